"""What docxtpl-lint finds that our own rules do not, said in our words: rows and cells, prefixes, filters. Its rule ids stay beside them."""

import re
from collections.abc import Callable
from typing import Any

import docxtpl_lint.core  # type: ignore[import-untyped]
from docxtpl_lint.messages import RULES  # type: ignore[import-untyped]

from litigator.drafting.linting.finding import Finding, Findings, Place
from litigator.drafting.linting.places import Part
from litigator.drafting.linting.wording import tell
from litigator.drafting.wording import Sentence

Told = tuple[Sentence, Sentence]
# Our kinds of fault that say the same as a rule of theirs, wherever in the part they stand: one unclosed tag sets off many of these.
_SAME_IN_PART = {
    **dict.fromkeys(
        ("DTL001", "DTL002", "DTL101", "DTL102", "DTL103", "DTL106"),
        ("open", "cut", "block", "nested", "signs", "word", "tag", "code"),
    ),
    "DTL204": ("level", "block", "word"),
}
# Filters and tests are judged by our own rule, which may let one pass that the program was told of.
_OURS = ("DTL104", "DTL105")
# What only sample data could show: lint is given none.
_NEEDS_DATA = ("DTL3", "DTL4")


def check(data: Any, parts: list[Part], findings: Findings) -> None:
    """Add what docxtpl-lint says of the template in the binary stream `data` at places where we said nothing yet."""
    try:
        report = docxtpl_lint.core.lint_path(data)
    except Exception:  # of whatever kind: what stopped it, our own rules have read
        what = tell("docxtpl-lint could not read the template: its own rules for rows and cells were not asked")
        findings.wrong("borrowed", Place("word/document.xml"), what, warning=True)
        return
    by_label = {_label(part.name): part for part in parts}
    kinds = {
        (part.name, finding.rule) for part in parts for finding in findings.found if finding.place.part == part.name
    }
    for issue in report.issues:
        part = by_label.get(issue.location.part)
        if part is None or issue.rule.startswith(_NEEDS_DATA) or issue.rule in _OURS:
            continue
        place = _place(part, issue.location.paragraph)
        told_already = any((part.name, rule) in kinds for rule in _SAME_IN_PART.get(issue.rule, ()))
        if told_already or findings.has(place):
            continue
        what, fix = translated(issue)
        findings.add(Finding(issue.rule, place, what, fix, "warning" if issue.severity == "warning" else "error"))


def _place(part: Part, number: int) -> Place:
    return part.paragraphs[number - 1].place if 0 < number <= len(part.paragraphs) else Place(part.name)


def _label(name: str) -> str:
    """A part as docxtpl-lint calls it: body, header1, footnotes."""
    stem = name.removeprefix("word/").removesuffix(".xml")
    return "body" if stem == "document" else stem


def translated(issue: Any) -> Told:
    """The finding in our words; a rule we do not know keeps its own, and is told as such."""
    words = _WORDS.get(issue.rule)
    parts = {key: str(value) for key, value in issue.params.items()}
    if words is None:
        return tell("docxtpl-lint says ({rule}): {words}", rule=issue.rule, words=issue.message), tell(
            "see the words of docxtpl-lint"
        )
    return words(issue.snippet, parts)


def _said(what: str, fix: str) -> Callable[[str, dict[str, str]], Told]:
    def told(snippet: str, parts: dict[str, str]) -> Told:
        given = {"tag": re.sub(r"\s+", " ", snippet)[:60], **parts}
        return _filled(what, given), _filled(fix, given)

    return told


def _filled(english: str, given: dict[str, str]) -> Sentence:
    wanted = set(re.findall(r"\{(\w+)\}", english))
    return tell(english, **{name: given.get(name, "") for name in wanted})


_WORDS: dict[str, Callable[[str, dict[str, str]], Told]] = {
    "DTL001": _said("the tag «{tag}» is never closed", "write the whole tag in one paragraph"),
    "DTL002": _said(
        "the tag «{tag}» is cut in two by the end of the paragraph", "write the whole tag in one paragraph"
    ),
    "DTL003": _said(
        "a tag stands in words deleted with tracked changes: «{tag}»", "accept or reject them in Word, then save"
    ),
    "DTL005": _said("the remark to docxtpl-lint «{tag}» silences nothing", "remove it"),
    "DTL101": _said("«{tag}» is never closed", "write its end where it ends"),
    "DTL102": _said("«{tag}» closes nothing", "remove it, or write what it closes"),
    "DTL103": _said("the tag «{tag}» cannot be read ({msg})", "type the tag again, with AutoCorrect off"),
    "DTL104": _said("there is no filter «{name}», in «{tag}»", "remove it"),
    "DTL105": _said("there is no test «{name}», in «{tag}»", "remove it"),
    "DTL106": _said("«{name}» in «{tag}» stands outside the loop it belongs to", "move it into the loop"),
    "DTL201": _said("«%» or «}}» inside «{tag}» cuts the tag short", "ask for a fact that has the value ready"),
    "DTL202": _said(
        "a blank stands before «{prefix}» in «{tag}»", "write it right after the brace and the percent sign"
    ),
    "DTL203": _said(
        "«{tag}» is for table rows or cells, and stands in no table", "move it into the table, or leave «{prefix}» out"
    ),
    "DTL204": _said(
        "«{open_raw}» is closed at another level by «{tag}»", "give both the same letter after the percent sign"
    ),
    "DTL205": _said(
        "«{open_raw}» opens in one table and «{tag}» closes in another: the rows between are lost",
        "close it in the table where it opens",
    ),
    "DTL206": _said(
        "«{open_raw}» and «{tag}» stand in the same row, and a row holds one of them", "give each a row of its own"
    ),
    "DTL207": _said(
        "«{open_raw}» opens in one row and «{tag}» closes in another", "close it in the row where it opens"
    ),
    "DTL208": _said("«{tag}» is for table cells, and stands in no table", "move it into a table cell, or remove it"),
    "DTL209": _said(
        "«{rest}» beside «{tag}» would be lost", "give the tag a paragraph of its own, or a row or cell of its own"
    ),
    "DTL210": _said(
        "«{open_raw}» and «{tag}» stand in one paragraph, and a paragraph holds one of them",
        "give each a paragraph of its own",
    ),
}
UNMAPPED = tuple(sorted(rule for rule in RULES if rule not in _WORDS and not rule.startswith(_NEEDS_DATA)))
