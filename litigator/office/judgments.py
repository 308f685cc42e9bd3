"""Judgments as an office reads them: the library's decisions and the imported texts together, who cites whom, what the office marked.

`open_judgments` works without a database of the office and without imported texts: it then answers from what there is.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from litigator.errors import NotFound, UsageFault
from litigator.office.opening import judgments_to_read, reading_office
from litigator.office.reading import Office, may_be_cited
from litigator.precedents import naming, reading
from litigator.precedents.graph import graph, network
from litigator.precedents.graph.depth import Level
from litigator.precedents.graph.history import Turn, history_of_entry, later_history
from litigator.precedents.graph.network import Edge
from litigator.precedents.graph.paths import Way, way_between
from litigator.precedents.judgment import Judgment, Paragraph
from litigator.precedents.naming import Authority
from litigator.precedents.notes import Found, find_again
from litigator.precedents.texts import FILE, Head, Texts, open_texts
from litigator.precedents.treatment import Marks, Standing, Treatment
from litigator.tongue import lasting, phrase

if TYPE_CHECKING:
    from litigator.registry import PrecedentCheck

_STYLES = {"echr": "strasbourg"}
_NAMED_WITHIN = 90  # a judgment's own spelling of its name stands among its first paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Whether a person of the office checked the text (or the built-in entry) as it now reads: `changed` means it must be checked again."""

    state: Literal["checked", "changed", "unchecked"]
    by: str | None = None
    on: date | None = None
    against: str | None = None
    note: str | None = None

    def sentence(self) -> str:
        if self.state == "unchecked":
            return lasting("not checked by this office")
        check: dict[str, object] = {"who": self.by, "source": self.against, "day": self.on}
        if self.state == "checked":
            return lasting("checked by {who} against {source} on {day}", **check)
        return lasting("changed since it was checked by {who} against {source} on {day}: check it again", **check)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What is known of one judgment, without its text. `judgment` is None where it was not imported."""

    authority: Authority
    judgment: Judgment | None
    parts: tuple[reading.Part, ...]
    last_paragraph: int
    citations: dict[str, str]
    may_be_cited: str | None
    verification: Verification
    entry_verification: Verification | None
    treatment: Standing
    history: tuple[Turn, ...]
    cited_by: int
    cites: int
    missing: int
    most_cited: tuple[graph.CitedParagraph, ...]
    notes: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A paragraph as it is read: with the judgments that point at it (`citing`, at most three, the latest first; `cited_by` counts all)."""

    paragraph: Paragraph
    cited_by: int
    citing: tuple[Head, ...]
    notes: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An imported judgment as a line of a list, with what the office says of it."""

    line: reading.Line
    verification: Verification
    treatment: Treatment | None


@dataclass(frozen=True, slots=True)
class Judgments:
    """The decisions an office can read. `texts` is None where nothing was imported."""

    office: Office
    texts: Texts | None
    today: date

    # Finding

    def find(self, given: str) -> Authority:
        """The judgment meant by an id, a number, an ECLI or a name. Raises `NotFound`, or `UsageFault` where several are meant."""
        return naming.authority(self.texts, self.office.library.precedents, given)

    def find_or_number(self, given: str) -> Authority:
        """The judgment meant, or one that is only a number: a person may know what nobody imported."""
        try:
            return self.find(given)
        except NotFound:
            number = naming.as_number(given)
            if number is None:
                raise
            return Authority(name=number, numbers=(number,))

    def imported(self, given: str) -> tuple[Texts, int, Authority]:
        """The judgment, which must be imported. Raises `NotFound` when only its entry or its number is known."""
        found = self.find(given)
        if self.texts is None or found.key is None:
            raise NotFound(
                phrase("the text of {name} is not imported", name=found.name), fix="litigator precedent import FILE"
            )
        return self.texts, found.key, found

    # Who cites whom

    def cites(
        self, given: str, *, limit: int = 50, offset: int = 0
    ) -> tuple[Authority, graph.Links, list[graph.Missing]]:
        """The imported judgments that `given` cites, the latest first, and what it cites that was not imported."""
        texts, key, found = self.imported(given)
        return found, graph.cites(texts, key, limit=limit, offset=offset), graph.missing(texts, key, limit=500)

    def cited_by(
        self,
        given: str,
        *,
        paragraph: int | None = None,
        level: Level | None = None,
        since: date | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[Authority, graph.Links]:
        """The imported judgments that cite `given`, the latest first, each with the citing sentences."""
        found, nothing = self.find(given), graph.Links(total=0, links=())
        if self.texts is None:
            return found, nothing
        return found, graph.cited_by(
            self.texts, found.target, paragraph=paragraph, level=level, since=since, limit=limit, offset=offset
        )

    def together(self, given: str, *, limit: int = 10) -> list[tuple[Head, int]]:
        """The judgments most often cited in the same paragraph, with how many judgments do so."""
        found = self.find(given)
        return [] if self.texts is None else graph.cited_together(self.texts, found.target, limit=limit)

    def most_cited_paragraphs(self, given: str, *, limit: int = 10) -> list[graph.CitedParagraph]:
        found = self.find(given)
        return [] if self.texts is None else graph.most_cited_paragraphs(self.texts, found.target, limit=limit)

    def missing(self, *, limit: int = 100) -> list[graph.Missing]:
        """What the imported judgments cite most and nobody imported."""
        return [] if self.texts is None else graph.missing(self.texts, limit=limit)

    def way(self, first: str, last: str) -> Way:
        """A shortest way from one judgment to another along citations, either way round."""
        texts, start, _ = self.imported(first)
        _, end, _ = self.imported(last)
        return way_between(texts, start, end)

    def network(self, given: str | None, *, hops: int = 1) -> tuple[list[Head], Iterator[Edge], bool]:
        """The judgments within `hops` citations of one, or all of them, with who cites whom; and whether some were cut off."""
        if given is None:
            if self.texts is None:
                raise NotFound(phrase("no judgments are imported"), fix="litigator precedent import FILE")
            heads, cut = network.nodes(self.texts, network.everything(self.texts)), False
            return heads, network.edges(self.texts, heads), cut
        texts, key, _ = self.imported(given)
        keys, cut = network.around(texts, key, hops=hops)
        heads = network.nodes(texts, keys)
        return heads, network.edges(texts, heads), cut

    def history(self, found: Authority) -> tuple[Turn, ...]:
        """What became of a judgment, as far as imports and entries tell."""
        if self.texts is not None and found.key is not None:
            return later_history(self.texts, found.key, self.today, found.entry)
        return history_of_entry(found.entry, self.today) if found.entry else ()

    # What the office says

    def marks(self) -> Marks:
        """Every treatment mark of the office; none without a database."""
        if self.office.session is None:
            return Marks({})
        from litigator.registry import marks

        return marks.marks(self.office.session)

    def treatment(self, given: str) -> Standing:
        """How the office marked a judgment: what is in force, the gravest first, and every mark ever made."""
        return self.marks().of(self.find_or_number(given).names)

    def treatments(self) -> dict[str, Treatment]:
        """The gravest mark in force on each judgment that bears one, by its imported id and by its built-in one."""
        marks = self.marks()
        names: dict[str, set[str]] = {}
        for name in marks.by_authority:
            for one in naming.bearers(self.texts, self.office.library.precedents, name):
                for known in filter(None, (one.id, one.entry.id if one.entry else None)):
                    names.setdefault(known, set()).update(one.names)
        standings = {known: marks.of(sorted(all_names)).current for known, all_names in names.items()}
        return {known: current for known, current in standings.items() if current is not None}

    def notes(self, found: Authority) -> tuple[Found, ...]:
        """The office's notes on a judgment, each with where its words stand in the text as it is now."""
        if self.office.session is None:
            return ()
        from litigator.registry import marks

        texts, key = self.texts, found.key
        return tuple(
            find_again(
                marks.notes(self.office.session, found.names),
                lambda: [] if texts is None or key is None else list(texts.paragraphs(key)),
                {} if texts is None or key is None else texts.changed(texts.known(key).id),
            )
        )

    def all_notes(self) -> tuple[Found, ...]:
        """Every note of the office, by the judgment it is on."""
        from litigator.registry import marks

        names = dict.fromkeys(note.authority for note in marks.notes(self.office.open_session))
        found = [self.notes(one) for name in names for one in [self._kept_as(name)]]
        return tuple({one.note.number: one for group in found for one in group}.values())

    def _kept_as(self, name: str) -> Authority:
        """The judgment that something is kept under; one that is not here any more is known by that name only."""
        known = naming.bearers(self.texts, self.office.library.precedents, name)
        return known[0] if known else Authority(name=name)

    def verification(self, found: Authority) -> tuple[Verification, Verification | None]:
        """Of the imported text, and of the built-in entry where there is one."""
        hash_ = None if self.texts is None or found.key is None else self.texts.hashes(found.key)[0]
        text = self._verified(found.id or "", hash_)
        if found.entry is None:
            return text, None
        return text, self._verified(found.entry.id, self.office.library.precedent_hashes.get(found.entry.id))

    def _verified(self, name: str, hash_: str | None) -> Verification:
        return Verification(state="unchecked") if hash_ is None else _standing_of(self._checks().get(name), hash_)

    # Reading

    def dossier(self, given: str) -> Dossier:
        """Everything known of a judgment but its text."""
        found = self.find(given)
        texts, key, entry = self.texts, found.key, found.entry
        text, checked_entry = self.verification(found)
        judgment, last = None, 0
        parts: tuple[reading.Part, ...] = ()
        if texts is not None and key is not None:
            judgment, parts = texts.known(key), reading.parts_of(texts, key)
            last = graph.last_paragraph(texts, key) or 0
        return Dossier(
            authority=found,
            judgment=judgment,
            parts=parts,
            last_paragraph=last,
            citations={language: self.citation(found, style=language) for language in ("en", "lt")},
            may_be_cited=may_be_cited(self.office, entry) if entry else None,
            verification=text,
            entry_verification=checked_entry,
            treatment=self.marks().of(found.names),
            history=self.history(found),
            cited_by=0 if texts is None else graph.count_citing(texts, found.target),
            cites=0 if texts is None or key is None else graph.count_cited(texts, key),
            missing=0 if texts is None or key is None else graph.count_missing(texts, key),
            most_cited=() if texts is None else tuple(graph.most_cited_paragraphs(texts, found.target, limit=5)),
            notes=self.notes(found),
        )

    def citation(self, found: Authority, *, style: str = "en", pinpoint: str | None = None) -> str:
        """The citation to copy: `style` is `strasbourg`, `cjeu`, `lithuanian`, `oscola`, or the house style of a language (`en`, `lt`)."""
        from litigator.citations.style import plain, styled

        named = style_named(style)
        states = self.office.library.states_in_accusative()
        if found.entry is not None:
            return plain(styled(found.entry, named, pinpoint, states))
        if self.texts is None or found.key is None:
            return f"no. {found.name}"
        from litigator.precedents.cited import of_judgment

        head = replace(
            self.texts.known(found.key), paragraphs=tuple(self.texts.paragraphs(found.key, range(_NAMED_WITHIN)))
        )
        return plain(styled(of_judgment(head), named, pinpoint, states))

    def must_reach(self, found: Authority, pinpoints: Sequence[str]) -> None:
        """Raises `NotFound` for a pinpoint past the end of an imported text: such a citation must never be copied."""
        if self.texts is None or found.key is None or not pinpoints:
            return
        last = graph.last_paragraph(self.texts, found.key)
        past = sorted(n for n in graph.numbers_of(pinpoints) if last is not None and n > last)
        if past:
            raise NotFound(
                phrase("{id} has no paragraph {paragraph}", id=found.id, paragraph=past[0]),
                fix=phrase("the last one is {last}", last=last),
            )

    def read(self, given: str, *, pinpoints: Sequence[str] = (), section: str | None = None) -> list[Read]:
        """Paragraphs by number (`91`, `49-51`) or by section (its kind, or words of its title), with who cites each and what was noted.

        What the court left unnumbered behind a paragraph, a passage it quotes, comes with it. Raises `NotFound` for what is not there.
        """
        texts, key, found = self.imported(given)
        chosen = list(texts.paragraphs(key))
        if section:
            chosen = reading.of_section(texts, key, chosen, section)
        if pinpoints:
            chosen = reading.numbered(chosen, pinpoints)
        noted = self.notes(found)
        wanted = {one.n for one in chosen if one.n is not None and one.section != "separate_opinion"}
        citing = graph.citing_paragraphs(texts, found.target, wanted)
        heads = texts.heads(sorted({one for keys in citing.values() for one in keys[:3]}))
        return [
            Read(
                paragraph=one,
                cited_by=len(keys := _pointed_at(one, citing)),
                citing=tuple(heads[other] for other in keys[:3]),
                notes=tuple(note for note in noted if note.place == one.place),
            )
            for one in chosen
        ]

    def listed(
        self, *, unverified: bool = False, issue: str | None = None, court: str | None = None, limit: int = 50
    ) -> tuple[int, list[Listed]]:
        """How many imported judgments there are of the kind asked for, and the latest of them."""
        if self.texts is None:
            return 0, []
        checks = self._checks()
        checked = reading.unchanged(self.texts, ((name, one.entry_hash) for name, one in checks.items()))
        marked = self.treatments()
        total, lines = reading.lines(
            self.texts, without=checked if unverified else (), issue=issue, court=court, limit=limit
        )
        return total, [
            Listed(
                line=line,
                verification=_standing_of(checks.get(line.id), line.text_hash),
                treatment=marked.get(line.id),
            )
            for line in lines
        ]

    def _checks(self) -> "dict[str, PrecedentCheck]":
        """The last check of each authority, by its name."""
        if self.office.session is None:
            return {}
        from litigator import registry

        return {check.authority: check for check in registry.precedent_checks(self.office.session)}


@contextmanager
def open_judgments(office: Office, folder: Path, today: date) -> Iterator[Judgments]:
    """The decisions of the library with the judgments imported into `folder`, where there are any."""
    if not (folder / FILE).exists():
        yield Judgments(office, None, today)
        return
    with open_texts(folder) as texts:
        yield Judgments(office, texts, today)


@contextmanager
def reading_judgments(
    db: str | None, *, today: date, folder: str | None = None, libraries: Sequence[str] = ()
) -> Iterator[Judgments]:
    """Everything that can be read of judgments, whether or not there is a database of the office, or anything imported."""
    with (
        reading_office(db, libraries=libraries, may_lack_database=True, in_part=True) as office,
        open_judgments(office, judgments_to_read(folder, db), today) as judgments,
    ):
        yield judgments


def style_named(given: str) -> str:
    """The style of citation that `given` means: its name, or the language or court whose house style it is. Raises `UsageFault`."""
    from litigator.citations.style import HOUSE, STYLES

    named = HOUSE.get(given) or _STYLES.get(given, given)
    if named not in STYLES:
        raise UsageFault(phrase("«{given}» is no style of citation", given=given), fix=", ".join(STYLES))
    return named


def _standing_of(check: "PrecedentCheck | None", hash_: str) -> Verification:
    if check is None:
        return Verification(state="unchecked")
    return Verification(
        state="checked" if check.entry_hash == hash_ else "changed",
        by=check.by,
        on=check.on,
        against=check.against,
        note=check.note,
    )


def _pointed_at(paragraph: Paragraph, citing: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    if paragraph.n is None or paragraph.section == "separate_opinion":
        return ()
    return citing.get(paragraph.n, ())
