"""What a Word file carries beside its text and the other side would read: comments, tracked changes, hidden words."""

from collections.abc import Iterator

from litigator.drafting.examining.passages import Examined
from litigator.drafting.examining.words import found, say
from litigator.errors import Problem

_OURS = "litigator"


def trace_problems(document: Examined) -> Iterator[Problem]:
    """Comments one by one, changes counted at the first of them, hidden words at each place. A comment at a gap of a partial draft stops it."""
    for passage in document.passages:
        for identity in passage.comments:
            comment = document.comments.get(identity)
            author, text = (comment.author, comment.text) if comment else ("", "")
            delete = say("delete the comment before filing")
            if author == _OURS:
                yield found(passage, say("a comment of an unfinished draft is left: «{near}»", near=text[:80]), delete)
            else:
                what = "a comment is left in the margin ({author}): «{near}»"
                yield found(passage, say(what, author=author or "?", near=text[:80]), delete, "warning")
        if passage.hidden:
            words = " ".join("".join(passage.hidden).split())[:60]
            what = say("hidden text is left: «{near}»", near=words)
            yield found(passage, what, say("take it out, or show it"), "warning")
        if passage.struck:
            words = " ".join("".join(passage.struck).split())[:60]
            what = say("text is struck through: «{near}»", near=words)
            yield found(passage, what, say("take it out, or take the line off"), "warning")
    yield from _changes(document)


def _changes(document: Examined) -> Iterator[Problem]:
    """The tracked changes that wait, counted once for the whole document, at the first paragraph that has one."""
    changed = [one for one in document.passages if one.inserted or one.deleted or one.reformatted]
    if not changed and not document.reset:
        return
    what = "tracked changes are left ({inserted} put in, {deleted} struck out, {reformatted} of form)"
    counts = {name: sum(getattr(one, name) for one in changed) for name in ("inserted", "deleted", "reformatted")}
    counts["reformatted"] += document.reset
    told = Problem(
        say(what, **counts), say("the whole document"), say("accept or reject them before filing"), "warning"
    )
    yield found(changed[0], told.what, told.fix, told.severity) if changed else told
