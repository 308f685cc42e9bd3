"""One row put into one case: its plain facts, people, court, respondent, issues, events, notes. What the office has already stays."""

from dataclasses import replace

from litigator.casefile import Issue, Party, Stage
from litigator.exchange.tables.entries import Said
from litigator.exchange.tables.happening import put_events
from litigator.exchange.tables.known import courts_of, key, name_key
from litigator.exchange.tables.persons import put_people
from litigator.exchange.tables.rowwork import RowWork, free, perhaps, several
from litigator.exchange.tables.sheet import said
from litigator.tongue import phrase


def apply(work: RowWork) -> None:
    """Everything the row says but its deadlines: those are compared with the law when all rows of the case are in."""
    _plain_facts(work)
    put_people(work)
    _proceedings(work)
    _respondents(work)
    _issues(work)
    put_events(work)
    work.remarks()


def _plain_facts(work: RowWork) -> None:
    entry = work.entry
    for name, column in (("name", "case_name"), ("goal", "goal")):
        work.set(name, entry.text(column))
    for name, column in (("opened", "opened"), ("closed", "closed"), ("asylum_claim_lodged", "lodged")):
        work.set(name, entry.day(column))
    _close_after_opening(work)
    _language(work, entry.text("language"))
    owner = entry.text("owner")
    if owner is not None:
        handle = work.setting.known.owners.get(name_key(owner))
        if handle is not None:
            work.set("owner", handle)
        else:
            work.keep_apart("owner", phrase("is nobody of this office (litigator office user add)"))


def _close_after_opening(work: RowWork) -> None:
    """A closed case whose opening nobody tells was opened by that day at the latest; one that both tell must agree."""
    case = work.case
    if case.closed is None or case.closed >= case.opened:
        return
    known = work.setting.known.before.get(case.reference) is not None
    if known or work.entry.day("opened") is not None:
        work.refuse(
            phrase(
                "the case would be closed on {closed}, before it was opened on {opened}",
                closed=case.closed,
                opened=case.opened,
            )
        )
        return
    work.case = replace(case, opened=case.closed)
    work.tell(
        phrase(
            "when the case was opened is not said: {closed}, the day it was closed, stands for it", closed=case.closed
        )
    )


def _language(work: RowWork, text: str | None) -> None:
    if text is None:
        return
    code = work.setting.meanings.word("language", text)
    if code is not None:
        work.set("language", code)
    elif work.setting.meanings.tongue(text) is not None and "claimant_language" not in work.entry.said:
        work.entry.said["claimant_language"] = [Said(work.entry.said["language"][0].header, text)]
        work.tell(
            phrase("{text} is no language of proceedings here: it is taken for the claimant's own", text=said(text))
        )
    else:
        work.keep_apart("language", phrase("is no language of proceedings here"))


def _proceedings(work: RowWork) -> None:
    """The stage before the row's court. A number that cannot be put to a stage is kept in a note, and found there again."""
    number, text = work.entry.text("case_number"), work.entry.text("court")
    if number is not None and key(number) == key(work.case.reference):
        number = None
    if text is not None and work.court is None and number is None:
        work.keep_apart(
            "court",
            phrase("is no court known here{nearest}", nearest=perhaps(work.setting.meanings.court(text).nearest)),
        )
        return
    code = _stage_code(work)
    if code is not None and work.court is None:
        only = work.setting.library.stages[code].forums
        work.court = only[0] if len(only) == 1 else None
    if number is None and work.court is None:
        return
    there = [one for one in work.case.stages if work.court in (None, one.forum) and code in (None, one.code)]
    if any(number is None or (one.number is not None and key(one.number) == key(number)) for one in there):
        return
    empty = [one for one in there if one.number is None]
    if len(empty) == 1 and work.court is not None:
        named = tuple(replace(one, number=number) if one is empty[0] else one for one in work.case.stages)
        work.change(phrase("{key}: number {number}", key=empty[0].key, number=number), stages=named)
    elif work.court is not None and code is not None:
        _open_stage(work, code, work.court, number)
    else:
        _keep_number(work, number, text)


def _stage_code(work: RowWork) -> str | None:
    """The stage the row says, or the only one that its court can hear; of several, the one that was said for the whole table."""
    text = work.entry.text("stage")
    if text is not None:
        meant = work.setting.meanings.stage(text)
        if meant.code is None:
            work.keep_apart("stage", phrase("is no stage known here{nearest}", nearest=perhaps(meant.nearest)))
        elif meant.near:
            work.tell(phrase("{text} is read as {code}", text=said(text), code=meant.code))
        return meant.code
    if work.court is None:
        return None
    hears = stages_of(work.court, work)
    return work.setting.stages.get(work.court) or (hears[0] if len(hears) == 1 else None)


def stages_of(court: str, work: RowWork) -> list[str]:
    return [kind.code for kind in work.setting.library.stages.values() if court in kind.forums]


def _open_stage(work: RowWork, code: str, forum: str, number: str | None) -> None:
    kind = work.setting.library.stages[code]
    openers = [one.key for one in work.case.stages if one.code in kind.opened_by]
    stage = Stage(
        key=free(code, {one.key for one in work.case.stages}),
        code=code,
        forum=forum,
        number=number,
        opened_by=openers[0] if len(openers) == 1 else None,
    )
    work.change(
        phrase("{stage} at {forum}", stage=stage.key, forum=forum) + (f", {number}" if number else ""),
        stages=(*work.case.stages, stage),
    )


def _keep_number(work: RowWork, number: str | None, text: str | None) -> None:
    """Where it is not known which proceedings a number stands for, the court and the number are a note of the case."""
    kept = [
        forum for forum, one in courts_of(work.case) if number is None or (one is not None and key(one) == key(number))
    ]
    if work.court in kept or (work.court is None and kept):
        return
    court = work.setting.library.forums[work.court].names.lt["nom"] if work.court else text
    what = phrase("note: {filter}", filter=", ".join(filter(None, (court, number))))
    work.add_event("note", work.setting.today, title=court, number=number, author=work.court, what=what)
    if work.court is None:
        where = phrase("{text} is no court known here", text=said(text)) if text else phrase("no court is named")
        work.tell(
            phrase("{where}: the number {number} is kept as a note of the case", where=where, number=said(number))
        )
        return
    choice = " or ".join(f"--stage {work.court}={code}" for code in stages_of(work.court, work))
    work.tell(
        phrase(
            "before {court} it may be one proceedings or another, so court and number are kept as a note",
            court=work.court,
        )
        + (phrase("; {choice} says which", choice=choice) if choice else "")
    )


def _respondents(work: RowWork) -> None:
    for text in several(work.entry.text("respondent")):
        forum = work.setting.library.forums.get(work.setting.meanings.court(text).code or "")
        name = forum.names.lt["nom"] if forum is not None and forum.kind != "court" else text
        if any(name_key(name) in (name_key(one.name), name_key(one.name_en or "")) for one in work.case.parties):
            continue
        party = Party(
            key=free("respondent", {one.key for one in work.case.parties}),
            role="respondent",
            name=name,
            name_en=forum.names.en if forum is not None and forum.kind != "court" else None,
        )
        work.change(phrase("respondent {name}", name=said(name)), parties=(*work.case.parties, party))


def _issues(work: RowWork) -> None:
    text = work.entry.text("issue")
    if text is None:
        return
    found = work.setting.meanings.issues(text)
    if not found or any(one.code is None for one in found):
        nearest = found[0].nearest if len(found) == 1 else ()
        work.keep_apart("issue", phrase("is no issue known here{nearest}", nearest=perhaps(nearest)))
        return
    for one in found:
        if one.code is not None and one.code not in {issue.code for issue in work.case.issues}:
            added = Issue(code=one.code, lead=not work.case.issues)
            work.change(phrase("issue {code}", code=one.code), issues=(*work.case.issues, added))
