"""Answers in the tags: a question of yes or no compared with another word is never true, and nothing would say so."""

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.reading import ReadPart, Tag
from litigator.drafting.linting.wording import tell
from litigator.drafting.tags import dotted


def check(read: ReadPart, findings: Findings, questions: Mapping[str, str]) -> None:
    """Every comparison of an answer with a word that it can never be. `questions` says how each question is answered."""
    for tag in read.tags:
        for question, word in _compared(tag):
            if questions.get(question) == "yes_no" and word not in ("yes", "no"):
                what = tell("the question {name} is answered yes or no, never «{word}»", name=question, word=word)
                example = f"answers.{question} == 'yes'"
                findings.wrong("answer", tag.paragraph.place, what, tell("write {example}", example=example))


def _compared(tag: Tag) -> Iterator[tuple[str, str]]:
    """The questions whose answers a tag holds equal to a word, or not, each with the word."""
    for comparison in tag.tree.find_all(nodes.Compare) if tag.tree is not None else ():
        sides = (comparison.expr, *(side.expr for side in comparison.ops if side.op in ("eq", "ne")))
        words = [side.value for side in sides if isinstance(side, nodes.Const) and isinstance(side.value, str)]
        paths = [path for side in sides if (path := dotted(side, tag.scope)) and path.startswith("answers.")]
        yield from ((path.removeprefix("answers."), word) for path in paths for word in words)
