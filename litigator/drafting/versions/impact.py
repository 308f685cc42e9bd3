"""What has changed under a draft since it was made: its clauses, its template, the precedents it cites, the facts of its case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from litigator.clauses.clause import Clause
from litigator.drafting.facts import fact_hash
from litigator.drafting.versions.made import Made, UsedBefore
from litigator.drafting.versions.prints import fact_prints
from litigator.errors import NotFound
from litigator.library.contents import Library
from litigator.tongue import lasting

Kind = Literal["clause", "template", "precedent", "facts"]
_FILED = lasting("it is filed: see whether the court must be told, or a supplement filed")
_AGAIN = lasting("assemble it again; an edited file is kept, and the difference is shown beside the next version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was: what kind, which (its id), in words, and what to do."""

    kind: Kind
    id: str
    what: str
    fix: str = ""

    def as_dict(self) -> dict[str, str]:
        return {"kind": self.kind, "id": self.id, "what": str(self.what), "fix": str(self.fix)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the office knows of precedents beside the library: those it checked (with the hash it saw) and how it marked them."""

    checked: Mapping[str, str]
    marked: Mapping[str, str]


def changes_since(
    made: Made, library: Library, standing: Standing, *, facts: Mapping[str, Any] | None = None
) -> tuple[Change, ...]:
    """Everything that has changed under the draft. `facts` are those of its case as a draft of its own day would state them now;
    None where they are not known.
    """
    fix = _FILED if made.filed else _AGAIN
    lodged = (facts or {}).get("asylum", {}).get("claimed")
    found = [
        *_clauses(made, library, lodged, fix),
        *_template(made, library, fix),
        *_precedents(made, library, standing, fix),
    ]
    if facts is not None:
        found += _facts(made, facts, fix)
    return tuple(found)


def _clauses(made: Made, library: Library, lodged: date | None, fix: str) -> Iterator[Change]:
    for used in made.clauses:
        clause = library.clauses.get(used.id)
        for what in _clause_changes(used, clause, lodged):
            yield Change(kind="clause", id=used.id, what=what, fix=fix)


def _clause_changes(used: UsedBefore, clause: Clause | None, lodged: date | None) -> Iterator[str]:
    """What has become of a clause. Its regime is that of the day the claim was `lodged`: a later day of filing ends none."""
    if clause is None:
        yield lasting("clause {id} is no longer in the library", id=used.id)
        return
    if clause.head.status == "retired":
        yield lasting("clause {id} is retired", id=used.id)
    if lodged is not None and clause.head.valid_to is not None and clause.head.valid_to < lodged:
        yield lasting("clause {id} is for claims lodged by {day}", id=used.id, day=clause.head.valid_to)
    if clause.head.version != used.version:
        yield lasting("clause {id}: version {before} → {now}", id=used.id, before=used.version, now=clause.head.version)
    elif clause.hash != used.hash:
        yield lasting(
            "clause {id}: its text or head was changed, still called version {version}",
            id=used.id,
            version=used.version,
        )


def _template(made: Made, library: Library, fix: str) -> Iterator[Change]:
    try:
        template = library.template(made.form, made.language)
    except NotFound:
        if made.form in library.forms:
            yield Change(
                kind="template",
                id=made.form,
                what=lasting("there is no template {form} in {language}", form=made.form, language=made.language),
                fix=fix,
            )
        return
    if template.sha256 and template.sha256 != made.template_sha256:
        yield Change(
            kind="template",
            id=made.form,
            what=lasting("the template {form} ({language}) was changed", form=made.form, language=made.language),
            fix=fix,
        )


def _precedents(made: Made, library: Library, standing: Standing, fix: str) -> Iterator[Change]:
    for name in made.authorities:
        known = library.precedents.get(name)
        before = made.precedents.get(name)
        if known is None:
            if before is not None:
                yield Change(
                    kind="precedent", id=name, what=lasting("{name} is no longer in the library", name=name), fix=fix
                )
            continue
        now = library.precedent_hashes.get(name)
        if before is not None and now != before:
            yield Change(
                kind="precedent",
                id=name,
                what=lasting("the entry of {name} was changed", name=name),
                fix=lasting("read it: litigator precedent show {name}; then {fix}", name=name, fix=fix),
            )
        if known.verification.fileable == "no":
            yield Change(
                kind="precedent", id=name, what=lasting("{name} may not be cited in a filing", name=name), fix=fix
            )
        elif known.verification.fileable == "after-check" and standing.checked.get(name) != now:
            yield Change(
                kind="precedent",
                id=name,
                what=lasting("{name} is not verified as it now reads", name=name),
                fix=f"litigator precedent verify {name}",
            )
        if name in standing.marked:
            yield Change(
                kind="precedent",
                id=name,
                what=lasting("{name} is marked {mark}", name=name, mark=standing.marked[name]),
                fix=fix,
            )


def _facts(made: Made, facts: Mapping[str, Any], fix: str) -> Iterator[Change]:
    if fact_hash(facts) == made.facts_sha256:
        return
    now = fact_prints(facts)
    names = sorted(name for name in {*now, *made.facts} if now.get(name) != made.facts.get(name)) if made.facts else []
    said = f": {', '.join(names)}" if names else ""
    yield Change(
        kind="facts",
        id=made.case,
        what=lasting("the facts of {case} have changed since{said}", case=made.case, said=said),
        fix=fix,
    )
