"""What would be lost in silence: text, a picture or a field beside a tag that takes its whole paragraph."""

from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.reading import ReadPart
from litigator.drafting.linting.wording import tell


def check(read: ReadPart, findings: Findings) -> None:
    """Every paragraph that a {%p …} or {{p …}} would take with it."""
    for paragraph, tokens in read.tokens:
        whole = [token for token in tokens if token.level == "p" and token.kind in ("expr", "stmt")]
        if not whole:
            continue
        tag = whole[0]
        rest = paragraph.text
        for token in sorted(
            {tag, *(token for token in tokens if token.kind == "comment")}, key=lambda token: -token.start
        ):
            rest = rest[: token.start] + rest[token.end :]
        beside = rest.strip()
        if beside:
            what = tell("«{lost}» beside «{tag}» would be lost", lost=beside[:60], tag=tag.raw)
            findings.wrong("lost", paragraph.place, what, tell("give the tag a paragraph of its own"))
        elif paragraph.shows:
            what = tell("a picture, field or footnote beside «{tag}» would be lost", tag=tag.raw)
            findings.wrong("lost", paragraph.place, what, tell("give the tag a paragraph of its own"))
