"""`litigator precedent graph | cites | cited-by`: who cites whom, in which words, and what became of a judgment."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, talk
from litigator.tongue import marked, phrase, plural, word

F = Any
LEVELS = ("examined", "discussed", "cited", "mentioned")


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""


def judgments_option(function: F) -> F:
    return click.option(
        "--judgments", "folder", metavar="DIR", help="Where imported judgments are kept (default: beside the office)."
    )(function)


def paging_options(function: F) -> F:
    limit = click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many.")
    offset = click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first so many.")
    return limit(offset(function))


@contextmanager
def reading(desk: Desk, folder: str | None) -> Iterator[Any]:
    """What can be read of judgments, for the length of a block."""
    from litigator.office.judgments import reading_judgments

    with reading_judgments(desk.db, today=desk.today(), folder=folder, libraries=desk.libraries) as judgments:
        yield judgments
        tell_faults(judgments.office.library)


def tell_faults(library: Any) -> None:
    """A word on stderr where something is wrong in the library that has not stopped this command."""
    count = len({problem for problems in library.faults.values() for problem in problems})
    if count:
        talk(
            plural(
                "  · {count} problem in parts of the library that are not needed here: litigator office check-library",
                "  · {count} problems in parts of the library that are not needed here: litigator office check-library",
                count,
            )
        )


@command(group)
@click.argument("precedent")
@paging_options
@judgments_option
@json_option
def cites(desk: Desk, precedent: str, limit: int, offset: int, folder: str | None, as_json: bool) -> None:
    """List what PRECEDENT cites, the latest first: how deeply, in which words; then what it cites that is not imported.

    PRECEDENT is an id, a number, an ECLI or a name.
    """
    with reading(desk, folder) as judgments:
        found, links, missing = judgments.cites(precedent, limit=limit, offset=offset)
    if as_json:
        print_json(
            "cites",
            **_identity(found),
            total=links.total,
            cites=[_link(link) for link in links.links],
            not_imported=[_missing(one) for one in missing],
        )
        return
    _print_links(links, phrase("cites nothing that is imported"))
    if missing:
        say("")
        say(phrase("Cited, and not imported ({count}):", count=len(missing)))
        print_table(
            ("id", "name", marked("in paragraphs")),
            [(one.id, one.name, ", ".join(map(str, one.paragraphs))) for one in missing],
        )


@command(group, "cited-by")
@click.argument("precedent")
@click.option("--paragraph", type=click.IntRange(1), metavar="N", help="Only what points at this paragraph.")
@click.option("--depth", type=click.Choice(LEVELS), help="Only what goes so deep.")
@click.option("--since", metavar="DATE", help="Only judgments since this day.")
@click.option("--explain", is_flag=True, help="Say how the depth is measured.")
@paging_options
@judgments_option
@json_option
def cited_by(
    desk: Desk,
    precedent: str,
    paragraph: int | None,
    depth: Any,
    since: str | None,
    explain: bool,
    limit: int,
    offset: int,
    folder: str | None,
    as_json: bool,
) -> None:
    """List who cites PRECEDENT, the latest first: how deeply, at which paragraph, with the citing sentence.

    PRECEDENT may also be one that is not imported: its number, or an entry of the library.
    """
    from litigator.precedents.graph.depth import RULE

    with reading(desk, folder) as judgments:
        found, links = judgments.cited_by(
            precedent, paragraph=paragraph, level=depth, since=desk.day_or_none(since), limit=limit, offset=offset
        )
    if as_json:
        print_json(
            "cited-by",
            **_identity(found),
            total=links.total,
            looked_at=links.looked_at,
            citing=links.citing,
            depth_rule=RULE,
            cited_by=[_link(link) for link in links.links],
        )
        return
    if explain:
        say(textwrap.fill(phrase("Depth: {rule}", rule=phrase(RULE)), 100))
        say("")
    _print_links(links, phrase("nothing imported cites it"))


@command(group)
@click.argument("precedent", required=False)
@click.option("--to", metavar="OTHER", help="Show the shortest way along citations from PRECEDENT to OTHER.")
@click.option(
    "--hops", type=click.IntRange(1, 3), default=1, show_default=True, help="How far --output goes around it."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the network to a file that ends in .graphml or .csv."
)
@judgments_option
@json_option
def graph(
    desk: Desk,
    precedent: str | None,
    to: str | None,
    hops: int,
    output: Path | None,
    folder: str | None,
    as_json: bool,
) -> None:
    """Show where PRECEDENT stands: its later history, its most cited paragraphs, what is cited with it.

    Without PRECEDENT: what the imported judgments cite most that is not imported; with --output, the network of all of them.
    """
    with reading(desk, folder) as judgments:
        if output is not None:
            _write_network(judgments, precedent, hops, output)
        elif precedent is None:
            _show_missing(judgments, as_json)
        elif to is not None:
            _show_way(judgments, precedent, to, as_json)
        else:
            _show_place(judgments, precedent, as_json)


def _write_network(judgments: Any, precedent: str | None, hops: int, output: Path) -> None:
    from litigator.errors import UsageFault
    from litigator.exchange import citation_graph
    from litigator.files import write_asked

    writers: dict[str, Callable[[Any, Iterable[Any]], bytes]] = {
        ".graphml": citation_graph.graphml,
        ".csv": citation_graph.table,
    }
    if output.suffix.lower() not in writers:
        raise UsageFault(
            phrase("{name} is neither .graphml nor .csv", name=output.name), fix=phrase("end the name in one of them")
        )
    heads, edges, cut = judgments.network(precedent, hops=hops)
    write_asked(output, writers[output.suffix.lower()](heads, edges))
    say(plural("{output}: {count} judgments", "{output}: {count} judgments", len(heads), output=shown(output)))
    if cut:
        talk(phrase("There are more around it: only the nearest were taken. Fewer --hops, or the whole network."))


def _show_missing(judgments: Any, as_json: bool) -> None:
    missing = judgments.missing(limit=100)
    if as_json:
        print_json("not-imported", not_imported=[_missing(one) for one in missing])
        return
    print_table(
        ("id", marked("cited by"), "name"),
        [(one.id, one.judgments, one.name) for one in missing],
        empty=phrase("everything that is cited is imported"),
    )


def _show_way(judgments: Any, precedent: str, to: str, as_json: bool) -> None:
    way = judgments.way(precedent, to)
    if as_json:
        steps = [
            {
                "citing": step.citing.id,
                "cited": step.cited.id,
                "forward": step.forward,
                "sentence": str(step.sentence()),
                "mention": None if step.mention is None else _mention(step.mention),
            }
            for step in way.steps
        ]
        print_json("way", steps=steps, looked_at=way.looked_at, gave_up=way.gave_up)
        return
    if not way.steps:
        near = phrase("no near way was found") if way.gave_up else phrase("no citations join them")
        say(
            phrase("they are the same judgment")
            if way.looked_at == 1
            else plural(
                "{near} ({count} judgments looked at)", "{near} ({count} judgments looked at)", way.looked_at, near=near
            )
        )
    for step in way.steps:
        say(shown(step.sentence()))
        if step.mention is not None:
            _print_sentence(step.mention)


def _show_place(judgments: Any, precedent: str, as_json: bool) -> None:
    dossier, together = judgments.dossier(precedent), judgments.together(precedent)
    if as_json:
        print_json(
            "graph",
            **_identity(dossier.authority),
            cited_by=dossier.cited_by,
            cites=dossier.cites,
            not_imported=dossier.missing,
            treatment=dossier.treatment.current,
            history=[turn_as_dict(turn) for turn in dossier.history],
            most_cited=[
                {"n": one.n, "judgments": one.judgments, "mentions": one.mentions} for one in dossier.most_cited
            ],
            cited_together=[{**head_as_dict(head), "judgments": count} for head, count in together],
        )
        return
    say(shown(dossier.citations["en"]))
    say(
        phrase(
            "cited by {cited_by} imported; cites {cites} imported and {missing} not imported",
            cited_by=dossier.cited_by,
            cites=dossier.cites,
            missing=dossier.missing,
        )
    )
    for turn in dossier.history:
        say(
            textwrap.fill(
                f"{'!' if turn.grave else '·'} {shown(turn.sentence)}{_by(turn)}", 100, subsequent_indent="  "
            )
        )
    if dossier.treatment.sentence():
        say(phrase("! marked: {mark}", mark=shown(dossier.treatment.sentence())))
    if dossier.most_cited:
        say(phrase("most cited: ") + ", ".join(f"§ {one.n} ({one.judgments})" for one in dossier.most_cited))
    if together:
        say(phrase("often cited in the same paragraph:"))
        print_table(
            ("together", "date", "id", "name"), [(count, head.date, head.id, called(head)) for head, count in together]
        )


def _by(turn: Any) -> str:
    return f" [{shown(turn.id)}]" if turn.id else ""


# What several commands print

WORDS = (  # of the data, as they are shown: parts of a judgment, words before a citation
    *(
        marked("heading"),
        marked("procedure"),
        marked("facts"),
        marked("law"),
        marked("assessment"),
        marked("operative"),
    ),
    *(marked("separate opinion"), marked("annex"), marked("contrast"), marked("compare"), marked("analogy")),
    *(marked("departs"), marked("other")),
)


def _print_links(links: Any, empty: str) -> None:
    if not links.links:
        say(empty)
    for link in links.links:
        day = link.head.date or phrase("undated")
        say(shown(f"{day}  {called(link.head)}  [{link.head.id}]"))
        say(shown(f"  {link.depth.explained()}"))
        for mention in link.mentions[:3]:
            _print_sentence(mention)
        if len(link.mentions) > 3:
            say(plural("    … and {count} more places", "    … and {count} more places", len(link.mentions) - 3))
    if links.looked_at < links.citing:
        talk(
            phrase(
                "Only the latest {looked_at} of {citing} were looked at for their depth.",
                looked_at=links.looked_at,
                citing=links.citing,
            )
        )
    if links.total > len(links.links):
        talk(
            phrase(
                "{count} of {total}: --limit and --offset show the others", count=len(links.links), total=links.total
            )
        )


def _print_sentence(mention: Any) -> None:
    """The citing sentence, the citation in ‹ ›, before it where it stands and what it points at."""
    sentence = mention.sentence
    marked = f"{sentence.text[: sentence.start]}‹{sentence.text[sentence.start : sentence.end]}›{sentence.text[sentence.end :]}"
    where = f"§ {mention.n}" if mention.n is not None else word(mention.section.replace("_", " "))
    at = f" → § {', '.join(mention.pinpoints)}" if mention.pinpoints else ""
    signal = f" [{word(mention.signal)}]" if mention.signal else ""
    say(textwrap.fill(shown(f"{where}{at}{signal}: {marked}"), 100, initial_indent="    ", subsequent_indent="      "))


def called(head: Any) -> str:
    """The name of a case as its court writes it, not as a database shouts it."""
    from litigator.citations.names import court_name

    return court_name(head.title, ())[0] or str(head.id)


def head_as_dict(head: Any) -> dict[str, Any]:
    return {
        "id": head.id,
        "title": head.title,
        "court": head.court,
        "date": head.date,
        "ecli": head.ecli,
        "precedent": head.precedent,
        "cited_by": head.cited_by,
    }


def turn_as_dict(turn: Any) -> dict[str, Any]:
    return {"kind": turn.kind, "grave": turn.grave, "sentence": str(turn.sentence), "date": turn.date, "id": turn.id}


def _identity(found: Any) -> dict[str, Any]:
    return {
        "id": found.id or found.name,
        "precedent": found.entry.id if found.entry else None,
        "numbers": found.numbers,
    }


def _missing(one: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "mentions": one.mentions,
        "judgments": one.judgments,
        "paragraphs": one.paragraphs,
    }


def _link(link: Any) -> dict[str, Any]:
    depth = link.depth
    return {
        **head_as_dict(link.head),
        "depth": depth.level,
        "why": str(depth.explained()),
        "words": depth.words,
        "quoted": depth.quoted,
        "in_lists": depth.in_lists,
        "outside": depth.outside,
        "mentions": [_mention(mention) for mention in link.mentions],
    }


def _mention(mention: Any) -> dict[str, Any]:
    sentence = mention.sentence
    return {
        "n": mention.n,
        "place": mention.place,
        "section": mention.section,
        "sentence": sentence.text,
        "citation": {"start": sentence.start, "end": sentence.end},
        "pinpoints": mention.pinpoints,
        "signal": mention.signal,
        "others": mention.others,
    }
