"""Citations led to the imported judgments they mean: by ECLI, by number and date, by name and date; to none where two would fit alike."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litigator.precedents.naming import folded
from litigator.precedents.texts import STRIDE, Texts

_CASES = ("ecthr", "cjeu", "ecli", "celex", "lt", "un", "other")
_SUFFIX = re.compile(r"(?:[ -](?:PPU|P|RX|R|REV|SA|DEP|INTP))+$")
_CELEX = re.compile(r"6(\d{4})([CTF])[A-Z](\d{4})")
_YEAR = re.compile(r"\b(?:ECHR|CEDH|EŽTT)\s+(\d{4})\b|\b(\d{4})-[IVX]+\b")
_FEW = 40


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked at of an imported judgment."""

    key: int
    kind: str
    court: str
    formation: str
    date: str
    language: str
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Cited:
    """One stored citation."""

    paragraph: int
    start: int
    form: str
    id: str
    name: str
    date: str
    ecli: str
    pinpoints: tuple[int, ...]
    marks: frozenset[str]
    cited: int | None


def link(texts: Texts, keys: Sequence[int] | None = None) -> int:
    """Lead citations to what they mean; return how many changed. With `keys`, only those of these judgments, or to them."""
    shelf = _Shelf(texts)
    if keys is not None and len(keys) <= _FEW:
        rows = _touched(texts, shelf, keys)
    else:
        rows = _grouped(texts, f"kind IN ({', '.join('?' * len(_CASES))})", _CASES)
    changed = 0
    for citing, citations in rows:
        updates = list(_updates(shelf, citing, citations))
        changed += len(updates)
        texts.connection.executemany("UPDATE citation SET cited = ? WHERE paragraph = ? AND start = ?", updates)
    return changed


def _touched(texts: Texts, shelf: "_Shelf", keys: Sequence[int]) -> Iterator[tuple[int, list[_Cited]]]:
    """The citations of `keys`, and those of others that may mean them."""
    citing = dict.fromkeys(keys)
    for key in keys:
        for name in shelf.names_of(key):
            found = texts.connection.execute(
                "SELECT DISTINCT citing FROM citation WHERE id = ? OR ecli = ?", (name, name)
            )
            citing.update(dict.fromkeys(row[0] for row in found))
        found = texts.connection.execute("SELECT DISTINCT citing FROM citation WHERE cited = ?", (key,))
        citing.update(dict.fromkeys(row[0] for row in found))
        for name in shelf.titles_of(key):
            found = texts.connection.execute(
                "SELECT DISTINCT citing FROM citation WHERE name LIKE ? AND id NOT GLOB '[0-9]*/[0-9]*'", (f"{name}%",)
            )
            citing.update(dict.fromkeys(row[0] for row in found))
    for key in citing:
        yield from _grouped(texts, "citing = ?", (key,))


def _grouped(texts: Texts, condition: str, values: Sequence[object]) -> Iterator[tuple[int, list[_Cited]]]:
    """The citations of each judgment, those that name it in full first."""
    rows = texts.connection.execute(
        "SELECT citing, paragraph, start, form, id, name, date, ecli, pinpoints, marks, cited FROM citation "
        f"WHERE {condition} ORDER BY citing",
        list(values),
    )
    citing: int | None = None
    gathered: list[_Cited] = []
    for at, paragraph, start, form, id_, name, day, ecli, pinpoints, marks, cited in rows.fetchall():
        if at != citing and gathered:
            yield int(citing or 0), gathered
            gathered = []
        citing = at
        gathered.append(
            _Cited(
                paragraph,
                start,
                form,
                id_ or "",
                name or "",
                day or "",
                ecli or "",
                tuple(int(number) for number in re.findall(r"\d+", pinpoints)),
                frozenset(json.loads(marks)),
                cited,
            )
        )
    if gathered:
        yield int(citing or 0), gathered


def _updates(shelf: "_Shelf", citing: int, citations: Iterable[_Cited]) -> Iterator[tuple[int | None, int, int]]:
    """What each citation of one judgment is to be led to, where that is not what it is led to now."""
    meant: dict[str, int | None] = {}
    for citation in sorted(citations, key=lambda c: (c.form not in ("full", "report"), c.paragraph, c.start)):
        if citation.id in meant and (citation.form in ("short", "ibid") or not citation.date):
            found = meant[citation.id]
        else:
            found = shelf.meant(citation, citing)
            if citation.id and (found is not None or citation.id not in meant):
                meant[citation.id] = found
        if found != citation.cited:
            yield found, citation.paragraph, citation.start


class _Shelf:
    """The imported judgments by what they may be called by."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        numbers: dict[int, list[str]] = defaultdict(list)
        for number, key in texts.connection.execute("SELECT number, judgment FROM judgment_number"):
            numbers[key].append(number)
        self._known: dict[int, _Known] = {}
        self._by_number: dict[str, list[_Known]] = defaultdict(list)
        self._by_ecli: dict[str, list[_Known]] = defaultdict(list)
        self._by_title: dict[str, list[_Known]] = defaultdict(list)
        self._names: dict[int, list[str]] = {}
        self._titles: dict[int, list[str]] = {}
        self._folded_titles: dict[int, str] = {}
        rows = texts.connection.execute("SELECT key, kind, court, formation, date, language, ecli, title FROM judgment")
        for key, kind, court, formation, day, language, ecli, title in rows:
            known = _Known(key, kind, court, formation or "", day or "", language, frozenset(numbers[key]))
            self._known[key] = known
            calls = list(dict.fromkeys(call for number in numbers[key] for call in _calls(number)))
            for call in calls:
                self._by_number[call].append(known)
            if ecli:
                self._by_ecli[ecli].append(known)
            self._names[key] = [*calls, *([ecli] if ecli else [])]
            self._folded_titles[key] = folded(title)
            if court == "ECtHR":
                bare = re.sub(r"^(?:CASE OF|AFFAIRE)\s+", "", title, flags=re.IGNORECASE)
                self._by_title[self._folded_titles[key]].append(known)
                self._titles[key] = [re.split(r" (?:v|c)\. ", bare)[0]]

    def names_of(self, key: int) -> Sequence[str]:
        return self._names.get(key, ())

    def titles_of(self, key: int) -> Sequence[str]:
        return self._titles.get(key, ())

    def meant(self, citation: _Cited, citing: int) -> int | None:
        """The judgment that a citation in the judgment `citing` means, or None."""
        if "pending" in citation.marks:
            return None
        own = self._known.get(citing)
        candidates = [one for one in self._candidates(citation) if one.key != citing]
        candidates = [one for one in candidates if _may_be(one, citation, own)]
        if citation.date:
            candidates = [one for one in candidates if one.date == citation.date] or self._slipped(candidates, citation)
        elif own is not None and any(one.numbers & own.numbers for one in candidates):
            return None  # its own case under its own number: which of its judgments is meant nobody says
        candidates = self._within(candidates, citation)
        if not candidates:
            return None
        latest = max(one.date for one in candidates)
        candidates = [one for one in candidates if one.date == latest]
        return self._one(candidates, own.language if own else "en")

    def _candidates(self, citation: _Cited) -> Sequence[_Known]:
        if citation.ecli and citation.ecli in self._by_ecli:
            return self._by_ecli[citation.ecli]
        if citation.id.startswith("ECLI:"):
            return self._by_ecli.get(citation.id, ())
        for call in _calls(citation.id):
            if call in self._by_number:
                return self._by_number[call]
        if "/" in citation.id or not citation.name:
            return ()
        named = self._by_title.get(folded(citation.name), ())
        year = _YEAR.search(citation.id)
        if not citation.date and year:
            return [one for one in named if one.date[:4] == (year[1] or year[2])]
        return named if citation.date or len({one.numbers for one in named}) == 1 else ()

    def _slipped(self, candidates: list[_Known], citation: _Cited) -> list[_Known]:
        """Courts slip in dates too: of the same number and name, a date that differs in the day, the month or the year alone is a slip."""
        wanted = citation.date.split("-")
        first = folded(citation.name).split(" v ")[0]
        return [
            one
            for one in candidates
            if sum(mine == said for mine, said in zip(one.date.split("-"), wanted, strict=False)) == 2
            and first
            and f" {first} " in f" {self._folded_titles[one.key]} "
        ]

    def _within(self, candidates: list[_Known], citation: _Cited) -> list[_Known]:
        """Of several judgments in one case, those that have the paragraphs that are cited."""
        if len(candidates) < 2 or not citation.pinpoints:
            return candidates
        furthest = max(citation.pinpoints)
        reaching = [one for one in candidates if self._last_paragraph(one.key) >= furthest]
        return reaching or candidates

    def _last_paragraph(self, key: int) -> int:
        row = self._texts.connection.execute(
            "SELECT max(n) FROM paragraph WHERE key >= ? AND key < ? AND section <> 'separate_opinion'",
            (key * STRIDE, (key + 1) * STRIDE),
        ).fetchone()
        return int(row[0] or 0)

    def _one(self, candidates: Sequence[_Known], language: str) -> int | None:
        """One text of one decision: in the language of whoever cites it, else in English, else any."""
        for wanted in (language, "en", "fr"):
            found = [one for one in candidates if one.language == wanted]
            if len({one.numbers for one in found}) == 1:
                return min(one.key for one in found)
        return candidates[0].key if len({one.numbers for one in candidates}) == 1 else None


def _may_be(one: _Known, citation: _Cited, own: _Known | None) -> bool:
    """Whether a judgment can be what is cited: not later than the citing one, of the kind and the formation that are said."""
    if own is not None and own.date and one.date > own.date:
        return False
    if "opinion" in citation.marks:
        return one.kind == "opinion"
    if one.kind == "opinion":
        return False
    if "dec" in citation.marks:
        return one.kind == "decision"
    return not ("GC" in citation.marks and one.formation and "grand" not in one.formation.lower())


def _calls(number: str) -> tuple[str, ...]:
    """What a number may be called by: as it stands, without the letters of its procedure, and by the number in a CELEX."""
    celex = _CELEX.fullmatch(number)
    if celex:
        return (f"{celex[2]}-{int(celex[3])}/{celex[1][2:]}",)
    bare = _SUFFIX.sub("", number)
    return (number,) if bare == number else (number, bare)


def counts(texts: Texts) -> Mapping[str, int]:
    """How many citations of cases stand in the imported texts, and how many of them are led to an imported judgment."""
    marks = ", ".join("?" * len(_CASES))
    row = texts.connection.execute(
        f"SELECT count(*), count(cited), count(DISTINCT cited) FROM citation WHERE kind IN ({marks})", list(_CASES)
    ).fetchone()
    return {"citations": row[0], "resolved": row[1], "judgments_cited": row[2]}
