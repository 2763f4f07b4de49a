"""Find PostgreSQL's programs on this computer; on a Debian where there are none, install them.

`python -m tests.postgres` never fails: without them the store's tests on PostgreSQL are skipped and say so.
"""

import os
import shutil
import subprocess
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")


def installed() -> bool:
    """Tell whether a server can be made here."""
    return bool(shutil.which("initdb") or list(_DEBIAN.glob("*/bin/initdb")))


def main() -> None:
    """Say what is there; install it where this is Debian and the person may."""
    if not installed() and shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing PostgreSQL for the tests of the store.")
        quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "check": False, "capture_output": True}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], **quiet)  # type: ignore[call-overload]
    print("PostgreSQL is here." if installed() else "No PostgreSQL: the store is tested on SQLite alone.")


if __name__ == "__main__":
    main()
