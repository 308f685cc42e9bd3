"""The places where judgments cite, read from the store with the sentence each stands in and what stands beside it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from litigator.precedents.graph.depth import Mention, count_words, quoted_words, signal_before
from litigator.precedents.graph.sentences import Sentence, Span, sentence_around
from litigator.precedents.texts import STRIDE, Texts

CASES = ("ecthr", "cjeu", "ecli", "celex", "lt", "un")
_CHUNK = 500
_QUOTE_OPENS = ("“", "«", "„", '"', "‘")
_QUOTE_CLOSES = re.compile(r"[”»“\"’][.;,)]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A citation's row: which paragraph, where in it, what it points at."""

    paragraph: int
    start: int
    end: int
    pinpoints: tuple[str, ...] = field(default=())

    @property
    def citing(self) -> int:
        return self.paragraph // STRIDE


def place_of(paragraph: int, start: int, end: int, pinpoints: str) -> Place:
    """A row of citations, its pinpoints read."""
    return Place(paragraph=paragraph, start=start, end=end, pinpoints=tuple(json.loads(pinpoints)))


def mentions_at(texts: Texts, places: Mapping[int, Sequence[Place]]) -> dict[int, tuple[Mention, ...]]:
    """The mentions at `places`, grouped as they are: the paragraphs and what else each cites are read together."""
    wanted = sorted({place.paragraph for group in places.values() for place in group})
    paragraphs: dict[int, tuple[int | None, str, str]] = {}
    spans: dict[int, list[tuple[Span, object]]] = {}
    for chunk in chunks(wanted):
        for key, n, section, text in texts.connection.execute(
            f"SELECT key, n, section, text FROM paragraph WHERE key IN ({marks(chunk)})", list(chunk)
        ):
            paragraphs[key] = (n, section, text)
        for paragraph, start, end, kind, id_, cited in texts.connection.execute(
            f"SELECT paragraph, start, end, kind, id, cited FROM citation WHERE paragraph IN ({marks(chunk)})",
            list(chunk),
        ):
            authority = (cited if cited is not None else id_) if kind in CASES else None
            spans.setdefault(paragraph, []).append(((start, end), authority))
    return {
        key: tuple(
            _mention(texts, place, *paragraphs[place.paragraph], spans.get(place.paragraph, []))
            for place in group
            if place.paragraph in paragraphs
        )
        for key, group in places.items()
    }


def _mention(
    texts: Texts, place: Place, n: int | None, section: str, text: str, spans: Sequence[tuple[Span, object]]
) -> Mention:
    sentence = sentence_around(text, (place.start, place.end), [span for span, _ in spans])
    begins = place.start - sentence.start
    number = f"{n}." if n is not None else ""
    if begins == 0 and number and sentence.text.startswith(number) and sentence.start > len(number):
        begins, sentence = _without(sentence, number)
    within = [(span, one) for span, one in spans if begins <= span[0] < begins + len(sentence.text)]
    this = next((one for span, one in spans if span == (place.start, place.end)), None)
    others = {one for _, one in within if one is not None and one != this}
    inner = [(span[0] - begins, span[1] - begins) for span, _ in within]
    quoted = quoted_words(sentence.text)
    if sentence.text.rstrip().endswith(":"):
        quoted += _block_quoted(texts, place.paragraph, text[begins + len(sentence.text) :].strip())
    return Mention(
        place=place.paragraph % STRIDE,
        n=n,
        section=section,
        sentence=sentence,
        pinpoints=place.pinpoints,
        others=len(others),
        words=count_words(sentence.text, inner),
        quoted=quoted,
        signal=signal_before(sentence),
        alone_in_paragraph=len({one for _, one in spans if one is not None}) <= 1,
    )


def _without(sentence: Sentence, number: str) -> tuple[int, Sentence]:
    """The first sentence of a paragraph without the paragraph's own number, and where in the paragraph it now begins."""
    rest = sentence.text[len(number) :].lstrip()
    cut = len(sentence.text) - len(rest)
    return cut, Sentence(rest, sentence.start - cut, sentence.end - cut)


def _block_quoted(texts: Texts, paragraph: int, rest: str) -> int:
    """The words of the passage quoted after a colon, from its first mark to its last: in lines of the same paragraph or in paragraphs behind it."""
    if rest:
        lines = rest.split("\n")
    else:
        rows = texts.connection.execute(
            "SELECT text FROM paragraph WHERE key > ? AND key <= ? ORDER BY key",
            (paragraph, min(paragraph + 30, (paragraph // STRIDE + 1) * STRIDE - 1)),
        )
        lines = [line for row in rows for line in row[0].split("\n")]
    if not lines or not lines[0].lstrip().startswith(_QUOTE_OPENS):
        return 0
    words = 0
    for line in lines:
        words += count_words(line)
        if _QUOTE_CLOSES.search(line):
            break
    return words


def chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    """Keys in portions that one statement may name."""
    for first in range(0, len(values), _CHUNK):
        yield values[first : first + _CHUNK]


def marks(values: Sequence[object]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))
