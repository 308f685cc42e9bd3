"""Every family's own examples, run: what a file of rules claims must come out of the reading."""

from collections.abc import Iterator
from dataclasses import fields

from litigator.citations.families import Example, Families, Family, Found
from litigator.citations.reading import extract


def example_faults(families: Families) -> Iterator[tuple[Family, str]]:
    """(family, what its examples say and do not get). A family without an example is a fault too."""
    for family in families.families:
        if not family.examples:
            yield family, "it has no example"
        for example in family.examples:
            yield from ((family, fault) for fault in _faults(example, families))
        for text in family.counter_examples:
            for citation in extract(text, families):
                if citation.kind == family.kind:
                    yield family, f"the counter-example «{text[:60]}» gives «{citation.text}»"


def _faults(example: Example, families: Families) -> Iterator[str]:
    got = extract(example.text, families)
    if len(got) != len(example.finds):
        found = ", ".join(f"«{citation.text}»" for citation in got) or "nothing"
        yield f"the example «{example.text[:60]}» gives {found}, not {len(example.finds)} citations"
        return
    for citation, wanted in zip(got, example.finds, strict=True):
        for name, value in _given(wanted):
            if getattr(citation, name) != value:
                yield f"«{citation.text}»: {name} is {getattr(citation, name)!r}, not {value!r}"


def _given(wanted: Found) -> Iterator[tuple[str, object]]:
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if value is not None:
            yield field.name, value
