"""`litigator precedent watch | saved`: what the office wants to be told when judgments arrive."""

from typing import Any

import click

from litigator.cli.following import called, head_as_dict, judgments_option
from litigator.cli.marking import writing
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, talk
from litigator.tongue import phrase


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""


@group.group(name="watch", context_settings=HELP)
def watch_group() -> None:
    """Be told when an imported judgment cites this one, or when a saved search finds a new one."""


@command(watch_group, "add")
@click.argument("precedent", required=False)
@click.option("--search", metavar="NAME", help="Watch a saved search instead.")
@judgments_option
def watch_add(desk: Desk, precedent: str | None, search: str | None, folder: str | None) -> None:
    """Watch who cites PRECEDENT, or what the saved search NAME finds. What is imported already counts as told."""
    from litigator.errors import UsageFault
    from litigator.office import watching

    if (precedent is None) == (search is None):
        raise UsageFault(phrase("watch one thing: a PRECEDENT, or --search NAME"))
    with writing(desk, folder) as (office, judgments):
        watch = watching.watch(office, judgments, on=desk.today(), cites=precedent, search=search)
    say(
        phrase(
            "watch {number}: {what}; {count} there already",
            number=watch.number,
            what=_what(watch),
            count=len(watch.shown),
        )
    )


@command(watch_group, "list")
@json_option
def watch_list(desk: Desk, as_json: bool) -> None:
    """List the watches of the office."""
    from litigator.office import reading_office
    from litigator.office.watching import watches

    with reading_office(desk.db, libraries=desk.libraries) as office:
        found = watches(office)
    if as_json:
        print_json(
            "watches",
            watches=[
                {
                    "number": one.number,
                    "kind": one.kind,
                    "authority": one.authority,
                    "by": one.by,
                    "on": one.on,
                    "shown": len(one.shown),
                }
                for one in found
            ],
        )
        return
    print_table(
        ("watch", "by", "since", "what", "told"),
        [(one.number, one.by, one.on, _what(one), len(one.shown)) for one in found],
        empty=phrase("no watches yet: litigator precedent watch add PRECEDENT"),
    )


@command(watch_group, "remove")
@click.argument("number", type=int)
@judgments_option
def watch_remove(desk: Desk, number: int, folder: str | None) -> None:
    """Stop watch NUMBER."""
    from litigator.office import watching

    with writing(desk, folder) as (office, _):
        watch = watching.unwatch(office, number)
    say(phrase("watch {number} ({what}) is over", number=watch.number, what=_what(watch)))


@command(watch_group, "news")
@click.option("--keep", is_flag=True, help="Only look: everything will be told again next time.")
@judgments_option
@json_option
def watch_news(desk: Desk, keep: bool, folder: str | None, as_json: bool) -> None:
    """Tell what has arrived for your watches since you were last told. Nothing is told twice."""
    from litigator.office import watching

    with writing(desk, folder) as (office, judgments):
        told = watching.watch_news if keep else watching.tell_news
        news = told(office, judgments, **({"by": office.actor} if keep else {}))
    if as_json:
        print_json(
            "watch-news",
            news=[
                {
                    "watch": one.watch.number,
                    "kind": one.watch.kind,
                    "authority": one.watch.authority,
                    "trouble": one.trouble,
                    "judgments": [head_as_dict(head) for head in one.judgments],
                }
                for one in news
            ],
        )
        return
    if not news:
        say(phrase("nothing new"))
    for one in news:
        if one.trouble:
            talk(
                phrase(
                    "watch {number}, {called}: {trouble}",
                    number=one.watch.number,
                    called=shown(one.called),
                    trouble=shown(one.trouble),
                )
            )
            continue
        say(
            phrase(
                "watch {number}, {called}: {count} new",
                number=one.watch.number,
                called=shown(one.called),
                count=len(one.judgments),
            )
        )
        print_table(("date", "id", "name"), [(head.date, head.id, called(head)) for head in one.judgments])


@group.group(name="saved", context_settings=HELP)
def saved_group() -> None:
    """Searches kept under a name."""


@command(saved_group, "add")
@click.argument("name")
@click.argument("query")
@click.option(
    "--mode",
    type=click.Choice(["words", "boolean", "facts", "similar"]),
    default="words",
    show_default=True,
    help="How the words are read.",
)
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="FIELD=VALUE",
    help="As in search: court=ECtHR, article=3 (repeatable).",
)
@judgments_option
def saved_add(desk: Desk, name: str, query: str, mode: str, filters: tuple[str, ...], folder: str | None) -> None:
    """Keep the search QUERY under NAME. The facts of a case are not kept: save the words that matter."""
    from litigator.office import watching

    with writing(desk, folder) as (office, _):
        watching.save_search(office, name, query, mode=mode, filters=_filters(filters), on=desk.today())
    say(phrase("«{name}» is kept: litigator precedent watch add --search {name}", name=shown(name)))


@command(saved_group, "list")
@json_option
def saved_list(desk: Desk, as_json: bool) -> None:
    """List the saved searches."""
    from dataclasses import asdict

    from litigator.office import reading_office
    from litigator.office.watching import saved_searches

    with reading_office(desk.db, libraries=desk.libraries) as office:
        found = saved_searches(office)
    if as_json:
        print_json("saved-searches", searches=[asdict(one) for one in found])
        return
    print_table(
        ("name", "mode", "query", "filters", "by"),
        [
            (
                one.name,
                one.mode,
                one.query,
                " ".join(f"{field}={value}" for field, value in one.filters.items()),
                one.by,
            )
            for one in found
        ],
        empty=phrase("no saved searches yet"),
    )


@command(saved_group, "remove")
@click.argument("name")
@judgments_option
def saved_remove(desk: Desk, name: str, folder: str | None) -> None:
    """Remove the saved search NAME; a watch that rests on it is removed first."""
    from litigator.office import watching

    with writing(desk, folder) as (office, _):
        watching.remove_search(office, name)
    say(phrase("«{name}» is removed", name=shown(name)))


def _filters(given: tuple[str, ...]) -> dict[str, Any]:
    """`court=ECtHR` as a mapping; a field given twice keeps both values. Raises `UsageFault` for what has no `=`."""
    from litigator.errors import UsageFault

    found: dict[str, Any] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name or not value:
            raise UsageFault(
                phrase("«{text}» is no filter", text=text[:40]), fix=phrase("FIELD=VALUE, such as court=ECtHR")
            )
        found[name] = value if name not in found else [*_listed(found[name]), value]
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _what(watch: Any) -> str:
    return shown(
        phrase("cites {authority}", authority=watch.authority)
        if watch.kind == "cites"
        else phrase("search «{name}»", name=watch.authority)
    )
