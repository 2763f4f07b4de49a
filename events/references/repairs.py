"""What citeproc-py gets wrong, put right in the way it allows: of two elements with one name it takes the later.

Importing this module is enough, and counts for every style that the program reads afterwards. Each class says what it
repairs in citeproc-py 0.11.
"""
# floor 0

import re
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from citeproc import model
from citeproc.source import VariableError
from citeproc.string import MixedString, String

# Stands for a closing quotation mark until it is known whether a point or comma follows; no text has a noncharacter.
CLOSING = "\ufdd1"

_Base: Any = model.CitationStylesElement
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _joined(text: str, lang: str) -> str:
    """Numbers and names of a style's own order as the language has them: 10月3日, 3 октября."""
    if lang == "ja":
        return re.sub(r"(\d+月) (\d+)$", r"\1\2日", text)
    for name, declined in _declined(lang).items():
        text = re.sub(rf"\b{name} (\d+)|(\d+) {name}\b", rf"\1\2 {declined}", text, flags=re.IGNORECASE)
    return text


@cache
def _declined(lang: str) -> dict[str, str]:
    """Names of months that are others beside a day, and those; in such languages the day stands first."""
    try:
        months = Locale.parse(lang).months
    except (ValueError, UnknownLocaleError):
        return {}
    names = ((months["stand-alone"]["wide"][number], months["format"]["wide"][number]) for number in range(1, 13))
    return {alone: declined for alone, declined in names if alone != declined}


def _kept(element: Any, name: str, found: Any) -> Any:
    """A value that belongs to a whole style, worked out once for each name."""
    root = element.get_root()
    # An element answers None to every name it does not have.
    if root.kept is None:
        root.kept = {}
    if name not in root.kept:
        root.kept[name] = found()
    return root.kept[name]


class Text(model.Text, _Base):  # type: ignore[misc]
    """No number in a list, no "retrieved" without a day; macros are looked up once; Substitute learns what was said."""

    layout_above: Any

    def get_macro(self, name: str) -> Any:
        """A macro, found once."""
        return _kept(self, name, lambda: super(Text, self).get_macro(name))

    def get_layout(self) -> Any:
        """The layout that it stands in, found once."""
        if self.layout_above is None:
            self.layout_above = super().get_layout()
        return self.layout_above

    def get_term(self, name: str, form: Any = None, *args: Any, **kwargs: Any) -> Any:
        """A term, found once."""
        return _kept(
            self, f"{name} {form} {args} {kwargs}", lambda: super(Text, self).get_term(name, form, *args, **kwargs)
        )

    def calls_variable(self) -> bool:
        """Whether it prints a variable, worked out once for a macro."""
        if "macro" in self.attrib:
            name = self.get("macro")
            return bool(_kept(self, f"{name} calls", lambda: self.get_macro(name).calls_variable()))
        return bool(super().calls_variable())

    def _variable(self, item: Any, context: Any) -> Any:
        if self.get("variable") == "citation-number":
            raise VariableError
        text = super()._variable(item, context)
        if text:
            context.get_layout().repressed.setdefault("said", []).append(self.get("variable"))
        return text

    def _term(self, item: Any) -> Any:
        if self.get("term") == "retrieved" and "accessed" not in item.reference:
            raise VariableError
        return super()._term(item)

    def quote(self, string: Any) -> Any:
        """Between quotation marks, the closing one still open to a point or comma."""
        if self.get("quotes", "false") == "true":
            return self.get_single_term(name="open-quote") + string + String(CLOSING)
        return string


class Choose(model.Choose, _Base):  # type: ignore[misc]
    """Asked once whether it prints a variable, not at every level above it again."""

    calls: Any  # None until it has been asked: an element answers so to every name it does not have

    def calls_variable(self) -> bool:
        """Whether any of its branches does."""
        if self.calls is None:
            self.calls = super().calls_variable()
        return bool(self.calls)


class Substitute(model.Substitute, _Base):  # type: ignore[misc]
    """What stands in an author's place is not said again, also where a macro says it."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """What stands in the author's place."""
        said = context.get_layout().repressed.setdefault("said", [])
        before = len(said)
        text = super().render(item, context=context, **kwargs)
        if text:
            repressed = context.get_layout().repressed
            repressed.setdefault(f"{{{self.nsmap['cs']}}}text", []).extend(said[before:])
        return text


class Label(model.Label, _Base):  # type: ignore[misc]
    """No "Edition." where there is no edition."""

    def process(self, item: Any, variable: Any = None, *args: Any, **kwargs: Any) -> Any:
        """The label, or None."""
        found = variable or self.get("variable")
        if found != "locator" and found.replace("-", "_") not in item.reference:
            return None
        return super().process(item, variable, *args, **kwargs)


class Date(model.Date, _Base):  # type: ignore[misc]
    """Both ends of a range in full, where the original loses one or fails; day and month as a language joins them."""

    def render_single_date(self, date: Any, show_parts: Any = None, context: Any = None) -> Any:
        """One date, or one end of a range."""
        text = super().render_single_date(date, show_parts, context)
        root = self.get_root()
        tag = (root.get(_LANG) if isinstance(root, model.Locale) else root.locales[0].get(_LANG)) or ""
        return text and MixedString([String(_joined(str(text), tag.split("-")[0]))])

    def render_date_range(self, date_range: Any, show_parts: Any = None, context: Any = None) -> Any:
        """First – last, or the one that both are."""
        ends = [self.render_single_date(end, show_parts, context) for end in (date_range.begin, date_range.end)]
        if ends[0] is None or str(ends[0]) == str(ends[1]):
            return ends[0]
        return MixedString([String("–".join(map(str, ends)))])


class Date_Part(model.Date_Part, _Base):  # type: ignore[misc]  # noqa: N801
    """Leaves a style as it was, where the original writes what one date asks for into the locale, for all later ones.

    A season has its name also where the month is a number.
    """

    def render(self, date: Any, context: Any = None) -> Any:
        """The part, with the attributes put back."""
        before = dict(self.attrib)
        try:
            return super().render(date, context)
        except (AssertionError, UnboundLocalError):  # the second where Python runs without assertions
            return self.get_single_term(name=f"season-{date.season:02}")
        finally:
            self.attrib.clear()
            self.attrib.update(before)
