"""One question to a language model over HTTP, and its answer as text or one sentence why there is none.

`requests` does the work: it is installed with the app anyway, and what matters here is what a client must not do:
follow a redirect, read without end, take a password from a file, or repeat what a server says.
"""
# floor 11

import json
import time
from collections.abc import Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field, ValidationError

from events.candidates.model_settings import ModelError, ModelSettings

if TYPE_CHECKING:
    import requests

_RETRIES = 2
_PAUSE = 0.5
_CONNECT_SECONDS = 10.0
_LIMIT_BYTES = 1024 * 1024
_LIMIT_TOKENS = 4096
_PIECE = 64 * 1024
_BUSY = (429, 500, 502, 503, 504)
_UNFIT = (400, 422)

Message = Mapping[str, str]


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Reply(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


class _LaterError(Exception):
    """The server could not answer now: asking again may help."""


class _UnfitError(Exception):
    """The server does not take the question in this form."""


class Client:
    """Asks one model; it remembers which form of a question its server takes."""

    def __init__(self, settings: ModelSettings) -> None:
        """Open no connection yet."""
        self._settings = settings
        self._plain = False

    def ask(self, messages: Sequence[Message]) -> str:
        """The model's answer; ModelError after at most two repetitions or when the time is over."""
        end = time.monotonic() + self._settings.seconds
        for attempt in range(1 + _RETRIES):
            try:
                return _content(_within(end, self._settings, self._body(messages)))
            except _UnfitError:
                if self._plain:
                    break
                self._plain = True
            except _LaterError as fault:
                if attempt == _RETRIES or time.monotonic() + _PAUSE > end:
                    raise ModelError(str(fault)) from None
                time.sleep(_PAUSE)
        raise ModelError("The model's server does not take the question in either of two forms.")

    def _body(self, messages: Sequence[Message]) -> bytes:
        """The question; some models take no temperature and no form of answer, and call the limit by another name."""
        body: dict[str, Any] = {"model": self._settings.model, "messages": [dict(message) for message in messages]}
        if self._plain:
            body["max_completion_tokens"] = _LIMIT_TOKENS
        else:
            body |= {"max_tokens": _LIMIT_TOKENS, "temperature": 0, "response_format": {"type": "json_object"}}
        return json.dumps(body).encode()


def _content(answer: bytes) -> str:
    try:
        return _Reply.model_validate_json(answer).choices[0].message.content
    except ValidationError:
        raise ModelError("The model's server answered with something else than a chat completion in JSON.") from None


def _within(end: float, settings: ModelSettings, body: bytes) -> bytes:
    """The answer's bytes. A server that sends byte after byte keeps every single wait short: a thread bounds them all.

    A thread whose time is over ends with its connection; it is a daemon and keeps no program alive.
    """
    answers: SimpleQueue[bytes | Exception] = SimpleQueue()

    def work() -> None:
        try:
            answers.put(_post(end, settings, body))
        except Exception as fault:
            answers.put(fault)

    Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, end - time.monotonic()))
    except Empty:
        raise ModelError(f"The model's server did not answer within {settings.seconds:g} seconds.") from None
    if isinstance(answer, ModelError | _LaterError | _UnfitError):
        raise answer
    if isinstance(answer, Exception):
        # Whatever else a library raises may quote what it was given.
        raise ModelError(f"The model's server could not be asked ({type(answer).__name__}).") from None
    return answer


def _post(end: float, settings: ModelSettings, body: bytes) -> bytes:
    # Imported here: who has set up no model loads no client.
    import requests

    left = max(0.1, end - time.monotonic())
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    with requests.Session() as session:
        # A proxy is for other hosts; it must not see what stays on this machine.
        session.trust_env = not settings.on_this_machine
        try:
            with session.post(
                f"{settings.url}/chat/completions",
                data=body,
                headers=headers,
                # Given as a function, so that no password from a netrc file takes its place.
                auth=lambda request: _signed(request, settings),
                timeout=(min(_CONNECT_SECONDS, left), left),
                allow_redirects=False,
                stream=True,
            ) as response:
                _check(response.status_code)
                return _read(response, end)
        except requests.Timeout:
            raise ModelError(f"The model's server did not answer within {settings.seconds:g} seconds.") from None
        except requests.exceptions.SSLError:
            raise ModelError("The model's server has no certificate that this machine trusts.") from None
        except requests.ConnectionError:
            raise _LaterError("The model's server could not be reached.") from None


def _signed(request: "requests.PreparedRequest", settings: ModelSettings) -> "requests.PreparedRequest":
    if key := settings.key.get_secret_value():
        request.headers["Authorization"] = f"Bearer {key}"
    return request


def _check(status: int) -> None:
    if status in _BUSY:
        raise _LaterError(f"The model's server failed more than once, at last with status {status}.")
    if status in _UNFIT:
        raise _UnfitError
    if 300 <= status < 400:
        raise ModelError(f"The model's server sends elsewhere (status {status}), and the text is not sent after it.")
    if status != 200:
        raise ModelError(f"The model's server refused the question with status {status}.")


def _read(response: "requests.Response", end: float) -> bytes:
    """The body piece by piece, until it ends, grows too large or the time is over."""
    answer = bytearray()
    while piece := response.raw.read1(_PIECE, decode_content=False):
        answer += piece
        if len(answer) > _LIMIT_BYTES:
            raise ModelError(f"The model's server answered with more than {_LIMIT_BYTES // 1024:,} KB.")
        if time.monotonic() > end:
            break
    return bytes(answer)
