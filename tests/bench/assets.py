"""The peers' scripts and styles, from npm into a cache folder, so that they can be served by loopback."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from rjsmin import jsmin

CACHE = Path(__file__).parent / ".cache"
PACKAGES = (
    "@fortawesome/fontawesome-free@6.2.0",
    "bootstrap@5.2.2",
    "highlight.js@8.4.0",
    "iso8601-js-period@0.2.1",
    "jquery@3.7.1",
    "jquery-ui-dist@1.12.0",
    "leaflet@1.9.3",
    "leaflet-timedimension@1.1.1",
    "leaflet.awesome-markers@2.0.4",
    "leaflet.timeline@1.6.0",
    "moment@2.18.1",
)
# The end of an address that a folium page names -> the file in node_modules that answers it.
# None: no npm package has it, so it is answered with an empty file and the peer is spared those bytes.
FILES = {
    "/npm/leaflet@1.9.3/dist/leaflet.js": "leaflet/dist/leaflet.js",
    "/npm/leaflet@1.9.3/dist/leaflet.css": "leaflet/dist/leaflet.css",
    "/jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "/jquery/3.7.1/jquery.min.js": "jquery/dist/jquery.min.js",
    "/jqueryui/1.10.2/jquery-ui.min.js": "jquery-ui-dist/jquery-ui.min.js",  # 1.12.0: 1.10.2 is not on npm
    "/bootstrap@5.2.2/dist/js/bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "/bootstrap@5.2.2/dist/css/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "/2.0.2/leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.min.js",
    "/2.0.2/leaflet.awesome-markers.css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "/fontawesome-free@6.2.0/css/all.min.css": "@fortawesome/fontawesome-free/css/all.min.css",
    "/iso8601-js-period@0.2.1/iso8601.min.js": "iso8601-js-period/iso8601.js",
    "/leaflet.timedimension.min.js": "leaflet-timedimension/dist/leaflet.timedimension.min.js",
    "/leaflet.timedimension.control.css": "leaflet-timedimension/dist/leaflet.timedimension.control.css",
    "/leaflet.timeline@1.6.0/dist/leaflet.timeline.min.js": "leaflet.timeline/dist/leaflet.timeline.js",
    "/moment.js/2.18.1/moment.min.js": "moment/min/moment.min.js",
    "/highlight.js/8.4/styles/default.min.css": "highlight.js/styles/default.css",
    "/bootstrap/3.0.0/css/bootstrap-glyphicons.css": None,
    "/folium/templates/leaflet.awesome.rotate.min.css": None,
}
ADDRESS = re.compile(r"""(<(?:script|link)\b[^>]*?(?:src|href)=["'])(https://[^"']+)""")


def fetch_assets() -> None:
    """Install the packages with npm unless the cache holds them; RuntimeError if that fails."""
    listed = CACHE / "packages.json"
    if listed.exists() and json.loads(listed.read_text()) == list(PACKAGES):
        return
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("npm is needed to bring the peers' scripts here, and is not installed")
    CACHE.mkdir(exist_ok=True)
    quiet = ["--silent", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"]
    command = [npm, "install", *quiet, "--prefix", str(CACHE), *PACKAGES]
    if subprocess.run(command, stdin=subprocess.DEVNULL).returncode:
        raise RuntimeError("npm could not bring the peers' scripts here")
    # jsDelivr makes the .min.js of these two itself.
    for name in ("iso8601-js-period/iso8601.js", "leaflet.timeline/dist/leaflet.timeline.js"):
        path = CACHE / "node_modules" / name
        path.write_text(jsmin(path.read_text(encoding="utf-8")), encoding="utf-8")
    listed.write_text(json.dumps(PACKAGES))


def served_locally(page: str) -> str:
    """Return a peer's page with each script and style address turned into a path below /assets/."""
    return ADDRESS.sub(lambda found: found[1] + local_path(found[2]), page)


def local_path(address: str) -> str:
    """Return the local path that stands for `address`; RuntimeError if none does."""
    for end, file in FILES.items():
        if address.endswith(end):
            return f"/assets/{file}" if file else "/assets/empty.css"
    raise RuntimeError(f"{address}: no npm file stands for it; add one to FILES")
