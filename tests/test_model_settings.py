"""The settings of a language model: off by default, and a key that is shown nowhere."""

import json
import logging
import pickle
from dataclasses import asdict
from pathlib import Path

import pytest
from pydantic import SecretStr

from events.candidates.model import propose_with_model
from events.candidates.model_settings import KEY, MODEL, URL, ModelError, ModelSettings, model_settings
from tests.model_server import events, model_server, sends
from tests.modelling import DOCUMENT, GOOD, settings_of

SECRET = "sk-test-0123456789"
ADDRESS = "https://models.example.org/v1"


@pytest.mark.parametrize(
    "environ", [{}, {URL: ADDRESS}, {MODEL: "m"}, {URL: " ", MODEL: "m"}, {URL: ADDRESS, KEY: "k"}]
)
def test_a_model_is_off_unless_address_and_model_are_both_set(environ: dict[str, str]) -> None:
    assert model_settings(environ) is None


@pytest.mark.parametrize(
    ("url", "base", "host", "local"),
    [
        (ADDRESS, ADDRESS, "models.example.org", False),
        (f" {ADDRESS}/ ", ADDRESS, "models.example.org", False),
        (f"{ADDRESS}/chat/completions", ADDRESS, "models.example.org", False),
        ("http://localhost:11434/v1", "http://localhost:11434/v1", "localhost:11434", True),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1", "[::1]:8000", True),
        ("http://192.168.1.5:8000/v1", "http://192.168.1.5:8000/v1", "192.168.1.5:8000", False),
        ("http://localhost.example.org", "http://localhost.example.org", "localhost.example.org", False),
    ],
)
def test_settings_tell_the_host(url: str, base: str, host: str, local: bool) -> None:
    settings = model_settings({URL: url, MODEL: "tiny-1"})
    assert settings
    assert (settings.url, settings.host, settings.on_this_machine) == (base, host, local)


@pytest.mark.parametrize(
    "url",
    [
        "models.example.org/v1",
        "ftp://models.example.org",
        f"https://user:{SECRET}@models.example.org",
        f"https://models.example.org/v1?key={SECRET}",
        f"https://models.example.org/v1#{SECRET}",
        "https://",
        "https://models.example.org:99999/v1",
        "https://models.example.org:x/v1",
        "https://[::zz]/v1",
        "https://a b/v1",
        "https://mоdels.example.org/v1",
        "https://models.example.org\\@elsewhere.example.org",
        "https://models.example.org/\n",
    ],
)
def test_an_address_that_is_none_or_holds_a_secret_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ModelError) as fault:
        model_settings({URL: url + "x" * url.endswith("\n"), MODEL: "m", KEY: SECRET})
    assert str(fault.value).startswith(f"{URL}: found something else, wanted a base address alone")
    assert SECRET not in str(fault.value)


@pytest.mark.parametrize(
    ("name", "value"), [(MODEL, "a\nb"), (MODEL, "m" * 101), (MODEL, "モデル"), (KEY, f"{SECRET}\nX: y"), (KEY, "ключ")]
)
def test_a_model_or_key_that_no_server_takes_is_refused_without_repeating_it(name: str, value: str) -> None:
    with pytest.raises(ModelError) as fault:
        model_settings({URL: ADDRESS, MODEL: "m", KEY: SECRET, name: value})
    assert str(fault.value).startswith(f"{name}: found ")
    assert value not in str(fault.value)


def test_the_key_is_sent_and_shown_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with model_server(events(GOOD)) as stub:
        settings = settings_of(stub, key=SecretStr(SECRET))
        result = propose_with_model(DOCUMENT, settings, ())
    assert stub.asked[0].headers["Authorization"] == f"Bearer {SECRET}"
    assert len(result.contents) == 1
    shown = [repr(settings), str(settings), json.dumps(asdict(settings), default=str), repr(result), caplog.text]
    assert not [text for text in shown if SECRET in text]
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_a_server_that_repeats_the_key_does_not_get_it_into_the_message() -> None:
    with model_server(sends(f"wrong key {SECRET}".encode(), 401)) as stub, pytest.raises(ModelError) as fault:
        propose_with_model(DOCUMENT, settings_of(stub, key=SecretStr(SECRET)), ())
    assert str(fault.value) == "The model's server refused the question with status 401."


def test_without_a_key_no_password_is_taken_from_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"default login someone password {SECRET}\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setattr(ModelSettings, "on_this_machine", False)
    monkeypatch.setenv("NO_PROXY", "*")
    with model_server(events(GOOD)) as stub:
        propose_with_model(DOCUMENT, settings_of(stub), ())
    assert "Authorization" not in stub.asked[0].headers


def test_a_proxy_does_not_see_what_stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with model_server(sends(b"", 500)) as proxy, model_server(events(GOOD)) as stub:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert propose_with_model(DOCUMENT, settings_of(stub), ()).contents
    assert not proxy.asked
