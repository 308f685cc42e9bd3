"""A copy for publication from an office: whose people are in it, whether they agreed, and the copy written whole or not at all."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from litigator.casefile import CaseFile
from litigator.drafting.publishing.publishing import Published, publish
from litigator.drafting.versions.guarding import is_same, must_be_free
from litigator.errors import Problem, Refused, UsageFault
from litigator.privacy.elsewhere import Stranger
from litigator.privacy.persons import without_consent as lacking_consent
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.office.reading import Office


def published_copy(
    office: "Office",
    file: Path,
    output: Path,
    *,
    case: str | None = None,
    others: Sequence[str] = (),
    language: str | None = None,
    map_file: Path | None = None,
    without_consent: str | None = None,
    force: bool = False,
) -> Published:
    """Write a pseudonymised copy of `file` at `output`, and who is who at `map_file` where one is asked for (readable by its owner only).

    Raises `Refused` where a claimant has not agreed to publication (unless `without_consent` says why it is done all the same), where a name
    would be left, for a file of another case, for one that would be written over without `force`, and for a hostile file; `UsageFault` where nobody says whose case it is. Nothing is written then.
    """
    from litigator.documents.reading import bytes_of
    from litigator.files import write_all_asked

    if output.suffix.lower() != ".docx" or is_same(output, file):
        raise UsageFault(
            phrase("{name} cannot be where the copy goes", name=output.name), fix=phrase("name a new .docx")
        )
    if map_file is not None and (is_same(map_file, file) or is_same(map_file, output)):
        raise UsageFault(
            phrase("the map cannot stand in the place of the document"), fix=phrase("name another file with --map")
        )
    data = bytes_of(file)
    found = _case(office, case, data, file)
    _must_have_consent(found, without_consent)
    copy = publish(
        data, file.name, found, office.library, language=language, others=others, elsewhere=_elsewhere(office, found)
    )
    who = _who(found, others, copy)
    must_be_free(output, copy.data, force=force)
    if map_file is not None:
        must_be_free(map_file, who, force=force)
    write_all_asked({output: copy.data} | ({map_file: who} if map_file is not None else {}))
    return copy


def _who(case: CaseFile, others: Sequence[str], copy: Published) -> bytes:
    """Who is who, as it stands in the map."""
    import msgspec

    names = {claimant.reference: claimant.name for claimant in case.claimants}
    names |= {f"also-{number}": name for number, name in enumerate(others, 1)}
    told = {
        "schema": "litigator/publication-map/1",
        "case": case.reference,
        "people": [
            {"pseudonym": pseudonym, "reference": key, "name": names[key]} for key, pseudonym in copy.pseudonyms.items()
        ],
    }
    return msgspec.json.format(msgspec.json.encode(told, enc_hook=str), indent=2) + b"\n"


def _elsewhere(office: "Office", case: CaseFile) -> list[Stranger]:
    """The people of the office's other cases. A saved case file knows of none."""
    from litigator.registry.finding import index

    if office.session is None:
        return []
    own = {claimant.reference for claimant in case.claimants}
    return [Stranger(*one) for one in index(office.session).people if one[1] not in own]


def _case(office: "Office", case: str | None, data: bytes, file: Path) -> CaseFile:
    """The case named or given; else the one the office drafted the file for. Raises `Refused` where the two are not the same."""
    drafted = _drafted_for(office, data, file)
    if case is None and office.given_case is None:
        if drafted is None or office.session is None:
            raise UsageFault(
                phrase("whose case {name} is, is not known", name=file.name), fix="--case CASE, or --from CASE.json"
            )
        return office.case_file(drafted)
    found = office.case_file(case)
    if drafted is not None and drafted != found.reference:
        raise Refused(
            phrase(
                "{name} was drafted for {drafted}, not for {reference}: other names would stay in it",
                name=file.name,
                drafted=drafted,
                reference=found.reference,
            ),
            fix=f"--case {drafted}",
        )
    return found


def _drafted_for(office: "Office", data: bytes, file: Path) -> str | None:
    """The case that the office's log, else the manifest beside the file, says it was drafted for."""
    from litigator.drafting.saving import read_manifest
    from litigator.drafting.versions.verifying import read_file

    if office.session is not None:
        from litigator.registry.drafts import drafts

        read = read_file(data, file.name)
        records = drafts(office.session, sha256=read.sha256, identity=read.identity)
        if records:
            return records[-1].reference
    said = (read_manifest(file) or {}).get("case")
    return said if isinstance(said, str) else None


def _must_have_consent(case: CaseFile, reason: str | None) -> None:
    lacking = lacking_consent(case)
    if lacking and not (reason and reason.strip()):
        raise Refused(
            phrase("{names} has not agreed to publication; silence is no", names=lacking[0])
            if len(lacking) == 1
            else phrase("{names} have not agreed to publication; silence is no", names=", ".join(lacking)),
            problems=tuple(
                Problem(phrase("no consent to publication"), one, f"litigator claimant consent {one} publication yes")
                for one in lacking
            ),
            fix=phrase('record the consent, or say why it goes on: --without-consent "REASON"'),
        )
