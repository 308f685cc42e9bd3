"""`litigator office`: found an office, name its people, check the library, examine everything."""

from pathlib import Path

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, tell_problems
from litigator.tongue import phrase, plural, word


@click.group(context_settings=HELP)
def group() -> None:
    """The office itself."""


@command(group)
@click.option("--plain", is_flag=True, help="Do not encrypt (encryption at rest comes with a later version).")
@click.option("--name", help="The office's name.")
def init(desk: Desk, plain: bool, name: str | None) -> None:
    """Found an office: an empty database and its audit key, at --db or ./cases.db."""
    from litigator.office import found_office

    path = found_office(desk.db, name=name, user=desk.user_given)
    say(
        phrase(
            "{path} is ready, with {name}.audit-key beside it: keep both, and copy them together.",
            path=path,
            name=path.name,
        )
    )
    if not plain:
        click.echo(
            phrase("The database is not encrypted: keep it on an encrypted disk. (--plain says you know.)"), err=True
        )
    say(phrase("Next: litigator office user add NAME, then litigator case add"))


@group.group(name="user", context_settings=HELP)
def user_group() -> None:
    """The people of the office, who act and whose name the log keeps."""


@command(user_group, "add")
@click.argument("handle")
@click.option("--name", "full_name", help="The full name.")
@click.option(
    "--role",
    default="lawyer",
    show_default=True,
    type=click.Choice(["lawyer", "coordinator", "researcher", "assistant"]),
)
def user_add(desk: Desk, handle: str, full_name: str | None, role: str) -> None:
    """Add a person of the office; HANDLE is what --user and LITIGATOR_USER give."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries, founding=handle) as office:
        office.add_user(handle, full_name or handle, role)
    say(phrase("{handle} is of the office", handle=shown(handle)))


@command(user_group, "list")
@json_option
def user_list(desk: Desk, as_json: bool) -> None:
    """List the people of the office."""
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        people = office.users()
    if as_json:
        print_json("users", users=[{"handle": handle, "name": name, "role": role} for handle, name, role in people])
        return
    print_table(("handle", "name", "role"), people, empty=phrase("nobody yet: litigator office user add NAME"))


@command(group, "check-library")
@json_option
def check_library(desk: Desk, as_json: bool) -> None:
    """Read every rule, clause, template and precedent and tell every problem, with file, line and mend."""
    from litigator.errors import LibraryFault
    from litigator.office import library_problems

    library, problems = library_problems(desk.libraries)
    counts = {} if library is None else library.counts()
    if as_json:
        print_json("library", counts=counts, problems=[problem.as_dict() for problem in problems])
    else:
        say(", ".join(f"{number} {word(room)}" for room, number in counts.items()))
        tell_problems(problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise click.exceptions.Exit(LibraryFault.exit_code)
    if not as_json:
        say(phrase("the library is sound"))


@command(group)
@json_option
def doctor(desk: Desk, as_json: bool) -> None:
    """Examine the database, its log, the library and what is installed; change nothing."""
    from litigator.office import examine

    findings = examine(desk.db, desk.libraries)
    if as_json:
        print_json("doctor", findings=[problem.as_dict() for problem in findings])
    else:
        tell_problems(findings)
        say(phrase("all is well") if not findings else plural("{count} findings", "{count} findings", len(findings)))
    if any(problem.severity == "error" for problem in findings):
        raise click.exceptions.Exit(8)


@command(group)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(desk: Desk, shell: str) -> None:
    """Print the completion script for SHELL; put it where your shell looks for them."""
    from click.shell_completion import get_completion_class

    from litigator.cli import root

    found = get_completion_class(shell)
    assert found is not None
    say(found(root, {}, "litigator", "_LITIGATOR_COMPLETE").source())


@command(group)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def man(desk: Desk, folder: Path) -> None:
    """Write manual pages for `man` into DIR, such as ~/.local/share/man/man1."""
    from litigator.cli.man_pages import man_pages
    from litigator.errors import Refused
    from litigator.files import write_whole

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            phrase("no page can be put into {folder}: {strerror}", folder=folder, strerror=error.strerror),
            fix=phrase("name a folder"),
        ) from error
    pages = list(man_pages())
    for name, text in pages:
        write_whole(folder / name, text.encode())
    say(
        plural(
            "{folder}: {count} pages; begin with: man litigator",
            "{folder}: {count} pages; begin with: man litigator",
            len(pages),
            folder=shown(folder),
        )
    )


@command(group)
def upgrade(desk: Desk) -> None:
    """Bring a database of an older version up to this one, after a copy is taken, and the docket up to the rules; show what moves."""
    from litigator.office import database_path, upgrade_office

    path: Path = database_path(desk.db)
    copy, changes = upgrade_office(path, desk.libraries)
    say(
        phrase("{path} was current already", path=path)
        if copy is None
        else phrase("{path} is upgraded; the copy before it is {copy}", path=path, copy=copy)
    )
    moved = [change for change in changes if change.moved]
    say(
        phrase(
            "The docket: {moved} dates moved, {others} others changed without moving.",
            moved=len(moved),
            others=len(changes) - len(moved),
        )
    )
    for change in moved:
        say(f"  {shown(change.sentence())}")
