"""Conditions and loops that do not close, close nothing, close at another level, or begin with a word nobody knows."""

import re

from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.meaning import meant, nearest_spelling
from litigator.drafting.linting.reading import CELL_WORDS, OPENING, ReadPart, Tag
from litigator.drafting.linting.wording import tell
from litigator.drafting.tags import MAX_NESTING

OURS = frozenset({"if", "elif", "else", "endif", "for", "endfor"})
FOREIGN = (
    OURS
    | CELL_WORDS
    | {"set", "endset", "with", "endwith", "filter", "endfilter", "raw", "endraw", "autoescape", "endautoescape"}
)
# Words that load, define or run something: the rule on code speaks of them.
CODE = frozenset(
    {
        "import",
        "include",
        "extends",
        "from",
        "macro",
        "endmacro",
        "call",
        "endcall",
        "block",
        "endblock",
        "do",
        "debug",
        "trans",
    }
)
DEEPEST = 12


def check(read: ReadPart, findings: Findings, *, strict: bool) -> None:
    """What is wrong with the blocks of a part, each fault at the tag that shows it."""
    for tag in read.tags:
        if tag.token.kind == "stmt":
            _word(tag, findings, strict=strict)
    for tag in read.unclosed:
        what = tell("«{tag}» is never closed", tag=tag.token.raw)
        end = f"{{%{tag.token.level} end{tag.word} %}}"
        findings.wrong("block", tag.paragraph.place, what, tell("write {end} where it ends", end=end))
    for tag in read.astray:
        if tag.word.startswith("end"):
            what = tell("«{tag}» closes nothing", tag=tag.token.raw)
            findings.wrong(
                "block",
                tag.paragraph.place,
                what,
                tell("remove it, or write the «{word}» it belongs to", word=tag.word[3:]),
            )
        else:
            what = tell("«{tag}» stands without an «if» before it", tag=tag.token.raw)
            findings.wrong(
                "block", tag.paragraph.place, what, tell("remove it, or write the «{word}» it belongs to", word="if")
            )
    for opened, closed in read.crossed:
        what = tell(
            "«{tag}» stands where {end} should close «{opened}»",
            tag=closed.token.raw,
            end=f"end{opened.word}",
            opened=opened.token.raw,
        )
        findings.wrong("block", closed.paragraph.place, what, tell("close what was opened last first"))
    for opened, closed in read.pairs:
        if opened.token.level != closed.token.level:
            what = tell(
                "«{opened}» is closed at another level by «{tag}»", opened=opened.token.raw, tag=closed.token.raw
            )
            end = f"{{%{opened.token.level} {closed.word} %}}"
            findings.wrong("level", closed.paragraph.place, what, tell("write {end}", end=end))


def _typed_otherwise(tag: Tag, findings: Findings) -> bool:
    """Ours are typed in one way: a blank after the percent sign or its letter, and no hyphens."""
    inner = tag.token.raw[2:-2]
    hyphen = inner[:1] in ("-", "+") or inner[-1:] in ("-", "+")
    if not tag.word or not (hyphen or re.match(r"\w", inner.removeprefix(tag.token.level))):
        return False
    level = f"{tag.token.level} " if tag.token.level else " "
    said = "{%" + f"{level}{tag.word} {tag.rest}".rstrip() + " %}"
    what = tell("«{tag}» is not typed as our tags are", tag=tag.token.raw[:60])
    findings.wrong("word", tag.paragraph.place, what, tell("write {end}", end=said))
    return True


def _word(tag: Tag, findings: Findings, *, strict: bool) -> None:
    place, word = tag.paragraph.place, tag.word
    known = OURS if strict else FOREIGN
    if word in OPENING and tag.depth == (MAX_NESTING if strict else DEEPEST):
        what = tell("conditions and loops are nested more than {count} deep", count=tag.depth)
        findings.refuse("deep", place, what, tell("conditions live with the clauses"))
    if strict and _typed_otherwise(tag, findings):
        return
    if word in CODE or word in known:
        return
    if not word:
        what = tell("the tag «{tag}» has no word in it", tag=tag.token.raw[:60])
        findings.wrong("word", place, what, tell("write {example}", example="{% if name %} or {% for item in list %}"))
        return
    if word in ("p", "tr", "tc", "r"):
        what = tell("a blank stands before «{level}» in «{tag}»", level=word, tag=tag.token.raw)
        findings.wrong("word", place, what, tell("write {end}", end="{%" + f"{word} {tag.rest} %}}"))
        return
    if word in FOREIGN | OPENING:
        return  # known to docxtpl and no word of ours: the rule on code speaks of it
    fix = meant(nearest_spelling(word, known, 45)) or tell("the words are {words}", words=", ".join(sorted(OURS)))
    findings.wrong(
        "word", place, tell("«{word}» in «{tag}» is not a word templates know", word=word, tag=tag.token.raw[:60]), fix
    )
