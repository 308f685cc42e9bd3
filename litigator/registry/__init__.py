"""The registry: open, find and change cases. Rows never leave this room; what goes out is a `CaseFile`."""

from litigator.registry.people import (
    OfficePerson,
    PrecedentCheck,
    add_office_person,
    check_precedent,
    office_people,
    precedent_checks,
)
from litigator.registry.reading import CaseLine, case_file, cases, person
from litigator.registry.saving import cases_of_person, save_case

__all__ = [
    "CaseLine",
    "OfficePerson",
    "PrecedentCheck",
    "add_office_person",
    "case_file",
    "cases",
    "cases_of_person",
    "check_precedent",
    "office_people",
    "person",
    "precedent_checks",
    "save_case",
]
