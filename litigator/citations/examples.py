"""Every family's own examples, run: what a file of rules claims must come out of the reading."""

from collections.abc import Iterator
from dataclasses import fields

from litigator.citations.families import Families
from litigator.citations.family import Example, Family, Found
from litigator.citations.reading import extract
from litigator.tongue import lasting


def example_faults(families: Families) -> Iterator[tuple[Family, str]]:
    """(family, what its examples say and do not get). A family without an example is a fault too."""
    for family in families.families:
        if not family.examples:
            yield family, lasting("it has no example")
        for example in family.examples:
            yield from ((family, fault) for fault in _faults(example, families))
        for text in family.counter_examples:
            for citation in extract(text, families):
                if citation.kind == family.kind:
                    yield (
                        family,
                        lasting("the counter-example «{text}» gives «{found}»", text=text[:60], found=citation.text),
                    )


def _faults(example: Example, families: Families) -> Iterator[str]:
    got = extract(example.text, families)
    if len(got) != len(example.finds):
        found = ", ".join(f"«{citation.text}»" for citation in got) or lasting("nothing")
        yield lasting(
            "the example «{text}» gives {found}, not {count} citations",
            text=example.text[:60],
            found=found,
            count=len(example.finds),
        )
        return
    for citation, wanted in zip(got, example.finds, strict=True):
        for name, value in _given(wanted):
            if getattr(citation, name) != value:
                yield lasting(
                    "«{text}»: {name} is {found!r}, not {wanted!r}",
                    text=citation.text,
                    name=name,
                    found=getattr(citation, name),
                    wanted=value,
                )


def _given(wanted: Found) -> Iterator[tuple[str, object]]:
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if value is not None:
            yield field.name, value
