"""A case on the screen: its limits, each of which can be decided on; the detention of its people; what happened, in order."""

from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from litigator.casefile import CaseFile
from litigator.cli.asked import Desk
from litigator.cli.terminal import shown, wrapped
from litigator.dashboard import drawing
from litigator.dashboard.bar import bar, legend
from litigator.dashboard.drawing import QUIET, Parts, cell, heading, text
from litigator.dashboard.entries import Entries, Entry, words
from litigator.deadlines.detention import held
from litigator.docket.reading import Line, Wanted
from litigator.errors import LitigatorError
from litigator.tongue import either, heard, marked, phrase, plural


class CasePane(Screen[None]):
    """The case. Its limits come at once from the docket, the rest as soon as the case file is read."""

    TITLE = marked("Case")
    ABOUT = marked("A case: its limits, done ones too; the detention of its people; everything that happened.")

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__()
        self.desk, self.reference = desk, reference
        self.case: CaseFile | None = None

    @property
    def twin(self) -> str:
        return f"litigator case show {shown(self.reference)}; case timeline; deadline list --case {shown(self.reference)} --all"

    def compose(self) -> ComposeResult:
        yield Static(text((self.reference, "bold $primary")), classes="head", markup=False)
        with Vertical(classes="case"):
            yield Entries(id="limits")
            with VerticalScroll(id="story"):
                yield Static(text((phrase("reading the case …"), QUIET)), markup=False)
        yield Static("", classes="foot", markup=False)

    def on_mount(self) -> None:
        self.renew()
        self.query_one(Entries).focus()

    def renew(self) -> None:
        from litigator.office.limits import docket_lines

        try:
            wanted = Wanted(case=self.reference, done=True, closed=True)
            found = docket_lines(self.desk.db, wanted, self.desk.today())
        except LitigatorError as fault:
            self.query_one(Entries).put([words(drawing.fault_in_words(fault))])
            return
        lines = sorted(found, key=lambda line: line.standing == "done")
        entries = [Entry(line, drawing.limit, line.row.uid) for line in lines]
        self.query_one(Entries).put(entries or [words(phrase("no time limits follow from what is recorded"))])
        self.run_worker(partial(self._read, self.reference), thread=True, exclusive=True, group="case")

    def _read(self, reference: str) -> None:
        from litigator.office import reading_office

        try:
            with reading_office(self.desk.db, libraries=self.desk.libraries) as office:
                case = office.case_file(reference)
        except LitigatorError as fault:
            self.app.call_from_thread(self.query_one("#story Static", Static).update, text((heard(fault.message), "")))
            return
        self.app.call_from_thread(self._show, case)

    def _show(self, case: CaseFile) -> None:
        if not self.is_mounted:
            return
        self.case = case
        issues = " ".join(one.code + ("*" if one.lead else "") for one in case.issues)
        told: Parts = [(case.reference, "bold $primary"), "  ", (case.name, "bold"), "\n"]
        told += [
            (f"{case.owner or phrase('nobody has it')} · {issues or phrase('no issues')} · {case.language}", QUIET)
        ]
        if case.goal:
            told += ["\n", (phrase("goal: {goal}", goal=case.goal), QUIET)]
        self.query_one(".head", Static).update(text(*told))
        self._tell_story()

    def on_resize(self) -> None:
        if self.case is not None:
            self.call_after_refresh(self._tell_story)

    def _tell_story(self) -> None:
        if self.case is None:
            return
        wide = max(24, self.query_one("#story", VerticalScroll).size.width - 3)
        parts = [*_detention(self.case, self.desk.today(), wide), *_timeline(self.case, wide)]
        self.query_one("#story Static", Static).update(Content("\n").join(parts))

    def line_here(self) -> Line | None:
        thing = self.query_one(Entries).chosen
        return thing if isinstance(thing, Line) else None

    def case_here(self) -> None:
        return None


def _detention(case: CaseFile, today: Any, wide: int) -> list[Content]:
    told = [heading(phrase("Detention"))]
    for one in case.claimants:
        if not one.detentions:
            continue
        inside = held(one.detentions, today)
        now = phrase("held now, ") if inside.ongoing else ""
        said = plural(
            "{now}{count} days, {without_order} of them without a court's order",
            "{now}{count} days, {without_order} of them without a court's order",
            inside.days,
            now=now,
            without_order=inside.without_order,
        )
        told += [
            text((one.name, "bold"), "  ", (said, "$text-error" if inside.without_order else "")),
            bar(one.detentions, today, wide),
        ]
    return (
        [*told, legend(), text("")]
        if len(told) > 1
        else [*told, text((phrase("nobody of it was ever held"), QUIET)), text("")]
    )


def _timeline(case: CaseFile, wide: int) -> list[Content]:
    told = [heading(phrase("Timeline"))]
    for one in sorted(case.events, key=lambda event: event.on):
        said = " ".join(
            filter(
                None,
                (
                    one.number,
                    either(one.title_en or one.title or "", one.title),
                    phrase("for {limit}", limit=one.limit) if one.limit else "",
                    one.person,
                ),
            )
        )
        about = f"{said} ({one.proof}{f', {one.proof_exhibit}' if one.proof_exhibit else ''})".strip()
        if one.limit and one.recorded_by:
            about = phrase("{said}, by {recorded_by}", said=said, recorded_by=one.recorded_by)
        first, *others = wrapped(shown(f"{one.kind}  {about}"), max(24, wide), " " * 12)
        told.append(text((cell(one.on.isoformat(), 12), QUIET), (first[12:], "")))
        told += [text((other, "")) for other in others]
    return told if len(told) > 1 else [*told, text((phrase("nothing is recorded"), QUIET))]
