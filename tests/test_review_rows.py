import re
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from events.documents.faults import KEYS
from events.language import LANGUAGES, load_texts
from events.review_rows import candidate_row, document_row, why
from events.review_text import Mark, marks_of, paragraphs
from events.review_wording import Wording
from events.store.rows import StoredDocument
from tests.reviewing import REPORT, ROOT, a_content, a_report, store_in


def interface_in(lang: str) -> Wording:
    return Wording(lang, load_texts(ROOT / "assets/text")[0][lang])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "basis", ["absolute", "relative", "anaphoric", "period", "suggested", "standing", "unresolved", "editor"]
)
def test_every_way_to_a_date_is_explained(lang: str, basis: str) -> None:
    content = a_content(date_basis=basis, date_text="a while ago", date_anchor="2023-01-22")
    wording = interface_in(lang)
    told = why(content, stored(), wording)
    assert "{" not in told
    assert ("a while ago" in told) == (basis not in ("standing", "editor"))
    assert (wording.date("2023-01-22") in told) == (basis in ("relative", "anaphoric"))


def stored(**more: Any) -> StoredDocument:
    return StoredDocument(**{**vars(a_report(**more)), "id": 1, "added": "2026-01-31T09:30:00Z", "added_by": "anna"})


def test_a_date_counted_from_the_day_of_publication_says_so() -> None:
    content = a_content(date_basis="relative", date_text="March 21 last year", date_anchor="2023-01-23")
    told = why(content, stored(), interface_in("en"))
    assert told == "“March 21 last year”, counted from the publication date, 23\u00a0January\u00a02023"


def test_an_open_date_says_whether_the_day_of_publication_is_what_lacks() -> None:
    content = a_content(date=None, date_basis="unresolved", date_text="30 February")
    sentences = {why(content, stored(published=published), interface_in("en")) for published in (None, "2023-01-23")}
    assert len(sentences) == 2


def test_texts_of_a_document_are_never_part_of_a_sentence_pattern() -> None:
    content = a_content(date_text="{anchor} {words}", date_basis="relative", date_anchor="2023-01-22")
    assert "{anchor} {words}" in why(content, stored(), interface_in("en"))


def test_pieces_of_a_text_make_up_the_text_and_know_their_candidates() -> None:
    text = "On 3 March 2020 a ship came.\n\nIt left."
    marks = [Mark(3, 15, "date")]
    found = paragraphs(text, marks, [(30, 38)], {7: [(0, 28)], 5: [(10, 20)]})
    assert [each["n"] for each in found] == [1, 2]
    assert found[0]["pieces"] == [
        {"t": "On ", "c": [7]},
        {"t": "3 March", "k": "date", "c": [7]},
        {"t": " 2020", "k": "date", "c": [5, 7]},
        {"t": " a sh", "c": [5, 7]},
        {"t": "ip came.", "c": [7]},
    ]
    assert found[1]["pieces"] == [{"t": "It left.", "h": True}]


def test_marks_of_a_text_do_not_overlap() -> None:
    marks = marks_of(REPORT, "en", "2023-01-23")
    assert {mark.kind for mark in marks} == {"date", "place", "actor"}
    assert all(one.end <= other.start for one, other in pairwise(marks))


def test_a_card_holds_every_field_that_the_form_edits(tmp_path: Path) -> None:
    with closing(store_in(tmp_path)) as store:
        document = store.add_document(a_report(), [a_content()], "tester")
        [candidate] = store.candidates(document.id)
        row = candidate_row(candidate, store.history(candidate.id), document, interface_in("ja"), {})
    assert (row["date"], row["edtf"], row["places"]) == ("2020年3月3日", "2020-03-03", "国後島")
    assert (row["undo"], row["history"], row["bounds"]) == (False, [], ["2020-03-03", "2020-03-03"])


def test_every_text_of_the_page_is_used_and_every_one_that_is_used_is_there() -> None:
    files = [*ROOT.glob("assets/app/*.js"), *ROOT.glob("events/*.py"), *ROOT.glob("geo/*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    keys = {key for key in load_texts(ROOT / "assets/text")[0]["en"] if key.startswith("documents.")}
    stems = tuple(re.findall(r'"(documents\.[a-z]+-)\{', code))
    named = set(re.findall(r'"(documents\.[a-z_-]+)"', code)) - set(re.findall(r'"(documents-[a-z]+)"', code))
    assert len(keys) > 100
    assert {key for key in keys - named if not key.startswith(stems)} == set()
    assert named - keys == set()


def test_every_reason_to_refuse_an_upload_has_a_sentence() -> None:
    words = load_texts(ROOT / "assets/text")[0]["en"]
    of_paths_and_settings = {"missing", "folder", "permission", "unreadable", "bad-published", "bad-language"}
    assert {key for key in KEYS if f"documents.fault-{key}" not in words} == of_paths_and_settings


def test_a_suggested_date_says_who_lends_it(tmp_path: Path) -> None:
    loan = {"words": "Last March", "edtf": "2022-03-21", "window": "2022-03/2023-02", "event": ""}
    content = a_content(date_basis="suggested", date_loan={**loan, "document": "dated.txt", "paragraph": 2})
    row = row_of(content, tmp_path)
    assert row["why"].startswith("“3 March 2020”")
    assert row["loan"] == {
        **{
            "words": "Last March",
            "date": "21\u00a0March\u00a02022",
            "window": "March\u00a02022\u00a0– February\u00a02023",
        },
        **{"document": "dated.txt", "n": "2", "event": ""},
    }


def test_a_date_that_an_editor_set_is_lent_by_nobody(tmp_path: Path) -> None:
    assert row_of(a_content(date_basis="editor", date_loan={"edtf": "2022-03-21"}), tmp_path)["loan"] is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_date_that_only_a_model_reads_says_so(lang: str) -> None:
    wording = interface_in(lang)
    told = {
        basis: why(a_content(date_basis=basis, date_rule="model", date_text="a while ago"), stored(), wording)
        for basis in ("absolute", "relative", "unresolved", "editor")
    }
    assert told["absolute"] == told["relative"] == wording.say("documents.why-model", words="a while ago")
    assert told["unresolved"] != told["absolute"] != told["editor"]


def test_what_readers_lack_to_open_a_source_is_named() -> None:
    wording = interface_in("en")
    assert document_row(stored(), wording)["missing"] == ""
    assert document_row(stored(publisher="", url=""), wording)["missing"].startswith("Missing: Publisher, Web address.")
    assert document_row(stored(publisher="", url=""), interface_in("ja"))["missing"].startswith(
        "未入力：発行元、ウェブアドレス。"
    )


def row_of(content: dict[str, Any], folder: Path) -> dict[str, Any]:
    with closing(store_in(folder)) as store:
        document = store.add_document(a_report(), [content], "tester")
        return candidate_row(store.candidates(document.id)[0], [], document, interface_in("en"), {})
