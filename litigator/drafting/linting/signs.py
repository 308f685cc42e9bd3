"""Signs in a tag that no tag is typed with: curly quotation marks, blanks that do not break, signs that cannot be seen, long dashes."""

from litigator.drafting.linting import marks
from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.mending import mended
from litigator.drafting.linting.reading import ReadPart, Tag
from litigator.drafting.linting.wording import tell
from litigator.drafting.wording import Sentence

# docxtpl straightens these four itself; around a text they do no harm there, around a name they still do.
_STRAIGHTENED = frozenset("‘’“”")


def check(read: ReadPart, findings: Findings, *, strict: bool) -> None:
    """Every tag with such signs, each sign named once."""
    for tag in read.tags:
        strange = marks.strange_in(tag.token.raw)
        if not strict:
            strange = [
                letter for letter in strange if not letter.isalpha()
            ]  # another program's names may have any letter
            if _harmless(tag, strange):
                continue
        if strange:
            named = ", ".join(map(marks.named, strange[:4]))
            what = tell(
                "the tag «{tag}» holds signs that no tag is typed with: {signs}", tag=tag.token.raw[:60], signs=named
            )
            findings.wrong("signs", tag.paragraph.place, what, _mend(tag))


def _harmless(tag: Tag, strange: list[str]) -> bool:
    return bool(strange) and set(strange) <= _STRAIGHTENED and "[" not in tag.token.body and tag.tree is not None


def _mend(tag: Tag) -> Sentence:
    meant = mended(tag.token.raw)
    if meant is not None:
        return tell("write {tag} (--mend does it in a copy)", tag=meant)
    return tell("type the tag again, with AutoCorrect off")
