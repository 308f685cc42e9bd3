"""The options of the commands that are answered at the door, in one table for both who read them: the door, and click."""

from typing import NamedTuple


class Option(NamedTuple):
    """An option as both readers know it. `kind`: text, flag, count (`most` at most), path, or one of `choices`; `short` is its other flag."""

    flag: str
    name: str
    help: str
    kind: str = "text"
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    most: int = 100_000
    short: str | None = None


COMMON = {"--db": "db", "--user": "user", "--today": "today", "--library": "library", "--lang": "lang"}
SWITCHES = {"--no-input": "no_input", "--debug": "debug"}
JSON = Option("--json", "as_json", "Print one JSON document on stdout.", "flag")
BARE = (JSON,)
STANDINGS = ("overdue", "due", "expired", "awaiting", "undocumented", "missing", "undated", "done")
LIST = (
    Option("--case", "case", "Only this case.", metavar="CASE"),
    Option("--person", "person", "Only what this person of the office has.", metavar="HANDLE"),
    Option("--issue", "issue", "Only cases on this issue, such as a or a3.", metavar="CODE"),
    Option("--forum", "forum", "Only before this forum, such as lt.lvat.", metavar="ID"),
    Option("--days", "days", "Only what falls within so many days, and what is overdue.", "count"),
    Option("--standing", "standing", "Only what stands so today.", "choice", choices=STANDINGS),
    Option(
        *("--unconfirmed", "unconfirmed"),
        *("Only limits that end the case and that no second person has confirmed.", "flag"),
    ),
    Option("--by-urgency", "by_urgency", "The most urgent first, instead of the nearest.", "flag"),
    Option("--all", "everything", "Also what is done, and closed cases; and every line.", "flag"),
    Option("--limit", "limit", "So many lines at most (50 on paper for people, all in --json and --csv).", "count"),
    Option("--after", "after", "Go on after this line, named by its uid in --json.", metavar="UID"),
    Option(
        "--fail-if-overdue", "fail_if_overdue", "Exit with 10 when anything of the office's own is overdue.", "flag"
    ),
    Option("--csv", "as_csv", "Print a table for a spreadsheet on stdout.", "flag"),
    JSON,
)


DRAFT = (
    Option("--from", "saved", "Draft from a saved case file.", "path", metavar="CASE.json"),
    Option("--language", "language", "The document's language (default: the form's).", "choice", choices=("lt", "en")),
    Option("--place", "place", "The place of filing (default: settings).", metavar="PLACE"),
)
ASSEMBLE = (
    *DRAFT,
    Option("--output", "output", "Where to write it.", "path", metavar="OUT.docx", short="-o"),
    Option(
        *("--partial", "partial"),
        *("Write it though facts are missing: marked as a draft, gaps visible and commented.", "flag"),
    ),
    JSON,
)
