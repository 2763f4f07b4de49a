"""The sources that rows of tables name, as sources of the catalogue: those that stand there already, and new ones."""
# floor 11

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from events.publishing_records import Table, host_of
from events.publishing_words import slug, tidy

_OF_CITATION = ("locator", "date", "date_words", "quote")
_SAME = ("title", "publisher", "date", "url")


@dataclass
class RowSources:
    """What rows cite. `standing` are the sources there are, by id; `free` makes an id that nothing has, from a wish and
    a number. A source that several rows name is made once, and written by `fresh` with the first record that cites it.
    """

    standing: Mapping[str, Mapping[str, Any]]
    free: Callable[[str, int], str]
    made: dict[str, Table] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    def citations(self, content: Mapping[str, Any], number: int, language: str) -> list[Table]:
        """The citations of a candidate from a row, none if the row names no source: its table is cited then.

        `number` is the candidate's, `language` that of its document.
        """
        found: dict[str, Table] = {}
        for each in content.get("cites") or []:
            source = self._id(each, number, language)
            found.setdefault(source, {"source": source, **{key: each[key] for key in _OF_CITATION if each.get(key)}})
        return list(found.values())

    def fresh(self, records: Iterable[Mapping[str, Any]]) -> list[Table]:
        """The new sources that some records cite, but for those that an earlier call has handed out."""
        cited = dict.fromkeys(each["source"] for record in records for each in record["citations"])
        new = [source for source in cited if source in self.made and source not in self._written]
        self._written.update(new)
        return [self.made[source] for source in new]

    def _id(self, cited: Mapping[str, Any], number: int, language: str) -> str:
        known = str(cited.get("source") or "")
        if known in self.standing:
            return known
        source = _source_of(cited, language)
        same = next((name for name, each in self._all() if _is_same(each, source)), "")
        if not same:
            wish = known or f"{slug(source['publisher']) or 'source'}-{slug(source['date']) or 'undated'}"
            same = self.free(wish, number)
            self.made[same] = {"id": same, **source}
        return same

    def _all(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        yield from self.standing.items()
        yield from self.made.items()


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two are one source: of one web address, or alike in all that is known where there is none."""
    if one.get("url") or other["url"]:
        return bool(one.get("url") == other["url"])
    return all(one.get(key) == other[key] for key in _SAME)


def _source_of(cited: Mapping[str, Any], language: str) -> Table:
    """A source as far as a row tells of it; what it does not say has a stand-in, or is left open."""
    title, publisher, url = (str(cited.get(key) or "") for key in ("title", "publisher", "url"))
    return {
        "title": tidy(title) or tidy(url) or tidy(publisher),
        "publisher": tidy(publisher) or host_of(url) or tidy(title),
        "author": "",
        "date": str(cited.get("published") or ""),
        "url": url,
        "language": str(cited.get("language") or language),
        "kind": "reference",
        "country": "",
    }
