"""The manual pages in docs/, printed from the commands' own help and from the facts' own vocabulary.

`python -m litigator.cli.manual docs` writes them anew; a house test compares.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from litigator.tongue import speak


def commands(
    group: click.Group, path: tuple[str, ...] = ("litigator",)
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command under `group` with its full name, groups included, in the order of the help."""
    context = click.Context(group, info_name=" ".join(path))
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if found is None:
            continue
        yield (*path, name), found
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))


def manual_text() -> str:
    """docs/manual.md: every command with its help, as the terminal shows it."""
    from litigator.cli import root

    speak("en")  # whatever was spoken before: the page is English
    lines = ["# Manual", "", "Printed from the commands themselves (`python -m litigator.cli.manual docs`).", ""]
    for path, found in (((("litigator",), root)), *commands(root)):
        lines += [f"{'#' * min(len(path) + 1, 4)} {' '.join(path)}", "", "```", _help(path, found), "```", ""]
    return "\n".join(lines)


def _help(path: tuple[str, ...], command: click.Command) -> str:
    """The help as it is shown 100 columns wide."""
    settings = {**command.context_settings, "terminal_width": 100}
    return click.Context(command, info_name=" ".join(path), **settings).get_help()


def facts_text() -> str:
    """docs/facts.md: every name a template or clause may use."""
    from litigator.drafting.facts import whole_vocabulary
    from litigator.library.gathering import open_library

    names = sorted(whole_vocabulary(open_library()))
    lines = [
        "# Facts",
        "",
        "Every name a Word template or a clause may use; `[]` stands for the items of a list. Printed from the code",
        "(`python -m litigator.cli.manual docs`). `{{ claimant.name }}` prints one; a name that is not here is refused.",
        "",
    ]
    return "\n".join([*lines, *(f"- `{name}`" for name in names), ""])


_VOCABULARIES = {
    "event": "Events (`case event CASE KIND DATE`)",
    "exhibit": "Kinds of exhibit (`exhibit add CASE --kind`; `evidence:` and `[#…]` in clauses)",
    "relief": "What is asked (`case relief CASE CODE`)",
    "party_role": "Roles of parties (`case party CASE ROLE NAME`)",
    "claimant_role": "Roles of the people of a case (`claimant add … --role`)",
    "vulnerability": "Special needs (`claimant vulnerability PERSON CODE`)",
    "consent_use": "What a person consents to (`claimant consent PERSON USE yes`)",
    "link": "How cases are tied (`case link CASE KIND OTHER`)",
    "regime": "The law a case falls under (`case edit CASE --regime`)",
}


def words_text() -> str:
    """docs/words.md: every word the office records with, as it is typed, in English and in Lithuanian."""
    from litigator.library.gathering import open_library
    from litigator.office.words import titles_of

    library = open_library()
    rooms: dict[str, Mapping[str, Any]] = {title: library.vocabularies[name] for name, title in _VOCABULARIES.items()}
    rooms |= {
        "Stages (`case stage CASE CODE --forum FORUM`)": library.stages,
        "Forums (`--forum`, `--author`, `--order-court`)": library.forums,
        "Places (`claimant detention PERSON PLACE SINCE`)": library.places,
        "Issues (`case add --issue`, `case edit --issue`; `issues:` in clauses)": library.issues,
        "Questions (`case edit CASE --answer QUESTION=VALUE`; `answers.…` in clauses)": library.questions,
    }
    lines = [
        "# Words",
        "",
        "Every word the office records with, as it is typed, and what it means. Printed from `rules/`",
        "(`python -m litigator.cli.manual docs`). A word that is not here is refused, with the nearest ones.",
    ]
    for title, entries in rooms.items():
        lines += ["", f"## {title}", "", "| type | English | Lithuanian |", "|---|---|---|"]
        lines += [f"| `{code}` | {' | '.join(titles_of(entry))} |" for code, entry in entries.items()]
    return "\n".join([*lines, ""])


def forms_text() -> str:
    """docs/forms.md: every form, where it is filed and what it must hold."""
    from litigator.drafting.forms.described import described
    from litigator.library.gathering import open_library

    return described(open_library())


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "manual.md").write_text(manual_text(), encoding="utf-8")
    (folder / "facts.md").write_text(facts_text(), encoding="utf-8")
    (folder / "words.md").write_text(words_text(), encoding="utf-8")
    (folder / "forms.md").write_text(forms_text(), encoding="utf-8")
