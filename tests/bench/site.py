"""How long a site takes, and how many readers it serves.

Serving needs nginx and wrk (`apt-get install nginx-light wrk`), on the loopback only; without them it is left out.
"""

import math
import resource
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from geo.atlas import Atlas
from geo.site.building import Built, build_site
from geo.site.making import Makers
from tests.driving import atlas
from tests.siting import BASE, made_up_atlas

SIZES = (100, 200, 400)  # made-up events
_EVENT = "en/events/1956-10-19-joint-declaration"
_STYLE = ("site-", "latin-", "macron-")
_SECONDS = 4  # of asking, for each address


def report() -> None:
    """Build and serve, and print the tables."""
    with tempfile.TemporaryDirectory(prefix="four-islands-") as folder:
        built = Path(folder) / "site"
        print("\n| site | pages, pictures, files | seconds | processor seconds |\n|---|---|---:|---:|")
        timed(atlas(), built, Makers())
        spent = [timed(made_up_atlas(size), Path(folder) / str(size), Makers()) for size in SIZES]
        print(f"\nProcessor seconds grow with the events to the power of {exponent(SIZES, spent):.2f}.\n")
        report_bytes(built)
        report_serving(built, Path(folder))


def timed(own: Atlas, place: Path, makers: Makers) -> float:
    """Build a site on all cores, print what it took, and return the processor's seconds."""
    start, before = time.perf_counter(), processor_seconds()
    built: Built = build_site(own, place, BASE, makers=makers)
    wall, spent = time.perf_counter() - start, processor_seconds() - before
    what = str(built).partition(": ")[2]
    print(f"| {len(own.catalogue.events)} events | {what} | {wall:.1f} | {spent:.1f} |", flush=True)
    return spent


def processor_seconds() -> float:
    """Return what this process and its ended children have used: other programs do not count."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def exponent(sizes: Sequence[int], spent: list[float]) -> float:
    """Return the slope of the least squares line through the logarithms."""
    if len(sizes) < 2:
        return math.nan
    xs, ys = [math.log(size) for size in sizes], [math.log(each) for each in spent]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def sent(path: Path) -> int:
    """Return how many bytes a file is on its way: its compressed twin if it has one."""
    twin = path.with_name(f"{path.name}.gz")
    return (twin if twin.exists() else path).stat().st_size


def report_bytes(place: Path) -> None:
    """Print what a reader loads."""
    shared = sum(
        sent(path) for path in (place / "static").iterdir() if path.name.startswith(_STYLE) and path.suffix != ".gz"
    )
    page, picture = sent(place / _EVENT / "index.html"), sent(place / _EVENT / "image.png")
    chart = sent(place / "map.html")
    print("| a reader of | bytes | a million of them |\n|---|---:|---:|")
    for what, size in (
        ("an event: page, style, typeface, picture", page + shared + picture),
        ("one more event: page and picture", page + picture),
        ("the interactive map, in all languages", chart),
    ):
        print(f"| {what} | {size:,} | {size / 1000:,.0f} GB |")
    print()


def report_serving(place: Path, folder: Path) -> None:
    """Print how many answers a second nginx gives on this machine, which also asks for them."""
    if not (shutil.which("nginx") and shutil.which("wrk")):
        print("nginx and wrk are not installed: serving was not measured.")
        return
    print("| nginx | answers a second | MB a second |\n|---|---:|---:|")
    for name, compress in (("twins beside the files", "gzip_static on;"), ("compressing each time", _GZIP)):
        with serving(place, folder, compress) as url:
            for path in (f"{_EVENT}/", "map.html", f"{_EVENT}/image.png"):
                answers, size = ask(url + path)
                print(f"| {path}, {name} | {answers:,.0f} | {answers * size / 1e6:,.0f} |", flush=True)


_GZIP = "gzip on; gzip_types text/css application/json; gzip_comp_level 6;"
_CONFIG = """
worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; keepalive_requests 100000; {compress}
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
  scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@contextmanager
def serving(place: Path, folder: Path, compress: str) -> Iterator[str]:
    """Yield the address of a site while nginx serves it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # A server started by root reads as somebody else.
    for each in (folder, *place.parents[:1]):
        each.chmod(0o755)
    config = folder / "nginx.conf"
    config.write_text(_CONFIG.format(folder=folder, port=port, root=place, compress=compress), encoding="utf-8")
    process = subprocess.Popen(["nginx", "-c", str(config), "-e", str(folder / "error.log")])
    try:
        wait_until(lambda: socket.create_connection(("127.0.0.1", port), timeout=1).close())
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until(attempt: Callable[[], None]) -> None:
    """Try until it does not fail, ten seconds at most."""
    for _ in range(100):
        try:
            return attempt()
        except OSError:
            time.sleep(0.1)
    return attempt()


def ask(url: str) -> tuple[float, float]:
    """Return answers a second and bytes of an answer, asked for over 64 connections."""
    command = ["wrk", "-t1", "-c64", f"-d{_SECONDS}s", "-H", "Accept-Encoding: gzip", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"{url}: the server refuses\n{said}")
    words = said.split()
    answers = float(words[words.index("Requests/sec:") + 1])
    number = words[words.index("Transfer/sec:") + 1]
    scale = {"GB": 1e9, "MB": 1e6, "KB": 1e3}
    return answers, float(number[:-2]) * scale[number[-2:]] / answers
