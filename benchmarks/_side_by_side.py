"""Two processes measured beside each other, turn about, in one run: CPU of the whole process, as a ratio."""

import os
import platform
import resource
import statistics
import subprocess
import sys
from importlib.metadata import version


def cpu_of(command: list[str]) -> float:
    """CPU seconds (user and system) of one run of `command`. A run that fails ends the benchmark."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(), check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command[:6])} failed:\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compare(title: str, ours: list[str], peer: list[str], hold: float, runs: int = 15) -> bool:
    """Print the ratio of medians with its range over pairs, and whether it holds."""
    for command in (ours, peer, ours, peer):
        cpu_of(command)
    pairs = [(cpu_of(ours), cpu_of(peer)) for _ in range(runs)]
    ratios = sorted(mine / theirs for mine, theirs in pairs)
    ratio = statistics.median(mine for mine, _ in pairs) / statistics.median(theirs for _, theirs in pairs)
    verdict = "holds" if ratio <= hold else "MISSED"
    print(f"{title}: {ratio:.2f} × the peer (pairs {ratios[0]:.2f}–{ratios[-1]:.2f}; hold ≤ {hold}): {verdict}")
    return ratio <= hold


def versions(*names: str) -> None:
    print(f"  CPython {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in names))
