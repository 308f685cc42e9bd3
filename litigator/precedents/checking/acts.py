"""A provision cited: whether its act was law on the day of filing, by the dates the library gives acts and legal hooks."""

from datetime import date

from litigator.citations.citation import Citation
from litigator.citations.provisions import article_of
from litigator.library.contents import Library
from litigator.library.shapes import Act, Hook
from litigator.precedents.checking.finding import Remark
from litigator.tongue import lasting, paired


def act_remarks(citation: Citation, act: Act, library: Library, filing: date | None) -> list[Remark]:
    """What is to be told of a provision of `act`; nothing where no day of filing was named."""
    if filing is None:
        return []
    if remark := _not_law(act, library, filing):
        return [remark]
    ended = (_ended_provision(provision, act, library, filing) for provision in citation.pinpoints)
    return [remark for remark in ended if remark is not None]


def act_of(citation: Citation, library: Library) -> Act | None:
    """The act of the library that a citation's id names (`echr:5(1)(f)`, `dir.2013/33:8(3)(e)`)."""
    name = (citation.id or "").split(":")[0]
    return library.acts.get(name) or library.acts.get(name.replace(".", "-", 1).replace("/", "-"))


def _not_law(act: Act, library: Library, filing: date) -> Remark | None:
    called = _called(act)
    if act.valid_to is not None and act.valid_to < filing:
        successor = library.acts.get(act.successor or "")
        after = lasting("; {act} took its place", act=_called(successor)) if successor else ""
        note = f" ({act.note})" if act.note else ""
        return Remark(
            status="repealed",
            severity="warning",
            detail=lasting(
                "{called} was law until {ended}, before the filing on {filing}{after}{note}",
                called=called,
                ended=act.valid_to,
                filing=filing,
                after=after,
                note=note,
            ),
            suggestion=_called(successor) if successor else "",
            source=lasting("the library ({id})", id=act.id),
        )
    if act.valid_from is not None and act.valid_from > filing:
        told = lasting(
            "{called} is law from {valid_from} only, after the filing on {filing}",
            called=called,
            valid_from=act.valid_from,
            filing=filing,
        )
        return Remark(
            status="not_in_force",
            severity="warning",
            detail=told,
            source=lasting("the library ({id})", id=act.id),
        )
    return None


def _ended_provision(provision: str, act: Act, library: Library, filing: date) -> Remark | None:
    """A provision that is a hook of our issues, and every such hook ended before the filing."""
    hooks = [hook for issue in library.issues.values() for hook in issue.hooks if _is_hook(hook, act, provision)]
    if not hooks or not all(hook.valid_to is not None and hook.valid_to < filing for hook in hooks):
        return None
    ended = max(hook.valid_to for hook in hooks if hook.valid_to is not None)
    told = lasting(
        "Article {provision} of {act} was law until {ended}, before the filing on {filing}",
        provision=provision,
        act=_called(act),
        ended=ended,
        filing=filing,
    )
    return Remark(
        status="repealed",
        severity="warning",
        detail=told,
        source=lasting("the library ({id})", id=act.id),
    )


def _called(act: Act) -> str:
    return paired(act.short["en"], act.short.get("lt", act.short["en"]))


def _is_hook(hook: Hook, act: Act, provision: str) -> bool:
    return hook.act == act.id and any(one in (provision, article_of(provision)) for one in hook.provisions)
