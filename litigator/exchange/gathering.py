"""Which authorities an export is of, in which order, with which pinpoints: named one by one, from a file, by issue, or all there are."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from litigator.citations.styles.spans import points_of
from litigator.errors import LitigatorError, NotFound, Problem, Unreadable, UsageFault
from litigator.exchange.listing import Clerk, Listed
from litigator.library.contents import Library
from litigator.precedents import naming
from litigator.precedents.naming import Authority
from litigator.precedents.texts import Texts
from litigator.tongue import phrase

MAX_LIST = 2_000_000
_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]+", re.IGNORECASE)
_POINT = re.compile(r"[1-9]\d*[a-d]?(?:\.\d+)*(?:-[1-9]\d*[a-d]?(?:\.\d+)*)?")


@dataclass(slots=True)
class Choice:
    """The authorities chosen, each once, with their pinpoints; `problems` are the names that fit none, or more than one."""

    library: Library
    texts: Texts | None
    found: dict[str, Authority] = field(default_factory=dict)
    pinpoints: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: bool = False

    def add(self, name: str, pinpoints: Sequence[str] = (), where: str = "") -> None:
        """The authority that `name` fits: a built-in id, an imported id, a number, an ECLI, a case name."""
        authority = self._authority(name, where)
        if authority is None:
            return
        self.found.setdefault(authority.name, authority)
        self._point(authority.name, pinpoints, where)

    def add_marked(self, text: str, where: str) -> None:
        """`ecthr-mss:263,338-339`: a name, and behind its last colon the pinpoints."""
        name, pinpoints = name_and_pinpoints(text)
        self.add(name, pinpoints, where)

    def point(self, text: str) -> None:
        """Pinpoints for an authority that is chosen already."""
        name, pinpoints = name_and_pinpoints(text)
        authority = self._authority(name, "--pinpoints")
        if authority is None:
            return
        if authority.name not in self.found:
            self.problems.append(
                Problem(
                    phrase("{name} is not among what is exported", name=name),
                    "--pinpoints",
                    phrase("name it as an ID too"),
                )
            )
        elif not pinpoints:
            self.problems.append(
                Problem(phrase("«{text}» has no paragraphs", text=text), "--pinpoints", phrase("write ID:91,92-94"))
            )
        else:
            self._point(authority.name, pinpoints, "--pinpoints")

    def add_issue(self, code: str) -> None:
        """Everything that concerns a systemic issue (`a`, `b4`), the built-in entries first."""
        if code not in self.library.issues:
            raise NotFound(
                phrase("there is no issue {code}", code=code),
                nearest=tuple(one for one in self.library.issues if one[0] == code[:1]),
            )
        before = len(self.found)
        self._add_where(lambda concern: code in concern)
        if len(self.found) == before:
            self.problems.append(
                Problem(phrase("nothing is filed under issue {code}", code=code), "--issue", f"--issue {code[0]}")
            )
            self.lost = True

    def add_all(self) -> None:
        """Everything there is, the built-in entries first."""
        self._add_where(lambda concern: True)

    def listed(self, clerk: Clerk) -> tuple[Listed, ...]:
        """The authorities as an export carries them. Raises `NotFound` or `UsageFault` with every name that is in doubt."""
        if self.problems:
            raise self._fault()
        if not self.found:
            raise NotFound(phrase("nothing fits: there is nothing to export"))
        return tuple(clerk.listed(one, self.pinpoints.get(name, ())) for name, one in self.found.items())

    def doubts(self, clerk: Clerk) -> tuple[Problem, ...]:
        """The pinpoints that the imported texts lack. Raises `NotFound` with all of them where one is past the end: it must not be cited."""
        found = tuple(
            problem for name, one in self.found.items() for problem in clerk.doubts(one, self.pinpoints.get(name, ()))
        )
        if any(problem.severity == "error" for problem in found):
            fault = NotFound(phrase("not every paragraph that was named is there; nothing was exported"))
            fault.problems = found
            raise fault
        return found

    def _fault(self) -> LitigatorError:
        """Every name and pinpoint in doubt at once; «not found» where a name fits nothing."""
        if not self.lost:
            return UsageFault(phrase("not everything that was named is clear"), problems=tuple(self.problems))
        fault = NotFound(phrase("not everything that was named could be found"))
        fault.problems = tuple(self.problems)
        return fault

    def _authority(self, name: str, where: str) -> Authority | None:
        try:
            authority = naming.authority(self.texts, self.library.precedents, name)
        except (NotFound, UsageFault) as error:
            self.problems.append(Problem(error.message, where, error.fix))
            self.lost = self.lost or isinstance(error, NotFound)
            return None
        if authority.entry is None and authority.key is None:
            what = phrase("{name} is cited by imported judgments but was not imported itself", name=name)
            self.problems.append(Problem(what, where, "litigator precedent import FILE"))
            self.lost = True
            return None
        return authority

    def _point(self, name: str, pinpoints: Sequence[str], where: str) -> None:
        known = self.pinpoints.setdefault(name, [])
        for point in points_of(tuple(pinpoints)):
            ends = point.split("-")
            if len(ends) == 2 and all(end.isdecimal() for end in ends) and int(ends[0]) > int(ends[1]):
                self.problems.append(
                    Problem(
                        phrase("the paragraphs {point} of {name} run backwards", point=point, name=name),
                        where,
                        phrase("write the lower number first"),
                    )
                )
                continue
            if not _POINT.fullmatch(point):
                self.problems.append(
                    Problem(
                        phrase("«{point}» is no paragraph of {name}", point=point, name=name),
                        where,
                        phrase("write 91, 92-94 or 9.3"),
                    )
                )
            elif point not in known:
                known.append(point)

    def _add_where(self, fits: Callable[[tuple[str, ...]], bool]) -> None:
        for entry in self.library.precedents.values():
            if fits(entry.issues):
                self.found.setdefault(entry.id, naming.of_entry(self.texts, entry))
        if self.texts is None:
            return
        for key in self.texts.keys_since(0):
            authority = naming.of_key(self.texts, self.library.precedents, key)
            if authority.entry is None and fits(self.texts.known(key).issues):
                self.found.setdefault(authority.name, authority)


def name_and_pinpoints(text: str) -> tuple[str, tuple[str, ...]]:
    """`ecthr-mss:263, 338-339` → the name and its pinpoints; an ECLI keeps its own colons."""
    text = text.strip()
    head, colon, end = text.rpartition(":")
    points = points_of(end)
    if not colon or _ECLI.fullmatch(text) or not points or not all(_POINT.fullmatch(point) for point in points):
        return (text.rstrip(": "), ())
    return head.strip(), points


def lines_of(path: Path) -> Iterable[tuple[str, str]]:
    """The names a list gives, each with its place: a line each (`#` begins a remark), or the hits of `precedent search --json`.

    `-` reads what is piped in. Raises `NotFound` or `Unreadable`.
    """
    data, shown = _list_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            phrase("{file} is no text in UTF-8", file=shown), fix=phrase("save it as plain text, a name a line")
        ) from error
    if text.lstrip()[:1] == "{":
        yield from ((name, shown) for name in _hits(text, shown))
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if name := line.partition("#")[0].strip():
            yield name, phrase("{file}, line {number}", file=shown, number=number)


def _list_bytes(path: Path) -> tuple[bytes, str]:
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(MAX_LIST), phrase("the piped list")
        if path.stat().st_size > MAX_LIST:
            raise Unreadable(phrase("{name} is too long for a list of names", name=path.name))
        return path.read_bytes(), path.name
    except OSError as error:
        raise NotFound(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error


def _hits(text: str, shown: str) -> Iterable[str]:
    """The ids of a search that was printed with --json, the best first."""
    import msgspec

    try:
        return [hit.id for hit in msgspec.json.decode(text, type=_Found).hits]
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Unreadable(
            phrase("{file} is JSON, but not what a search prints", file=shown),
            fix="litigator precedent search QUERY --json",
        ) from error


@dataclass(slots=True)
class _Hit:
    id: str


@dataclass(slots=True)
class _Found:
    hits: list[_Hit]
