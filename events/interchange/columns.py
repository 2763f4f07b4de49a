"""What the columns of a spreadsheet mean, by their headings in the words that people use for them."""
# floor 7

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from events.interchange.record import TableKind

# Headings in small letters without spaces and marks.
_HEADINGS = {
    "id": "id eventid uniqueid identifier",
    "edtf": "edtf edtfdate dateedtf",
    "date": "date eventdate when дата 日付 年月日 期日",
    "year": "year startyear год 年",
    "month": "month startmonth месяц 月",
    "day": "day startday день число 日",
    "start": "start startdate datestart begin begindate from начало датаначала 開始 開始日",
    "end": "end enddate dateend finish until to конец окончание датаокончания 終了 終了日",
    "endyear": "endyear годокончания 終了年",
    "endmonth": "endmonth месяцокончания 終了月",
    "endday": "endday деньокончания",
    "title": "title headline name event eventname заголовок название событие 題名 見出し タイトル 表題 件名 出来事",
    "text": "text summary description details abstract body описание текст содержание 概要 説明 本文 内容",
    "place": "place places placename location island islands where место остров острова 場所 島 島名 地名 所在地",
    "kind": "kind category eventtype eventkind type вид категория тип 種類 種別 分類",
    "source": "source sources sourcetitle titlesource citation citations reference источник источники 出典 典拠",
    "publisher": "publisher outlet newspaper издатель издание 発行者 発行元",
    "url": "url link sourceurl titleuri href uri web website webpage ссылка адрес リンク",
    "published": "sourcedate published publicationdate attestationyear датапубликации 発行日",
    "lang": "lang language язык 言語",
    "displaydate": "displaydate",
}
_FIELDS = {heading: name for name, headings in _HEADINGS.items() for heading in headings.split()}
_IN_A_LANGUAGE = re.compile(r"(title|headline|name|summary|text|description|scope_note)[\s_.(-]+([a-z]{2,3})\)?")
_SAME = {"headline": "title", "name": "title", "summary": "text", "description": "text"}
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST = 60
_WHEN = frozenset({"edtf", "date", "year", "start", "published"})
_WHAT = frozenset({"title", "text"})
_OWN = frozenset({"id", "edtf", "kind", "places", "citations"})


@dataclass(frozen=True)
class Columns:
    """The field of each column, "" where a heading is not known: "year", "title", "title:ja"."""

    fields: tuple[str, ...]
    kind: TableKind
    # Whether a start without an end has an open end, as in Linked Places.
    open_end: bool = False

    @property
    def tell_events(self) -> bool:
        """Whether there is a column that says when and one that says what."""
        bare = {field.partition(":")[0] for field in self.fields}
        return bool(bare & _WHEN) and bool(bare & _WHAT)


def columns_of(header: Sequence[str]) -> Columns:
    """What the headings of a table mean."""
    plain = [unicodedata.normalize("NFKC", heading[: _LONGEST + 1]).strip().casefold() for heading in header]
    bare = [_NO_LETTER.sub("", heading) for heading in plain]
    fields = tuple(_field(one, other) for one, other in zip(plain, bare, strict=True))
    if set(plain) >= _OWN and any(field.startswith("title:") for field in fields):
        return Columns(fields, "own")
    if {"year", "headline"} <= set(bare):
        # The type of a slide is no kind of event.
        return Columns(
            tuple("slide" if heading == "type" else field for heading, field in zip(bare, fields, strict=True)),
            "timeline",
        )
    if {"title", "titlesource"} <= set(bare):
        return Columns(fields, "linked-places", open_end=True)
    return Columns(fields, "table")


def _field(heading: str, bare: str) -> str:
    if bare in _FIELDS:
        return _FIELDS[bare]
    found = _IN_A_LANGUAGE.fullmatch(heading)
    return f"{_SAME.get(found[1], found[1])}:{found[2]}" if found else ""
