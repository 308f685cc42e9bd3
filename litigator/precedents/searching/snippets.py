"""The words of a paragraph that answer a question: the stretch that holds most of what was looked for, on one line."""

import re
from collections.abc import Mapping

from litigator.precedents.searching import analysis

LENGTH = 280  # characters
_EDGE = 24  # of these, how far a cut may move to fall between words


def snippet(text: str, weights: Mapping[str, float], language: str, length: int = LENGTH) -> str:
    """At most `length` characters of `text` around the stems that weigh most; `…` where it was cut."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    start = _best_start(line, weights, language, length)
    end = start + length
    if start > 0 and line[start - 1] != " ":
        space = line.find(" ", start, start + _EDGE)
        start = space + 1 if space >= 0 else start
    if end < len(line):
        space = line.rfind(" ", end - _EDGE, end)
        end = space if space >= 0 else end
    return f"{'…' if start > 0 else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"


def _best_start(line: str, weights: Mapping[str, float], language: str, length: int) -> int:
    """Where the stretch begins: at the sentence that opens it, if that is near."""
    stems = analysis.lithuanian_stems(line) if language == "lt" else analysis.stems(line)
    found = [(start, weights[stem]) for start, stem in analysis.starts(line, stems) if stem in weights]
    if not found:
        return 0
    best, where = 0.0, found[0][0]
    for place, (start, _) in enumerate(found):
        seen: dict[int, float] = {}
        total = 0.0
        for other, weight in found[place:]:
            if other - start > length - _EDGE:
                break
            if weight not in seen.values():
                total += weight
            seen[other] = weight
        if total > best:
            best, where = total, start
    opening = [match.end() for match in re.finditer(r"[.;:]\s", line[max(0, where - length // 2) : where])]
    begins = max(0, where - length // 2) + opening[-1] if opening else max(0, where - length // 4)
    return min(begins, max(0, len(line) - length))
