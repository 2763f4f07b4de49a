"""Where the program keeps what a person gives it: the person's own data folder, never the program's."""
# floor 0

import os
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """The folder of the store: that of the setting FOUR_ISLANDS_DATA, else the system's place for a user's data.

    It may not exist yet; nothing is made here.
    """
    wanted = os.environ.get("FOUR_ISLANDS_DATA", "")
    return Path(wanted).expanduser() if wanted else user_data_path("four-islands", appauthor=False)


def published_folder() -> Path:
    """The folder of the records that accepted events have become; it may not exist yet."""
    return data_folder() / "published"
