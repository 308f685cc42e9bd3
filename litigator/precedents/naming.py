"""Which judgment a person means: by its id, its number, its ECLI or its name. Two that fit are told, never chosen between."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from litigator.citations.authority import Precedent
from litigator.citations.normalising import normal_form, plain
from litigator.errors import NotFound, UsageFault
from litigator.precedents.graph.graph import Target
from litigator.precedents.texts import Texts
from litigator.tongue import phrase, plural

_TITLE_LEADS = re.compile(r"^(?:case of|affaire|byla)\s+", re.IGNORECASE)
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A judgment as it is known here: imported (`key`, `id`), built in (`entry`), both, or only by its number.

    `name` is what marks, notes and watches are kept under: the built-in id where there is one, else the imported one, else the number.
    """

    name: str
    key: int | None = None
    id: str | None = None
    entry: Precedent | None = None
    numbers: tuple[str, ...] = ()
    ecli: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it may have been marked under."""
        known = (self.name, self.id, self.entry.id if self.entry else None, *self.numbers, self.ecli)
        return tuple(dict.fromkeys(name for name in known if name))

    @property
    def target(self) -> Target:
        """What the graph is asked about."""
        ids = () if self.key is not None else tuple(filter(None, (*self.numbers, self.ecli)))
        return Target(key=self.key, ids=ids)


def authority(texts: Texts | None, precedents: Mapping[str, Precedent], given: str) -> Authority:
    """The judgment that `given` names. Raises `NotFound` with the nearest, `UsageFault` where it fits more than one."""
    wanted = plain(given)
    if wanted in precedents:
        return of_entry(texts, precedents[wanted])
    if texts is not None and (key := texts.key_of(wanted)) is not None:
        return of_key(texts, precedents, key)
    kind, meant = normal_form(given) or (None, "")
    if kind == "ecli":
        found = _with_ecli(texts, precedents, meant)
        if found:
            return _the_one(found, given)
        raise NotFound(phrase("there is no judgment {name} here", name=meant), fix="litigator precedent import FILE")
    if kind is not None and kind != "statute":
        return _numbered(texts, precedents, meant)
    return _named(texts, precedents, given)


def bearers(texts: Texts | None, precedents: Mapping[str, Precedent], name: str) -> list[Authority]:
    """Every judgment that something kept under `name` (an id, a number, an ECLI) is about; none where nothing here is called so."""
    found: list[Authority] = []
    if texts is not None:
        key = texts.key_of(name)
        keys = [key] if key is not None else texts.keys_numbered(name) or texts.keys_with_ecli(name)
        found = [of_key(texts, precedents, key) for key in keys]
    seen = {one.entry.id for one in found if one.entry}
    entries = (entry for id_, entry in precedents.items() if name in (id_, entry.ecli, *entry.numbers))
    return found + [of_entry(texts, entry) for entry in entries if entry.id not in seen]


def of_key(texts: Texts, precedents: Mapping[str, Precedent], key: int) -> Authority:
    """An imported judgment, with its built-in entry where it has one."""
    known = texts.known(key)
    entry = precedents.get(known.precedent or "")
    return Authority(
        name=entry.id if entry else known.id, key=key, id=known.id, entry=entry, numbers=known.numbers, ecli=known.ecli
    )


def of_entry(texts: Texts | None, entry: Precedent) -> Authority:
    """A built-in entry, with its imported text where there is one."""
    key = None if texts is None else texts.key_of(entry.id)
    if texts is not None and key is not None:
        return of_key(texts, {entry.id: entry}, key)
    return Authority(name=entry.id, entry=entry, numbers=entry.numbers, ecli=entry.ecli)


def as_number(given: str) -> str | None:
    """What was given as the number of a case, in the form citations are kept in; None when it is none."""
    kind, meant = normal_form(given) or (None, "")
    return meant if kind not in (None, "ecli", "statute") else None


def _numbered(texts: Texts | None, precedents: Mapping[str, Precedent], number: str) -> Authority:
    keys = [] if texts is None else texts.keys_numbered(number) or _with_procedure(texts, number)
    entries = [entry for entry in precedents.values() if number in entry.numbers]
    if texts is not None and keys:
        found = [of_key(texts, precedents, key) for key in keys]
        seen = {one.entry.id for one in found if one.entry}
        found += [of_entry(texts, entry) for entry in entries if entry.id not in seen]
        return _the_one(_without_versions(texts, found), number)
    if entries:
        return _the_one([of_entry(texts, entry) for entry in entries], number)
    if texts is not None and _is_cited(texts, number):
        return Authority(name=number, numbers=(number,))
    raise NotFound(
        phrase("no judgment with the number {number} is here, and none imported cites it", number=number),
        fix="litigator precedent import FILE",
    )


def _with_procedure(texts: Texts, number: str) -> list[int]:
    """The judgments numbered so but for the letters of a procedure: `C-268/16` for `C-268/16 P`."""
    rows = texts.connection.execute(
        "SELECT judgment FROM judgment_number WHERE number > ?1 || ' ' AND number < ?1 || '!' ORDER BY judgment",
        (number,),
    )
    return [row[0] for row in rows]


def _is_cited(texts: Texts, number: str) -> bool:
    return texts.connection.execute("SELECT 1 FROM citation WHERE id = ? LIMIT 1", (number,)).fetchone() is not None


def _with_ecli(texts: Texts | None, precedents: Mapping[str, Precedent], ecli: str) -> list[Authority]:
    if texts is not None:
        found = [of_key(texts, precedents, key) for key in texts.keys_with_ecli(ecli)]
        if found:
            return _without_versions(texts, found)
    return [of_entry(texts, entry) for entry in precedents.values() if entry.ecli == ecli]


def _without_versions(texts: Texts, found: Sequence[Authority]) -> list[Authority]:
    """One of each decision: where it was imported in several languages, the English text, else the first imported."""
    kept: dict[object, tuple[bool, Authority]] = {}
    for one in found:
        known = None if one.key is None else texts.known(one.key)
        decision = one.name if known is None else (known.ecli or (known.date, known.kind, known.formation))
        english = known is not None and known.language == "en"
        if decision not in kept or (english and not kept[decision][0]):
            kept[decision] = (english, one)
    return [one for _, one in kept.values()]


def _named(texts: Texts | None, precedents: Mapping[str, Precedent], given: str) -> Authority:
    """By name: the whole name before the beginning of one before words in the middle."""
    wanted = folded(given)
    if len(wanted) < 2:
        raise UsageFault(phrase("name a judgment by its id, its number, its ECLI or its name"))
    titles = dict(_titles(texts))
    names = {key: folded(title) for key, title in titles.items() if _may_hold(title, wanted)}
    entries = {id_: [folded(name) for name in (entry.name, entry.name_lt) if name] for id_, entry in precedents.items()}
    for fits in (_is, _begins, _holds):
        keys = [key for key, name in names.items() if fits(name, wanted)]
        found = [of_key(texts, precedents, key) for key in keys[: _SHOWN * 4]] if texts is not None else []
        seen = {one.entry.id for one in found if one.entry}
        found += [
            of_entry(texts, precedents[id_])
            for id_, known in entries.items()
            if id_ not in seen and any(fits(name, wanted) for name in known)
        ]
        if found:
            return _the_one(found if texts is None else _without_versions(texts, found), given)
    raise NotFound(
        phrase("there is no judgment «{given}»", given=given[:80]),
        nearest=_nearest(wanted, titles.values(), precedents),
    )


def _titles(texts: Texts | None) -> Iterable[tuple[int, str]]:
    return () if texts is None else texts.connection.execute("SELECT key, title FROM judgment ORDER BY key").fetchall()


def _may_hold(title: str, wanted: str) -> bool:
    """Whether the folded title may hold `wanted`: a plain one that lacks its longest word cannot, and need not be folded."""
    longest = max(wanted.split(), key=len)
    return len(longest) < 3 or not title.isascii() or longest in title.lower()


def _is(name: str, wanted: str) -> bool:
    return name == wanted


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(f"{wanted} ")


def _holds(name: str, wanted: str) -> bool:
    return f" {wanted} " in f" {name} "


def folded(name: str) -> str:
    """A case name for comparing: without accents, case, punctuation and `CASE OF`, its `v.` and `c.` alike."""
    bare = _TITLE_LEADS.sub("", name)
    bare = "".join(c for c in unicodedata.normalize("NFKD", bare).casefold() if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", bare).split()
    return " ".join("v" if word in ("c", "pries") else word for word in words if word != "the")


def _the_one(found: Sequence[Authority], given: str) -> Authority:
    different = {one.name: one for one in found}
    if len(different) == 1:
        return found[0]
    listed = list(different.values())[:_SHOWN]
    names = "; ".join(f"{one.id or one.name} ({', '.join(one.numbers[:2])})" for one in listed)
    more = phrase(" and {count} more", count=len(different) - _SHOWN) if len(different) > _SHOWN else ""
    raise UsageFault(
        plural(
            "«{given}» fits {count} judgments", "«{given}» fits {count} judgments", len(different), given=given[:80]
        ),
        fix=phrase("name one by its id: {names}{more}", names=names, more=more),
    )


def _nearest(wanted: str, titles: Iterable[str], precedents: Mapping[str, Precedent]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    known = {title: folded(title) for title in (*titles, *(entry.name for entry in precedents.values()))}
    found = process.extract(wanted, known, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return tuple(title for _, _, title in found) + tuple(
        best[0] for best in process.extract(wanted, list(precedents), limit=1, score_cutoff=70) if not found
    )
