"""A provision cited: whether its act was law on the day of filing, by the dates the library gives acts and legal hooks."""

from datetime import date

from litigator.citations.citation import Citation
from litigator.citations.provisions import article_of
from litigator.library.contents import Library
from litigator.library.shapes import Act, Hook
from litigator.precedents.checking.finding import Remark


def act_remarks(citation: Citation, act: Act, library: Library, filing: date | None) -> list[Remark]:
    """What is to be told of a provision of `act`; nothing where no day of filing was named."""
    if filing is None:
        return []
    remark = _not_law(act, library, filing) or _ended_provision(citation, act, library, filing)
    return [remark] if remark else []


def act_of(citation: Citation, library: Library) -> Act | None:
    """The act of the library that a citation's id names (`echr:5(1)(f)`, `dir.2013/33:8(3)(e)`)."""
    name = (citation.id or "").split(":")[0]
    return library.acts.get(name) or library.acts.get(name.replace(".", "-", 1).replace("/", "-"))


def _not_law(act: Act, library: Library, filing: date) -> Remark | None:
    called = act.short["en"]
    if act.valid_to is not None and act.valid_to < filing:
        successor = library.acts.get(act.successor or "")
        after = f"; {successor.short['en']} took its place" if successor else ""
        note = f" ({act.note})" if act.note else ""
        return Remark(
            status="repealed",
            severity="warning",
            detail=f"{called} was law until {act.valid_to}, before the filing on {filing}{after}{note}",
            suggestion=successor.short["en"] if successor else "",
            source=f"the library ({act.id})",
        )
    if act.valid_from is not None and act.valid_from > filing:
        told = f"{called} is law from {act.valid_from} only, after the filing on {filing}"
        return Remark(status="not_in_force", severity="warning", detail=told, source=f"the library ({act.id})")
    return None


def _ended_provision(citation: Citation, act: Act, library: Library, filing: date) -> Remark | None:
    """A provision that is a hook of our issues, and every such hook ended before the filing."""
    provision = (citation.id or "").partition(":")[2]
    hooks = [hook for issue in library.issues.values() for hook in issue.hooks if _is_hook(hook, act, provision)]
    if not provision or not hooks or not all(hook.valid_to is not None and hook.valid_to < filing for hook in hooks):
        return None
    ended = max(hook.valid_to for hook in hooks if hook.valid_to is not None)
    told = f"Article {provision} of {act.short['en']} was law until {ended}, before the filing on {filing}"
    return Remark(status="repealed", severity="warning", detail=told, source=f"the library ({act.id})")


def _is_hook(hook: Hook, act: Act, provision: str) -> bool:
    return hook.act == act.id and any(one in (provision, article_of(provision)) for one in hook.provisions)
