"""The paper of a picture: its margins, and what lies under everything."""
# floor 10

from dataclasses import dataclass

from geo.picture.reader import Reader
from geo.picture.sheet import Sheet

# Layout is made for at most so many CSS pixels; a wider picture is the same one, larger.
WIDEST = 1600


@dataclass(frozen=True)
class Measures:
    """The widths of a picture: all of it, its margin, the list beside the map (0: below it)."""

    width: float
    margin: float
    panel: float = 0.0

    @property
    def inner(self) -> float:
        """The width inside the margins."""
        return self.width - 2 * self.margin

    @property
    def chart(self) -> float:
        """The width of the map."""
        return self.inner - (self.panel + 24 if self.panel else 0)


def measures_of(width: int, panel: float = 0.0) -> Measures:
    """The measures of a picture that is asked for so wide."""
    return Measures(float(min(width, WIDEST)), 20.0 if width >= 600 else 12.0, panel)


def on_paper(sheet: Sheet, reader: Reader, height: float) -> Sheet:
    """The finished sheet: its height, and paper under everything."""
    paper = Sheet(sheet.width, float(round(height)))
    paper.rectangle((0, 0, paper.width, paper.height), fill=reader.colours["paper"], name="paper")
    paper.add(sheet.marks)
    return paper
