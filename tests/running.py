"""Run the real app, as `make app` does, for as long as a `with` block lasts."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


@contextmanager
def running_app(log: Path, script: str = "streamlit_app.py") -> Iterator[str]:
    """Yield the loopback address of the app once it is up; what it prints goes to the file `log`.

    RuntimeError with that output if it does not come up.
    """
    with log.open("wb") as output:
        app, url = start_app(script, output.fileno())
        try:
            wait_until_healthy(app, url, log)
            yield url
        finally:
            app.terminate()
            app.wait(timeout=20)


def start_app(script: str, output: int) -> tuple[subprocess.Popen[bytes], str]:
    """Start `streamlit run` on a free port, its output going to the descriptor `output`."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    # A person's own STREAMLIT_ settings must not decide what is tested.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    app = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
    )
    return app, f"http://localhost:{port}"


def free_port() -> int:
    """Return a loopback port that nothing listens on at the moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def wait_until_healthy(app: subprocess.Popen[bytes], url: str, log: Path, seconds: float = 60) -> None:
    """Return when the app is up; RuntimeError with its output if it ended or took over `seconds`."""
    # A proxy in the environment is for other hosts, not for this one.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and app.poll() is None:
        try:
            with direct.open(f"{url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the app did not come up; it printed:\n{log.read_text(errors='replace')}")
