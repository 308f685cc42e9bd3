"""The forms as a page a lawyer reads (docs/forms.md): what each is, where and when it is filed, what it asks of the case, how that is proved."""

from collections.abc import Iterator

from litigator.drafting.wording import in_language
from litigator.library.contents import Library
from litigator.library.shapes import Form, FormCheck

FLAGS = {"V": "seen", "M": "from memory", "U": "uncertain"}
SEVERITIES = {"error": "stops a draft", "warn": "warns", "info": "to know"}


def described(library: Library) -> str:
    """The whole page."""
    forms = sorted(library.forms.values(), key=lambda form: (form.forum.partition(".")[0] != "lt", form.forum, form.id))
    return "\n".join([*_HEAD, *_table(forms, library), *(line for form in forms for line in _form(form))])


_HEAD = (
    "# Forms",
    "",
    "Every document the program drafts, with what its court asks of it. Printed from `rules/*/forms.yaml`",
    "(`python -m litigator.cli.manual docs`): correct the rule there, not here. `litigator draft assemble CASE FORM` drafts one,",
    "`litigator draft plan CASE FORM` tells what it would hold, `litigator draft check FILE --form FORM` holds a finished file against it.",
    "",
    "A requirement is **seen** in its source, put down **from memory**, or **uncertain**. Only one that was seen can stop a draft; the others",
    "warn and say that nobody has verified them. What only a person can answer for is a list to tick: the program never passes it.",
    "",
)


def _table(forms: list[Form], library: Library) -> Iterator[str]:
    yield "| form | what it is | languages | where | when |"
    yield "|---|---|---|---|---|"
    for form in forms:
        forum = library.forums.get(form.forum)
        where = form.where.get("en") or (forum.names.en if forum else "")
        languages = ", ".join((form.language, *form.working_languages))
        title = in_language(form.title, "en")
        yield f"| `{form.id}` | {title} | {languages} | {where} | {form.opens.get('en', '')} |"
    yield ""


def _form(form: Form) -> Iterator[str]:
    yield f"## {in_language(form.title, 'en')} (`{form.id}`)"
    yield ""
    yield f"*{in_language(form.title, 'lt')}.* Stages: {', '.join(form.stages) or 'any'}."
    if form.deadlines:
        yield f"Time limits: {', '.join(f'`{rule}`' for rule in form.deadlines)}."
    if form.statements:
        yield ""
        yield "What the lawyer writes (`litigator case statement CASE SLOT TEXT`):"
        yield ""
        for slot in form.statements:
            yield f"- `{slot.slot}` – {slot.title['en']} ({slot.title['lt']}): {slot.holds['en']}"
    if form.required:
        yield ""
        yield "Without these there is no draft:"
        yield ""
        for required in form.required:
            yield f"- {in_language(required.what, 'en')} (`{required.fact}`) – {in_language(required.why, 'en')}"
    if form.limits:
        yield ""
        for limit in form.limits:
            source = f", {limit.source}" if limit.source else ""
            yield f"- box {limit.section}: {limit.pages} pages ({FLAGS.get(limit.flag, limit.flag)}{source})"
    if form.checks:
        yield ""
        yield "| id | requirement | proved by | if not | source |"
        yield "|---|---|---|---|---|"
        for check in form.checks:
            rule = in_language(check.rule, "en")
            flag = FLAGS.get(check.flag, check.flag)
            cells = (check.id, rule, _proof(check), _weight(check), f"{check.source or '–'} ({flag})")
            yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    yield ""


def _proof(check: FormCheck) -> str:
    ways = []
    if check.test is not None or check.draft:
        ways.append("the draft")
    if check.document:
        ways.append("the file")
    if check.ask or not ways:
        ways.append("a person")
    return ", ".join(ways)


def _weight(check: FormCheck) -> str:
    if check.severity == "error" and check.flag != "V":
        return SEVERITIES["warn"]
    return SEVERITIES[check.severity]
