"""Who applies: one form for each applicant whose facts are their own, and a table of all of them where they are many."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from litigator.drafting.wording import say
from litigator.errors import NotFound, Problem
from litigator.tongue import phrase

# From how many applicants on a table is asked for: the form's notes in force say ten, those of 2020 said five (check ec-14 of the form).
MANY, MANY_BEFORE = 10, 5
HEADINGS = (
    *("no.", "surname and first names", "date of birth", "sex", "nationality", "address", "telephone", "e-mail"),
    "reference",
)
"""For the Court, and so in English: what section A asks of each. The Registry's own table was not at hand."""
_SEX = {"m": "male", "f": "female"}


def references(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The references of the applicants, in the order of the case. A witness is none. Raises `NotFound` where there is nobody."""
    found = tuple(person["reference"] for person in facts["claimants"])
    if not found:
        raise NotFound(phrase("the case names no applicant"), fix="litigator claimant add --help")
    return found


def file_of(output: Path, reference: str) -> Path:
    """Where the copy of one of several applicants goes: `filled-P-0001.pdf`."""
    plain = re.sub(r"[^\w.-]", "_", reference)
    return output.with_name(f"{output.stem}-{plain}{output.suffix}")


def of_applicant(facts: Mapping[str, Any], reference: str | None) -> dict[str, Any]:
    """The facts with this applicant as the one the form is for; the first where nobody is named. Raises `NotFound` for a stranger."""
    known = references(facts)
    if reference is None:
        return dict(facts)
    found = next((person for person in facts["claimants"] if person["reference"] == reference), None)
    if found is None:
        told = phrase("{reference} is no applicant of this case", reference=reference)
        raise NotFound(told, fix=phrase("name one of: {names}", names=", ".join(known)))
    return {**facts, "claimant": found}


def remaining(facts: Mapping[str, Any], filled: Sequence[str], form: str) -> Iterator[Problem]:
    """That the forms filled are not everybody's, and what the Court asks for then."""
    everybody = references(facts)
    left = [one for one in everybody if one not in filled]
    if left:
        what = say(
            "the form is filled for {filled} only; not for {left}", filled=", ".join(filled), left=", ".join(left)
        )
        fix = say("different facts need a form each: --applicant {left}, or --each for all of them", left=left[0])
        yield Problem(what, form, fix, "warning")
    if len(filled) > 1:
        what = say("the same text of boxes E to G stands in each of the {count} forms", count=len(filled))
        fix = say("where their facts differ, give each a worksheet of their own: --applicant REF --worksheet W.docx")
        yield Problem(what, form, fix, "warning")
    if len(everybody) > MANY_BEFORE:
        asked = say(
            "there are {count} applicants: beyond {many} (in older notes {fewer}) a table of applicants is added",
            count=len(everybody),
            many=MANY,
            fewer=MANY_BEFORE,
        )
        yield Problem(
            asked,
            form,
            say(
                "write it with --table FILE.xlsx; its columns are those of section A: compare them with the Registry's own table"
            ),
            "warning",
        )


def table_of(facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What section A of the form asks of each applicant, a row each, under `HEADINGS`."""
    return [_row(number, person) for number, person in enumerate(facts["claimants"], 1)]


def _row(number: int, person: Mapping[str, Any]) -> tuple[Any, ...]:
    born = person["born"]
    told = (person[one] or "" for one in ("nationality", "address", "phone", "email", "reference"))
    sex = _SEX.get(person["gender"] or "", "")
    return number, person["name"] or "", f"{born:%d/%m/%Y}" if isinstance(born, date) else born or "", sex, *told
