"""A second proposer beside the rules: a language model, asked only if a person has set one up.

Whatever it says is a proposal that the same person reviews; what cannot be checked against the document is refused.
"""
# floor 15

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from events.candidates.model_checks import Checking
from events.candidates.model_client import Client
from events.candidates.model_dates import ProposalError
from events.candidates.model_prompt import LIMIT, messages, parts
from events.candidates.model_settings import ModelError, ModelSettings
from events.documents.document import Document, Span

_MOST_OF_A_PART = 100
_UNDATED = (None, "../..")
_FENCED = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)


class _Events(BaseModel):
    events: list[Any]


_ANSWER: TypeAdapter[_Events | list[Any]] = TypeAdapter(_Events | list[Any])


@dataclass(frozen=True)
class ModelResult:
    """New candidates' contents, a sentence for each proposal refused, and how many told what was there already."""

    contents: list[dict[str, Any]]
    refused: list[str]
    repeated: int = 0


def propose_with_model(document: Document, settings: ModelSettings, rules: Sequence[Mapping[str, Any]]) -> ModelResult:
    """Ask a model for the events of a document and keep those that pass every check and are not among `rules`.

    `rules` are the contents of the candidates that stand already. A document that names none of the four groups is
    not sent. ModelError, and then no candidate at all, if the text is too long or the server gives no usable answer.
    """
    checking = Checking(document, f"model {settings.model}")
    if not checking.about_ours:
        return ModelResult([], ["The document names none of the four groups and was not sent to the model."])
    if len(document.text) > LIMIT:
        raise ModelError(f"The document has {len(document.text):,} characters; a model is given at most {LIMIT:,}.")
    contents: list[dict[str, Any]] = []
    refused: list[str] = []
    repeated = 0
    for number, (found, part) in enumerate(_answers(document, settings), start=1):
        try:
            content = checking.content(found, part)
        except ProposalError as fault:
            refused.append(f"Proposal {number} is refused: {fault}.")
            continue
        if any(_same(content, known) for known in (*rules, *contents)):
            repeated += 1
        else:
            contents.append(content)
    return ModelResult(contents, refused, repeated)


def _answers(document: Document, settings: ModelSettings) -> Iterator[tuple[object, Span]]:
    """Every entry of every answer, with the part of the document that it is about."""
    client = Client(settings)
    for part in parts(document.text):
        for found in _entries(client.ask(messages(document, part))):
            yield found, part


def _entries(answer: str) -> list[Any]:
    fenced = _FENCED.fullmatch(answer)
    try:
        found = _ANSWER.validate_json(fenced[1] if fenced else answer)
    except ValidationError:
        raise ModelError("The model answered with something else than a list of events in JSON.") from None
    entries = found.events if isinstance(found, _Events) else found
    if len(entries) > _MOST_OF_A_PART:
        raise ModelError(
            f"The model answered with {len(entries):,} events for one part, wanted at most {_MOST_OF_A_PART}."
        )
    return entries


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a proposal has the date of a known candidate and a common island or passage.

    One without a date adds nothing to a candidate of the same passage, unless only one of the two is a position.
    """
    if one["date"] in _UNDATED:
        return _overlaps(one, other) and (one["kind"] == "position") == (other.get("kind") == "position")
    if one["date"] != other.get("date"):
        return False
    return bool(set(one["places"]) & set(other.get("places") or ())) or _overlaps(one, other)


def _overlaps(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the quote of a proposal shares a character with a passage of a known candidate."""
    passages = (other, *(other.get("also") or ()))
    return any(one["start"] < passage.get("end", 0) and passage.get("start", 0) < one["end"] for passage in passages)
