"""Saving drafts while the machine fails: a killed save leaves the old version or the new one, whole, and its manifest knows which."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import drafting_office as small
import pytest

from litigator.documents.package import open_package
from litigator.drafting.assembling import assemble
from litigator.drafting.saving import manifest_path, save_draft, was_edited
from litigator.errors import LitigatorError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="savers are forked")
SAVERS = """
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import drafting_office as small
from litigator.drafting.assembling import assemble
from litigator.drafting.saving import encoded, manifest, manifest_path, save_draft
folder, naive, at = Path(sys.argv[1]), sys.argv[2] == "naive", datetime(2022, 6, 20, tzinfo=UTC)
case = small.case_file()
office = small.library(folder)
drafts = [
    assemble(one, "appeal", office, today=small.TODAY)
    for one in (case, replace(case, statements=case.statements[:1]), replace(case, statements=case.statements[1:]))
]
target = folder / "appeal-saved.docx"
def save_on_and_on():
    while True:
        for draft in drafts:
            if naive:
                manifest_path(target).write_bytes(encoded(manifest(draft, by="rasa", at=at)))
                target.write_bytes(draft.data)
            else:
                save_draft(draft, target, by="rasa", at=at)
for _ in sys.stdin:  # a saver for each line: what is loaded and drafted once is there for all of them
    saver = os.fork()
    if not saver:
        save_on_and_on()
    print(saver, flush=True)
    os.waitpid(saver, 0)
    print("gone", flush=True)
"""


def broken_after(folder: Path, kills: int, *, naive: bool) -> list[str]:
    """What was not whole after each kill: a document that does not open, a manifest that does not read, one that is not the other's."""
    dice, found = random.Random(11), []
    target = folder / "appeal-saved.docx"
    manner = "naive" if naive else "whole"
    with subprocess.Popen(
        [sys.executable, "-c", SAVERS, str(folder), manner, str(Path(__file__).parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as savers:
        assert savers.stdin is not None and savers.stdout is not None
        for kill in range(kills):
            print(file=savers.stdin, flush=True)
            saver = int(savers.stdout.readline())
            time.sleep(dice.random() * 0.03)
            os.kill(saver, signal.SIGKILL)
            assert savers.stdout.readline() == "gone\n"
            found += [f"kill {kill}: {fault}" for fault in faults_of(target)]
        savers.stdin.close()
    found += [f"{path.name} is no version" for path in folder.glob("appeal-saved-*.docx")]
    return found


def faults_of(target: Path) -> list[str]:
    if not target.exists():
        return []
    faults = []
    try:
        open_package(target.read_bytes(), target.name)
    except LitigatorError as error:
        faults.append(f"the document does not open: {error}")
    try:
        said = json.loads(manifest_path(target).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return [*faults, f"the manifest does not read: {error}"]
    if hashlib.sha256(target.read_bytes()).hexdigest() not in (said["sha256"], said.get("replaces")):
        faults.append("the manifest is of another document")
    return faults


def test_a_sample_of_kills_leaves_every_draft_whole(tmp_path):
    assert broken_after(tmp_path, 20, naive=False) == []


def test_the_control_naive_saving_breaks_a_draft(tmp_path):
    assert broken_after(tmp_path, 20, naive=True)


def test_a_file_left_by_a_killed_save_is_no_draft_and_in_nobody_s_way(tmp_path):
    (tmp_path / ".writing-abc").write_bytes(b"half")
    made = assemble(small.case_file(), "appeal", small.library(tmp_path), today=small.TODAY)
    assert save_draft(made, tmp_path / "a.docx", by=None, at=datetime.now(UTC)) == tmp_path / "a.docx"
    assert not was_edited(tmp_path / "a.docx")


@pytest.mark.soak
def test_a_thousand_kills_leave_every_draft_whole(tmp_path):
    assert broken_after(tmp_path, 1_000, naive=False) == []
