"""`litigator draft assemble`: the draft made, written with its manifest, and told. Nothing here loads click, unless a person is to be asked."""

from pathlib import Path
from typing import Any

from litigator.cli.asked import Desk
from litigator.cli.terminal import print_json, say, shown, tell_problems
from litigator.tongue import phrase


def show_draft(
    desk: Desk,
    *,
    case: str | None,
    template: str | None,
    saved: Path | None,
    language: str | None,
    place: str | None,
    output: Path | None,
    partial: bool,
    as_json: bool,
) -> int:
    """Make the draft and say where it went. What is left out is asked at a terminal, and a `UsageFault` elsewhere."""
    from litigator.office.opening import judgments_folder, reading_office

    case, template = words_typed(case, template, saved)
    if not (template and (case or saved) and output):
        from litigator.cli.guiding import Wanted, can_ask, guided

        wanted = Wanted(
            case=case, template=template, saved=saved, language=language, place=place, output=output, partial=partial
        )
        if as_json or not can_ask(desk):
            raise _what_is_missing(template, case, saved)
        wanted = guided(desk, wanted)
        case, template, language = wanted.case, wanted.template, wanted.language
        output, partial = wanted.output, wanted.partial
    assert template is not None
    assert output is not None
    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        draft, path = office.assemble(
            case,
            template,
            output,
            today=desk.today(),
            language=language,
            place=place,
            partial=partial,
            by=desk.user_given,
            judgments=judgments_folder(None, desk.db),
        )
    if as_json:
        print_json("draft", **report(draft, path))
        return 0
    tell_problems(draft.problems)
    say(
        phrase(
            "{path}: {form} for {case}, {clauses} clauses, {authorities} authorities, {annexes} annexes",
            path=shown(path),
            form=draft.form,
            case=shown(draft.case),
            clauses=len(draft.clauses),
            authorities=len(draft.authorities),
            annexes=len(draft.annexes),
        )
    )
    if path != output:
        say(phrase("{name} was edited by hand, so this is the next version", name=shown(output.name)))
    return 0


def words_typed(case: str | None, template: str | None, saved: Path | None) -> tuple[str | None, str | None]:
    """CASE and TEMPLATE as they were typed: where the case comes from a file, one word alone is the template."""
    return (None, case) if saved is not None and template is None else (case, template)


def _what_is_missing(template: str | None, case: str | None, saved: Path | None) -> Exception:
    from litigator.errors import UsageFault

    if template and (case or saved):
        return UsageFault(phrase("say where to write it"), fix="-o OUT.docx")
    named = "litigator draft assemble 2021-004 lvat-appeal -o OUT.docx"
    return UsageFault(phrase("name the case and the template"), fix=named)


def report(draft: Any, path: Path) -> dict[str, Any]:
    """What `draft assemble --json` says of a finished draft."""
    return {
        "path": str(path),
        "template": draft.form,
        "language": draft.language,
        "clauses": [
            {"id": used.id, "version": used.version, "in": True, "why": used.why, "paragraphs": used.paragraphs}
            for used in draft.clauses
        ],
        "authorities": [{"id": name, "paragraphs": numbers} for name, numbers in draft.authorities],
        "annexes": draft.annexes,
        "problems": [problem.as_dict() for problem in draft.problems],
        "sha256": draft.sha256,
    }
