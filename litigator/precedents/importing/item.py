"""What one line or one file of an import turned out to be: a judgment, what is known of one, or the reason why it is neither."""

from dataclasses import dataclass

from litigator.precedents.judgment import Judgment


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line or file. `where` is said to people (`line 12`, empty for a whole file). A `judgment` without paragraphs has no text: what it
    says may complete one that has. `why` and `fix` stand where nothing came in; `notes` are what to tell of what did.
    """

    where: str = ""
    judgment: Judgment | None = None
    text_hash: str = ""
    source_hash: str = ""
    why: str = ""
    fix: str = ""
    notes: tuple[str, ...] = ()
