from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.editors import Settings, Visit, editor_of, is_loopback

HOME = {"Host": ["localhost:8501"], "Origin": ["http://localhost:8501"]}
NOTHING_SET = Settings()
TEAM = Settings(sign_in=True, editors=("Anna@Example.org",))
ANNA: dict[str, Any] = {"is_logged_in": True, "email": "anna@example.org", "email_verified": True}


def at_home(**other: Any) -> Visit:
    return Visit(**{"bound": "localhost", "ip": None, "headers": HOME, **other})


def who(visit: Visit, settings: Settings = NOTHING_SET) -> str:
    return editor_of(visit, settings, "person")


@pytest.mark.parametrize("bound", ["localhost", "127.0.0.1", "::1", "127.0.1.1"])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST", "localhost"])
@pytest.mark.parametrize("ip", [None, "127.0.0.1", "::1"])
def test_the_person_at_the_machine_may_edit(bound: str, host: str, ip: str | None) -> None:
    headers = {"host": [host], "origin": [f"http://{host}"], "user-agent": ["A browser"]}
    assert who(Visit(bound, ip, headers)) == "person"


@pytest.mark.parametrize(
    "bound", ["", "0.0.0.0", "::", "192.168.1.2", "example.org", "localhost.example.org", "unix://x"]
)
def test_a_server_that_others_can_reach_has_nobody_at_the_machine(bound: str) -> None:
    assert who(at_home(bound=bound)) == ""


@pytest.mark.parametrize("ip", ["192.168.1.2", "2001:db8::1", "somewhere"])
def test_a_visitor_from_elsewhere_may_not_edit(ip: str) -> None:
    assert who(at_home(ip=ip)) == ""


@pytest.mark.parametrize(
    "name",
    ["Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-FORWARDED-PROTO", "X-Real-IP", "Via", "CF-Connecting-IP"],
)
@pytest.mark.parametrize("values", [["127.0.0.1"], [""], []])
def test_a_proxy_on_this_machine_makes_nobody_local(name: str, values: list[str]) -> None:
    assert who(at_home(headers={**HOME, name: values})) == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"Host": ["example.org"], "Origin": ["http://example.org"]},
        {"Host": ["localhost.example.org:8501"], "Origin": ["http://localhost.example.org:8501"]},
        {"Host": ["127.0.0.1.example.org"], "Origin": ["http://127.0.0.1.example.org"]},
        {"Host": ["user@localhost:8501"], "Origin": ["http://user@localhost:8501"]},
        {"Host": ["192.168.1.2:8501"], "Origin": ["http://192.168.1.2:8501"]},
        {"Origin": ["https://example.org"]},
        {"Origin": ["http://localhost:9000"]},
        {"Origin": ["http://127.0.0.1:8501"]},
        {"Origin": ["null"]},
        {"Origin": []},
        {"Origin": ["http://localhost:8501", "http://localhost:8501"]},
        {"Host": []},
        {"Host": ["localhost:8501", "example.org"]},
    ],
    ids=str,
)
def test_another_host_or_origin_may_not_edit(changed: dict[str, list[str]]) -> None:
    assert who(at_home(headers={**HOME, **changed})) == ""


def test_no_headers_at_all_may_not_edit() -> None:
    assert who(at_home(headers={})) == ""


@pytest.mark.parametrize("address", ["anna@example.org", "ANNA@EXAMPLE.ORG"])
@pytest.mark.parametrize("verified", [{"email_verified": True}, {"email_verified": "true"}, {}])
def test_somebody_signed_in_and_listed_may_edit_from_anywhere(address: str, verified: dict[str, Any]) -> None:
    user = {"is_logged_in": True, "email": address, **verified}
    assert who(Visit("0.0.0.0", "203.0.113.7", {}, user), TEAM) == address


@pytest.mark.parametrize(
    "changed",
    [
        {"is_logged_in": False},
        {"is_logged_in": "yes"},
        {"email": "ivan@example.org"},
        {"email": "anna@example.org.evil.example"},
        {"email": ""},
        {"email": None},
        {"email": ["anna@example.org"]},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"email_verified": 0},
    ],
    ids=str,
)
def test_who_is_not_signed_in_listed_and_verified_may_not_edit(changed: dict[str, Any]) -> None:
    assert who(at_home(user={**ANNA, **changed}), TEAM) == ""


@pytest.mark.parametrize(
    "settings", [TEAM, Settings(sign_in=True), Settings(editors=()), Settings(editors=("anna@example.org",))]
)
def test_where_people_sign_in_the_machine_alone_opens_nothing(settings: Settings) -> None:
    assert who(at_home(), settings) == ""


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(editors=("anna@example.org",)),
        Settings(sign_in=True),
        Settings(True, ()),
        Settings(True, ("", " ")),
    ],
)
def test_a_name_without_a_service_or_a_list_opens_nothing(settings: Settings) -> None:
    assert who(Visit("0.0.0.0", "203.0.113.7", HOME, {**ANNA, "email": "anna@example.org"}), settings) == ""
    assert who(Visit("0.0.0.0", "203.0.113.7", HOME, {**ANNA, "email": ""}), settings) == ""


@given(
    st.text(max_size=30), st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=20), max_size=2), max_size=4)
)
def test_no_made_up_request_opens_a_server_that_others_can_reach(ip: str, headers: dict[str, list[str]]) -> None:
    assert who(Visit("0.0.0.0", ip, {**HOME, **headers})) == ""
    assert who(at_home(headers=headers | {"Host": ["example.org"]})) == ""


@pytest.mark.parametrize("host", ["", "localhost.", "127.1", "2130706433", "0x7f000001", "[::1]", "loopback"])
def test_only_plain_names_of_this_machine_are_loopback(host: str) -> None:
    assert not is_loopback(host)
