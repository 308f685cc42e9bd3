"""What is known of an authority, from all sources together: the library, the imported texts, a list of authorities.

A source is asked by number, by ECLI or by name. What the library has not verified is known, but asserts nothing.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from litigator.citations.authority import Precedent
from litigator.citations.names import is_no_name, plain_title
from litigator.library.contents import Library
from litigator.precedents.checking.authority_list import Authority, AuthorityList
from litigator.precedents.checking.looking_up import LUXEMBOURG, Titles, number_key, slips
from litigator.precedents.checking.names import Naming
from litigator.precedents.cited import imported
from litigator.precedents.judgment import Paragraph
from litigator.precedents.texts import STRIDE, Texts
from litigator.tongue import lasting

Origin = Literal["library", "texts", "list"]
COURTS: Mapping[str, str] = {"ecthr": "ECtHR", "cjeu": "CJEU", "celex": "CJEU", "lt": "LT", "un": "UN"}
MOST = 3_000
"""How many names are compared where a word is common."""
_COMMENT = re.compile(r"(?:General Comment|Recommendation)\D*(\d+)", re.IGNORECASE)
_COMMUNICATION = re.compile(r"/D/(\d+/\d{4})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One decision as one source has it. What the source does not tell is None or empty.

    `kind` is judgment, decision, order, opinion, views, soft-law or pending. `sure` says whether what the source tells of its identity is
    verified, `wanting` in words what keeps it from being filed. `key` is its key in the imported texts.
    """

    origin: Origin
    source: str
    id: str
    court: str
    names: tuple[str, ...]
    kind: str | None = None
    numbers: tuple[str, ...] = ()
    numbers_total: int | None = None
    date: datetime.date | None = None
    year: int | None = None
    final: datetime.date | None = None
    ecli: str | None = None
    grand: bool | None = None
    committee: bool = False
    sure: bool = True
    wanting: str = ""
    key: int | None = None
    language: str | None = None
    precedent: str | None = None
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.names[0] if self.names else ""

    def fits(self, day: datetime.date) -> bool:
        """Whether the decision can be of `day`, as far as the source tells."""
        return self.date == day if self.date else self.year in (None, day.year)


@dataclass
class Sources:
    """Everything a citation can be held against. `checked` are the entries this office has verified, with the hash each check saw."""

    library: Library
    texts: Texts | None = None
    authorities: AuthorityList | None = None
    checked: Mapping[str, str] = field(default_factory=dict)
    _answered: dict[tuple[str, str, bool], list[Known]] = field(default_factory=dict)

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.library)

    @cached_property
    def states(self) -> dict[str, str]:
        """The Lithuanian accusative of each State's English name."""
        return self.library.states_in_accusative()

    # By number

    def numbered(self, number: str, court: str) -> list[Known]:
        """Every decision in the case of that number before `court`, from every source."""
        comment = _COMMENT.search(number)
        if comment and court == "UN":
            return self._general_comments(comment[1])
        key = number_key(number)
        found = [self._of_precedent(entry) for entry in self._precedents_by_number.get(key, ()) if entry.court == court]
        if self.texts is not None:
            found += [known for known in self._of_texts(self._keys_numbered(key)) if known.court in (court, "other")]
        if self.authorities is not None and court == "ECtHR":
            found += [self._of_list(row) for row in self.authorities.numbered(key)]
        return found

    def _general_comments(self, number: str) -> list[Known]:
        """A general comment cited by its number alone: every committee's of that number."""
        named = re.compile(rf"\b(?:No|Nr)\. {number}\b")
        entries = self.library.precedents.values()
        return [self._of_precedent(one) for one in entries if one.status == "soft-law" and named.search(one.name)]

    def near_numbers(self, number: str, court: str) -> list[Known]:
        """The decisions whose number is one slip of the hand away."""
        near = list(dict.fromkeys(slips(number_key(number))))
        known = {
            slip for slip in near if any(entry.court == court for entry in self._precedents_by_number.get(slip, ()))
        }
        if self.authorities is not None and court == "ECtHR":
            known.update(slip for slip in near if self.authorities.knows(slip))
        if self.texts is not None:
            kept = [*near, *(f"e{slip}" for slip in near)] if court == "LT" else near
            marks = ", ".join("?" * len(kept))
            rows = self.texts.connection.execute(f"SELECT number FROM judgment_number WHERE number IN ({marks})", kept)
            known.update(number_key(row[0]) for row in rows)
        return [one for slip in near if slip in known for one in self.numbered(slip, court)]

    @cached_property
    def _precedents_by_number(self) -> dict[str, list[Precedent]]:
        found: dict[str, list[Precedent]] = {}
        for entry in self.library.precedents.values():
            numbers = [number_key(number.split(",")[0]) for number in entry.numbers]
            numbers += [tail[1] for number in numbers if (tail := _COMMUNICATION.search(number))]
            parts = [part for number in numbers if number.count("/") > 3 for part in number.split("-C")]
            for number in (*numbers, *(part if part[:1] == "C" else f"C{part}" for part in parts)):
                found.setdefault(number, []).append(entry)
        return found

    def _keys_numbered(self, key: str) -> list[int]:
        assert self.texts is not None
        forms = [key]
        if LUXEMBOURG.fullmatch(key) and not key[0].isalpha():
            forms.append(f"C-{key}")
        elif key[:1].isupper() and "-" in key and key.count("/") == 1:
            forms.append(f"e{key}")
        found: dict[int, None] = {}
        for form in forms:
            rows = self.texts.connection.execute(
                "SELECT judgment FROM judgment_number WHERE number = ?1 OR (number > ?1 || ' ' AND number < ?1 || '!')",
                (form,),
            )
            found.update((row[0], None) for row in rows)
        return list(found)

    # By ECLI

    def with_ecli(self, ecli: str) -> list[Known]:
        found = [self._of_precedent(entry) for entry in self.library.precedents.values() if entry.ecli == ecli]
        if self.texts is not None:
            found += self._of_texts(self.texts.keys_with_ecli(ecli))
        return found

    # By name

    def named(self, name: str, court: str, *, near: bool = False) -> list[Known]:
        """The decisions known by `name`; with `near`, also those of which it may be a misspelling."""
        asked = (name, court, near)
        if asked not in self._answered:
            self._answered[asked] = self._search_by_name(name, court, near)
        return self._answered[asked]

    def _search_by_name(self, name: str, court: str, near: bool) -> list[Known]:
        words = self.naming.parties(name).words
        if not words:
            return []
        longest = max(words, key=len)
        inflected = self.naming.parties(name).tongue == "lt" and len(longest) > 5
        part = longest[1:-1] if near and len(longest) > 6 else longest[:-2] if inflected else longest

        def fits(*names: str) -> bool:
            if near:
                return self.naming.best(name, names, court)[0] in ("same", "near")
            return any(self.naming.same_case(name, one, court) for one in names)

        return list(self._fitting(part, court, fits))

    def _fitting(self, word: str, court: str, fits: Callable[..., bool]) -> Iterator[Known]:
        """The decisions whose name holds `word` and fits. A name is compared before anything else is read of its decision."""
        entries, named = self._entries
        for place in named.having(word):
            entry = entries[place]
            if entry.court == court and fits(*filter(None, (entry.name, entry.name_lt))):
                yield self._of_precedent(entry)
        if self.texts is not None:
            keys, titles = self._imported_titles
            found = [keys[place] for place in titles.having(word)[:MOST] if fits(titles.titles[place])]
            yield from (known for known in self._of_texts(found[:200]) if known.court in (court, "other"))
        if self.authorities is not None and court == "ECtHR":
            listed = self._listed_titles
            here = [place for place in listed.having(word)[:MOST] if fits(listed.titles[place])]
            yield from (self._of_list(self.authorities.row(place)) for place in here)

    @cached_property
    def _entries(self) -> tuple[list[Precedent], Titles]:
        entries = list(self.library.precedents.values())
        return entries, Titles([f"{entry.name} {entry.name_lt or ''}" for entry in entries])

    @cached_property
    def _imported_titles(self) -> tuple[list[int], Titles]:
        assert self.texts is not None
        rows = self.texts.connection.execute("SELECT key, title FROM judgment ORDER BY key").fetchall()
        titles = [title if " v" in title or not is_no_name(title) else self._usual_name(key) for key, title in rows]
        return [row[0] for row in rows], Titles(titles)

    def _usual_name(self, key: int) -> str:
        """What others call a judgment that was imported without a name; empty where they do not agree."""
        assert self.texts is not None
        return imported(self.texts, key).name

    @cached_property
    def _listed_titles(self) -> Titles:
        assert self.authorities is not None
        return Titles(self.authorities.titles)

    # From a source's own shape

    def _of_precedent(self, entry: Precedent) -> Known:
        checked = entry.id in self.checked and self.checked[entry.id] == self.library.precedent_hashes.get(entry.id)
        kinds = {"pending": "pending", "opinion-only": "opinion", "soft-law": "soft-law"}
        decision = entry.name.endswith("(dec.)") or "decision" in entry.formation.casefold()
        decided = "views" if entry.court == "UN" else "decision" if decision else "judgment"
        return Known(
            origin="library",
            source=lasting("the library ({id})", id=entry.id),
            id=entry.id,
            court=entry.court,
            names=() if entry.court == "LT" else tuple(filter(None, (entry.name, entry.name_lt))),
            kind=kinds.get(entry.status, decided),
            numbers=entry.numbers,
            numbers_total=entry.numbers_total,
            date=entry.date,
            year=entry.date.year if entry.date else None,
            final=entry.final,
            ecli=entry.ecli if entry.ecli_basis != "memory" else None,
            grand=entry.formation.startswith("Grand Chamber") if "not seen" not in entry.formation else None,
            committee=entry.formation.startswith("Committee"),
            sure=checked or entry.verification.identity == "verified",
            wanting=_wanting(entry, checked),
            precedent=entry.id,
        )

    def _of_list(self, row: Authority) -> Known:
        assert self.authorities is not None
        return Known(
            origin="list",
            source=self.authorities.name,
            id=row.numbers[0] if row.numbers else row.title,
            court="ECtHR",
            names=(row.title,),
            kind=row.kind if row.kind in ("judgment", "decision") else None,
            numbers=row.numbers,
            date=row.date,
            year=row.year,
            ecli=row.ecli,
            grand=row.grand,
        )

    def _of_texts(self, keys: Iterable[int]) -> list[Known]:
        assert self.texts is not None
        wanted = list(dict.fromkeys(keys))
        if not wanted:
            return []
        marks = ", ".join("?" * len(wanted))
        rows = self.texts.connection.execute(
            "SELECT key, id, title, court, kind, formation, date, final, ecli, language, precedent, missing "
            f"FROM judgment WHERE key IN ({marks}) ORDER BY date DESC, key",
            wanted,
        ).fetchall()
        numbers: dict[int, list[str]] = {}
        for key, number in self.texts.connection.execute(
            f"SELECT judgment, number FROM judgment_number WHERE judgment IN ({marks})", wanted
        ):
            numbers.setdefault(key, []).append(number)
        found = [_of_row(row, tuple(numbers.get(row[0], ()))) for row in rows]
        return [
            replace(one, names=(usual,)) if not one.names and one.key and (usual := self._usual_name(one.key)) else one
            for one in found
        ]

    # The words of a judgment

    def last_paragraph(self, known: Known) -> int | None:
        """The number of the judgment's last paragraph, None where its text is not here or has no numbers."""
        if self.texts is None or known.key is None:
            return None
        row = self.texts.connection.execute(
            "SELECT max(n) FROM paragraph WHERE key >= ? AND key < ? AND section NOT IN ('separate_opinion', 'annex')",
            (known.key * STRIDE, (known.key + 1) * STRIDE),
        ).fetchone()
        return None if row is None or row[0] is None else int(row[0])

    def paragraphs(self, known: Known) -> Iterator[Paragraph]:
        """The paragraphs of an imported judgment, none where its text is not here."""
        if self.texts is not None and known.key is not None:
            yield from self.texts.paragraphs(known.key)


def _of_row(row: Sequence[object], numbers: tuple[str, ...]) -> Known:
    key, name, title, court, kind, formation, day, final, ecli, language, precedent, missing = row
    told = str(formation or "").casefold()
    decided = date.fromisoformat(str(day)) if day else None
    return Known(
        origin="texts",
        source=lasting("the imported text {name}", name=name),
        id=str(name),
        court=str(court),
        names=() if is_no_name(str(title)) or str(title) in numbers else (plain_title(str(title)),),
        kind=str(kind) if kind != "other" else None,
        numbers=numbers,
        date=decided,
        year=decided.year if decided else None,
        final=date.fromisoformat(str(final)) if final else None,
        ecli=str(ecli) if ecli else None,
        grand=("grand chamber" in told or "grande chambre" in told) if told else None,
        committee="committee" in told or "comité" in told,
        key=int(str(key)),
        language=str(language),
        precedent=str(precedent) if precedent else None,
        missing=tuple(re.findall(r'"([^"]+)"', str(missing))),
    )


def _wanting(entry: Precedent, checked: bool) -> str:
    """What keeps an entry of the library from being filed, in words; empty where nothing does."""
    verification = entry.verification
    if verification.fileable == "no":
        return lasting("the library says that it may not be filed")
    if verification.fileable != "after-check" or checked:
        return ""
    settled = ("verified", "n/a")
    identity, outcome = verification.identity not in settled, verification.outcome not in settled
    if identity and outcome:
        return lasting("its identity and outcome were not verified")
    if identity:
        return lasting("its identity was not verified")
    return lasting("its outcome was not verified") if outcome else lasting("no one has checked it")
