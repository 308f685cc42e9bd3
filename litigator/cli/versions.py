"""`litigator draft redline | list | verify | filed | impact`: what became of drafts, and what has changed under them since."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, talk
from litigator.tongue import either, lasting, phrase, word

ENGINES = ("own", "docxodus", "ooxmlpowertools")
_file = click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator draft`."""


@command(group)
@click.argument("old", metavar="OLD.docx", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW.docx", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="OUT.docx", required=True, type=click.Path(path_type=Path), help="Where to write it."
)
@click.option("--author", default="Redline", show_default=True, help="Whose the changes are said to be.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="own",
    show_default=True,
    help="Who compares: this program, or python-redlines where it is installed with that binary.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@json_option
def redline(
    desk: Desk, old: Path, new: Path, output: Path, author: str, engine: str, force: bool, as_json: bool
) -> None:
    """Write what changed from OLD.docx to NEW.docx as tracked changes: accepting all gives the new text, rejecting all the old.

    Both are proved before anything is written. Headers, footers, tables and notes are compared as well.
    """
    from litigator.documents.reading import bytes_of
    from litigator.drafting.redlining.engines import compared
    from litigator.drafting.versions.guarding import is_same, must_be_free
    from litigator.errors import UsageFault
    from litigator.files import write_asked

    if output.suffix.lower() != ".docx" or is_same(output, old) or is_same(output, new):
        raise UsageFault(
            phrase("{name} cannot be where the redline goes", name=output.name), fix=phrase("name a new .docx")
        )
    made = compared(bytes_of(old), bytes_of(new), old_name=old.name, new_name=new.name, engine=engine, author=author)
    must_be_free(output, made.data, force=force)
    write_asked(output, made.data)
    if as_json:
        print_json(
            "redline",
            path=str(output),
            engine=engine,
            changed=made.changed,
            insertions=made.insertions,
            deletions=made.deletions,
            looks=made.looks,
            told=made.told,
        )
        return
    for one in made.told:
        talk(f"  · {shown(one)}")
    if engine == "own":
        say(
            phrase(
                "{output}: {changed} paragraphs differ ({insertions} insertions, {deletions} deletions, {looks} changes of look)",
                output=shown(str(output)),
                changed=made.changed,
                insertions=made.insertions,
                deletions=made.deletions,
                looks=made.looks,
            )
        )
    else:
        say(shown(str(output)))


@command(group, "list")
@click.argument("case", required=False, metavar="[CASE]")
@click.option("--all", "everything", is_flag=True, help="Earlier versions that were written over, too.")
@json_option
def list_drafts(desk: Desk, case: str | None, everything: bool, as_json: bool) -> None:
    """List the drafts the office remembers, of CASE or of all cases: when, by whom, whether filed, and how the file stands now."""
    from litigator.office import reading_office
    from litigator.office.drafts import current, drafts_known, state_of

    with reading_office(desk.db, libraries=desk.libraries) as office:
        if case is not None:
            office.case_file(case)
        found = drafts_known(office, case)
    drafts = found if everything else current(found)
    rows = [{**draft_as_dict(made), "state": state_of(made)} for made in drafts]
    if as_json:
        print_json("drafts", drafts=rows)
        return
    print_table(
        ("no.", "case", "form", "file", "made", "by", "filed", either("state", "būsena")),
        [
            (
                row["number"],
                row["case"],
                row["form"],
                Path(row["file"]).name,
                row["at"][:10],
                row["by"],
                row["filed"] or "",
                word(row["state"]),
            )
            for row in rows
        ],
        empty=phrase("no drafts yet"),
    )


def draft_as_dict(made: Any) -> dict[str, Any]:
    return {
        "number": made.number,
        "case": made.case,
        "form": made.form,
        "language": made.language,
        "file": made.file,
        "sha256": made.sha256,
        "at": made.at,
        "by": made.by,
        "partial": made.partial,
        "filed": made.filed.isoformat() if made.filed else None,
    }


@command(group)
@_file
@json_option
def verify(desk: Desk, file: Path, as_json: bool) -> None:
    """Say whether FILE.docx is the draft that was generated, byte for byte; else whether its words are the same, what differs, and what has
    changed under it since.

    The proof is the office's log; a manifest beside the file proves nothing by itself, as anybody can write one. Anything but a file that the
    log proves ends with exit code 6.
    """
    from litigator.errors import DraftIncomplete
    from litigator.office import reading_office
    from litigator.office.drafts import verify as held

    with reading_office(desk.db, libraries=desk.libraries, may_lack_database=True) as office:
        verdict = held(office, file)
    proved = verdict.status == "generated" and verdict.logged is True
    sentence = verdict.sentence() if proved or verdict.status != "generated" else _UNPROVED
    if as_json:
        print_json(
            "verify",
            file=str(file),
            status=verdict.status,
            proved=proved and not verdict.doubts,
            sentence=str(sentence),
            sha256=verdict.sha256,
            logged=verdict.logged,
            draft=draft_as_dict(verdict.made) if verdict.made else None,
            edits=[*map(str, verdict.edits)],
            doubts=[*map(str, verdict.doubts)],
            since=[change.as_dict() for change in verdict.since],
        )
    else:
        _tell_verdict(file, verdict, sentence)
    if not proved or verdict.doubts:
        raise click.exceptions.Exit(DraftIncomplete.exit_code)


_UNPROVED = lasting(
    "it is, byte for byte, what the manifest beside it tells of; but no log of an office proves that manifest"
)


def _tell_verdict(file: Path, verdict: Any, sentence: str) -> None:
    say(f"{shown(file.name)}: {shown(sentence)}")
    made = verdict.made
    if made is not None:
        filed = phrase(", filed on {day}", day=made.filed) if made.filed else ""
        say(
            phrase(
                "  {form} for {case}, made {day} by {who}{filed}",
                form=shown(made.form),
                case=shown(made.case),
                day=made.at[:10],
                who=shown(made.by or phrase("nobody named")),
                filed=filed,
            )
        )
    if verdict.logged is False:
        say("  " + phrase("the office's log has no draft like it"))
    for one in verdict.edits:
        say(f"  ✎ {shown(one)}")
    for one in verdict.doubts:
        say(f"  ✗ {shown(one)}")
    _tell_changes(verdict.since)


def _tell_changes(changes: Any) -> None:
    for change in changes:
        say(f"  ↦ {shown(change.what)}")
        if change.fix:
            say(f"      → {shown(change.fix)}")


@command(group)
@_file
@click.option("--on", metavar="DATE", help="The day it was filed (default: today).")
@json_option
def filed(desk: Desk, file: Path, on: str | None, as_json: bool) -> None:
    """Remember that FILE.docx, a draft of this office, was filed: what changes under it later is then told as such."""
    from litigator.errors import UsageFault
    from litigator.office import writing_office
    from litigator.office.drafts import mark_filed

    day = desk.day(on) if on else desk.today()
    if day > desk.today():
        raise UsageFault(phrase("{day} is still to come", day=day), fix=phrase("record it once it is filed"))
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        made = mark_filed(office, file, on=day, by=office.actor)
    if as_json:
        print_json("draft-filed", **draft_as_dict(made))
        return
    say(
        phrase(
            "{name}: {form} for {case} was filed on {day}",
            name=shown(file.name),
            form=shown(made.form),
            case=shown(made.case),
            day=day,
        )
    )


@command(group)
@click.option("--clause", metavar="ID", help="Only what comes of this clause.")
@click.option("--template", metavar="NAME", help="Only what comes of this template.")
@click.option("--precedent", metavar="ID", help="Only what comes of this precedent.")
@click.option(
    "--in",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The drafts with manifests in this folder instead.",
)
@click.option("--fail-if-any", is_flag=True, help="Exit with 10 where anything has changed.")
@json_option
def impact(
    desk: Desk,
    clause: str | None,
    template: str | None,
    precedent: str | None,
    folder: Path | None,
    fail_if_any: bool,
    as_json: bool,
) -> None:
    """List the drafts under which something has changed since: a clause, the template, a precedent, the facts of the case.

    With --clause, --template or --precedent every draft that used it is listed.
    """
    from litigator.office import reading_office
    from litigator.office.drafts import impact as found_impact

    with reading_office(desk.db, libraries=desk.libraries, may_lack_database=folder is not None) as office:
        found = found_impact(office, folder=folder, clause=clause, template=template, precedent=precedent)
    if as_json:
        print_json(
            "draft-impact",
            drafts=[
                {**draft_as_dict(one.made), "changes": [change.as_dict() for change in one.changes]} for one in found
            ],
        )
    else:
        for one in found:
            filed_on = phrase(", filed on {day}", day=one.made.filed) if one.made.filed else ""
            say(
                phrase(
                    "{name}: {form} for {case}{filed}",
                    name=shown(Path(one.made.file).name),
                    form=shown(one.made.form),
                    case=shown(one.made.case),
                    filed=filed_on,
                )
            )
            _tell_changes(one.changes)
            if not one.changes:
                say("  " + phrase("nothing of it has changed"))
        if not found:
            say(phrase("nothing has changed under any draft"))
    if fail_if_any and any(one.changes for one in found):
        raise click.exceptions.Exit(10)
