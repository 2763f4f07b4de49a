"""The way to a language model's server and back: long texts in parts, and servers that misbehave."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from events.candidates import model_client, model_prompt
from events.candidates.model import propose_with_model
from events.candidates.model_prompt import PART, parts
from events.candidates.model_settings import ModelError, ModelSettings
from tests.model_server import (
    Reply,
    drips_body,
    drips_headers,
    events,
    hangs,
    hangs_up,
    model_server,
    pours,
    says,
    sends,
)
from tests.modelling import DOCUMENT, GOOD, TALKS, settings_of
from tests.running import free_port

SECRET = "sk-test-0123456789"


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_client, "_PAUSE", 0.0)


def deep(levels: int) -> str:
    return '{"events": ' + "[" * levels + "]" * levels + "}"


NONSENSE: dict[str, Reply] = {
    "nothing": sends(b""),
    "a page": sends(b"<!doctype html><h1>Gateway</h1>"),
    "half a text": sends(b'{"choices": [{"mess'),
    "another object": sends(b'{"error": {"message": "no"}}'),
    "no choices": sends(b'{"choices": []}'),
    "choices of another type": sends(b'{"choices": "many"}'),
    "bytes that are no text": sends(b"\xff\xfe\x00\x80"),
    "compressed bytes": sends(b"\x1f\x8b\x08\x00", **{"Content-Encoding": "gzip"}),
    "fewer bytes than said": sends(b'{"choices"', **{"Content-Length": "999"}),
    "a length that is none": sends(b"{}", **{"Content-Length": "many"}),
    "no message": says(None),
    "a message that is a list": says([{"type": "text", "text": "{}"}]),
    "prose": says("Here are the events you asked for."),
    "a number": says("7"),
    "an object without events": says('{"items": []}'),
    "events of another type": says('{"events": {"quote": "x"}}'),
    "half a surrogate": says('{"events": [{"quote": "\\ud800"}]}'),
    "a deep list": says(deep(5_000)),
    "a number of thousands of digits": says('{"events": [' + "1" * 9_000 + "]}"),
    "too many events": says(json.dumps([GOOD] * 101)),
    "not allowed": sends(b"", 403),
    "no such address": sends(b"", 404),
    "an unfit question, whatever its form": sends(b"", 400),
    "an empty success": sends(b"", 204),
    "trouble": sends(b"<h1>500</h1>", 500),
    "no time": sends(b"", 429, **{"Retry-After": "99999"}),
    "a hung up line": hangs_up,
}


@pytest.mark.parametrize("reply", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_ends_in_one_sentence_and_no_candidate(reply: Reply) -> None:
    with model_server(reply) as stub, pytest.raises(ModelError) as fault:
        propose_with_model(DOCUMENT, settings_of(stub), ())
    sentence = str(fault.value)
    assert sentence.startswith("The model")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "127.0.0.1" not in sentence
    assert 1 <= len(stub.asked) <= 3


@pytest.mark.parametrize("reply", [hangs, drips_headers, drips_body])
def test_a_server_that_takes_its_time_is_given_up(reply: Reply) -> None:
    with model_server(reply) as stub, pytest.raises(ModelError) as fault:
        propose_with_model(DOCUMENT, settings_of(stub, seconds=0.4), ())
    assert str(fault.value) == "The model's server did not answer within 0.4 seconds."
    assert len(stub.asked) == 1


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    with model_server(pours) as stub, pytest.raises(ModelError, match=r"answered with more than 1,024 KB\.$"):
        propose_with_model(DOCUMENT, settings_of(stub), ())


def test_a_redirect_is_not_followed() -> None:
    with model_server(events(GOOD)) as elsewhere:
        for status in (301, 302, 307, 308):
            reply = sends(b"", status, Location=f"{elsewhere.url}/chat/completions")
            with model_server(reply) as stub, pytest.raises(ModelError, match=f"sends elsewhere \\(status {status}\\)"):
                propose_with_model(DOCUMENT, settings_of(stub, key=SecretStr(SECRET)), ())
    assert not elsewhere.asked


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    settings = ModelSettings(f"http://127.0.0.1:{free_port()}/v1", "m", seconds=20)
    with pytest.raises(ModelError, match=r"^The model's server could not be reached\.$"):
        propose_with_model(DOCUMENT, settings, ())


def test_a_server_without_tls_is_one_sentence() -> None:
    with model_server(events(GOOD)) as stub, pytest.raises(ModelError, match=r"^The model's server [^\n]*\.$"):
        propose_with_model(DOCUMENT, settings_of(stub, url=stub.url.replace("http:", "https:")), ())


def test_a_server_in_trouble_is_asked_at_most_twice_more() -> None:
    with model_server(sends(b"", 503), hangs_up, events(GOOD)) as stub:
        assert propose_with_model(DOCUMENT, settings_of(stub), ()).contents
    assert len(stub.asked) == 3
    with model_server(sends(b"", 503)) as stub, pytest.raises(ModelError, match="at last with status 503"):
        propose_with_model(DOCUMENT, settings_of(stub), ())
    assert len(stub.asked) == 3


@pytest.mark.parametrize("status", [400, 422])
def test_a_model_that_takes_no_temperature_is_asked_in_the_plain_form(status: int) -> None:
    text = "\n".join([TALKS] * (2 * PART // len(TALKS)))
    with model_server(sends(b"", status), events(GOOD)) as stub:
        propose_with_model(replace(DOCUMENT, text=text, header=()), settings_of(stub), ())
    assert "temperature" in stub.asked[0].body
    assert [set(asked.body) for asked in stub.asked[1:]] == [{"model", "messages", "max_completion_tokens"}] * 3


@pytest.mark.parametrize("form", ['{"events": []}', "[]", "```json\n[]\n```", '```\n{"events": []}\n```\n'])
def test_a_list_an_object_and_a_fenced_answer_are_all_read(form: str) -> None:
    with model_server(says(form)) as stub:
        assert propose_with_model(DOCUMENT, settings_of(stub), ()).refused == []


def test_a_long_text_is_sent_in_parts_and_a_quote_is_looked_for_in_its_own() -> None:
    filler = "\n".join(f"Paragraph {number} says nothing at all." for number in range(600))
    document = replace(DOCUMENT, text=f"{TALKS}\n{filler}\n{TALKS}", header=())
    with model_server(events(), events({**GOOD, "date_text": "", "edtf": None})) as stub:
        result = propose_with_model(document, settings_of(stub), ())
    sent = ["\n".join(asked.text.split("\n")[2:-1]) for asked in stub.asked]
    assert len(sent) > 2
    assert "\n".join(sent) == document.text
    assert max(map(len, sent)) <= PART
    assert [content["start"] for content in result.contents] == [document.text.rindex(TALKS)]
    assert len(result.refused) == len(sent) - 2


def test_one_part_that_fails_leaves_no_candidate_of_the_others() -> None:
    document = replace(DOCUMENT, text="\n".join([TALKS] * 200), header=())
    with model_server(events(GOOD), says("no")) as stub, pytest.raises(ModelError):
        propose_with_model(document, settings_of(stub), ())
    assert len(stub.asked) == 2


@given(st.text(alphabet="ab. 。\n\u3000", max_size=300))
def test_parts_hold_the_whole_text_once_and_none_is_too_long(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model_prompt, "PART", 20)
        spans = list(parts(text))
    assert all(0 < end - start <= 20 for start, end in spans)
    left_out = set(range(len(text))) - {index for start, end in spans for index in range(start, end)}
    assert sum(end - start for start, end in spans) + len(left_out) == len(text)
    assert not "".join(text[index] for index in left_out).strip()
