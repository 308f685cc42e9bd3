"""The long runs: sampled here, whole in `make soak`. Each has the control that fails without the guard."""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import drafting_office as small
import pytest

from litigator.documents.package import open_package
from litigator.errors import LitigatorError

SAVER = """
import sys
from pathlib import Path
from litigator.files import write_whole
target, naive = Path(sys.argv[1]), sys.argv[2] == "naive"
contents = [bytes([65 + number]) * 400_000 for number in range(4)]
print("ready", flush=True)
while True:
    for content in contents:
        target.write_bytes(content) if naive else write_whole(target, content)
"""


def mutated(data: bytes, dice: random.Random) -> bytes:
    """A Word file damaged in one of the ways files are damaged: flipped, cut, filled, or with a part garbled inside a sound archive."""
    way = dice.randrange(4)
    if way == 3:
        buffer = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
            victim = dice.choice(source.namelist())
            for name in source.namelist():
                content = bytearray(source.read(name))
                if name == victim and content:
                    content[dice.randrange(len(content))] ^= dice.randrange(1, 256)
                target.writestr(name, bytes(content))
        return buffer.getvalue()
    changed = bytearray(data)
    place = dice.randrange(len(changed))
    if way == 0:
        changed[place] ^= dice.randrange(1, 256)
    elif way == 1:
        del changed[place:]
    else:
        changed[place : place + 40] = os.urandom(40)
    return bytes(changed)


def unnamed_errors(count: int) -> list[str]:
    data, dice, found = small.template_bytes(), random.Random(7), []
    for _ in range(count):
        try:
            open_package(mutated(data, dice), "x.docx")
        except LitigatorError:
            continue
        except Exception as error:
            found.append(repr(error))
    return found


def broken_files(folder: Path, kills: int, *, naive: bool) -> int:
    """How often a file is not whole after its writer was killed in the middle of writing it."""
    target, broken, dice = folder / "saved.bin", 0, random.Random(3)
    for _ in range(kills):
        child = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(target), "naive" if naive else "whole"], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.01 + dice.random() * 0.03)
        child.send_signal(signal.SIGKILL)
        child.wait()
        content = target.read_bytes()
        broken += len(content) != 400_000 or len(set(content)) != 1
    return broken


def test_a_sample_of_damaged_files_gives_no_unnamed_error():
    assert unnamed_errors(300) == []


def test_a_sample_of_kills_breaks_no_file(tmp_path):
    assert broken_files(tmp_path, 10, naive=False) == 0


def test_the_control_naive_saving_breaks(tmp_path):
    assert broken_files(tmp_path, 25, naive=True) > 0


@pytest.mark.soak
def test_five_thousand_damaged_files_give_no_unnamed_error():
    assert unnamed_errors(5_000) == []


@pytest.mark.soak
def test_a_thousand_kills_break_no_file(tmp_path):
    assert broken_files(tmp_path, 1_000, naive=False) == 0
