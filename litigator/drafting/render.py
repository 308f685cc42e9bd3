"""Filling a template: one strict pass over its steps, in which values can only ever be text.

A fact that is not there becomes a `Gap`, remembered with its dotted name, so that all gaps are told at once. What XML
forbids in a value is replaced by a visible sign and named. The result is never filled again.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from litigator.dates.written import written
from litigator.drafting.steps import BEFORE_STOP, Ask, Step
from litigator.drafting.typography import bound
from litigator.drafting.wording import WORDS, say
from litigator.errors import Refused
from litigator.shape import dataclass

MOST_REPEATED = 100_000  # in one filling: more than any document lists
_FORBIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]"  # looked for where a value holds what cannot be printed
)


class Gap:
    """A fact that is not on the case (`known` True: the name is right, the value is missing) or not a name at all.

    One that `stands` counts as there, so that its place is printed with it; it says in `words` what is missing (or, `asked`, what is to be
    answered) and in `note` what to do. The plan has told of it already.
    """

    __slots__ = ("asked", "known", "note", "path", "stands", "words")

    def __init__(
        self,
        path: str = "",
        *,
        known: bool = False,
        words: str = "",
        note: str = "",
        asked: bool = False,
        stands: bool = False,
    ) -> None:
        self.path = path
        self.known = known
        self.words = words
        self.note = note
        self.asked = asked
        self.stands = stands

    def __bool__(self) -> bool:
        return self.stands

    def __str__(self) -> str:
        return f"[{self.path}]"


class Woven(list[str]):
    """Filled markup, as the stretches it is made of."""


@dataclass(slots=True)
class Ledger:
    """What one filling printed: the values, the gaps, and the characters that XML forbids, each with the piece it stood in."""

    language: str
    partial: bool = False
    piece: str = ""
    values: list[str] = field(default_factory=list)
    gaps: list[tuple[str, str, bool]] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    clean: dict[Any, str] = field(default_factory=dict)

    def printed(self, value: Any) -> str:
        """Every value of every tag passes here on its way into the document, save what was composed (`Markup`): that is in Word's form already."""
        if isinstance(value, Gap):
            return self._gap(value)
        kept = self.clean.get((type(value), value))
        if kept is not None:
            return kept
        said = written(value, self.language) if isinstance(value, date) else str(value)
        text = unicodedata.normalize("NFC", said).replace("\r\n", "\n").replace("\r", "\n")
        printable, text = text.isprintable(), bound(text, self.language)
        shown = text if printable else re.sub(_FORBIDDEN, _visible, text)
        self.values.append(shown)
        markup = str(word_text(shown))
        if shown == text:
            self.clean[type(value), value] = markup
        else:
            signs = sorted({f"U+{ord(sign):04X}" for sign in re.findall(_FORBIDDEN, text)})
            self.replaced.append((self.piece, ", ".join(signs)))
        return markup

    def _gap(self, gap: Gap) -> str:
        if gap.stands:
            self.shown.add(gap.path)
        else:
            self.gaps.append((self.piece, gap.path, gap.known))
        label = gap_label(gap, self.language)
        if not self.partial:
            return Markup(escape(label))
        if self.piece.startswith(("word/header", "word/footer")):
            return gap_markup(label, None)
        self.comments.append(gap_comment(gap, self.language))
        return gap_markup(label, len(self.comments) - 1)


def gap_label(gap: Gap, language: str) -> str:
    """`⟦TRŪKSTA: apelianto adresas⟧`."""
    return f"⟦{_gap_words(gap, language)}⟧"


def gap_comment(gap: Gap, language: str) -> str:
    """What the comment at a gap says: what is missing, and what to do."""
    return _gap_words(gap, language) + (f" — {gap.note}" if gap.note else "")


def _gap_words(gap: Gap, language: str) -> str:
    return f"{WORDS[language]['answer' if gap.asked else 'gap']}: {gap.words or gap.path}"


def _visible(found: re.Match[str]) -> str:
    """The sign that stands for a character XML cannot hold."""
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else ("\u2421" if code == 0x7F else "\ufffd")


def word_text(text: str) -> Markup:
    """Text inside a `w:t`: escaped, with line breaks and tabs as Word writes them."""
    safe = str(escape(text))
    if "\n" in safe or "\t" in safe:
        safe = safe.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        safe = safe.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return Markup(safe)


def gap_markup(label: str, comment: int | None) -> Markup:
    """A gap the eye cannot miss, with its Word comment on it (headers and footers take none)."""
    start = end = ""
    if comment is not None:
        start = f'<w:commentRangeStart w:id="{comment}"/>'
        end = f'<w:commentRangeEnd w:id="{comment}"/><w:r><w:commentReference w:id="{comment}"/></w:r>'
    return Markup(
        f'</w:t></w:r>{start}<w:r><w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(label)}</w:t></w:r>{end}<w:r><w:t xml:space="preserve">'
    )


class Filler:
    """Goes through steps with the facts at hand: a fact is looked up by its name, and nothing else can be done with one."""

    def __init__(self, ledger: Ledger, facts: Mapping[str, Any]) -> None:
        self._ledger = ledger
        self._facts = facts
        self._repeated = 0

    def fill(self, steps: Sequence[Step], piece: str, own: Mapping[str, Any] | None = None) -> Woven:
        """Fill one piece (a part of the template, or a clause), with names of its `own` besides the facts."""
        return self.fill_all(((steps, piece),), own)

    def fill_all(self, pieces: Iterable[tuple[Sequence[Step], str]], own: Mapping[str, Any] | None = None) -> Woven:
        """Fill several pieces one after another."""
        out = Woven()
        facts = {**self._facts, **own} if own else self._facts
        for steps, piece in pieces:
            self._ledger.piece = piece
            self._take(steps, facts, {}, out)
        return out

    def _take(self, steps: Sequence[Step], facts: Mapping[str, Any], places: Mapping[str, str], out: Woven) -> None:
        """`places` are the dotted names that the items of the loops around have."""
        for step in steps:
            if step.kind == "text":
                out.append(step.text)
            elif step.kind == "print":
                self._print(step.ask, facts, places, out)
            elif step.kind == "if":
                self._take(step.steps if self._found(step.ask, facts, places) else step.otherwise, facts, places, out)
            else:
                self._repeat(step, facts, places, out)

    def _print(self, ask: Ask, facts: Mapping[str, Any], places: Mapping[str, str], out: Woven) -> None:
        value = self._found(ask, facts, places)
        if isinstance(value, str):
            out.append(value if isinstance(value, Markup) else self._ledger.printed(value))
        elif isinstance(value, Woven):
            out.extend(value)
        elif isinstance(value, (dict, list, tuple)):
            out.append(self._ledger.printed(Gap(f"{_dotted(ask.path, places)} (several values; name one)")))
        else:
            out.append(self._ledger.printed(value))

    def _repeat(self, step: Step, facts: Mapping[str, Any], places: Mapping[str, str], out: Woven) -> None:
        found = self._found(step.ask, facts, places)
        items = list(found) if isinstance(found, (list, tuple, dict, str)) else []
        self._repeated += len(items)
        if self._repeated > MOST_REPEATED:
            raise Refused(
                say("a template repeats more than {most} times", most=MOST_REPEATED),
                fix=say("take loops out of loops: a document lists people, not every pair of them"),
            )
        if not items:
            self._take(step.otherwise, facts, places, out)
        whole = _dotted(step.ask.path, places)
        for number, item in enumerate(items):
            loop = {"index": number + 1, "first": not number, "last": number == len(items) - 1, "length": len(items)}
            inner = {**facts, step.item: item, "loop": loop}
            self._take(step.steps, inner, {**places, step.item: f"{whole}[{number}]"}, out)

    def _found(self, ask: Ask, facts: Mapping[str, Any], places: Mapping[str, str]) -> Any:
        if ask.kind == "fact":
            return _fact(ask.path, facts, places)
        if ask.kind == "words":
            return ask.value
        first = self._found(ask.parts[0], facts, places)
        match ask.kind:
            case "and":
                return self._found(ask.parts[1], facts, places) if first else first
            case "or":
                return first or self._found(ask.parts[1], facts, places)
            case "not":
                return not first
            case "==" | "!=" | "in" | "not in":
                return _compared(ask.kind, first, self._found(ask.parts[1], facts, places))
            case _:
                return self._filtered(ask.kind, first)

    def _filtered(self, name: str, value: Any) -> Any:
        if isinstance(value, (Gap, Markup, Woven)):
            return value
        language = self._ledger.language
        text = written(value, language) if isinstance(value, date) else value
        if name != BEFORE_STOP:
            return str(text).upper() if name == "upper" else str(text).capitalize()
        # Set before the stop goes: «12 d» alone is no longer known for an abbreviation.
        return bound(text, language).removesuffix(".") if isinstance(text, str) else text


def _fact(path: tuple[str | int, ...], facts: Mapping[str, Any], places: Mapping[str, str]) -> Any:
    """The value at a dotted name: the parts of mappings by key, of lists by number; a `Gap` where there is none."""
    value: Any = facts
    for part in path:
        value = value.get(part) if value.__class__ is dict else None
        if value is None:
            break
    else:
        return value
    value = facts  # not there, or not by keys alone: step by step
    for depth, part in enumerate(path):
        if isinstance(value, Gap):
            return Gap(f"{value.path}.{part}", known=value.known)
        if isinstance(value, dict) and part in value:
            value = value[part]
            if value is None:
                value = Gap(_dotted(path[: depth + 1], places), known=True)
        elif isinstance(value, (list, tuple)) and isinstance(part, int) and 0 <= part < len(value):
            value = value[part]
        else:
            value = Gap(_dotted(path[: depth + 1], places))
    return value


def _dotted(path: Sequence[str | int], places: Mapping[str, str]) -> str:
    """`claimants[0].name`, whatever the item of the loop is called."""
    if not path:
        return ""
    return ".".join((places.get(str(path[0]), str(path[0])), *map(str, path[1:])))


def _compared(kind: str, one: Any, other: Any) -> bool:
    if isinstance(one, Gap) or isinstance(other, Gap):
        same = isinstance(one, Gap) and isinstance(other, Gap) and kind in ("==", "!=")
        return same if kind in ("==", "in") else not same
    if kind in ("==", "!="):
        return bool(one == other) == (kind == "==")
    inside = isinstance(other, (list, tuple, dict)) or (isinstance(other, str) and isinstance(one, str))
    return (inside and one in other) == (kind == "in")


def joined(pieces: Iterable[Woven]) -> Woven:
    """One piece of several."""
    return Woven(stretch for piece in pieces for stretch in piece)
