"""The walk through two versions of a part: block by block, cell by cell, word by word; the new one is marked where it stands."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from litigator.drafting.paragraphs import w
from litigator.drafting.redlining.aligning import Step, alignment, likeness_of, word_spans
from litigator.drafting.redlining.blocks import Block, Row, Side, nodes_inside
from litigator.drafting.redlining.carrying import Carrier
from litigator.drafting.redlining.marking import Marker, setting_of
from litigator.drafting.redlining.settling import content_of
from litigator.drafting.redlining.tokens import Token


class Comparison:
    """Marks the new version of a part against the old one."""

    def __init__(self, old: Side, new: Side, marker: Marker, carrier: Carrier) -> None:
        self.old, self.new, self.marker, self.carrier = old, new, marker, carrier
        self.changed = 0

    def compare(self, old_parent: Any, new_parent: Any) -> None:
        """Mark what differs between two bodies, cells, notes, headers."""
        self._compare_blocks(self.old.blocks(old_parent), self.new.blocks(new_parent), new_parent)

    def _compare_blocks(self, old: list[Block], new: list[Block], parent: Any) -> None:
        steps = _steps(old, new)
        last_pair = max((place for place, step in enumerate(steps) if step.kind == "pair"), default=-1)
        tail = steps[last_pair + 1 :]
        shifted = bool(tail) and last_pair >= 0
        place: Any = None
        for number, step in enumerate(steps):
            if step.kind == "pair":
                place = new[step.new].node
                self._pair(old[step.old], new[step.new])
                if number == last_pair and shifted and tail[0].kind == "new" and not _has_table(tail, new):
                    self.marker.mark_end(place, "ins")
                elif number == last_pair and shifted and tail[0].kind == "old" and not _has_table(tail, old):
                    self.marker.mark_end(place, "del")
            elif step.kind == "new":
                place = new[step.new].node
                self._inserted(new[step.new], ends=number + 1 < len(steps) or not shifted)
            else:
                place = self._deleted(old[step.old], place, parent, steps, number, new, ends=number + 1 < len(steps))
        if shifted and tail[-1].kind == "new":
            kept = old[steps[last_pair].old].node
            if setting_of(new[tail[-1].new].node) != setting_of(kept):
                self.marker.setting_changed(new[tail[-1].new].node, self._former(kept))
        elif shifted:
            self._last_setting(new[steps[last_pair].new].node, place)

    def _last_setting(self, kept: Any, last: Any) -> None:
        """The end that stays is the deleted paragraph's own: it takes the setting of the one that goes on."""
        if setting_of(kept) == setting_of(last):
            return
        former = last.find(w("pPr"))
        former = None if former is None else deepcopy(former)
        if last.find(w("pPr")) is not None:
            last.remove(last.find(w("pPr")))
        setting = kept.find(w("pPr"))
        if setting is not None:
            copy = deepcopy(setting)
            for child in [one for one in copy if one.tag in (w("rPr"), w("sectPr"), w("pPrChange"))]:
                copy.remove(child)
            last.insert(0, copy)
        self.marker.setting_changed(last, former)

    def _former(self, paragraph: Any) -> Any:
        """The properties of an old paragraph, fit to stand in the new file."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return None
        copy = deepcopy(properties)
        self.carrier.carry(copy, self.old.part, self.new.part)
        return copy

    # Pairs

    def _pair(self, old: Block, new: Block) -> None:
        if new.is_table:
            self._tables(old, new)
            return
        if new.is_the_same(old):
            return
        if setting_of(old.node) != setting_of(new.node):
            self.marker.setting_changed(new.node, self._former(old.node))
        self._words(old, new)

    def _words(self, old: Block, new: Block) -> None:
        place: Any = None
        keys = [token.key for token in old.tokens], [token.key for token in new.tokens]
        spans = word_spans(*keys)
        self.changed += any(kind != "equal" for kind, *_ in spans)
        for kind, a, b, c, d in spans:
            if kind == "equal":
                for before, after in zip(old.tokens[a:b], new.tokens[c:d], strict=True):
                    self._same(before, after)
                place = new.tokens[d - 1].runs[-1]
                continue
            if b > a:
                place = self._put_deleted(old.tokens[a:b], place, new.node)
            if d > c:
                self._mark_inserted(new.tokens[c:d])
                place = new.tokens[d - 1].runs[-1].getparent()

    def _same(self, before: Token, after: Token) -> None:
        if before.look != after.look and len(after.runs) == 1:
            former = before.runs[0].find(w("rPr"))
            copy = None if former is None else deepcopy(former)
            if copy is not None:
                self.carrier.carry(copy, self.old.part, self.new.part)
            self.marker.look_changed(after.runs[0], copy)
        if before.note and after.note:
            self._notes(before.note, after.note)

    def _notes(self, before: tuple[str, str], after: tuple[str, str]) -> None:
        theirs, ours = self.old.note(*before), self.new.note(*after)
        if theirs is not None and ours is not None:
            inside = self._of_notes(before[0])
            inside.compare(theirs, ours)
            self.changed += inside.changed

    def _of_notes(self, kind: str) -> "Comparison":
        part = f"word/{kind}s.xml"
        old, new = (Side(part, side.parts, side.roots, side.carrier) for side in (self.old, self.new))
        return Comparison(old, new, self.marker, self.carrier)

    def _mark_inserted(self, tokens: Sequence[Token]) -> None:
        self.marker.insert(run for token in tokens for run in token.runs)
        for token in tokens:
            if token.note and (note := self.new.note(*token.note)) is not None:
                inside = self._of_notes(token.note[0])
                for block in inside.new.blocks(note):
                    inside._inserted_content(block)

    def _put_deleted(self, tokens: Sequence[Token], place: Any, paragraph: Any) -> Any:
        """Put deleted tokens behind `place` (a run, or None for the beginning), and return the deletion."""
        runs = self._carried(tokens)
        if not runs:
            return place
        deletion = self.marker.deleted(runs)
        if place is None:
            start = paragraph.find(w("pPr"))
            paragraph.insert(0 if start is None else 1, deletion)
            return deletion
        while place.getparent() is not paragraph:
            place = place.getparent()
        place.addnext(deletion)
        return deletion

    def _carried(self, tokens: Sequence[Token]) -> list[Any]:
        carried = []
        for token in tokens:
            for run in token.runs:
                copy = deepcopy(run)
                if not self.carrier.carry(copy, self.old.part, self.new.part):
                    self.carrier.tell("a deleted object could not be kept in the redline")
                    continue
                if token.note:
                    self._carry_note(copy, *token.note)
                carried.append(copy)
        return carried

    def _carry_note(self, run: Any, kind: str, identity: str) -> None:
        """A deleted note is kept in the notes of the new file, all of it deleted, under a number of its own."""
        note = self.old.note(kind, identity)
        if note is None:
            return
        root = self.carrier.notes_root(self.new.roots, kind)
        number = str(max((int(one.get(w("id"), "0")) for one in root), default=0) + 1)
        inside = self._of_notes(kind)
        copy = deepcopy(note)
        copy.set(w("id"), number)
        for child in list(copy):
            copy.remove(child)
        for block in inside.old.blocks(deepcopy(note)):
            copy.append(inside._deleted_copy(block))
        root.append(copy)
        for reference in run.iter(w(f"{kind}Reference")):
            reference.set(w("id"), number)

    # Blocks that are only in one

    def _inserted(self, block: Block, *, ends: bool) -> None:
        self.changed += 1
        self._inserted_content(block)
        if block.is_table:
            for row in block.rows:
                self.marker.mark_row(row.node, "ins")
        elif ends:
            self.marker.mark_end(block.node, "ins")

    def _inserted_content(self, block: Block) -> None:
        if not block.is_table:
            self._mark_inserted(block.tokens)
            return
        for row in block.rows:
            for cell in row.cells:
                for inner in cell:
                    self._inserted_content(inner)

    def _deleted(
        self,
        block: Block,
        place: Any,
        parent: Any,
        steps: Sequence[Step],
        number: int,
        new: Sequence[Block],
        *,
        ends: bool,
    ) -> Any:
        """Put a block of the old version into the new one as deleted, behind `place` or before what comes next; return it."""
        self.changed += 1
        node = self._deleted_copy(block)
        if ends and not block.is_table:
            self.marker.mark_end(node, "del")
        following = next((new[step.new].node for step in steps[number + 1 :] if step.new >= 0), None)
        if place is not None:
            place.addnext(node)
        elif following is not None:
            following.addprevious(node)
        else:
            parent.insert(0, node)
        return node

    def _deleted_copy(self, block: Block) -> Any:
        if block.is_table:
            return self._deleted_table(block)
        node = deepcopy(block.node)
        for child in list(content_of(node)):
            node.remove(child)
        properties = node.find(w("pPr"))
        if properties is not None:
            for section in properties.findall(w("sectPr")):
                properties.remove(section)
                self.carrier.tell("a section break of the old version is not kept")
            self.carrier.carry(properties, self.old.part, self.new.part)
        runs = self._carried(block.tokens)
        if runs:
            node.append(self.marker.deleted(runs))
        return node

    def _deleted_table(self, block: Block) -> Any:
        node = deepcopy(block.node)
        copies = list(nodes_inside(node, w("tr")))
        for row, copy in zip(block.rows, copies, strict=True):
            self._fill_deleted_row(row, copy)
        properties = node.find(w("tblPr"))
        if properties is not None:
            self.carrier.carry(properties, self.old.part, self.new.part)
        return node

    def _fill_deleted_row(self, row: Row, copy: Any) -> None:
        for cell, into in zip(row.cells, list(nodes_inside(copy, w("tc"))), strict=True):
            for child in [child for child in into if child.tag != w("tcPr")]:
                into.remove(child)
            for inner in cell:
                into.append(self._deleted_copy(inner))
        self.marker.mark_row(copy, "del")

    # Tables

    def _tables(self, old: Block, new: Block) -> None:
        def alike(one: int, other: int) -> float:
            if len(old.rows[one].cells) != len(new.rows[other].cells):
                return 0.0
            return likeness_of(old.rows[one].words, new.rows[other].words)

        place: Any = None
        steps = alignment([row.key for row in old.rows], [row.key for row in new.rows], alike)
        for number, step in enumerate(steps):
            if step.kind == "pair":
                before, after = old.rows[step.old], new.rows[step.new]
                place = after.node
                for theirs, ours, cell in zip(
                    before.cells, after.cells, list(nodes_inside(after.node, w("tc"))), strict=True
                ):
                    self._compare_blocks(theirs, ours, cell)
            elif step.kind == "new":
                place = new.rows[step.new].node
                self._inserted_row(new.rows[step.new])
            else:
                copy = deepcopy(old.rows[step.old].node)
                self._fill_deleted_row(old.rows[step.old], copy)
                self.changed += 1
                following = next((new.rows[one.new].node for one in steps[number + 1 :] if one.new >= 0), None)
                if place is not None:
                    place.addnext(copy)
                elif following is not None:
                    following.addprevious(copy)
                else:
                    new.node.append(copy)
                place = copy

    def _inserted_row(self, row: Row) -> None:
        self.changed += 1
        for cell in row.cells:
            for inner in cell:
                self._inserted_content(inner)
        self.marker.mark_row(row.node, "ins")


def _has_table(steps: Sequence[Step], blocks: Sequence[Block]) -> bool:
    return any(blocks[max(step.old, step.new)].is_table for step in steps)


def _steps(old: list[Block], new: list[Block]) -> list[Step]:
    """The steps from one list of blocks to another; a body, cell or note ends with a paragraph, and that end is never lost."""

    def alike(one: int, other: int) -> float:
        if old[one].is_table != new[other].is_table:
            return 0.0
        return likeness_of(old[one].words, new[other].words)

    steps = alignment([block.key for block in old], [block.key for block in new], alike)
    if not old or not new or old[-1].is_table or new[-1].is_table or steps[-1].kind == "pair":
        return steps
    last_pair = max((place for place, step in enumerate(steps) if step.kind == "pair"), default=-1)
    tail = steps[last_pair + 1 :]
    kinds = {step.kind for step in tail}
    after_paragraph = last_pair >= 0 and not new[steps[last_pair].new].is_table
    if len(kinds) == 1 and after_paragraph and not _has_table(tail, new if "new" in kinds else old):
        return steps
    shorter = alignment([block.key for block in old[:-1]], [block.key for block in new[:-1]], alike)
    return [*shorter, Step("pair", len(old) - 1, len(new) - 1)]
