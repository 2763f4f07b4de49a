import pytest

from events.documents.document import Document
from events.documents.reading import read_document

DAY = "2023-01-23"
BODY = {
    "en": "The ministry said that the visit of former residents to the islands was put off until the end of the ice.",
    "ja": "協会は、島への訪問が氷のために再び延期されたと旧島民に手紙で知らせた。",
    "ru": "В министерстве сообщили, что поездка на острова снова отложена до конца ледостава.",
}
PUBLICATION_LINES = [
    *(
        "date 2023-01-23 World",
        "Published: January 23, 2023",
        "Posted on January 23, 2023 by Staff",
        "Mon, 23 Jan 2023",
    ),
    *("January 23, 2023 | 10:15", "Jan 23, 2023 10:15am EST", "2023-01-23T10:15:00+09:00", "Tokyo, 23 January 2023"),
    *("First published: 23 January 2023", "Published: 23:10, 23 January 2023", "Source: Island Herald, Jan. 23, 2023"),
    *("Monday 23 January 2023 14.05 GMT", "Last updated on 23 Jan 2023 at 14.05", "23/01/2023", "01/23/2023"),
    *("2023年1月23日 10:15", "令和5年1月23日", "令和５年１月２３日（月曜日）", "公開日：2023年1月23日（月）　北海新聞"),
    *(
        "[2023年1月23日 午前10時15分]",
        "二〇二三年一月二十三日",
        "（2023年1月23日付 朝刊）",
        "みなと新聞 2023年1月23日",
        "公開 2023.1.23",
    ),
    *("2023/01/23 10:15", "配信日時：2023-01-23 10:00", "更新日：2023年1月23日", "外務省報道発表 令和5年1月23日"),
    *("23 января 2023, 14:05", "Опубликовано 23.01.2023 14:05", "Дата публикации: 23 января 2023 г.", "23 янв. 2023"),
    *(
        "14:05, 23 января 2023",
        "Понедельник, 23 января 2023",
        "© ТАСС, 23.01.2023",
        "Газета «Красный маяк», 23 января 2023 г.",
    ),
]
SENTENCES = [
    *(
        "On 23 January 2023 the ministry said so.",
        "January 23, 2023 was a day of talks.",
        "By January 23, 2023 all had left.",
    ),
    *("Published on 23 January 2023, the report said nothing new.", "Ferry talks resume January 23, 2023"),
    *("Landing at the bay, 23 January 2023", "Copyright 2023", "January 23", "Flight 2023, gate 23"),
    *(
        "2023年1月23日、外務省は発表した。",
        "2023年1月23日 漁船が国後島の港に入った",
        "1945年9月2日 降伏文書調印",
        "23日午後、船が出た。",
    ),
    *("23 января 2023 года министерство сообщило", "В Москве 23 января 2023 г. подписан договор."),
]
DATELINES = [
    *("MOSCOW, Jan. 23, 2023 (AP) — ", "TOKYO, January 23, 2023 (Island News) ", "WASHINGTON, D.C., Jan. 23, 2023 -- "),
    *(
        "МОСКВА, 23 янв 2023 - РИА Новости. ",
        "ТОКИО, 23 января 2023. /ТАСС/. ",
        "Москва. 23 января 2023. INTERFAX.RU - ",
    ),
    *(
        "【東京＝2023年1月23日】",
        "（2023年1月23日 共同）",
        "［モスクワ　２０２３年１月２３日　ロイター］　－　",
        "【2023年1月23日 AFP】",
    ),
]
DATELINES_WITHOUT_YEAR = [
    *(
        "MOSCOW, January 23 – RIA Novosti. ",
        "TOKYO, Jan 23 (Reuters) - ",
        "Jan. 23 (UPI) -- ",
        "МОСКВА, 23 января. /ТАСС/. ",
    ),
    *(
        "ЮЖНО-САХАЛИНСК, 23 января, SakhalinMedia. ",
        "【東京＝23日】",
        "［東京 ２３日 ロイター］ - ",
        "【東京1月23日時事】",
    ),
]


def read(text: str, published: str | None = None) -> Document:
    """Read a text as an editor hands it in."""
    return read_document("a.txt", text.encode(), published)


def shown(document: Document) -> list[str]:
    """Return the words of the header spans."""
    return [document.text[start:end] for start, end in document.header]


@pytest.mark.parametrize("body", BODY.values(), ids=BODY)
@pytest.mark.parametrize("line", PUBLICATION_LINES)
def test_a_publication_line_gives_the_day_in_a_document_of_any_language(line: str, body: str) -> None:
    found = read(f"{line}\n\n{body}\n")
    assert (found.published, found.published_basis, shown(found)) == (DAY, "header", [line])


@pytest.mark.parametrize(
    "line", ["(2023年1月23日)", "— Island Wire, 23 January 2023", "（共同＝2023年1月23日）", "Tokyo, 23 January 2023"]
)
def test_a_date_line_may_stand_at_the_very_end(line: str) -> None:
    found = read(f"Ferry waits\n\n{BODY['en']}\n\n{line}\n")
    assert (found.published, found.published_basis, shown(found)) == (DAY, "header", [line])


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_with_a_date_is_no_header(line: str) -> None:
    found = read(f"{line}\n\n{BODY['en']}\n")
    assert (found.published, found.published_basis, found.header) == (None, "unknown", ())
    assert found.warnings == ("no-date",)


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_with_its_year_gives_the_day_and_is_no_event(dateline: str) -> None:
    found = read(f"Ferry waits\n\n{dateline}{BODY['ja']}\n")
    assert (found.published, found.published_basis) == (DAY, "dateline")
    [date] = shown(found)
    assert date in dateline
    assert "23" in date or "２３" in date


@pytest.mark.parametrize("dateline", DATELINES_WITHOUT_YEAR)
def test_a_dateline_without_a_year_gives_nothing_alone(dateline: str) -> None:
    found = read(f"Ferry waits\n\n{dateline}{BODY['en']}\n")
    assert (found.published, found.published_basis, len(found.header)) == (None, "unknown", 1)


@pytest.mark.parametrize("dateline", DATELINES_WITHOUT_YEAR)
def test_a_dateline_has_to_agree_with_the_header(dateline: str) -> None:
    agreeing = read(f"2023-01-23\n{dateline}{BODY['en']}\n")
    assert (agreeing.published, agreeing.warnings, len(agreeing.header)) == (DAY, (), 2)
    differing = read(f"2023-01-25\n{dateline}{BODY['en']}\n")
    assert (differing.published, differing.warnings, len(differing.header)) == ("2023-01-25", ("two-dates",), 2)


def test_an_update_does_not_beat_the_publication() -> None:
    for header in (
        "Updated January 25, 2023\nPublished January 23, 2023",
        "Published 23 January 2023, updated 25 January 2023",
    ):
        found = read(f"{header}\n\n{BODY['en']}")
        assert (found.published, found.warnings) == (DAY, ("two-dates",))
    assert read(f"2023/01/23 10:15 (2023/01/25 18:20 更新)\n{BODY['ja']}").published == DAY
    assert read(f"Updated January 25, 2023\n\nTOKYO, Jan. 23, 2023 (AP) — {BODY['en']}").published == DAY


def test_the_editor_wins_and_is_told_of_another_date() -> None:
    found = read(f"Published: January 25, 2023\n\n{BODY['en']}", published=DAY)
    assert (found.published, found.published_basis, found.warnings) == (DAY, "editor", ("two-dates",))
    assert read(BODY["en"], published=DAY).warnings == ()


def test_a_labelled_date_beats_a_bare_one() -> None:
    assert read(f"January 25, 2023\nPublished: January 23, 2023\n{BODY['en']}").published == DAY


@pytest.mark.parametrize(
    "start",
    [
        *(
            "On January 23, 2023 – a Monday – ",
            "Tuesday, January 23, 2023 – ",
            "Tokyo, January 23 – 25, 2023, ",
            "In Nemuro, Jan. 23 (a Monday) ",
        ),
        *(
            "The boat, January 23, 2023 – ",
            "Two men left Nemuro January 23, 2023 – ",
            "（2023年1月23日）",
            "【23日は休み】",
        ),
        "A B C D E F G, January 23, 2023 – ",
    ],
)
def test_prose_that_begins_like_a_dateline_is_none(start: str) -> None:
    found = read(f"Ferry waits\n\n{start}{BODY['en']}")
    assert (found.published, found.header) == (None, ())


def test_of_two_bare_dates_the_one_of_the_dateline_counts() -> None:
    found = read(f"News, 12 May 2021\nJanuary 23, 2023\n\nMOSCOW, January 23 (Wire) - {BODY['en']}")
    assert (found.published, found.warnings) == (DAY, ("two-dates",))


def test_headings_of_a_chronology_are_no_publication_dates() -> None:
    entries = ["1 September 1945\nA landing.", "3 September 1945\nA meeting.", "5 September 1945\nA report."]
    assert read("\n".join(entries)).published is None
    dated = [
        "Moscow, 19 October 1956 — A paper.",
        "Tokyo, 8 December 1956 — A vote.",
        "Moscow, 12 December 1956 — An exchange.",
    ]
    assert (read("\n".join(dated)).published, read("\n".join(dated)).header) == (None, ())


def test_a_bare_date_long_before_the_story_it_heads_is_no_publication_date() -> None:
    told = "The landing is remembered by those who were there. The town put up a stone in 1998 and a museum in 2011."
    assert read(f"1 September 1945\n\n{told}").published is None
    assert read(f"Published: 1 September 1945\n\n{told}").published == "1945-09-01"


@pytest.mark.parametrize(
    "line", ["Date: 30 February 2023", "Published: 2023-02-30", "2023年2月30日", "30 февраля 2023"]
)
def test_a_day_that_no_calendar_has_is_said_so(line: str) -> None:
    found = read(f"{line}\n\n{BODY['en']}")
    assert (found.published, found.warnings) == (None, ("impossible-date", "no-date"))


def test_a_day_that_reads_two_ways_is_not_guessed() -> None:
    found = read(f"Published: 03/04/2020\n\n{BODY['en']}")
    assert (found.published, found.warnings) == (None, ("ambiguous-date", "no-date"))
    assert read(f"Published: 04/04/2020\n\n{BODY['en']}").published == "2020-04-04"


def test_lines_about_the_writer_or_a_look_up_are_header_without_a_day() -> None:
    found = read(f"By Anna Writer, Nemuro\nUpdated 10:15 GMT\n\n{BODY['en']}\n\nRetrieved 23 January 2023\n")
    assert shown(found) == ["By Anna Writer, Nemuro", "Updated 10:15 GMT", "Retrieved 23 January 2023"]
    assert found.published is None


def test_spans_are_in_order_and_do_not_overlap() -> None:
    found = read(f"Published: January 23, 2023\nBy Anna Writer\n\nTOKYO, Jan. 23, 2023 (AP) — {BODY['en']}\n")
    ends = [place for span in found.header for place in span]
    assert len(found.header) == 3
    assert ends == sorted(ends)
