"""An extra, off unless asked for: the first hits put in order also by what their paragraphs mean, with a model kept on this machine.

Nothing is fetched: the model must be there. On two cores a small English model reads some 16 paragraphs a second, so that it looks at the
first twenty hits only and a question takes about a second longer; the model itself takes some 400 MiB of memory while it works.
"""

from collections.abc import Sequence
from typing import Any

from litigator.errors import NotFound, Unreadable, UsageFault
from litigator.tongue import phrase


class SentenceModel:
    """A `Meaning` by the package sentence-transformers, where it is installed, with the model at the path `model`."""

    def __init__(self, model: str) -> None:
        from pathlib import Path

        if not Path(model).is_dir():
            raise NotFound(
                phrase("there is no model at {model}", model=model),
                fix=phrase("name the folder of a model of sentence-transformers kept on this machine"),
            )
        try:
            from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found, unused-ignore]
        except ImportError:
            raise UsageFault(
                phrase("searching by meaning needs the package sentence-transformers"),
                fix=phrase("install it, or search without --meaning"),
            ) from None
        try:
            self._model: Any = SentenceTransformer(model, local_files_only=True)
        except (OSError, ValueError) as error:
            raise Unreadable(
                phrase("the model at {model} cannot be read: {error}", model=model, error=error)
            ) from error

    def nearness(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """How near each text is to the question, −1 to 1."""
        vectors = self._model.encode([question, *texts], normalize_embeddings=True)
        return [float(sum(a * b for a, b in zip(vectors[0], one, strict=True))) for one in vectors[1:]]
