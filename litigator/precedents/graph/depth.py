"""How deeply one judgment treats another, measured: in how many paragraphs, in how many words, quoted or in a list of authorities.

The measure says how much is said, never what is meant: whether a judgment was followed or distinguished is for a person to mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from litigator.precedents.graph.sentences import Sentence, Span
from litigator.tongue import lasting, marked

Level = Literal["examined", "discussed", "cited", "mentioned"]
LEVELS: tuple[Level, ...] = ("examined", "discussed", "cited", "mentioned")
SAID = (marked("examined"), marked("discussed"), marked("cited"), marked("mentioned"))  # as they are shown
OUTSIDE = ("heading", "procedure", "facts", "separate_opinion", "annex")  # not the court's own reasoning
STRING = 3  # a sentence that cites this many different authorities is a list of them; `RULE` says so
RULE = marked(
    "examined: in 4 paragraphs or more, 2 of them about it alone, with 100 words or more; or 250 words or more in 3 paragraphs or more; "
    "or 120 quoted words; "
    "discussed: in 2 paragraphs or more with one about it alone, or 80 words or more in 2 sentences or more, or a passage quoted; "
    "cited: a sentence about it alone or beside one other, or in 2 paragraphs or more; "
    "mentioned: only in a list of 3 or more authorities, or only outside the court's own reasoning (facts, separate opinions, "
    "annexes). What stands outside it counts for nothing deeper. "
    "A sentence's words are shared among the authorities it cites."
)
_WORD = re.compile(r"\w[\w’'.-]*")
_QUOTED = re.compile(r"“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|\"([^\"]+)\"")
_QUOTED_WORDS = 8
_SIGNALS: tuple[tuple[str | None, str], ...] = (
    (
        "contrast",
        r"contrast|a contrario|unlike|distinguish\w*|by contrast|contrairement|par opposition|priešingai|kitaip nei",
    ),
    ("departs", r"depart\w* from|overrul\w+|revirement|nukryp\w+ nuo"),
    ("compare", r"compare|comparer|cf\.|palygin\w+|plg\."),
    ("analogy", r"mutatis mutandis|by analogy|par analogie|pagal analogiją"),
    (None, r"\bsee\b|\bvoir\b|\bžr\."),
)
_SIGNAL = re.compile("|".join(f"(?P<s{place}>{words})" for place, (_, words) in enumerate(_SIGNALS)), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a judgment cites another.

    `n` and `section` are of the citing paragraph, `sentence` is cut whole from it; `pinpoints` are of the cited judgment. `others` is how
    many other authorities the sentence cites, `words` its own words (citations left out), `quoted` the words it quotes. `signal` is the
    word the citing sentence itself puts before the citation (`contrast`, `compare`, `analogy`, `departs`), None for a plain `see` or none.
    """

    place: int
    n: int | None
    section: str
    sentence: Sentence
    pinpoints: tuple[str, ...] = ()
    others: int = 0
    words: int = 0
    quoted: int = 0
    signal: str | None = None
    alone_in_paragraph: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """The level and what it was measured from: `words` and `quoted` of the court's own reasoning, `outside` how many mentions stand elsewhere."""

    level: Level
    paragraphs: int
    words: int
    quoted: int
    in_lists: int
    outside: int
    mentions: int

    def explained(self) -> str:
        """One sentence: `discussed: in 3 paragraphs, 140 words, 22 quoted; 1 of 4 mentions in a list of authorities`."""
        if self.paragraphs == 1:
            said = lasting("{level}: in 1 paragraph, {words} words", level=lasting(self.level), words=self.words)
        else:
            said = lasting(
                "{level}: in {count} paragraphs, {words} words",
                level=lasting(self.level),
                count=self.paragraphs,
                words=self.words,
            )
        if self.quoted:
            said = lasting("{said}, {count} quoted", said=said, count=self.quoted)
        if self.in_lists:
            said = lasting(
                "{said}; {count} of {all} mentions in a list of authorities",
                said=said,
                count=self.in_lists,
                all=self.mentions,
            )
        if self.outside:
            said = lasting(
                "{said}; {count} of {all} outside the court's reasoning",
                said=said,
                count=self.outside,
                all=self.mentions,
            )
        return said


def depth_of(mentions: Sequence[Mention]) -> Depth:
    """The depth of treatment that `mentions` of one judgment in another amount to, by `RULE`."""
    own = [one for one in mentions if one.section not in OUTSIDE]
    paragraphs = len({one.place for one in mentions})
    alone = len({one.place for one in own if one.alone_in_paragraph and one.others == 0})
    sentences = {(one.place, one.sentence.text): one.words // (one.others + 1) for one in own}
    words = sum(sentences.values())
    quoted = sum({(one.place, one.sentence.text): one.quoted for one in own if one.others + 1 < STRING}.values())
    lists = sum(one.others + 1 >= STRING for one in mentions)
    own_paragraphs = len({one.place for one in own})
    level: Level = "mentioned"
    if own and (own_paragraphs >= 2 or any(one.others + 1 < STRING for one in own)):
        level = "cited"
        if (own_paragraphs >= 2 and alone >= 1) or (words >= 80 and len(sentences) >= 2) or quoted:
            level = "discussed"
        if (
            (own_paragraphs >= 4 and alone >= 2 and words >= 100)
            or (own_paragraphs >= 3 and words >= 250)
            or quoted >= 120
        ):
            level = "examined"
    return Depth(
        level=level,
        paragraphs=paragraphs,
        words=words,
        quoted=quoted,
        in_lists=lists,
        outside=len(mentions) - len(own),
        mentions=len(mentions),
    )


def count_words(text: str, without: Sequence[Span] = ()) -> int:
    """The words of `text` outside the spans `without`."""
    total = sum(1 for _ in _WORD.finditer(text))
    return max(0, total - sum(sum(1 for _ in _WORD.finditer(text[start:end])) for start, end in without))


def quoted_words(text: str) -> int:
    """The words of the passages `text` quotes; a quoted term of fewer than 8 words is no passage."""
    passages = ("".join(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    return sum(words for passage in passages if (words := count_words(passage)) >= _QUOTED_WORDS)


def signal_before(sentence: Sentence) -> str | None:
    """The nearest word of introduction before the citation, by its kind; None for a plain `see` or none within 300 characters."""
    last = None
    for match in _SIGNAL.finditer(sentence.text, max(0, sentence.start - 300), sentence.start):
        last = match
    if last is None or last.lastgroup is None:
        return None
    return _SIGNALS[int(last.lastgroup[1:])][0]
