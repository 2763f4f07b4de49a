"""What is wrong with a file that people edit: where, what was found, what is wanted."""
# floor 0

from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """One mistake in one file; `record` and `field` are empty where the mistake is larger than they are."""

    file: str
    record: str
    field: str
    found: str
    wanted: str

    def __str__(self) -> str:
        """The fault on one line, safe for a terminal."""
        where = ": ".join(part for part in (self.file, self.record, self.field) if part)
        return _printable(f"{where}: found {self.found}, wanted {self.wanted}")


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def show(value: object) -> str:
    """A value as people see it in the file, cut where it is long; tables and lists are not spelled out."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
    # Python refuses to write out a number of thousands of digits.
    if isinstance(value, int) and value.bit_length() > _SHOWN:
        return "a very large number"
    return str(value)


def faults_of(error: ValidationError, file: str, record: str) -> list[Fault]:
    """Everything that a record's type has to say about one record."""
    return [_fault(details, file, record) for details in error.errors(include_url=False)]


def _fault(details: ErrorDetails, file: str, record: str) -> Fault:
    found, wanted = _found_and_wanted(details)
    return Fault(file, record, _path(details["loc"]), found, wanted)


def _path(loc: tuple[int | str, ...]) -> str:
    """`("citations", 1, "source")` as "citations 2 source": people count from one."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def _found_and_wanted(details: ErrorDetails) -> tuple[str, str]:
    """Own messages say both; those of pydantic say what is wanted, and the value is at hand."""
    message = details["msg"].removeprefix("Value error, ")
    if message.startswith("found ") and ", wanted " in message:
        found, _, wanted = message.removeprefix("found ").rpartition(", wanted ")
        return found, wanted
    if details["type"] == "missing":
        return "nothing", "a value"
    if details["type"] == "extra_forbidden":
        return show(details["input"]), "no such key"
    return show(details["input"]), message.removeprefix("Input should be ").removeprefix("Input should ")
