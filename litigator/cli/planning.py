"""`litigator draft plan | explain`: every clause in or out and why, what is unknown and how to say it, before a word is written."""

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litigator.cli.assembling import report
from litigator.cli.draft import case_and_template, drafting_arguments, tell_ticks, ticks_as_dicts
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, tell_problems
from litigator.tongue import either, marked, phrase, plural, word

if TYPE_CHECKING:
    from litigator.drafting.explaining import Explained
    from litigator.office import Office

_HEADS = {"in": marked("In the draft"), "waiting": marked("Waiting for an answer"), "out": marked("Out")}
_CITED = {
    "yes": marked("may be cited"),
    "yes-as-pending": marked("may be cited as pending"),
    "after-check": marked("not verified: nobody of this office has checked it"),
    "no": marked("may not be cited"),
}


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator draft`."""


@command(group)
@drafting_arguments
@click.option("--all", "everything", is_flag=True, help="Also the clauses of issues that the case does not plead.")
@json_option
def plan(
    desk: Desk,
    case: str | None,
    template: str | None,
    saved: Path | None,
    language: str | None,
    place: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Show each clause in or out and why, and what is missing, before anything is written.

    `draft explain CASE TEMPLATE CLAUSE` tells everything of one clause.
    """
    from litigator.office import judgments_folder, reading_office

    wanted, form = case_and_template(case, template, saved)
    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        told = _explained(office, desk, wanted, form, language, place)
        # The draft with its gaps is made and thrown away: only so is everything known at which `draft assemble` would stop.
        foreseen = office.drafted(
            wanted,
            form,
            today=desk.today(),
            language=language,
            place=place,
            partial=True,
            judgments=judgments_folder(None, desk.db),
        )
    if as_json:
        print_json("plan", **_foreseen(foreseen, told))
        return
    planned = foreseen.plan
    for name in ("in", "waiting", "out"):
        _print_group(name, [one for one in told if one.group == name and (one.pleaded or everything)])
    others = sum(1 for one in told if one.group == "out" and not one.pleaded)
    if others and not everything:
        hidden = plural(
            "{count} clause of issues the case does not plead; --all shows it",
            "{count} clauses of issues the case does not plead; --all shows them",
            others,
        )
        say("  " + hidden)
    if planned.adverse:
        say("\n" + phrase("Against us on these issues: {names}", names=", ".join(map(shown, planned.adverse))))
    tell_problems(foreseen.problems)
    tell_ticks(planned.setting.form, planned.facts)


@command(group, "explain")
@drafting_arguments
@click.argument("clause", metavar="[CLAUSE]", required=False)
@json_option
def explain_(
    desk: Desk,
    case: str | None,
    template: str | None,
    clause: str | None,
    saved: Path | None,
    language: str | None,
    place: str | None,
    as_json: bool,
) -> None:
    """Tell why CLAUSE is in the draft or not: its rule, each fact it asks, the evidence and the authorities it needs. Without CLAUSE: of each.

    With --from CASE.json, CASE is left out.
    """
    from litigator.errors import NotFound
    from litigator.office import reading_office

    if saved is not None and case is not None:
        case, template, clause = None, case, template
    wanted, form = case_and_template(case, template, saved)
    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        told = _explained(office, desk, wanted, form, language, place)
    if clause is not None:
        ids = [one.choice.clause.id for one in told]
        told = [one for one in told if one.choice.clause.id == clause]
        if not told:
            missing = phrase("{form} has no clause {clause}", form=form, clause=shown(clause))
            raise NotFound(missing, nearest=_near(clause, ids))
    if as_json:
        print_json(
            "explained", template=form, clauses=[{**_choice(one.choice), **explained_as_dict(one)} for one in told]
        )
        return
    for one in told if clause is not None else [one for one in told if one.pleaded]:
        _print_explained(one)


def _explained(
    office: "Office", desk: Desk, case: str | None, form: str, language: str | None, place: str | None
) -> "list[Explained]":
    from litigator.drafting.explaining import explain

    planned = office.plan(case, form, today=desk.today(), language=language, place=place)
    return list(explain(planned, office.library, office.checked()))


def _near(name: str, known: list[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(get_close_matches(name, known, n=3))


# On the terminal

WORDS = (marked("draft"), marked("approved"), marked("retired"))  # how a clause stands, as it is shown


def _print_group(name: str, told: "list[Explained]") -> None:
    if not told:
        return
    say(f"\n{phrase(_HEADS[name])} ({len(told)})")
    for one in told:
        _print_line(one)


def _print_line(one: "Explained") -> None:
    """A clause on its lines: why; then what it lacks, with what to type."""
    _wrapped(f"{one.choice.clause.id}: {'; '.join(map(shown, one.choice.why))}", "  ")
    unknown = [fact for fact in one.facts if fact.value is None and (one.group != "out")]
    for fact in unknown:
        if one.group == "waiting" or fact.name in one.choice.clause.head.requires:
            _wrapped(f"? {shown(fact.question)}", "      ")
            _wrapped(f"→ {shown(fact.answer)}", "        ")
    for needed in one.evidence if one.group != "out" else ():
        if needed.there:
            _wrapped(
                "· " + phrase("evidence: {label} ({keys})", label=shown(needed.label), keys=", ".join(needed.there)),
                "      ",
            )
        else:
            _wrapped("✗ " + phrase("evidence missing: {label}", label=shown(needed.label)), "      ")
            _wrapped(f"→ {shown(needed.answer)}", "        ")


def _print_explained(one: "Explained") -> None:
    """One clause whole."""
    from litigator.drafting.explaining import value_in_words

    head = one.choice.clause.head
    say(f"\n{head.id} · {shown(either(one.title['en'], one.title['lt']))} · {phrase(_HEADS[one.group])}")
    version = phrase("version {version}, {status}", version=head.version, status=word(head.status))
    _wrapped(f"{shown(head.why)} ({version})", "  ")
    for reason in one.choice.why:
        _wrapped(f"· {shown(reason)}", "  ")
    if one.rule is not None:
        _wrapped(phrase("rule: {rule}", rule=shown(one.rule)), "  ")
    for fact in one.facts:
        language = either("en", "lt")
        _wrapped(f"{fact.name} = {shown(value_in_words(fact.value, language))}", "    ")
        if fact.value is None:
            _wrapped(f"? {shown(fact.question)}", "      ")
            _wrapped(f"→ {shown(fact.answer)}", "        ")
    for needed in one.evidence:
        keys = ", ".join(needed.there) or phrase("missing")
        _wrapped(phrase("evidence: {label} ({keys})", label=shown(needed.label), keys=keys), "  ")
        if needed.answer is not None:
            _wrapped(f"→ {shown(needed.answer)}", "        ")
    for cited in one.authorities:
        name = shown(either(cited.name["en"], cited.name["lt"])) + (f", § {cited.pinpoint}" if cited.pinpoint else "")
        _wrapped(f"{name} [{cited.id}]: {phrase(_CITED[cited.may_be_cited])}", "  ")
    if one.legislation:
        _wrapped(
            phrase(
                "legislation: {provisions}",
                provisions=shown(
                    "; ".join(f"{either(short['en'], short['lt'])} {provision}" for short, provision in one.legislation)
                ),
            ),
            "  ",
        )
    if head.valid_from or head.valid_to:
        since, until = head.valid_from or "…", head.valid_to or "…"
        _wrapped(phrase("for claims lodged between {since} and {until}", since=since, until=until), "  ")


def _wrapped(text: str, indent: str) -> None:
    say(textwrap.fill(text, 100, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False))


# As JSON


def _foreseen(draft: Any, told: "list[Explained]") -> dict[str, Any]:
    """What `draft plan --json` says: the report of a draft with its gaps, of which nothing was written; and why each clause is in or out."""
    placed = {used.id: used.paragraphs for used in draft.clauses}
    told_of = {name: value for name, value in report(draft, Path()).items() if name not in ("path", "sha256")}
    return {
        **told_of,
        "case": draft.case,
        "clauses": [
            {**_choice(one.choice), **explained_as_dict(one), "paragraphs": placed.get(one.choice.clause.id)}
            for one in told
        ],
        "adverse": draft.plan.adverse,
        "to_tick": ticks_as_dicts(draft.plan.setting.form, draft.plan.facts),
    }


def _choice(choice: Any) -> dict[str, Any]:
    return {
        "id": choice.clause.id,
        "version": choice.clause.head.version,
        "in": choice.taken,
        "why": [*map(str, choice.why)],
        "unknown": choice.unknown,
        "evidence": choice.clause.head.evidence,
    }


def explained_as_dict(one: "Explained") -> dict[str, Any]:
    """What `plan` and `explain` add of a clause: its rule, the facts it asks, the evidence and authorities it needs."""
    return {
        "title": one.title,
        "pleaded": one.pleaded,
        "rule": None if one.rule is None else str(one.rule),
        "facts": [
            {
                "name": fact.name,
                "value": fact.value,
                "question": None if fact.question is None else str(fact.question),
                "answer": None if fact.answer is None else str(fact.answer),
            }
            for fact in one.facts
        ],
        "evidence_needed": [
            {
                "kind": needed.kind,
                "label": str(needed.label),
                "exhibits": needed.there,
                "answer": None if needed.answer is None else str(needed.answer),
            }
            for needed in one.evidence
        ],
        "authorities": [
            {"id": cited.id, "name": cited.name, "pinpoint": cited.pinpoint, "may_be_cited": cited.may_be_cited}
            for cited in one.authorities
        ],
        "legislation": [{"act": short, "provision": provision} for short, provision in one.legislation],
    }
