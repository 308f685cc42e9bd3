"""What of its making a template still carries: Word comments, tracked changes, hidden words. All of it would go into filed documents."""

from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.places import Part
from litigator.drafting.linting.wording import tell
from litigator.drafting.paragraphs import w

_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_MOST = 50


def check(part: Part, findings: Findings, *, strict: bool) -> None:
    """Each paragraph with such a thing (the first fifty of a kind)."""
    told = {"change": 0, "remark": 0, "hidden": 0}
    for paragraph in part.paragraphs:
        if paragraph.element is None:
            continue
        if _holds(paragraph.element, _CHANGES) and told["change"] < _MOST:
            told["change"] += 1
            findings.wrong(
                "change",
                paragraph.place,
                tell("the paragraph carries tracked changes"),
                tell("accept or reject them in Word, then save"),
            )
        if _holds(paragraph.element, ("commentReference",)) and told["remark"] < _MOST:
            told["remark"] += 1
            what = tell("a Word comment stands at this paragraph")
            findings.wrong(
                "remark",
                paragraph.place,
                what,
                tell("remove it: a template goes into filed documents"),
                warning=not strict,
            )
        if _hidden(paragraph.element) and told["hidden"] < _MOST:
            told["hidden"] += 1
            what = tell("the paragraph holds hidden words")
            findings.wrong(
                "hidden", paragraph.place, what, tell("show them in Word (Font, Hidden) or remove them"), warning=True
            )


def _holds(element: object, kinds: tuple[str, ...]) -> bool:
    """Whether the paragraph itself, not one in a text box of it, holds an element of these kinds."""
    return any(
        next(node.iterancestors(w("p")), None) is element
        for kind in kinds
        for node in element.iter(w(kind))  # type: ignore[attr-defined]
    )


def _hidden(element: object) -> bool:
    for node in element.iter(w("vanish")):  # type: ignore[attr-defined]
        run = next(node.iterancestors(w("r")), None)
        if (
            run is not None
            and node.get(w("val")) not in ("0", "false")
            and "".join(t.text or "" for t in run.iter(w("t"))).strip()
        ):
            return True
    return False
