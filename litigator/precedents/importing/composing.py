"""A judgment put together: what its row or file says of it, what its own first page says, its text in parts, and what is missing."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from litigator.documents.document import Document
from litigator.documents.language import language_of
from litigator.errors import Refused
from litigator.precedents.importing.item import Item
from litigator.precedents.importing.recognising import court_of, recognised
from litigator.precedents.importing.structure import cleaned, structured
from litigator.precedents.judgment import Judgment
from litigator.tongue import marked, phrase

_ITEM_ID = re.compile(r"(?<!\d)(\d{3}-\d{4,6})(?!\d)")
_ECLI_NAME = re.compile(r"ECLI[_:.-]([A-Z]{2})[_:.-]([A-Z0-9]{1,7})[_:.-](\d{4})[_:.-]([A-Z0-9.]{1,25})", re.IGNORECASE)
_CELEX_NAME = re.compile(r"(?<!\d)(6\d{4}[CTF][A-Z]\d{4})(?!\d)")
_LONGEST_TITLE = 400
_FIRST_LINES = 40
_FEWEST_NUMBERED = 3
# What courts publish beside a judgment: it tells of one in other words, and is no source for a quotation.
_ABOUT_A_JUDGMENT = re.compile(
    r"^(?:PRESS RELEASE|COMMUNIQU[ÉE] DE PRESSE|PRANEŠIMAS (?:SPAUDAI|ŽINIASKLAIDAI)|INFORMATION NOTE ON THE COURT[’']S CASE-LAW"
    r"|NOTE D[’']INFORMATION SUR LA JURISPRUDENCE|LEGAL SUMMARY|RÉSUMÉ JURIDIQUE)\b|\bissued by the Registrar of the Court\b"
    r"|\bdu Greffier de la Cour\b.{0,40}\d",
    re.IGNORECASE,
)
UNKNOWN_LANGUAGE = "und"


def composed(
    known: Judgment, lines: Sequence[str], notes: Sequence[str] = (), *, title: str = "", where: str = ""
) -> Item:
    """The judgment of `lines`, of which `known` is known. `title` is taken where neither it nor its first page names it.

    What is refused (too many paragraphs) is an item that says why.
    """
    if known.court == "other":
        known = replace(known, court=court_of(lines))
    try:
        parts = structured(lines, known.court)
    except Refused as refusal:
        return Item(where=where, why=refusal.message, fix=refusal.fix)
    known = recognised(lines, known)
    language = known.language or language_of("\n".join(lines)) or UNKNOWN_LANGUAGE
    text_hash = _hash("\n".join(lines))
    lacking = [
        *([marked("a name")] if not known.title else []),
        *([marked("a number")] if not known.numbers else []),
        *([marked("the date")] if known.date is None else []),
        *([marked("which court")] if known.court == "other" else []),
        *([marked("the language")] if language == UNKNOWN_LANGUAGE else []),
        *parts.missing,
    ]
    judgment = replace(
        known,
        id=known.id or _identity(known, text_hash),
        title=known.title or title or (lines[0][:_LONGEST_TITLE] if lines else known.id),
        kind="judgment" if known.kind == "other" and known.court != "other" else known.kind,
        language=language,
        missing=tuple(lacking),
        sections=tuple(parts.sections),
        paragraphs=tuple(parts.paragraphs),
    )
    return Item(
        where=where,
        judgment=judgment,
        text_hash=text_hash,
        source_hash=source_hash(judgment),
        notes=tuple(notes),
    )


def from_document(document: Document, name: str) -> Item:
    """The judgment in a file called `name`, read as `document`."""
    lines = cleaned(document.text)
    known = Judgment(
        id=_identity_in_name(name) or _identity_in_name(document.title or ""),
        title="",
        court=court_of(lines),
        kind="other",
        language=document.language or "",
        source=name,
    )
    if about := next((line for line in lines[:_FIRST_LINES] if _ABOUT_A_JUDGMENT.search(line)), None):
        return Item(
            why=phrase(
                "it tells of a judgment and is not one («{about}»): nothing may be quoted from it as the court's words",
                about=about[:60],
            ),
            fix=phrase("import the judgment itself"),
        )
    title = document.title if document.title and 8 < len(document.title) < _LONGEST_TITLE else ""
    item = composed(known, lines, document.warnings, title=title)
    if item.judgment is not None and not known.id and _says_nothing_of_itself(item.judgment):
        return Item(
            why=phrase(
                "nothing in it says that it is a judgment: no court, no case number, no ECLI, no numbered paragraphs"
            ),
            fix=phrase("if it is one, import it as a line of jsonl that says court, number and date"),
        )
    return item


def _says_nothing_of_itself(judgment: Judgment) -> bool:
    """Whether a text names neither court nor case and numbers no paragraph: a letter, a web page, a file of anything."""
    numbered = sum(paragraph.n is not None for paragraph in judgment.paragraphs)
    return judgment.court == "other" and not judgment.numbers and not judgment.ecli and numbered < _FEWEST_NUMBERED


def is_derived(judgment: Judgment) -> bool:
    """Whether a judgment came without an id of its own: `_identity` made it, and another text of the same decision has the same."""
    return judgment.id in (judgment.ecli, *(_of_the_case(number, judgment) for number in judgment.numbers[:1]))


def source_hash(judgment: Judgment) -> str:
    """A hash of all that is said of a judgment, its text included."""
    import msgspec

    return _hash(msgspec.json.encode(judgment, enc_hook=str))


def _hash(content: str | bytes) -> str:
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _identity(known: Judgment, text_hash: str) -> str:
    """An id for what came without one: its ECLI, its number and date, or its text."""
    if known.ecli:
        return known.ecli
    if known.numbers:
        return _of_the_case(known.numbers[0], known) if known.date else f"{known.numbers[0]} {text_hash[:8]}"
    return f"text-{text_hash[:12]}"


def _of_the_case(number: str, known: Judgment) -> str:
    return f"{number} {known.date}"


def _identity_in_name(name: str) -> str:
    """The id that databases give a file for a name: a HUDOC item id, an ECLI, a CELEX number."""
    if match := _ECLI_NAME.search(name):
        return "ECLI:" + ":".join(part.upper() for part in match.groups()).removesuffix(".HTML").removesuffix(
            ".PDF"
        ).removesuffix(".DOCX")
    match = _ITEM_ID.search(name) or _CELEX_NAME.search(name)
    return match[1] if match else ""
