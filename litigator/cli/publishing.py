"""`litigator draft publish`: a copy of a document that may be read over and published, with pseudonyms in the place of people."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, talk
from litigator.tongue import again, phrase, word


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator draft`."""


@command(group)
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="OUT.docx",
    required=True,
    type=click.Path(path_type=Path),
    help="Where to write the copy.",
)
@click.option("--case", metavar="CASE", help="Whose people are replaced (default: the case the office drafted it for).")
@click.option(
    "--from", "saved", metavar="CASE.json", type=click.Path(path_type=Path), help="The people of a saved case file."
)
@click.option("--also", metavar="NAME", multiple=True, help="Another name to replace (repeatable).")
@click.option(
    "--language", type=click.Choice(["lt", "en"]), help="The document's language (default: the one it is in)."
)
@click.option(
    "--map",
    "map_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write who is who here, for the office alone.",
)
@click.option(
    "--without-consent", metavar="REASON", help="Go on though somebody has not agreed to publication; say why."
)
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@json_option
def publish(
    desk: Desk,
    file: Path,
    output: Path,
    case: str | None,
    saved: Path | None,
    also: tuple[str, ...],
    language: str | None,
    map_file: Path | None,
    without_consent: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Write a copy of FILE.docx for publication: scrubbed, each person under a pseudonym; and list what may still identify them.

    The copy is pseudonymised, not anonymised: a person reads it over before it goes out. Where any form of a name is left, nothing is written.
    """
    from litigator.office import reading_office
    from litigator.office.publishing import published_copy

    with reading_office(
        desk.db, libraries=desk.libraries, saved=saved, may_lack_database=saved is None and case is None
    ) as office:
        copy = published_copy(
            office,
            file,
            output,
            case=case,
            others=also,
            language=language,
            map_file=map_file,
            without_consent=without_consent,
            force=force,
        )
    findings = [*copy.names_in(output.stem), *copy.findings]
    if as_json:
        print_json(
            "publication",
            path=str(output),
            language=copy.language,
            replaced=copy.replaced,
            scrubbed=copy.scrubbed,
            findings=[finding.as_dict() for finding in findings],
            map=str(map_file) if map_file else None,
            without_consent=without_consent,
        )
        return
    _tell(output, copy, findings)


def _tell(output: Path, copy: Any, findings: Sequence[Any]) -> None:
    for one in copy.scrubbed:
        talk(f"  · {shown(again(one))}")
    for finding in findings:
        often = f" (×{finding.times})" if finding.times > 1 else ""
        say(
            f"  {word(finding.risk):<6}  {shown(again(finding.where))}: {phrase(finding.what)}: «{shown(finding.words)}»{often}"
        )
    count = sum(copy.replaced.values())
    say(
        phrase(
            "{output}: {count} replacements; {left} things may still identify somebody",
            output=shown(str(output)),
            count=count,
            left=len(findings),
        )
    )
    say(phrase("It is pseudonymised, not anonymised: read it over before it goes out."))
