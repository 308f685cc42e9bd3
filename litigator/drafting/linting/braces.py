"""Braces that make no tag: left open, left over, tripled, wide, one tag within another, and the gaps other systems draw."""

import re

from litigator.drafting.linting import marks
from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.mending import mended
from litigator.drafting.linting.places import Paragraph
from litigator.drafting.linting.reading import ReadPart
from litigator.drafting.linting.scanning import LONGEST, OPENERS, Token
from litigator.drafting.linting.wording import tell
from litigator.drafting.tags import FOREIGN_GAP

_ESCAPED = re.compile(r"\{_\{|\}_\}|\{_%-?|-?%_\}|\{_#|#_\}")
_WIDE = re.compile(rf"[｛｝]|\{{[{marks.NOTHING}]+[{{%]")
_DRAWN_LINE = 20  # a paragraph of nothing but so many underscores is a line somebody drew, not a gap


def check(read: ReadPart, findings: Findings, *, strict: bool) -> None:
    """Every broken piece of a part, and what looks like a gap of another system in the text beside the tags."""
    whole = {_spot(paragraph): tokens for paragraph, tokens in read.tokens}
    joined = _joined(read)
    for paragraph in read.part.paragraphs:
        tokens = whole.get(_spot(paragraph), [])
        for token in tokens:
            if (_spot(paragraph), token.start) not in joined:
                _piece(paragraph, token, findings, strict=strict)
        _beside(paragraph, tokens, findings, strict=strict)
    for paragraph, token, following, _ in _halves(read):
        findings.explained.add((following.place.part, _spot(following)))
        what = tell("the tag «{tag}» is cut in two by the end of the paragraph", tag=_short(token.raw))
        findings.wrong("cut", paragraph.place, what, tell("write the whole tag in one paragraph"))


def _halves(read: ReadPart) -> list[tuple[Paragraph, Token, Paragraph, Token]]:
    """Tags that begin at the end of one paragraph and end in the next."""
    found = []
    for (paragraph, tokens), (following, others) in zip(read.tokens, read.tokens[1:], strict=False):
        last, first = tokens[-1], others[0]
        near = _spot(following) - _spot(paragraph) in (1, 2, 3)
        if near and last.kind == "unclosed" and first.kind == "stray" and OPENERS[last.raw[:2]][0] == first.raw:
            found.append((paragraph, last, following, first))
    return found


def _spot(paragraph: Paragraph) -> int:
    return paragraph.place.paragraph or paragraph.place.line


def _joined(read: ReadPart) -> set[tuple[int, int]]:
    pieces = set()
    for paragraph, last, following, first in _halves(read):
        pieces |= {(_spot(paragraph), last.start), (_spot(following), first.start)}
    return pieces


def _piece(paragraph: Paragraph, token: Token, findings: Findings, *, strict: bool) -> None:
    place = paragraph.place
    match token.kind:
        case "unclosed":
            close = OPENERS[token.raw[:2]][0]
            if len(token.raw) > LONGEST and close in token.raw:
                what = tell("the tag «{tag}» is too long or too deeply nested to be one", tag=_short(token.raw))
                findings.refuse("code", place, what, tell("conditions live with the clauses"))
                return
            what = tell("the tag «{tag}» is never closed", tag=_short(token.raw))
            findings.wrong("open", place, what, tell("write {close} where it ends, in the same paragraph", close=close))
        case "stray":
            near = _around(paragraph.text, token.start, token.end)
            what = tell("«{mark}» is left over in «{near}»", mark=token.raw, near=near)
            findings.wrong("stray", place, what, tell("remove it, or write the tag it should close"))
        case "nested":
            what = tell("braces stand within braces: «{tag}»", tag=_short(token.raw))
            findings.wrong("nested", place, what, tell("write {example}", example="{{ name }}"))
        case "comment" if strict:
            what = tell("«{tag}» is a remark for programmers, and would stand in the document", tag=_short(token.raw))
            findings.wrong("comment", place, what, tell("remove it"))


def _beside(paragraph: Paragraph, tokens: list[Token], findings: Findings, *, strict: bool) -> None:
    """What stands in the text around the tags."""
    rest = paragraph.text
    for token in reversed(tokens):
        rest = f"{rest[: token.start]}\x00{rest[token.end :]}"
    rest = rest if strict else _ESCAPED.sub("", rest)
    wide = _WIDE.search(rest)
    if wide:
        meant = marks.MEANT.search(paragraph.text)
        tag = _short(meant[0]) if meant else _around(rest, wide.start(), wide.end())
        said = mended(meant[0]) if meant else None
        fix = (
            tell("write {tag} (--mend does it in a copy)", tag=said)
            if said
            else tell("type {example} again, with AutoCorrect off", example="{{ }}")
        )
        what = tell("«{tag}» is typed with braces that are no tag: wide ones, or with a sign between them", tag=tag)
        findings.wrong("signs", paragraph.place, what, fix)
        return
    for gap in FOREIGN_GAP.finditer(rest):
        if gap[0].startswith("_") and not strict and rest.strip("_ \t") == "" and len(gap[0]) >= _DRAWN_LINE:
            continue
        what = tell("«{gap}» looks like a gap of another system, and would stay as it is", gap=gap[0].strip())
        findings.wrong(
            "gap", paragraph.place, what, tell("write {example}, or draw a line with a tab", example="{{ name }}")
        )
    left = FOREIGN_GAP.sub("", rest)
    lone = re.search(r"[{}]", left) if tokens or ("}" in left and "{" not in left) else None
    if lone and not findings.has(paragraph.place):
        what = tell("a lone brace stands in «{near}»", near=_around(left, lone.start(), lone.end()))
        findings.wrong("brace", paragraph.place, what, tell("remove it"))


def _short(raw: str) -> str:
    said = " ".join(raw.split())
    return said if len(said) <= 60 else f"{said[:59]}…"


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(start - 25, 0) : end + 25].replace("\x00", "…").split())
