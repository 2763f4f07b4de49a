"""Find Chrome or Chromium on this computer; where there is none, install one.

`python -m tests.browser` prints the path. Playwright is looked at last: it serves where nothing else does.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# A bare Debian has no font: text would have neither width nor Japanese.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation", "fonts-noto-cjk")
# No sandbox: as root (a container, CI) Chromium refuses to start with one. The rest keeps the browser from
# calling home, so that every request that is seen was made by the page.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str | None:
    """Return the path of a browser that starts, or None; the system's own comes before Playwright's."""
    return next((path for path in candidates() if path and starts(path)), None)


def candidates() -> Iterator[str | None]:
    """Yield where a browser may be, best first."""
    yield from map(shutil.which, NAMES)
    yield from MAC_APPS
    yield playwright_browser()


def starts(path: str) -> bool:
    """Tell whether `path` answers `--version`; Ubuntu's chromium-browser may only advertise a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def playwright_browser() -> str | None:
    """Return where Playwright keeps its Chromium, if it has been downloaded."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_browser() -> None:
    """Install Debian's Chromium where this is root on Debian, else (or where that fails) Playwright's."""
    if is_root() and is_debian() and install_debian_package():
        return
    # Only root can add the shared libraries that Playwright's build needs on a bare Linux.
    extra = ["--with-deps"] if is_root() and sys.platform == "linux" else []
    subprocess.run([sys.executable, "-m", "playwright", "install", *extra, "chromium"], stdin=subprocess.DEVNULL)


def install_debian_package() -> bool:
    """Install Chromium and fonts with apt-get and return whether that worked."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-qy", "--no-install-recommends", "chromium"],
    )
    return all(subprocess.run(step, env=quiet, stdin=subprocess.DEVNULL).returncode == 0 for step in steps)


def is_root() -> bool:
    """Tell whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_debian() -> bool:
    """Tell whether this is Debian itself; what is built on it may have no package `chromium`."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def main() -> None:
    """Print the browser's path, having installed one if there was none; exit 1 where that fails."""
    if find_browser() is None:
        print("No Chrome or Chromium found: installing one.", flush=True)
        install_browser()
    path = find_browser()
    if path is None:
        sys.exit("No Chrome or Chromium could be installed: install one yourself, then run make test again.")
    print(f"Browser: {path}")


if __name__ == "__main__":
    main()
