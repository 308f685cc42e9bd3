"""What acts of the Union are usually called («the Return Directive», `rules/eu/usual_names.yaml`): the name beside another act's number is a slip."""

import re
from collections.abc import Iterable

from litigator.citations.citation import Citation
from litigator.citations.normalising import act_id
from litigator.library.shapes import UsualName
from litigator.precedents.checking.finding import Remark
from litigator.tongue import lasting

_REACH = 60


class UsualNames:
    """The acts by each name, the longest name first, and the places where a name stands beside a number."""

    def __init__(self, entries: Iterable[UsualName]) -> None:
        named = ((name.casefold(), one.acts) for one in entries for names in one.names.values() for name in names)
        borne = {name: acts for name, acts in named if acts}
        self.acts = {name: borne[name] for name in sorted(borne, key=len, reverse=True)}
        said = "|".join(map(re.escape, self.acts)) or r"(?!)"
        # right before a number in brackets («Return Directive (Directive»), or in brackets right after it
        self._before = re.compile(
            rf"(?<!\w)(?P<name>{said})\w{{0,6}}[”“»\"]? ?\((?:(?:Council|Commission) )?$", re.IGNORECASE
        )
        self._inside = re.compile(
            rf"(?<!\w)(?P<name>{said})\w{{0,6}}[”“»\"]? ?\([^()\d]{{0,40}}(?P<number>\d{{1,4}}/\d{{1,4}})",
            re.IGNORECASE,
        )
        self._after = re.compile(
            rf" ?[(,] ?(?:the |toliau [–-] |le |la )?[“„«\"]?\s?(?:the )?(?P<name>{said})\w{{0,6}}\s?[”“»\"]?[),]",
            re.IGNORECASE,
        )

    def remark(self, citation: Citation, before: str, after: str) -> Remark | None:
        """What is to be told of a provision where the usual name of another act stands right beside its act's number, or in the citation itself."""
        title, act = citation.name or citation.text, (citation.id or "").split(":")[0]
        found = self._before.search(_plain(before[-_REACH:])) or self._after.match(_plain(after[:_REACH]))
        if found is None:
            # «Grąžinimo direktyvos (Direktyva 2008/115/EB) 15 straipsnis»: name and number stand both inside
            found = self._inside.search(_plain(citation.text))
            if found is None:
                return None
            title = found["number"]
            act = act_id(self.acts[found["name"].casefold()][0][:3], title)
        name = found["name"].casefold()
        if act in self.acts[name]:
            return None
        borne = ", ".join(one.partition(".")[2] for one in self.acts[name])
        told = lasting("«{name}» is what {borne} is called, not {title}", name=found["name"], borne=borne, title=title)
        return Remark(status="name_mismatch", severity="error", detail=told)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
