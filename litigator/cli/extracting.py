"""Answers to `cite extract`: the citations of a file, of what is piped in, or of many passages, in the shape scripts rely on."""

import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from litigator.citations.citation import Citation
from litigator.citations.families import Families
from litigator.citations.reading import extract
from litigator.errors import Unreadable
from litigator.library.citing import families_of
from litigator.library.contents import Library
from litigator.library.gathering import open_readable
from litigator.tongue import phrase

PLAIN = (".txt", ".md", ".text")


def citations_of(file: str, libraries: Sequence[str]) -> list[dict[str, Any]]:
    """The citations of FILE (`-`: what is piped in), each with the place in the text; of a document also where a person finds it."""
    library = open_readable(*libraries)
    families = families_of(library)
    path = Path(file)
    if file == "-" or path.suffix.lower() in PLAIN:
        from litigator.documents.decoding import decode
        from litigator.documents.reading import bytes_of

        data = sys.stdin.buffer.read() if file == "-" else bytes_of(path)
        text, places = decode(data, "what was piped in" if file == "-" else path.name).text, None
    else:
        from litigator.documents.reading import read_document

        document = read_document(path)
        text, places = document.text, _Places(document.blocks)
    known = precedents_by_number(library)
    answers = [told(citation, known) for citation in extract(text, families)]
    for answer in answers if places else ():
        answer["where"] = places.where(answer["start"]) if places else ""
    return answers


class _Places:
    """Which block of a document a place of its text lies in."""

    def __init__(self, blocks: Sequence[Any]) -> None:
        self.starts: list[int] = []
        self.blocks = blocks
        place = 0
        for block in blocks:
            self.starts.append(place)
            place += len(block.text) + 1 + (len(block.number) + 1 if block.number else 0)

    def where(self, place: int) -> str:
        return str(self.blocks[bisect_right(self.starts, place) - 1].where)


def precedents_by_number(library: Library) -> Mapping[str, str]:
    """The built-in precedent of each number and ECLI; of two decisions in one case, the later."""
    found: dict[str, str] = {}
    dated = sorted(library.precedents.values(), key=lambda one: str(one.date or ""))
    for precedent in dated:
        for number in (*precedent.numbers, *((precedent.ecli,) if precedent.ecli else ())):
            found[number] = precedent.id
    return found


def told(citation: Citation, known: Mapping[str, str]) -> dict[str, Any]:
    """One citation as the contract has it. `precedent` is the built-in entry of what is cited, directly or through `resolves_to`;
    `candidates` are the ids that a short form fits equally well (then `resolves_to` is null).
    """
    named = [name for name in (citation.ecli, *citation.numbers, citation.id, citation.resolves_to) if name]
    return {
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "kind": citation.kind,
        "form": citation.form,
        "id": citation.id,
        "numbers": list(citation.numbers),
        "pinpoints": list(citation.pinpoints),
        "name": citation.name,
        "date": citation.date.isoformat() if citation.date else None,
        "ecli": citation.ecli,
        "marks": list(citation.marks),
        "resolves_to": citation.resolves_to,
        "candidates": list(citation.candidates),
        "precedent": next((known[name] for name in named if name in known), None),
    }


def answer_batch(path: Path, libraries: Sequence[str]) -> None:
    """A line {id, text} a passage in, a line {id, citations} out, in the order of the input; what cannot be read says so and stops nothing."""
    library = open_readable(*libraries)
    families, known = families_of(library), precedents_by_number(library)
    try:
        lines = [line for line in path.read_bytes().splitlines() if line.strip()]
    except OSError as error:
        raise Unreadable(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error
    for number, line in enumerate(lines, 1):
        sys.stdout.write(msgspec.json.encode(_line(line, number, families, known), enc_hook=str).decode() + "\n")


def _line(line: bytes, number: int, families: Families, known: Mapping[str, str]) -> dict[str, Any]:
    try:
        asked = msgspec.json.decode(line)
        if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
            return {"id": asked.get("id") if isinstance(asked, dict) else number, "error": f"line {number} has no text"}
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return {"id": number, "error": f"line {number} cannot be read: {error}"}
    name = asked.get("id", asked.get("pid", number))
    return {"id": name, "citations": [told(citation, known) for citation in extract(asked["text"], families)]}
