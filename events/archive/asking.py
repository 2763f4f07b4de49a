"""The language model, where one is set up, as a second proposer for a batch of documents."""
# floor 16

import os
from collections.abc import Sequence
from typing import Any

from events.candidates.model_settings import ModelError, ModelSettings, model_settings
from events.documents.document import Document

Contents = list[dict[str, Any]]


def model_in_use() -> ModelSettings | None:
    """The settings of the model; None if it is off. ModelError if they are wrong."""
    return model_settings(os.environ)


class Asking:
    """The questions of one batch. A model that fails once is not asked again in it: its time-out is long.

    `fault` is what went wrong first, in one sentence, "" if nothing did; `answered` is whether it gave any answer.
    """

    def __init__(self) -> None:
        """Read the settings; a mistake in them is the `fault`."""
        self.fault, self.answered = "", False
        self._settings: ModelSettings | None = None
        try:
            self._settings = model_in_use()
        except ModelError as error:
            self.fault = str(error)

    def add(self, document: Document, rules: Sequence[dict[str, Any]]) -> tuple[Contents, list[str]]:
        """What the model finds beside `rules`, and a sentence for each of its proposals that is refused.

        With the model off both are empty, and nothing of the client is even imported.
        """
        if self._settings is None:
            return [], []
        from events.candidates.model import propose_with_model
        from events.candidates.model_prompt import LIMIT

        try:
            result = propose_with_model(document, self._settings, rules)
        except ModelError as error:
            self.fault = self.fault or str(error)
            if len(document.text) <= LIMIT:
                self._settings = None
            return [], []
        self.answered = True
        return result.contents, result.refused
