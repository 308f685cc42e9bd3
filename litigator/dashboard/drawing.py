"""How a line of the office looks on the screen: a limit, a case, a person who is held; plain text with styles, never markup.

Everything that somebody typed passes `shown` and is put in as text: no sign in it can move the cursor, open a link or name a style.
"""

from collections.abc import Iterable
from typing import Any

from textual.content import Content

from litigator.cli.desk import called, told, when
from litigator.cli.terminal import columns, padded, shown, wrapped
from litigator.errors import LitigatorError
from litigator.tongue import again, either, heard, marked, phrase, plural, spoken, word

STYLES = {"critical": "bold $text-error", "high": "$text-error", "medium": "$text-warning", "low": "$text-muted"}
QUIET = "$text-muted"
MARK, WHEN, REFERENCE, WHO = 12, 29, 11, 13  # columns
LABEL = 10  # columns of what stands before a fact, or a little more where its name is longer
Parts = list[tuple[object, str] | str]
NOBODY = marked("nobody has it")
ROOM_FOR_WHO = 70  # columns from which who has it stands in the first line


def text(*parts: tuple[object, str] | str) -> Content:
    """Text of parts, each plain or (what, style): what is not ours is made showable."""
    return Content.assemble(*(part if isinstance(part, str) else (shown(part[0]), part[1]) for part in parts))


def cut(said: object, wide: int) -> str:
    """The text in no more than `wide` columns, showable, with a sign where it was cut."""
    plain = shown(said)
    if wide <= 0:
        return ""
    if columns(plain) <= wide:
        return plain
    kept = plain[: max(0, wide - 1)]
    while columns(kept) > wide - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def cell(said: object, wide: int) -> str:
    """The text in exactly `wide` columns."""
    return padded(cut("" if said is None else said, wide), wide)


def fault_in_words(fault: LitigatorError) -> str:
    """What went wrong and how to mend it, in one line."""
    return f"{heard(fault.message)} {heard(fault.fix)}"


def heading(said: str) -> Content:
    return text((said, "bold $primary"))


def limit(line: Any, wide: int) -> Content:
    """A limit: how urgent, when, in which case, who has it; below it why it is there and what is not sure of it."""
    if wide >= ROOM_FOR_WHO:
        return text(*_first_line(line, wide), *_below(told(line), wide))
    return text(*_first_line(line, wide), *_below(f"{shown(line.row.who or phrase(NOBODY))}: {told(line)}", wide))


def short_limit(line: Any, wide: int) -> Content:
    """A limit on one line, where the screen is wide; else as `limit`."""
    taken = MARK + WHEN + REFERENCE + WHO + 8
    if wide < taken + 46:
        return limit(line, wide)
    doubt = phrase(" — NOT CONFIRMED") if line.unconfirmed else ""
    said = cut(called(line.row), wide - taken - len(doubt))
    return text(*_first_line(line, taken), "  ", (said, "" if doubt else QUIET), doubt)


def _first_line(line: Any, wide: int) -> Parts:
    row, mark = line.row, line.urgency
    said, style = f"{word(mark.word)} {mark.number}", STYLES[mark.word]
    if line.standing == "overdue":
        said, style = phrase("OVERDUE {number}", number=mark.number), "bold $text-error"
    elif line.standing in ("expired", "done"):
        said, style = word("expired" if line.standing == "expired" else row.state), QUIET
    parts: Parts = [(cell(said, MARK), style), "  ", (cell(when(line), WHEN), "bold"), "  "]
    if wide < ROOM_FOR_WHO:
        return [*parts, (cut(row.reference, wide - MARK - WHEN - 4), "")]
    return [*parts, (cell(row.reference, REFERENCE), ""), "  ", (cell(row.who or phrase(NOBODY), WHO), "$text-accent")]


def _below(said: str, wide: int) -> Iterable[tuple[str, str] | str]:
    for piece in wrapped(said, wide, "  "):
        yield "\n"
        yield (piece, QUIET)


def case(one: Any, wide: int) -> Content:
    """A case: reference, issues, where it stands, who has it, the next day to keep, its name."""
    where = " ".join(part for part in (one.stage, (one.forum or "").removeprefix("lt.")) if part)
    following = phrase("closed {closed}", closed=one.closed) if one.closed else one.next or phrase("nothing dated")
    head: Parts = [(cell(one.reference, REFERENCE), "bold"), "  ", (cell(following, 13), "")]
    if wide >= ROOM_FOR_WHO:
        head += ["  ", (cell(one.owner or phrase("nobody"), WHO), "$text-accent"), "  ", (cell(where, 20), "")]
    issues = " ".join(one.issues)
    if wide >= 120:
        return text(*head, "  ", (cell(issues, 20), QUIET), "  ", (cut(one.name, wide - 74 - WHO), ""))
    parts = [one.name, issues] if wide >= ROOM_FOR_WHO else [one.owner or phrase("nobody"), where, one.name, issues]
    return text(*head, *_below(" · ".join(shown(part) for part in parts if part), wide))


def person(one: Any, wide: int) -> Content:
    """Somebody who is held: since when, how many days, how many without a court, what comes next, what has expired."""
    who = one.person
    lacking = (
        phrase(", {without_order} of them without a court's order", without_order=one.without_order)
        if one.without_order
        else ""
    )
    head: Parts = [
        (cell(who.reference, REFERENCE), "bold"),
        "  ",
        (cut(who.name, wide - REFERENCE - 2), "bold"),
        "\n  ",
        (
            cut(plural("{count} days{lacking}", "{count} days{lacking}", one.days, lacking=lacking), wide - 2),
            "$text-error" if one.without_order else "",
        ),
    ]
    below = [
        phrase(
            "{place}, since {since}; {cases}",
            place=shown(who.now.place),
            since=one.since,
            cases=shown(" ".join(who.cases)),
        )
    ]
    if one.expired is not None:
        below.append(phrase("EXPIRED {day}: {title}", day=one.expired.row.day, title=shown(called(one.expired.row))))
    following = one.next
    below.append(
        phrase("next {following}: {title}", following=when(following), title=shown(called(following.row)))
        if following
        else phrase("nothing ahead is recorded")
    )
    return text(*head, *(part for said in below for part in _below(said, wide)))


def detail(line: Any, wide: int) -> Content:
    """Everything a list leaves out of a limit: how sure it is, how its urgency adds up, where it stands in the law."""
    row = line.row
    parts: Parts = [(called(row), "bold"), "\n", (when(line), "bold $primary"), "\n"]
    facts = [
        (marked("case"), row.reference),
        (marked("who"), row.who or phrase(NOBODY)),
        (
            marked("rule"),
            row.rule + (phrase(", version {version}", version=row.rule_version) if row.rule_version else ""),
        ),
        (marked("from"), f"{row.starts[:10]} ({row.event})"),
        (marked("last day"), row.due or row.safe or phrase("not known yet")),
        (
            marked("stands"),
            word(line.standing) + (f", {word(row.state)}" if row.state not in ("open", line.standing) else ""),
        ),
        (
            marked("confirmed"),
            row.confirmed_by or (phrase("NOT CONFIRMED, a miss ends the case") if line.unconfirmed else ""),
        ),
        (
            marked("urgency"),
            f"{word(line.urgency.word)}: {line.urgency.formula(spoken())}" if line.standing != "done" else "",
        ),
        (marked("decided"), f"{row.by}: {row.why}" if row.why else ""),
        (marked("source"), row.source),
        (marked("law"), phrase("rule unverified: a lawyer must check it") if row.status != "verified" else ""),
    ]
    facts += [(marked("or"), f"{other.get('due')}: {again(other.get('why'))}") for other in row.alternative_list()]
    facts += [
        (marked("mind"), again(problem["what"]) + (f" → {again(problem['fix'])}" if problem["fix"] else ""))
        for problem in row.problem_list()
    ]
    facts += (
        [(marked("opens"), either(row.opens_en, row.opens_lt))] if line.standing == "expired" and row.opens_en else []
    )
    told_facts = [(phrase(label), said) for label, said in facts if said]
    before = max([LABEL, *(columns(label) + 1 for label, _ in told_facts)])
    for label, said in told_facts:
        first, *others = wrapped(shown(said), max(20, wide), " " * before)
        parts += ["\n", (cell(label, before), QUIET), (first[before:], "")]
        for other in others:
            parts += ["\n", (other, "")]
    return text(*parts)
