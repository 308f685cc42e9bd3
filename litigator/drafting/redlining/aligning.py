"""Which paragraph of the new version is which of the old one, and which words of it stayed."""

import re
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

ALIKE = 0.45
_MOST_FOR_DIFFLIB = 1500
_MOST_PAIRS = 20_000
_WORD = re.compile(r"\w+", re.UNICODE)


class Step(NamedTuple):
    """One step from the old to the new: `same` or `changed` pair of both, or one that is only in the old or only in the new."""

    kind: Literal["pair", "old", "new"]
    old: int = -1
    new: int = -1


Spans = list[tuple[str, int, int, int, int]]


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Spans:
    """What stays and what changes between two sequences: (`equal` or `replace`, from and to in the old, from and to in the new)."""
    if max(len(old), len(new)) > _MOST_FOR_DIFFLIB:
        found = [
            (op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(list(old), list(new))
        ]
    else:
        found = [*SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
    joined: Spans = []
    for tag, a, b, c, d in found:
        kind = "equal" if tag == "equal" else "replace"
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1], b, joined[-1][3], d)
        else:
            joined.append((kind, a, b, c, d))
    return joined


def word_spans(old: Sequence[str], new: Sequence[str]) -> Spans:
    """`opcodes` for the words of a paragraph: what stays between two changes and is no word is changed with them, so that it reads."""
    spans = opcodes(old, new)
    smooth: Spans = []
    for number, span in enumerate(spans):
        kind, a, b, c, d = span
        inside = 0 < number < len(spans) - 1
        if kind == "equal" and inside and not any(_is_worth_keeping(key) for key in old[a:b]):
            kind = "replace"
        if smooth and smooth[-1][0] == kind:
            smooth[-1] = (kind, smooth[-1][1], b, smooth[-1][3], d)
        else:
            smooth.append((kind, a, b, c, d))
    return smooth


def _is_worth_keeping(key: str) -> bool:
    return not key.startswith("t:") or bool(_WORD.search(key[2:]))


def alignment(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    likeness: Callable[[int, int], float],
) -> list[Step]:
    """The steps from `old` to `new`: equal keys are pairs; between them those that are `likeness` enough alike (0 to 1)."""
    steps: list[Step] = []
    for kind, a, b, c, d in opcodes(old, new):
        if kind == "equal":
            steps += [Step("pair", a + offset, c + offset) for offset in range(b - a)]
        else:
            steps += _paired(range(a, b), range(c, d), likeness)
    return steps


def _paired(old: range, new: range, likeness: Callable[[int, int], float]) -> list[Step]:
    """The pairing in order that keeps most: the usual table, from the end."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return [*(Step("old", one) for one in old), *(Step("new", -1, one) for one in new)]
    rows, columns = len(old), len(new)
    alike = [[likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            kept = alike[row][column] + best[row + 1][column + 1] if alike[row][column] >= ALIKE else -1.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], kept)
    steps: list[Step] = []
    waiting: list[Step] = []
    row = column = 0
    while row < rows or column < columns:
        if row < rows and column < columns and alike[row][column] >= ALIKE:
            kept = alike[row][column] + best[row + 1][column + 1]
            if kept >= max(best[row + 1][column], best[row][column + 1]):
                steps += [*waiting, Step("pair", old[row], new[column])]
                waiting.clear()
                row, column = row + 1, column + 1
                continue
        if row < rows and (column == columns or best[row + 1][column] >= best[row][column + 1]):
            steps.append(Step("old", old[row]))
            row += 1
        else:
            waiting.append(Step("new", -1, new[column]))
            column += 1
    return [*steps, *waiting]


def likeness_of(old: Sequence[str], new: Sequence[str]) -> float:
    """How alike two texts are, by their words: 1 for the same, 0 for nothing in common."""
    if not old or not new:
        return 1.0 if not old and not new else 0.0
    return float(Indel.normalized_similarity(old, new))
