"""From files to `Library`: every file of every root read, validated and put in its place, all problems together.

Which file holds what follows from its path (`SHAPES`). Reading 200 YAML files costs a second, so the result is kept
compiled, keyed by the content of the files; the cache may be thrown away at any time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from litigator import __version__
from litigator.citations import authority, family
from litigator.citations.authority import Precedent
from litigator.citations.family import Family
from litigator.clauses import clause
from litigator.clauses.clause import Clause, ClauseHead, ClauseText, parse_text
from litigator.deadlines import calendar, competence, rule
from litigator.deadlines.calendar import Calendar
from litigator.deadlines.competence import Competence
from litigator.deadlines.rule import Declaration, Rule, Service
from litigator.digest import blake2b, sha256
from litigator.errors import LibraryFault, Problem
from litigator.library import contents, remembered, roots, shapes
from litigator.library.compiled import keep, kept_library
from litigator.library.contents import Library, TemplateFile
from litigator.library.shapes import (
    Act,
    Column,
    Form,
    Forum,
    Place,
    Question,
    StageKind,
    StateName,
    SystemicIssue,
    UsualName,
    Wording,
)
from litigator.tongue import phrase, spoken

SHAPES: dict[str, tuple[str, Any, str]] = {
    "time_limits.yaml": ("rules", tuple[Rule, ...], "id"),
    "calendar.yaml": ("calendars", tuple[Calendar, ...], "id"),
    "declarations.yaml": ("declarations", tuple[Declaration, ...], "id"),
    "services.yaml": ("services", tuple[Service, ...], "id"),
    "competences.yaml": ("competences", tuple[Competence, ...], "forum"),
    "acts.yaml": ("acts", tuple[Act, ...], "id"),
    "usual_names.yaml": ("usual_names", tuple[UsualName, ...], "id"),
    "forums.yaml": ("forums", tuple[Forum, ...], "id"),
    "places.yaml": ("places", tuple[Place, ...], "id"),
    "states.yaml": ("states", tuple[StateName, ...], "name"),
    "columns.yaml": ("columns", tuple[Column, ...], "id"),
    "issues.yaml": ("issues", tuple[SystemicIssue, ...], "code"),
    "stages.yaml": ("stages", tuple[StageKind, ...], "code"),
    "forms.yaml": ("forms", tuple[Form, ...], "id"),
    "questions.yaml": ("questions", dict[str, Question], ""),
    "citations.yaml": ("families", tuple[Family, ...], "id"),
    "thesaurus.yaml": ("thesaurus", tuple[Wording, ...], "id"),
    "vocabularies.yaml": ("vocabularies", dict[str, dict[str, dict[str, str]]], ""),
}
LANGUAGES = ("lt", "en")
Entry = tuple[str, str, bytes]
Faults = Mapping[str, tuple[Problem, ...]]  # by room
DRAFTED = frozenset(("clauses", "templates", "terms"))  # the rooms that drafting alone looks into


@lru_cache(maxsize=4)
def open_library(*extra: str) -> Library:
    """The library of the built-in root with `extra` roots over it. Raises `LibraryFault` with every problem found."""
    return _opened(extra).whole()


def open_readable(*extra: str) -> Library:
    """`open_library` for those who may not draft at all: what is wrong in clauses and templates stands in its `faults` and stops drafting only."""
    try:
        return open_library(*extra)
    except LibraryFault:
        library = _opened(extra)
        if not library.faults or set(library.faults) - DRAFTED:
            raise
        return library


def open_in_part(*extra: str) -> Library:
    """`open_library` for those who look into a few rooms, as who searches judgments: what is wrong in any other room does not stop them.

    Whoever looks into a room at fault is stopped there, by a `LibraryFault` with its problems.
    """
    try:
        return open_library(*extra)
    except LibraryFault:
        library = _opened(extra)
        if not library.faults:
            raise
        return library.guarded()


def _opened(extra: tuple[str, ...]) -> Library:
    """The library, with its `faults`: as it was compiled before, or read."""
    library_roots = roots.all_roots(extra)
    seen = remembered.seen_at(library_roots, _shape_of_library())
    library = kept_library(seen.fingerprint, spoken()) if seen.fingerprint else None
    if library is None:
        everything = _contents(library_roots)
        fingerprint = _fingerprint(everything)
        seen.remember(fingerprint)
        library = kept_library(fingerprint, spoken())
    if library is None:
        library, faults = _gather(everything, fingerprint)
        library = replace(library, faults=_with_rules_tried(library, faults))
        keep(library, spoken())
    return library


def _with_rules_tried(library: Library, faults: Faults) -> Faults:
    """The faults, and those of the rules' own examples. Rules that cannot be tried, because of another room, are not to be reckoned by."""
    from litigator.library.checking import rule_problems

    try:
        wrong = tuple(rule_problems(replace(library, faults=faults).guarded()))
    except LibraryFault as fault:
        wrong = fault.problems
    return {**faults, "rules": tuple(dict.fromkeys((*faults.get("rules", ()), *wrong)))} if wrong else faults


def read_library(*extra: str) -> tuple[Library, tuple[Problem, ...]]:
    """What can be read of the library, and every problem of reading it: for those who examine it, not for those who use it."""
    everything = _contents(roots.all_roots(extra))
    library, faults = _gather(everything, _fingerprint(everything))
    return library, tuple(dict.fromkeys(problem for problems in faults.values() for problem in problems))


def _contents(library_roots: Iterable[Path]) -> list[Entry]:
    """(root, path, bytes) of every file of every root, in order."""
    return [(str(root), path, _read(path)) for root in library_roots for path in roots.files(root)]


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _fingerprint(everything: Iterable[Entry]) -> str:
    digest = blake2b(digest_size=16)
    digest.update(f"{__version__} {_shape_of_library()}".encode())
    for root, path, content in everything:
        digest.update(f"\0{root}\0{path[len(root) + 1 :]}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _shape_of_library() -> str:
    """Changes when the program's own shapes change, so that an older program's cache is not read."""
    named = {
        shape.__qualname__: shape
        for room in (rule, calendar, competence, authority, family, clause, contents, shapes)
        for shape in vars(room).values()
        if isinstance(shape, type) and is_dataclass(shape)
    }
    return ";".join(f"{name}:{','.join(field.name for field in fields(named[name]))}" for name in sorted(named))


def _gather(everything: list[Entry], fingerprint: str) -> tuple[Library, Faults]:
    gathering = _Gathering()
    texts = {Path(path): content for _, path, content in everything}
    for root, path, content in everything:
        gathering.take(Path(path).relative_to(root), Path(path), content, texts)
    names = {language: _names_of_the_world(language) for language in LANGUAGES}
    countries = {language: names[language][0] for language in LANGUAGES}
    tongues = {language: names[language][1] for language in LANGUAGES}
    library = Library(fingerprint=fingerprint, countries=countries, tongues=tongues, **gathering.rooms)
    return library, {room: tuple(problems) for room, problems in gathering.problems.items()}


def _names_of_the_world(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Countries and languages as `language` calls them. Babel is read here, once, so that no draft has to."""
    from babel import Locale

    words = Locale(language)
    return dict(words.territories), dict(words.languages)


class _Gathering:
    """The entries read so far, by room, and the problems."""

    def __init__(self) -> None:
        self.problems: dict[str, list[Problem]] = defaultdict(list)
        self.rooms: dict[str, Any] = {
            room.name: {}
            for room in fields(Library)
            if room.name not in ("fingerprint", "templates", "countries", "tongues", "faults")
        }
        self.rooms["templates"] = ()

    def take(self, relative: Path, path: Path, content: bytes, texts: dict[Path, bytes]) -> None:
        room = relative.parts[0]
        if room == "precedents" and path.suffix == ".yaml":
            self._read("precedents", path, lambda: self._precedent(path, content))
        elif room == "rules" and path.name in SHAPES:
            self._read(SHAPES[path.name][0], path, lambda: self._rules(path, content))
        elif room == "templates" and path.suffix == ".docx" and "clauses" not in relative.parts[:2]:
            self._template(path, content)
        elif room == "templates" and path.name.startswith("terms."):
            self._read("terms", path, lambda: self._terms(path, content))
        elif relative.parts[:2] == ("templates", "clauses") and path.suffix == ".yaml":
            self._read("clauses", path, lambda: self._clause(path, content, texts))
        elif relative.parts[:2] == ("templates", "clauses") and path.suffix in (".md", ".docx"):
            if path.with_name(path.name.split(".")[0] + ".yaml") not in texts:
                self._wrong(
                    "clauses",
                    path,
                    phrase("a clause text without its head"),
                    phrase("add {split}.yaml", split=path.name.split(".")[0]),
                )
        elif path.suffix in (".yaml", ".yml"):
            self._wrong(
                room,
                path,
                phrase("the library does not know this file"),
                phrase("rule files are {SHAPES}", SHAPES=", ".join(sorted(SHAPES))),
            )

    def _read(self, room: str, path: Path, work: Callable[[], None]) -> None:
        try:
            work()
        except LibraryFault as fault:
            self.problems[room].extend(fault.problems or (Problem(fault.message, str(path)),))

    def _wrong(self, room: str, path: Path, what: str, fix: str = "") -> None:
        self.problems[room].append(Problem(what, str(path), fix))

    def _typed(self, path: Path, content: bytes, kind: Any) -> Any:
        from litigator.library import reading

        return reading.parse(_decoded(path, content), kind, name=str(path))

    def _rules(self, path: Path, content: bytes) -> None:
        room, kind, key = SHAPES[path.name]
        entries = self._typed(path, content, kind)
        if not key:
            for name, entry in entries.items():
                known = self.rooms[room].get(name, {})
                self.rooms[room][name] = {**known, **entry} if isinstance(entry, dict) else entry
            return
        seen: set[str] = set()
        for entry in entries:
            name = getattr(entry, key)
            if name in seen:
                self._wrong(
                    room, path, phrase("`{name}` stands twice in this file", name=name), phrase("keep one of them")
                )
            seen.add(name)
            self.rooms[room][name] = entry
            self.rooms["files"][f"{room}/{name}"] = str(path)

    def _precedent(self, path: Path, content: bytes) -> None:
        precedent = self._typed(path, content, Precedent)
        if precedent.id != path.stem:
            self._wrong(
                "precedents",
                path,
                phrase("the id is `{id}`, the file name says `{stem}`", id=precedent.id, stem=path.stem),
                phrase("make them the same"),
            )
        self.rooms["precedents"][precedent.id] = precedent
        self.rooms["files"][f"precedents/{precedent.id}"] = str(path)
        self.rooms["precedent_hashes"][precedent.id] = sha256(content).hexdigest()

    def _terms(self, path: Path, content: bytes) -> None:
        language = path.name.split(".")[1]
        known = self.rooms["terms"].get(language, {})
        self.rooms["terms"][language] = {**known, **self._typed(path, content, dict[str, Any])}

    def _template(self, path: Path, content: bytes) -> None:
        name, _, language = path.stem.partition(".")
        template = TemplateFile(name=name, language=language, path=str(path), sha256=sha256(content).hexdigest())
        others = [kept for kept in self.rooms["templates"] if (kept.name, kept.language) != (name, language)]
        self.rooms["templates"] = (*others, template)

    def _clause(self, path: Path, content: bytes, texts: dict[Path, bytes]) -> None:
        head = self._typed(path, content, ClauseHead)
        if head.id != path.stem:
            self._wrong(
                "clauses",
                path,
                phrase("the id is `{id}`, the file name says `{stem}`", id=head.id, stem=path.stem),
                phrase("make them the same"),
            )
        digest = sha256(content)
        parsed: dict[str, ClauseText] = {}
        for language in LANGUAGES:
            written, drawn = (path.with_name(f"{path.stem}.{language}{end}") for end in (".md", ".docx"))
            if written in texts and drawn in texts:
                self._wrong(
                    "clauses",
                    drawn,
                    phrase("the clause has two texts in {language}", language=language),
                    phrase("keep one"),
                )
            for text_path in (drawn, written):
                if text_path in texts:
                    digest.update(b"\0" + language.encode() + b"\0" + texts[text_path])
                    text = self._clause_text(text_path, texts[text_path], f"{head.id}.{language}")
                    parsed |= {language: text} if text else {}
        if not any(path.with_name(f"{path.stem}.{one}{end}") in texts for one in LANGUAGES for end in (".md", ".docx")):
            self._wrong("clauses", path, phrase("the clause has no text"), phrase("add {stem}.lt.md", stem=path.stem))
        self.rooms["clauses"][head.id] = Clause(head=head, texts=parsed, hash=digest.hexdigest(), file=str(path))

    def _clause_text(self, path: Path, content: bytes, name: str) -> ClauseText | None:
        try:
            if path.suffix == ".docx":
                from litigator.library.drawn import read_drawn

                return read_drawn(content, str(path), name)
            return parse_text(_decoded(path, content))
        except ValueError as error:
            self._wrong("clauses", path, str(error))
        except LibraryFault as fault:
            self.problems["clauses"].extend(fault.problems or (Problem(fault.message, str(path)),))
        return None


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LibraryFault(
            phrase("not UTF-8"),
            problems=(Problem(phrase("the text is not UTF-8"), f"{path}:{line}", phrase("save it as UTF-8")),),
        ) from error
