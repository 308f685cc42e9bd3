"""A PDF form of the office's own: its fields as a child with limits read them, and what stands in the way of filling it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from litigator.documents.confined import confined
from litigator.drafting.filling.fitting import Box
from litigator.drafting.wording import say
from litigator.errors import Problem

Kind = Literal["text", "tick", "choice", "signature"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfField:
    """One field: its full name, the tooltip a person sees, where it stands (page from 1, points from the left and the bottom).

    `states` are what a tick box or a list of choices may be set to, `shown` what a person sees for each; `free`: other words may be written
    as well. `boxes` are the places where it is drawn, one or more. `locked`: the form does not let it be filled; `unseen`: it stands on no
    page, over an edge, or is hidden.
    """

    name: str
    kind: Kind
    tooltip: str = ""
    page: int = 0
    left: float = 0.0
    bottom: float = 0.0
    states: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    free: bool = False
    boxes: tuple[Box, ...] = ()
    value: str = ""
    locked: bool = False
    unseen: bool = False

    @property
    def label(self) -> str:
        """What a person calls it: the tooltip, else the last part of its name."""
        return self.tooltip or self.name.rsplit(".", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfForm:
    """The form as read. `fingerprint` is that of its fields: the same edition, saved again, keeps it.

    `xfa`: the form is (also) drawn by a program inside it, which viewers that know it show instead of the fields. `signed`: it bears
    a signature or usage rights, which a filled copy loses. `scripts`: it holds scripts; none is ever run here. `links`: it leads to
    addresses. `locked`: it was locked against other changes than filling, and the copy is not.
    """

    name: str
    pages: int
    fields: tuple[PdfField, ...]
    fingerprint: str
    xfa: bool = False
    signed: bool = False
    scripts: bool = False
    links: bool = False
    locked: bool = False

    def field(self, name: str) -> PdfField | None:
        return next((field for field in self.fields if field.name == name), None)

    @property
    def fillable(self) -> tuple[PdfField, ...]:
        return tuple(
            field for field in self.fields if field.kind != "signature" and not field.locked and not field.unseen
        )


def read_form(data: bytes, name: str) -> PdfForm:
    """The form in `data`. Raises `Unreadable` (broken, no PDF, no fields) or `Refused` (locked, hostile, past all limits)."""
    import msgspec

    told: Mapping[str, Any] = confined("litigator.drafting.filling.inside:fields", data, name)
    return msgspec.convert(told, PdfForm)


def form_problems(form: PdfForm) -> list[Problem]:
    """What the office must know before it relies on a filled copy."""
    found = []
    if form.xfa:
        found.append(
            Problem(
                say("the form is also an XFA form: some viewers show a program's drawing instead of its fields"),
                form.name,
                say(
                    "fill a copy without it (--without-xfa) and look at every page, or carry the worksheet over by hand"
                ),
            )
        )
    if form.signed:
        what = say("the form bears a signature or usage rights, which a filled copy loses")
        found.append(Problem(what, form.name, say("check that the copy prints whole"), "warning"))
    if form.scripts:
        what = say("the form holds scripts; none is run here, so what they would reckon is not filled")
        found.append(
            Problem(what, form.name, say("open the copy in the viewer the form asks for and check it"), "warning")
        )
    if form.locked:
        what = say("the form was locked against other changes than filling it; the copy is not")
        found.append(Problem(what, form.name, say("compare the copy with the form before it is signed"), "warning"))
    if form.links:
        what = say("the form has links to addresses; nothing was opened here")
        found.append(Problem(what, form.name, say("do not press them in the filled copy"), "warning"))
    return found
