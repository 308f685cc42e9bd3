"""Whether the same matter stands before another international body too: as the case tells it, and as the office's log of drafts does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from litigator.drafting.forms.drafted import Drafted
from litigator.drafting.wording import Sentence, say

_BODIES = ("echr", "un")
_LODGED = {"application_lodged": "echr", "un_communication_lodged": "un"}
"""The events by which a matter is put to the Court or to a body of the United Nations."""


def _same_matter(drafted: Drafted, given: Iterable[str]) -> Iterator[Sentence]:
    """`[echr-application, un-hrc]`: no stage or event of the case, and no logged draft of these forms, is of another international body."""
    others = [
        stage for stage in drafted.case.stages if _body(stage.forum) in _BODIES and stage.forum != drafted.form.forum
    ]
    for forum in dict.fromkeys(stage.forum for stage in others):
        keys = ", ".join(stage.key for stage in others if stage.forum == forum)
        yield say("the case stands before {body} ({stages})", body=_named(drafted, forum), stages=keys)
    told = {stage.key for stage in others}
    known = {drafted.form.forum, *(stage.forum for stage in others)}
    own = _body(drafted.form.forum)
    for event in drafted.case.events:
        if _LODGED.get(event.kind, own) != own and event.stage not in told:
            label = drafted.library.vocabularies["event"][event.kind]
            yield say("recorded for {day}: {event}", day=event.on, event=label)
    for draft in drafted.logged:
        form = drafted.library.forms.get(draft.form)
        if form is not None and form.id in given and form.forum not in known:
            what = "filed on {day}: {form}" if draft.filed else "drafted on {day}: {form}"
            yield say(what, day=draft.on, form=form.title)


def _body(forum: str) -> str:
    """Whose body a forum is: `un` of `un.hrc`."""
    return forum.partition(".")[0]


def _named(drafted: Drafted, forum: str) -> Any:
    known = drafted.library.forums.get(forum)
    return forum if known is None else {"en": f"the {known.names.en}", "lt": known.names.lt["nom"]}


DRAFT_TESTS: Mapping[str, Callable[[Drafted, Any], Iterable[Sentence]]] = {"same_matter": _same_matter}
