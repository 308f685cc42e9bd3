"""Filling a template: one strict, sandboxed pass in which values can only ever be text.

A fact that is not there becomes a `Gap`, remembered with its dotted name, so that all gaps are told at once. What XML
forbids in a value is replaced by a visible sign and named. The result is never rendered again.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, NoReturn

from jinja2 import FileSystemBytecodeCache, FunctionLoader, Template, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from litigator.dates.written import written
from litigator.drafting.tags import ALLOWED_FILTERS, BEFORE_STOP
from litigator.drafting.typography import bound
from litigator.drafting.wording import WORDS
from litigator.settings import cache_folder

LOOP_PARTS = frozenset({"index", "first", "last", "length"})


class Facts(dict[str, Any]):
    """A mapping of facts that knows its own dotted name."""

    __slots__ = ("path",)

    def __init__(self, values: Mapping[str, Any], path: str) -> None:
        super().__init__({key: _pathed(value, f"{path}.{key}" if path else key) for key, value in values.items()})
        self.path = path


def _pathed(value: Any, path: str) -> Any:
    if isinstance(value, Mapping):
        return Facts(value, path)
    if isinstance(value, (list, tuple)):
        return [_pathed(item, f"{path}[{number}]") for number, item in enumerate(value)]
    return value


class Gap(Undefined):
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
        **_: Any,
    ) -> None:
        super().__init__(name=path)
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

    def printed(self, value: Any) -> Any:
        """Jinja's `finalize`: every value of every tag passes here on its way into the document."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined) or value is None:
            return self._gap(value)
        if isinstance(value, (dict, list)):
            return self._gap(Gap(f"{getattr(value, 'path', '')} (several values; name one)"))
        if isinstance(value, date):
            value = written(value, self.language)
        text = unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").replace("\r", "\n")
        text = bound(text, self.language)
        shown = "".join(map(_printable, text))
        if shown != text:
            self.replaced.append(
                (self.piece, ", ".join(sorted({f"U+{ord(a):04X}" for a, b in zip(text, shown, strict=True) if a != b})))
            )
        self.values.append(shown)
        return word_text(shown)

    def _gap(self, value: Any) -> Markup:
        gap = (
            value
            if isinstance(value, Gap)
            else Gap(getattr(value, "_undefined_name", None) or "?", known=value is None)
        )
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


def _printable(character: str) -> str:
    """The character, or the sign that stands for one XML cannot hold."""
    code = ord(character)
    if character in "\t\n" or (code >= 0x20 and code not in (0x7F, 0xFFFE, 0xFFFF) and not 0xD800 <= code <= 0xDFFF):
        return character
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


class Clerk(ImmutableSandboxedEnvironment):
    """The one environment drafts are filled in: facts are looked up by key, nothing is called, nothing is reached."""

    def __init__(self, ledger: Ledger) -> None:
        self._sources: dict[str, str] = {}
        super().__init__(
            autoescape=True,
            undefined=Gap,
            finalize=ledger.printed,
            keep_trailing_newline=True,
            loader=FunctionLoader(self._sources.get),
            bytecode_cache=_compiled_before(),
            cache_size=-1,
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in ALLOWED_FILTERS} | {BEFORE_STOP: self._before_stop}
        self._ledger = ledger
        self.tests = {}

    def compiled(self, source: str) -> Template:
        """The template of `source`; compiled once per content, on this machine and Python."""
        name = sha256(source.encode()).hexdigest()
        self._sources[name] = source
        return self.get_template(name)

    def _before_stop(self, value: Any) -> Any:
        """A value that a full stop follows: one that ends in its own («… 12 d.») gives it up."""
        text = written(value, self._ledger.language) if isinstance(value, date) else value
        # Set before the stop goes: «12 d» alone is no longer known for an abbreviation.
        return bound(text, self._ledger.language).removesuffix(".") if isinstance(text, str) else text

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: str | Any) -> Any:
        if isinstance(obj, Gap):
            return Gap(f"{obj.path}.{argument}", known=obj.known)
        if isinstance(obj, Facts):
            if argument in obj:
                value = obj[argument]
                return Gap(f"{obj.path}.{argument}", known=True) if value is None else value
            return Gap(f"{obj.path}.{argument}")
        if isinstance(obj, list) and isinstance(argument, int) and 0 <= argument < len(obj):
            return obj[argument]
        if isinstance(obj, LoopContext) and argument in LOOP_PARTS:
            return getattr(obj, argument)
        return Gap(str(argument))

    def call(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise SecurityError("nothing is called from a template")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False


def _compiled_before() -> FileSystemBytecodeCache | None:
    """Jinja's own cache of compiled templates, in the user's cache folder; none where that cannot be written."""
    folder = cache_folder() / "compiled"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


def resolve(clerk: Clerk, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The top of the facts as template variables; a name whose value is missing stays a known gap."""
    return {name: Gap(name, known=True) if value is None else _pathed(value, name) for name, value in facts.items()}


def fill(clerk: Clerk, ledger: Ledger, source: str, variables: Mapping[str, Any], piece: str) -> Markup:
    """Fill one piece (a part of the template, or a clause). The result is markup: it is never filled again."""
    ledger.piece = piece
    return Markup(clerk.compiled(source).render(variables))


def joined(pieces: Iterable[Markup]) -> Markup:
    return Markup("").join(pieces)
