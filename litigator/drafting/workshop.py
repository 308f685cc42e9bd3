"""What stays the same from draft to draft of one library, made once: templates compiled, clauses composed, lists laid out.

Everything here follows from the library alone and may be made again at any time; nothing of a case is kept.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from litigator.citations.provisions import Names
from litigator.citations.style import Spans, case_name, cite
from litigator.clauses.clause import Clause, ClauseText
from litigator.documents.packing import Member, member_of
from litigator.drafting import compose
from litigator.drafting.compose import ComposedClause
from litigator.drafting.facts import vocabulary
from litigator.drafting.kept import KeptSteps
from litigator.drafting.template import Template
from litigator.drafting.wording import say
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.shapes import Form

ExhibitNamed = tuple[str, tuple[tuple[str, bool], ...]]
"""A kind of exhibit, and the facts of the conditions around its mark, each with whether the mark stands where it is known."""
_BRANCH = re.compile(r"\{%-?\s*(if|elif|else|endif)\b\s*(.*?)\s*-?%\}")
_PLAIN = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")


def _exhibits_of(text: ClauseText) -> Iterator[ExhibitNamed]:
    """Each mark of an exhibit with what stands around it; of a condition that is more than the name of a fact nothing is told."""
    around: list[tuple[str, bool]] = []
    for piece in (piece for passage in text.passages for piece in passage.pieces):
        branch = _BRANCH.fullmatch(piece.text) if piece.kind == "tag" else None
        if piece.kind == "exhibit":
            yield piece.text, tuple(one for one in around if _PLAIN.fullmatch(one[0]))
        elif branch and branch[1] == "if":
            around.append((branch[2], True))
        elif branch and around:
            before = around.pop()
            if branch[1] != "endif":
                around.append((before[0], False) if branch[1] == "else" else ("", True))


class Workshop:
    """The workshop of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._composed: dict[tuple[str, str, str, bool], ComposedClause] = {}
        self._steps: dict[tuple[str, str], KeptSteps] = {}
        self._members: dict[str, Mapping[str, Member]] = {}
        self._citations: dict[tuple[str, str], Spans] = {}
        self._names: dict[str, Names] = {}
        self._called: dict[str, dict[str, str]] = {}
        self._unmet: dict[str, Problem] = {}
        self._fitting: dict[str, tuple[Clause, ...]] = {}
        self._vocabularies: dict[str, tuple[Form, frozenset[str]]] = {}
        self._asked: dict[tuple[str, str], tuple[str, ...]] = {}
        self._exhibits: dict[tuple[str, str], tuple[ExhibitNamed, ...]] = {}

    @cached_property
    def states(self) -> dict[str, str]:
        """The Lithuanian accusative of each State the library names."""
        return self.library.states_in_accusative()

    def citation(self, authority: str, language: str) -> Spans:
        """The decision as `language` cites it, without pinpoint."""
        key = (authority, language)
        if key not in self._citations:
            self._citations[key] = cite(self.library.precedents[authority], language, None, self.states)
        return self._citations[key]

    def name_of(self, authority: str) -> dict[str, str]:
        """What the decision is called, by language."""
        if authority not in self._called:
            precedent = self.library.precedents[authority]
            self._called[authority] = {lang: case_name(precedent, lang, self.states) for lang in ("en", "lt")}
        return self._called[authority]

    def unmet(self, authority: str) -> Problem:
        """That the decision is against us and no clause of a draft meets it."""
        if authority not in self._unmet:
            what = say(
                "{name} stands against this issue and no clause in the draft meets it", name=self.name_of(authority)
            )
            self._unmet[authority] = Problem(what, say("adverse authority"), say("meet it in the grounds"), "warning")
        return self._unmet[authority]

    def fitting(self, form: str) -> tuple[Clause, ...]:
        """The clauses of a form."""
        if form not in self._fitting:
            self._fitting[form] = tuple(clause for clause in self.library.clauses.values() if form in clause.head.forms)
        return self._fitting[form]

    def vocabulary(self, form: Form) -> frozenset[str]:
        """Every dotted name that a template or clause of `form` may use."""
        known = self._vocabularies.get(form.id)
        if known is None or known[0] is not form:
            known = self._vocabularies[form.id] = (form, frozenset(vocabulary(self.library, form)))
        return known[1]

    def asked_for(self, clause: Clause, language: str) -> tuple[str, ...]:
        """The facts a clause asks for in its conditions: a misspelt one would be false in silence (a printed one shows as a gap)."""
        key = (clause.id, language)
        if key not in self._asked:
            text = clause.texts.get(language)
            pieces = (piece.text for passage in text.passages for piece in passage.pieces) if text else ()
            asked = " ".join(piece for piece in pieces if piece.startswith("{%"))
            words = re.sub(r"'[^']*'|\"[^\"]*\"", "", asked)
            self._asked[key] = tuple(sorted(set(re.findall(r"\b[a-z_]+(?:\.[a-z_]+)+\b", words))))
        return self._asked[key]

    def exhibits_named(self, clause: Clause, language: str) -> tuple[ExhibitNamed, ...]:
        """The kinds of exhibit that the text of a clause refers to by a mark, each with the facts on which its place in the text
        depends and whether they must be known there: nothing is printed where none of the kind is annexed.
        """
        key = (clause.id, language)
        if key not in self._exhibits:
            text = clause.texts.get(language)
            self._exhibits[key] = tuple(dict.fromkeys(_exhibits_of(text))) if text else ()
        return self._exhibits[key]

    def clause(self, clause: Clause, language: str, template: Template, *, titled: bool) -> ComposedClause:
        """The clause as paragraphs of this template in `language`."""
        key = (clause.id, language, template.sha256, titled)
        if key not in self._composed:

            def citing(authority: str, pinpoint: str | None) -> Spans:
                return cite(self.library.precedents[authority], language, pinpoint, self.states)

            compiled = self.steps(template, language).of
            self._composed[key] = compose.compose_clause(
                clause, language, template.styles, citing, compiled, titled=titled
            )
        return self._composed[key]

    def steps(self, template: Template, language: str) -> KeptSteps:
        """The compiled pieces of this template in `language`."""
        key = (template.sha256, language)
        if key not in self._steps:
            self._steps[key] = KeptSteps(template, language)
        return self._steps[key]

    def act_names(self, language: str) -> Names:
        """How a text in `language` may name each act of the library."""
        if language not in self._names:
            self._names[language] = {name: act.named.get(language, ()) for name, act in self.library.acts.items()}
        return self._names[language]

    def members(self, template: Template) -> Mapping[str, Member]:
        """The parts of the template that no draft changes, deflated."""
        if template.sha256 not in self._members:
            self._members[template.sha256] = {part: member_of(whole) for part, whole in template.members.items()}
        return self._members[template.sha256]


_OPEN: list[Workshop] = []  # of the last library drafted from


def workshop_of(library: Library) -> Workshop:
    """The workshop of this very library; one made for another is given up."""
    if not _OPEN or _OPEN[0].library is not library:
        _OPEN[:] = [Workshop(library)]
    return _OPEN[0]
