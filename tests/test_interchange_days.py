import pytest

from events.interchange.days import NO_DATE, read_day, read_parts, spanning


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("1956", "1956"),
        ("１９５６", "1956"),
        ("1956-10", "1956-10"),
        ("1956-10-19", "1956-10-19"),
        ("1956-10-19T10:30:00Z", "1956-10-19"),
        ("1644~", "1644~"),
        ("194X", "194X"),
        ("1945-21", "1945-21"),
        ("1992/..", "1992/.."),
        ("1945-09-03/1945-09-05", "1945-09-03/1945-09-05"),
        ("1956–1958", "1956/1958"),
        ("1956/57", "1956/1957"),
        ("19 October 1956", "1956-10-19"),
        ("Oct 1956", "1956-10"),
        ("19.10.1956", "1956-10-19"),
        ("10/19/1956", "1956-10-19"),
        ("1950s", "195X"),
        ("19 октября 1956 г.", "1956-10-19"),
        ("октябрь 1956 г.", "1956-10"),
        ("昭和31年10月19日", "1956-10-19"),
        ("1956年10月", "1956-10"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(cell: str, edtf: str) -> None:
    assert read_day(cell).edtf == edtf
    assert read_day(cell).fault == ""


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("", "none"),
        ("  ", "none"),
        ("c. 1855", "about"),
        ("circa 1855", "about"),
        ("before 1855", "about"),
        ("ок. 1855", "about"),
        ("1855年頃", "about"),
        ("500 BC", "before"),
        ("-0500", "before"),
        ("до н. э. 500", "before"),
        ("紀元前500年", "before"),
        ("03/04/2020", "unread"),
        ("1956-02-30", "unread"),
        ("1956-13-01", "unread"),
        ("July 2", "unread"),
        ("17th century", "unread"),
        ("last Monday", "unread"),
        ("1956 and 1958", "unread"),
        ("soon", "unread"),
        ("855", "unread"),
        ("=1+1", "unread"),
        ("<b>1956</b>", "unread"),
        ("1" * 5000, "unread"),
    ],
)
def test_what_is_no_certain_date_is_left_open_and_says_why(cell: str, fault: str) -> None:
    found = read_day(cell)
    assert (found.edtf, found.fault) == ("", fault)


@pytest.mark.parametrize(
    ("cells", "edtf", "fault"),
    [
        (("1956", "10", "19"), "1956-10-19", ""),
        (("1956", "10", ""), "1956-10", ""),
        (("1956", "", ""), "1956", ""),
        (("855", "", ""), "0855", ""),
        (("1,956", "10.0", "9"), "1956-10-09", ""),
        (("1956", "Oct", "19"), "1956-10-19", ""),
        (("1956", "", "19"), "", "parts"),
        (("", "10", "19"), "", "parts"),
        (("", "", ""), "", "none"),
        (("-500", "", ""), "", "before"),
        (("0", "", ""), "", "before"),
        (("c. 1855", "", ""), "", "about"),
        (("1956", "2", "30"), "", "unread"),
        (("1956", "13", ""), "", "unread"),
        (("12345", "", ""), "", "unread"),
        (("9" * 5000, "", ""), "", "unread"),
    ],
)
def test_a_date_in_three_cells(cells: tuple[str, str, str], edtf: str, fault: str) -> None:
    found = read_parts(*cells)
    assert (found.edtf, found.fault) == (edtf, fault)


@pytest.mark.parametrize(
    ("first", "last", "edtf", "fault"),
    [
        ("1956", "1958-03", "1956/1958-03", ""),
        ("1956-10-19", "1956-10-19", "1956-10-19", ""),
        ("1956", "", "1956", ""),
        ("", "1956", "", "parts"),
        ("1958", "1956", "", "order"),
        ("1956", "c. 1958", "", "about"),
        ("soon", "1958", "", "unread"),
        ("1956/1957", "1958", "", "unread"),
        ("", "", "", "none"),
    ],
)
def test_a_start_and_an_end_are_a_span(first: str, last: str, edtf: str, fault: str) -> None:
    found = spanning(read_day(first), read_day(last))
    assert (found.edtf, found.fault) == (edtf, fault)


def test_a_start_alone_lasts_on_only_where_the_format_says_so() -> None:
    assert spanning(read_day("1956"), NO_DATE).edtf == "1956"
    assert spanning(read_day("1956"), NO_DATE, open_end=True).edtf == "1956/.."
