"""The decisions as the screen asks for them: each its question, then the office's own function (`deciding`), then what moved."""

from collections.abc import Callable
from functools import partial
from typing import Any

from litigator.cli.desk import called
from litigator.dashboard.frame import Frame
from litigator.docket.reading import Line
from litigator.errors import LitigatorError
from litigator.tongue import phrase


class Decisions(Frame):
    """Confirm, done, waive, assign, undo, and why a day is what it is."""

    def _asked_about(self, action: str) -> Line | None:
        return self.line_here() if self.may(action) else None

    def action_confirm(self) -> None:
        from litigator.dashboard import deciding
        from litigator.dashboard.asking import Asked, Field

        line = self._asked_about("confirm")
        if line is None:
            return
        shown_day = deciding.last_day(line)
        field = Field(
            "day",
            phrase("The last day as you reckoned it"),
            phrase("empty: {shown_day}, as it is shown", shown_day=shown_day),
        )
        about = phrase(
            "{title} in {reference}: the last day is {shown_day}. ",
            title=called(line.row),
            reference=line.row.reference,
            shown_day=shown_day or phrase("not known"),
        )

        def answered(said: dict[str, str] | None) -> None:
            if said is not None:
                self._do(lambda: deciding.confirm(self.desk, line, self._day(said["day"]) or shown_day))

        self.push_screen(
            Asked(phrase("Confirm the day?"), about + phrase("You say that you have reckoned it yourself."), [field]),
            answered,
        )

    def action_waive(self) -> None:
        from litigator.dashboard import deciding
        from litigator.dashboard.asking import Asked, Field

        line = self._asked_about("waive")
        if line is None:
            return
        field = Field(
            "reason",
            phrase("Why"),
            phrase("it stays with the case"),
            phrase("a reason is missing: whoever reads the case must know why"),
        )

        def answered(said: dict[str, str] | None) -> None:
            if said is not None:
                self._do(lambda: deciding.waive(self.desk, line, said["reason"]))

        about = phrase(
            "{title} in {reference}, {day}.",
            title=called(line.row),
            reference=line.row.reference,
            day=line.row.day or phrase("no day"),
        )
        self.push_screen(Asked(phrase("Let it pass?"), about, [field]), answered)

    def action_assign(self) -> None:
        from litigator.dashboard import deciding
        from litigator.dashboard.asking import Choice
        from litigator.office.limits import docket_people

        line = self._asked_about("assign")
        if line is None:
            return

        def answered(person: str | None) -> None:
            if person is not None:
                self._do(lambda: deciding.assign(self.desk, line, person))

        question = phrase("Who is to have {rule} in {reference}?", rule=line.row.rule, reference=line.row.reference)
        self.push_screen(Choice(question, docket_people(self.desk.db)), answered)

    def action_done(self) -> None:
        from litigator.dashboard import deciding

        line = self._asked_about("done")
        if line is not None:
            self._in_a_thread(lambda: deciding.exhibits(self.desk, line), partial(self._ask_done, line))

    def _ask_done(self, line: Line, there: Any) -> None:
        from litigator.dashboard import deciding
        from litigator.dashboard.asking import Asked, Field

        fields = [
            Field(
                "exhibit",
                phrase("The document that shows it"),
                phrase("its key"),
                phrase("it is done only by an act that a document shows"),
            ),
            Field("on", phrase("The day of the act"), phrase("empty: today, {today}", today=self.desk.today())),
        ]
        if len(there.kinds) > 1:
            fields.append(Field("kind", phrase("What was done"), phrase(" or ").join(there.kinds)))
        listed = "; ".join(there.keys[:12]) or phrase("none yet: litigator exhibit add")

        def answered(said: dict[str, str] | None) -> None:
            if said is not None:
                exhibit, kind = said["exhibit"], said.get("kind") or None
                self._do(lambda: deciding.done(self.desk, line, exhibit, self._day(said["on"]), kind))

        about = phrase(
            "{title} in {reference}. Documents of the case: {listed}",
            title=called(line.row),
            reference=line.row.reference,
            listed=listed,
        )
        self.push_screen(Asked(phrase("Is it done?"), about, fields), answered)

    def action_undo(self) -> None:
        from litigator.dashboard import deciding

        if not self.may("undo"):
            return
        case = self.case_here()
        if self.backs:
            self._ask_back(self.backs[-1])
        elif case is not None:
            self._in_a_thread(lambda: deciding.last_recorded(self.desk, case), self._ask_back)

    def _ask_back(self, back: Any) -> None:
        from litigator.dashboard import deciding
        from litigator.dashboard.asking import Asked, Field

        fields = (
            [Field("reason", phrase("Why"), phrase("it stays with the case"), phrase("a reason is missing"))]
            if back.reopens
            else []
        )
        fields = fields or [Field("sure", phrase("Enter takes it back"), phrase("the log keeps that it stood there"))]

        def answered(said: dict[str, str] | None) -> None:
            if said is not None:
                self._do(lambda: deciding.take_back(self.desk, back, said.get("reason", "")), undone=back)

        self.push_screen(
            Asked(
                phrase("Take back {what}?", what=back.what),
                phrase("{rule} in {case}.", rule=back.rule, case=back.case),
                fields,
            ),
            answered,
        )

    def action_explain(self) -> None:
        from litigator.dashboard import deciding

        line = self._asked_about("explain")
        if line is not None:
            self._in_a_thread(lambda: deciding.reckoned(self.desk, line), partial(self._show_why, line))

    def _show_why(self, line: Line, steps: list[str]) -> None:
        from litigator.dashboard.why import Why

        self.push_screen(Why(line, steps))

    def _day(self, said: str) -> Any:
        from litigator.dashboard.deciding import day_of

        return day_of(said, self.desk.today())

    def _do(self, work: Callable[[], Any], undone: Any = None) -> None:
        self._in_a_thread(work, partial(self._decided, undone))

    def _in_a_thread(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do what needs the whole office beside the screen; a refusal is told in words."""

        def run() -> None:
            from litigator.dashboard.deciding import in_words

            try:
                found = work()
            except LitigatorError as fault:
                told = partial(
                    self.notify, in_words(fault), title=phrase("Refused"), severity="error", timeout=15, markup=False
                )
                self.call_from_thread(told)
                return
            self.call_from_thread(then, found)

        self.run_worker(run, thread=True, group="office")

    def _decided(self, undone: Any, decided: Any) -> None:
        if undone is not None:
            self.backs = [one for one in self.backs if one is not undone]
        elif decided.back is not None:
            self.backs.append(decided.back)
        told = [decided.sentence, *(f"↦ {one}" for one in decided.moved)]
        told += [phrase("u takes it back")] if undone is None and decided.back is not None else []
        self.notify("\n".join(told), title=phrase("Decided"), timeout=12, markup=False)
        self._seen = self._looks()
        self.renew()
