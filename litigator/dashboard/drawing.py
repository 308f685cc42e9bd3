"""How a line of the office looks on the screen: a limit, a case, a person who is held; plain text with styles, never markup.

Everything that somebody typed passes `shown` and is put in as text: no sign in it can move the cursor, open a link or name a style.
"""

from collections.abc import Iterable
from typing import Any

from textual.content import Content

from litigator.cli.desk import told, when
from litigator.cli.terminal import columns, padded, shown, wrapped

STYLES = {"critical": "bold $text-error", "high": "$text-error", "medium": "$text-warning", "low": "$text-muted"}
QUIET = "$text-muted"
MARK, WHEN, REFERENCE, WHO = 12, 29, 11, 13  # columns
Parts = list[tuple[object, str] | str]
NOBODY = "nobody has it"
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


def heading(said: str) -> Content:
    return text((said, "bold $primary"))


def limit(line: Any, wide: int) -> Content:
    """A limit: how urgent, when, in which case, who has it; below it why it is there and what is not sure of it."""
    if wide >= ROOM_FOR_WHO:
        return text(*_first_line(line, wide), *_below(told(line), wide))
    return text(*_first_line(line, wide), *_below(f"{shown(line.row.who or NOBODY)}: {told(line)}", wide))


def short_limit(line: Any, wide: int) -> Content:
    """A limit on one line, where the screen is wide; else as `limit`."""
    taken = MARK + WHEN + REFERENCE + WHO + 8
    if wide < taken + 46:
        return limit(line, wide)
    doubt = " — NOT CONFIRMED" if line.unconfirmed else ""
    said = cut(line.row.title_en, wide - taken - len(doubt))
    return text(*_first_line(line, taken), "  ", (said, "" if doubt else QUIET), doubt)


def _first_line(line: Any, wide: int) -> Parts:
    row, mark = line.row, line.urgency
    said, style = f"{mark.word} {mark.number}", STYLES[mark.word]
    if line.standing == "overdue":
        said, style = f"OVERDUE {mark.number}", "bold $text-error"
    elif line.standing in ("expired", "done"):
        said, style = "expired" if line.standing == "expired" else row.state, QUIET
    parts: Parts = [(cell(said, MARK), style), "  ", (cell(when(line), WHEN), "bold"), "  "]
    if wide < ROOM_FOR_WHO:
        return [*parts, (cut(row.reference, wide - MARK - WHEN - 4), "")]
    return [*parts, (cell(row.reference, REFERENCE), ""), "  ", (cell(row.who or NOBODY, WHO), "$text-accent")]


def _below(said: str, wide: int) -> Iterable[tuple[str, str] | str]:
    for piece in wrapped(said, wide, "  "):
        yield "\n"
        yield (piece, QUIET)


def case(one: Any, wide: int) -> Content:
    """A case: reference, issues, where it stands, who has it, the next day to keep, its name."""
    where = " ".join(part for part in (one.stage, (one.forum or "").removeprefix("lt.")) if part)
    following = f"closed {one.closed}" if one.closed else one.next or "nothing dated"
    head: Parts = [(cell(one.reference, REFERENCE), "bold"), "  ", (cell(following, 13), "")]
    if wide >= ROOM_FOR_WHO:
        head += ["  ", (cell(one.owner or "nobody", WHO), "$text-accent"), "  ", (cell(where, 20), "")]
    issues = " ".join(one.issues)
    if wide >= 120:
        return text(*head, "  ", (cell(issues, 20), QUIET), "  ", (cut(one.name, wide - 74 - WHO), ""))
    parts = [one.name, issues] if wide >= ROOM_FOR_WHO else [one.owner or "nobody", where, one.name, issues]
    return text(*head, *_below(" · ".join(shown(part) for part in parts if part), wide))


def person(one: Any, wide: int) -> Content:
    """Somebody who is held: since when, how many days, how many without a court, what comes next, what has expired."""
    who = one.person
    lacking = f", {one.without_order} of them without a court's order" if one.without_order else ""
    head: Parts = [
        (cell(who.reference, REFERENCE), "bold"),
        "  ",
        (cut(who.name, wide - REFERENCE - 2), "bold"),
        "\n  ",
        (cut(f"{one.days} days{lacking}", wide - 2), "$text-error" if one.without_order else ""),
    ]
    below = [f"{shown(who.now.place)}, since {one.since}; {shown(' '.join(who.cases))}"]
    if one.expired is not None:
        below.append(f"EXPIRED {one.expired.row.day}: {shown(one.expired.row.title_en)}")
    following = one.next
    below.append(
        f"next {when(following)}: {shown(following.row.title_en)}" if following else "nothing ahead is recorded"
    )
    return text(*head, *(part for said in below for part in _below(said, wide)))


def detail(line: Any, wide: int) -> Content:
    """Everything a list leaves out of a limit: how sure it is, how its urgency adds up, where it stands in the law."""
    row = line.row
    parts: Parts = [(row.title_en, "bold"), "\n", (when(line), "bold $primary"), "\n"]
    facts = [
        ("case", row.reference),
        ("who", row.who or NOBODY),
        ("rule", row.rule + (f", version {row.rule_version}" if row.rule_version else "")),
        ("from", f"{row.starts[:10]} ({row.event})"),
        ("last day", row.due or row.safe or "not known yet"),
        ("stands", line.standing + (f", {row.state}" if row.state not in ("open", line.standing) else "")),
        ("confirmed", row.confirmed_by or ("NOT CONFIRMED, a miss ends the case" if line.unconfirmed else "")),
        ("urgency", f"{line.urgency.word}: {line.urgency.formula()}" if line.standing != "done" else ""),
        ("decided", f"{row.by}: {row.why}" if row.why else ""),
        ("source", row.source),
        ("law", "rule unverified: a lawyer must check it" if row.status != "verified" else ""),
    ]
    facts += [("or", f"{other.get('due')}: {other.get('why')}") for other in row.alternative_list()]
    facts += [
        ("mind", problem["what"] + (f" → {problem['fix']}" if problem["fix"] else "")) for problem in row.problem_list()
    ]
    facts += [("opens", row.opens_en)] if line.standing == "expired" and row.opens_en else []
    for label, said in facts:
        if said:
            first, *others = wrapped(shown(said), max(20, wide), " " * 10)
            parts += ["\n", (cell(label, 10), QUIET), (first[10:], "")]
            for other in others:
                parts += ["\n", (other, "")]
    return text(*parts)
