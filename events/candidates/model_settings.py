"""Whether a language model may propose candidates beside the rules, and where it is: off unless a person sets it up."""
# floor 10

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

URL, MODEL, KEY = "FOUR_ISLANDS_MODEL_URL", "FOUR_ISLANDS_MODEL", "FOUR_ISLANDS_MODEL_KEY"

_SECONDS = 180.0
_NO_KEY = SecretStr("")
_NAME = re.compile(r"[!-~](?:[ -~]{0,98}[!-~])?")
_KEY = re.compile(r"[!-~]*")
# No name and password before the host, no query after the path: keys are kept in such places.
_BASE = re.compile(
    r"https?://(?:[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%+:/-]*)?"
)
_QUESTIONS = "/chat/completions"


class ModelError(Exception):
    """Why a model gave no candidates, in one sentence without any secret; the rules' own candidates stand."""


@dataclass(frozen=True)
class ModelSettings:
    """An OpenAI-compatible address and the model to ask there.

    Made by `model_settings`, which checks them. `url` is the base address without a slash at its end, `key` is empty
    for servers that want none and is not shown by repr. `seconds` bounds one question with its repetitions.
    """

    url: str
    model: str
    key: SecretStr = _NO_KEY
    seconds: float = _SECONDS

    @property
    def host(self) -> str:
        """Name of the host that the text is sent to, with the port where the address has one."""
        return urlsplit(self.url).netloc

    @property
    def on_this_machine(self) -> bool:
        """Whether the host is the loopback one, so that no text leaves the machine."""
        name = urlsplit(self.url).hostname or ""
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"


def model_settings(environ: Mapping[str, str]) -> ModelSettings | None:
    """Read the settings from environment variables; None unless the address and the model are both set.

    ModelError says which variable is wrong and what is wanted; it never repeats the key or the address.
    """
    url, model, key = (environ.get(name, "").strip() for name in (URL, MODEL, KEY))
    if not url or not model:
        return None
    if not _NAME.fullmatch(model):
        raise ModelError(f"{MODEL}: found a name that is too long or not plain ASCII, wanted the name of one model.")
    if not _KEY.fullmatch(key):
        raise ModelError(f"{KEY}: found a blank or a letter that no key has, wanted the key alone.")
    return ModelSettings(_base(url), model, SecretStr(key))


def _base(url: str) -> str:
    """The address without a slash at its end and without what the client itself adds to it."""
    try:
        # Brackets may hold what is no address, and a port may be too large.
        fit = bool(_BASE.fullmatch(url)) and urlsplit(url).port != 0
    except ValueError:
        fit = False
    if not fit:
        raise ModelError(
            f"{URL}: found something else, wanted a base address alone, such as 'https://host/v1'; "
            f"a key belongs in {KEY}."
        )
    return url.rstrip("/").removesuffix(_QUESTIONS)
