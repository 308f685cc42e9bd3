"""What a hostile file might make a reader do, for the tests of the child process: each is run there, and once outside as the control."""

import socket
import subprocess
import sys
from pathlib import Path


def writes(data: bytes, name: str) -> str:
    Path(data.decode()).write_text("canary", encoding="utf-8")
    return "written"


def reads(data: bytes, name: str) -> str:
    return Path(data.decode()).read_text(encoding="utf-8")


def connects(data: bytes, name: str) -> str:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        probe.connect_ex(("127.0.0.1", 9))
    return "tried"


def starts(data: bytes, name: str) -> str:
    return subprocess.run([sys.executable, "-c", "print('started')"], capture_output=True, text=True).stdout


def hoards(data: bytes, name: str) -> int:
    return len(bytearray(int(data)))


def loops(data: bytes, name: str) -> None:
    while True:
        pass


def stumbles(data: bytes, name: str) -> None:
    raise ZeroDivisionError


def dies(data: bytes, name: str) -> None:
    import os
    import signal

    os.kill(os.getpid(), signal.SIGSEGV)


def echoes(data: bytes, name: str) -> dict[str, object]:
    return {"name": name, "length": len(data)}
