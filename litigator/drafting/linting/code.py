"""Code in a template: what reaches into the program, runs something, or would fill the memory is refused; mistakes near it are explained."""

from collections.abc import Iterator

from litigator.drafting.linting.blocks import CODE, FOREIGN, OURS
from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.judging import ASK, Judge, Law, Told
from litigator.drafting.linting.reading import ReadPart, Tag
from litigator.drafting.linting.wording import tell
from litigator.drafting.tags import MAX_TAG

_DEEP = 20
_LONG = 1_500


def check(read: ReadPart, findings: Findings, law: Law) -> None:
    """Every tag of a part that is code, or is no tag at all."""
    for tag in read.tags:
        place = tag.paragraph.place
        faults = list(faults_of(tag, law))
        refused = any(hostile for hostile, _ in faults)
        for hostile, (what, fix) in faults:
            if refused and not hostile:
                continue
            if hostile:
                findings.refuse("code", place, what, fix)
            elif not findings.has(place, "signs", "nested", "word"):
                findings.wrong("tag", place, what, fix)


def faults_of(tag: Tag, law: Law) -> Iterator[tuple[bool, Told]]:
    """(hostile or not, what and how to mend) for one tag."""
    shown = tag.token.raw if len(tag.token.raw) <= 70 else f"{tag.token.raw[:69]}…"
    allowed = OURS if law.strict else FOREIGN
    if tag.word in CODE or (
        law.strict and tag.word in FOREIGN - OURS and tag.word not in ("cellbg", "colspan", "vm", "hm")
    ):
        yield True, (tell("«{word}» in «{tag}» is code, and a template holds none", word=tag.word, tag=shown), ASK)
    elif law.strict and tag.word in FOREIGN and tag.word not in allowed:
        yield (
            False,
            (
                tell("«{word}» in «{tag}» is not a word our templates know", word=tag.word, tag=shown),
                tell("merge or colour the cell in Word"),
            ),
        )
    if (
        len(tag.token.raw) > (MAX_TAG if law.strict else _LONG)
        or tag.fault == "deep"
        or _brackets(tag.token.raw) > _DEEP
    ):
        yield (
            True,
            (
                tell("the tag «{tag}» is too long or too deeply nested to be one", tag=shown),
                tell("conditions live with the clauses"),
            ),
        )
    elif tag.fault:
        yield False, _unreadable(tag.fault, shown)
    elif tag.tree is not None:
        judge = Judge(law, tag.scope, shown, asks=tag.word in ("if", "elif"))
        yield from dict.fromkeys(judge.faults(tag.tree))


def _brackets(raw: str) -> int:
    deepest = depth = 0
    for letter in raw:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
        deepest = max(deepest, depth)
    return deepest


def _unreadable(fault: str, shown: str) -> Told:
    if "unexpected char" in fault:
        sign = fault.split("unexpected char", 1)[1].split(" at ")[0].strip().strip("'\"")
        return tell("the sign «{sign}» does not belong in the tag «{tag}»", sign=sign, tag=shown), tell(
            "write {example}", example="{{ name }}"
        )
    if "end of print statement" in fault or "end of statement block" in fault:
        what = tell("the tag «{tag}» goes on where it should end", tag=shown)
        return what, tell("a name has no blanks in it, and only one thing stands in a tag")
    if "unexpected end" in fault or "Expected an expression" in fault:
        return tell("the tag «{tag}» names nothing", tag=shown), tell("write {example}", example="{{ name }}")
    return tell("the tag «{tag}» cannot be read ({reason})", tag=shown, reason=fault), tell(
        "write {example}", example="{{ name }}"
    )
