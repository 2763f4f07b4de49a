"""A document, a good proposal about it, and a model that answers with what a test wants."""

from dataclasses import replace
from typing import Any

from pydantic import SecretStr

from events.candidates.model import ModelResult, propose_with_model
from events.candidates.model_settings import ModelSettings
from events.documents.document import Document
from tests.model_server import Stub, events, model_server

TALKS = "Delegations of Japan and Russia met in Sapporo on Monday to discuss fishing off Kunashir."
FERRY = "A ferry line to Shikotan opened in 1992."
SCHOOL = "A school there was built in May 2017."
AGAIN = "Nobody was hurt."
TEXT = f"January 23, 2023\nTalks about fish\n{TALKS} {AGAIN}\n{FERRY} {SCHOOL}\n{AGAIN} The southern Kurils were calm."
DOCUMENT = Document(
    name="talks.txt",
    text=TEXT,
    language="en",
    published="2023-01-23",
    published_basis="header",
    header=((0, 16),),
    title="",
    publisher="",
    url="",
    warnings=(),
)
GOOD = {
    "quote": TALKS,
    "date_text": "on Monday",
    "edtf": "2023-01-23",
    "islands": ["kunashir"],
    "label": "Delegations discuss fisheries",
    "kind": "negotiation",
}


def settings_of(stub: Stub, **changes: Any) -> ModelSettings:
    """The settings for the stand-in, with changes."""
    return replace(ModelSettings(stub.url, "tiny-1", SecretStr(""), seconds=20), **changes)


def propose(*found: object, document: Document = DOCUMENT, rules: tuple[dict[str, Any], ...] = ()) -> ModelResult:
    """Propose with a model that answers every question with these events."""
    with model_server(events(*found)) as stub:
        return propose_with_model(document, settings_of(stub), rules)


def only(*found: object, document: Document = DOCUMENT) -> dict[str, Any]:
    """The one candidate that such a model gives, if nothing is refused."""
    result = propose(*found, document=document)
    assert not result.refused
    [content] = result.contents
    return content
