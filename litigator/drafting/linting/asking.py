"""Lint of files that a person names: what each file is, which names it may use, the copies that were asked for."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litigator.documents.confined import confined
from litigator.drafting.linting.wording import tell
from litigator.drafting.versions.guarding import is_same, must_be_another, must_be_free
from litigator.drafting.wording import Sentence, in_language
from litigator.errors import LibraryFault, LitigatorError, NotFound, Refused, Unreadable, UsageFault
from litigator.files import write_all_asked
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.tongue import phrase

_TEXTS = (".md",)
_HEADS = (".yaml", ".yml")
_RULES = ("forms.yaml", "questions.yaml")
_MOST = 30_000_000
_FOREIGN = "{file} names none of our facts, and its names were not checked: give them with --vocabulary"
_NO_COMMENTS = "{path} is not written: only a Word document takes comments"
_BY_HAND = "{path} is not written: heads are mended by hand"
# Which answer stands when several files are asked about: the gravest.
_GRAVITY = (Refused.exit_code, Unreadable.exit_code, NotFound.exit_code, LibraryFault.exit_code)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names a template may use instead of our own: plain ones, and those printed as formatted text (None: nobody said)."""

    plain: tuple[str, ...]
    rich: tuple[str, ...] | None = None
    filters: tuple[str, ...] | None = None


@dataclass(slots=True)
class Report:
    """What was found: `problems` as plain values, `code` the exit code, `notes` what a person should know of the reading, `copies` written."""

    problems: list[dict[str, Any]] = field(default_factory=list)
    repairs: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    codes: set[int] = field(default_factory=set)
    left: int | None = None

    @property
    def code(self) -> int:
        return next((code for code in _GRAVITY if code in self.codes), 0)


def read_vocabulary(path: Path) -> Vocabulary:
    """The names in the JSON file `path`: {"plain": […], "rich": […]}. Raises `NotFound` or `Unreadable`."""
    import json

    try:
        given = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise NotFound(
            phrase("the names {path} cannot be read: {strerror}", path=path, strerror=error.strerror)
        ) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(phrase("{path} is no JSON", path=path), fix=_SHAPE) from error
    lists = {key: given.get(key) for key in ("plain", "rich", "filters")} if isinstance(given, dict) else {}
    wrong = any(
        value is not None and not (isinstance(value, list) and all(isinstance(name, str) for name in value))
        for value in lists.values()
    )
    if not lists or wrong or (lists["plain"] is None and lists["rich"] is None):
        raise Unreadable(phrase("{path} names no names", path=path), fix=_SHAPE)
    tuples = {key: None if value is None else tuple(value) for key, value in lists.items()}
    return Vocabulary(tuples["plain"] or (), tuples["rich"], tuples["filters"])


_SHAPE = 'write {"plain": ["case.number", "claimants[].name"], "rich": []}'


def lint(
    files: Sequence[Path],
    *,
    vocabulary: Vocabulary | None = None,
    libraries: Sequence[str] = (),
    annotate: Path | None = None,
    mend: Path | None = None,
    force: bool = False,
) -> Report:
    """Examine every file, and write the copies asked for. A file that cannot be examined is one problem among the others."""
    _must_be_fair(files, annotate, mend)
    report = Report()
    shelf = _Shelf(libraries, vocabulary)
    for file in files:
        try:
            answer = _answer(file, shelf, annotate is not None, mend is not None)
        except LitigatorError as fault:
            report.codes.add(fault.exit_code)
            report.problems += _told(file, fault)
            continue
        report.problems += [{**problem, "file": str(file)} for problem in answer["problems"]]
        report.repairs += [{**repair, "file": str(file)} for repair in answer["repairs"]]
        if answer["hostile"]:
            report.codes.add(Refused.exit_code)
        elif any(problem["severity"] == "error" for problem in answer["problems"]):
            report.codes.add(LibraryFault.exit_code)
        report.left = answer.get("left")
        if answer["dialect"] == "foreign" and answer["named"]:
            report.notes.append(tell(_FOREIGN, file=file))
        _write_copies(answer, report, annotate, mend, force)
    return report


def _must_be_fair(files: Sequence[Path], annotate: Path | None, mend: Path | None) -> None:
    """A copy is of one file, and never lands on what it was made of."""
    copies = [copy for copy in (annotate, mend) if copy is not None]
    if copies and len(files) != 1:
        raise UsageFault(phrase("a copy is made of one file"), fix=phrase("give one FILE with --annotate or --mend"))
    if len(copies) == 2 and is_same(copies[0], copies[1]):
        raise UsageFault(
            phrase("the two copies would be the same file"), fix=phrase("give --annotate and --mend different names")
        )
    for copy in copies:
        must_be_another(copy, *files)


def _write_copies(
    answer: Mapping[str, Any], report: Report, annotate: Path | None, mend: Path | None, force: bool
) -> None:
    """The copies asked for, all of them or none."""
    copies: list[tuple[str, Path, bytes]] = []
    for key, path in (("annotated", annotate), ("mended", mend)):
        if path is None:
            continue
        if answer["hostile"]:
            report.notes.append(tell("{path} is not written: the file holds code", path=path))
        elif key in answer:
            copies.append((key, path, base64.b64decode(answer[key])))
        elif key == "mended" and "mended_text" in answer:
            copies.append((key, path, answer["mended_text"].encode()))
        else:
            annotating = key == "annotated"
            report.notes.append(tell(_NO_COMMENTS, path=path) if annotating else tell(_BY_HAND, path=path))
    for _, path, content in copies:
        must_be_free(path, content, force=force)
    write_all_asked({path: content for _, path, content in copies})
    report.copies |= {key: str(path) for key, path, _ in copies}


def _told(file: Path, fault: LitigatorError) -> list[dict[str, Any]]:
    """A refusal as problems, so that whoever reads the JSON finds all in one list."""
    told = [
        (problem.what, problem.where.removeprefix(f"{file.name}: "), problem.fix) for problem in fault.problems
    ] or [(fault.message, "the whole file", fault.fix)]
    rule = {Refused.exit_code: "refused", NotFound.exit_code: "missing"}.get(fault.exit_code, "unreadable")
    return [
        {
            "file": str(file),
            "part": where if "/" in where or where.startswith("[") else "",
            "where": where,
            "what": what,
            "fix": fix,
            "severity": "error",
            "rule": rule,
            "lt": _in_lithuanian(where, what, fix),
        }
        for what, where, fix in told
    ]


def _in_lithuanian(where: str, what: str, fix: str) -> dict[str, str]:
    said = in_language(tell("the file is not let in: {words}", words=what), "lt")
    place = in_language(tell("the whole file"), "lt") if where == "the whole file" else where
    return {"where": place, "what": said, "fix": fix}


def _answer(file: Path, shelf: "_Shelf", annotate: bool, mend: bool) -> Any:
    data = _bytes(file)
    if file.name in _RULES:
        return shelf.rules(file, data)
    if file.suffix.lower() in _HEADS:
        return shelf.clause(file, data, only="", mend=False)
    if file.suffix.lower() in _TEXTS:
        return shelf.clause(file, data, only=file.name, mend=mend)
    return shelf.template(file, data, annotate=annotate, mend=mend)


def _bytes(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise Unreadable(
                phrase("{file} is a folder, not a document", file=file), fix=phrase("name the files in it")
            )
        if file.exists() and not file.is_file():
            raise Unreadable(phrase("{file} is no file", file=file))
        if file.exists() and file.stat().st_size > _MOST:
            raise Refused(
                phrase(
                    "{name} has {size:,} bytes; a template stays under {most:,}",
                    name=file.name,
                    size=file.stat().st_size,
                    most=_MOST,
                )
            )
        return file.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(phrase("there is no file {file}", file=file)) from error
    except (OSError, ValueError) as error:
        raise Unreadable(
            phrase("{file} cannot be read: {error}", file=file, error=getattr(error, "strerror", None) or error)
        ) from error


class _Shelf:
    """What the library knows, gathered when the first file asks for it."""

    def __init__(self, libraries: Sequence[str], vocabulary: Vocabulary | None) -> None:
        self.libraries = tuple(libraries)
        self.vocabulary = vocabulary
        self._library: Library | None = None
        self._ours: list[str] | None = None

    @property
    def library(self) -> Library:
        """The library, or what can be read of one at fault: the clause in hand may be the fault."""
        if self._library is None:
            from litigator.library.gathering import open_library, read_library

            try:
                self._library = open_library(*self.libraries)
            except LibraryFault:
                self._library = read_library(*self.libraries)[0]
        return self._library

    def _names(self, form: Form | None = None) -> dict[str, Any]:
        """The names given, or our own: those of one form, or what any form has."""
        if self.vocabulary is not None:
            filters = None if self.vocabulary.filters is None else list(self.vocabulary.filters)
            rich = None if self.vocabulary.rich is None else list(self.vocabulary.rich)
            return {"plain": list(self.vocabulary.plain), "rich": rich, "filters": filters, "given": True}
        from litigator.drafting.facts import vocabulary, whole_vocabulary

        if form is not None:
            return {"plain": sorted(vocabulary(self.library, form))}
        if self._ours is None:
            self._ours = sorted(whole_vocabulary(self.library))
        return {"plain": self._ours}

    def template(self, file: Path, data: bytes, *, annotate: bool, mend: bool) -> Any:
        """A Word file: a template, or the text of a clause where its head lies beside it."""
        import msgspec

        from litigator.drafting.demanded import slots_demanded
        from litigator.drafting.facts import statement_slots
        from litigator.drafting.linting.asked import Asked

        stem, *rest = file.name.split(".")
        form = self.library.forms.get(stem) if self.vocabulary is None else None
        asked = Asked(data=data, annotate=annotate, mend=mend, **self._names(form))
        if self.vocabulary is None:
            asked.acts = sorted(self.library.acts)
            asked.required = list(slots_demanded(form)) if form else []
            asked.form = form.id if form and form.statements else ""
            asked.statements = list(statement_slots(self.library, form))
            asked.wanted = self._slots_wanted(form) if form else {}
            asked.drawn = self._styles_drawn(form, rest[0] if len(rest) > 1 else None) if form else []
            asked.questions = self._questions()
            asked.slotted = not file.with_name(f"{stem}.yaml").is_file()
            asked.rooms = {} if asked.slotted else self._rooms()
        return confined("litigator.drafting.linting.examining:examined", msgspec.msgpack.encode(asked), file.name)

    def clause(self, file: Path, data: bytes, *, only: str, mend: bool) -> Any:
        """A clause: its head with its texts, or one text with its head."""
        import msgspec

        from litigator.drafting.linting.asked import AskedClause

        stem = file.name.split(".")[0]
        asked = AskedClause(
            only=only, mend=mend, **{key: value for key, value in self._names().items() if key != "filters"}
        )
        if only:
            asked.texts = {file.name: data}
            head = file.with_name(f"{stem}.yaml")
            asked.head, asked.head_name = (_bytes(head), head.name) if head.is_file() else (None, "")
        else:
            asked.head, asked.head_name = data, file.name
            beside = sorted(file.parent.glob(f"{stem}.*.md")) if stem.replace("-", "").isalnum() else []
            asked.texts = {text.name: _bytes(text) for text in beside}
            asked.drawn = sorted(text.name for text in file.parent.glob("*.docx") if text.name.split(".")[0] == stem)
        if self.vocabulary is None:
            from litigator.drafting.checking import slots_of_templates

            asked.rooms = self._rooms()
            asked.slots = {
                form: {name: sorted(slots) for name, slots in there.items()}
                for form, there in slots_of_templates(self.library).items()
            }
            asked.languages = {
                form.id: [form.language, *form.working_languages] for form in self.library.forms.values()
            }
            asked.questions = self._questions()
        return confined("litigator.drafting.linting.clause_texts:examined", msgspec.msgpack.encode(asked), file.name)

    def rules(self, file: Path, data: bytes) -> Any:
        """Forms or questions of an office's own."""
        import msgspec

        from litigator.drafting.facts import statement_slots, whole_vocabulary
        from litigator.drafting.linting.asked import AskedRules

        asked = AskedRules(
            data=data,
            kind=file.name,
            plain=sorted(name for name in whole_vocabulary(self.library) if not name.startswith("statements.")),
            statements=list(statement_slots(self.library)),
            questions=self._questions(),
        )
        return confined("litigator.drafting.linting.rule_files:examined", msgspec.msgpack.encode(asked), file.name)

    def _slots_wanted(self, form: Form) -> dict[str, str]:
        """The slots that the clauses of a form go to, each with one of them."""
        clauses = self.library.clauses.values()
        return {one.head.slot: one.id for one in clauses if form.id in one.head.forms and one.head.status != "retired"}

    def _styles_drawn(self, form: Form, language: str | None) -> list[tuple[str, str, str]]:
        """What the clauses of a form that are drawn in Word take from its template: slot, style, clause."""
        from litigator.drafting.compose import styles_drawn

        return [
            (clause.head.slot, style, clause.id)
            for clause in self.library.clauses.values()
            if form.id in clause.head.forms and clause.head.status != "retired"
            for spoken, text in clause.texts.items()
            if text.drawn and spoken == (language or spoken)
            for style in styles_drawn(text.drawn)
        ]

    def _questions(self) -> dict[str, str]:
        return {name: question.type for name, question in self.library.questions.items()}

    def _rooms(self) -> dict[str, list[str]]:
        library = self.library
        return {
            "forms": sorted(library.forms),
            "issues": sorted(library.issues),
            "precedents": sorted(library.precedents),
            "acts": sorted(library.acts),
            "exhibits": sorted(library.vocabularies.get("exhibit", {})),
            "clauses": sorted(library.clauses),
        }
