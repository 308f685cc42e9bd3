#!/usr/bin/env python3
"""The way in: one small launcher over the standard library, behind the Makefile and for machines without make.

It keeps a virtual environment in .venv, filled from requirements.lock with every hash checked, and runs the thing asked for
in it. Nothing else on the machine is touched.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, ".litigator-stamp")
TARGETS = {
    "demo": "build a sample office and draft from it, in build/demo",
    "test": "run the tests",
    "check": "format, lint, types, import contracts, library, docs",
    "bench": "measure what is promised, beside its peer",
    "soak": "the long runs that `test` samples",
    "example": "build cases.db.example anew",
    "help": "show this",
}


def main(arguments):
    """Run the targets named; return the exit code."""
    if sys.version_info < (3, 11):
        return tell(
            f"litigator needs Python 3.11 or newer; this is {sys.version.split()[0]}. Install python3.11 and run it again."
        )
    target, *rest = arguments or ["help"]
    if target in ("help", "-h", "--help"):
        print("python3 make.py TARGET   (or: make TARGET)\n")
        for name, says in TARGETS.items():
            print(f"  {name:<8} {says}")
        return 0
    if target not in TARGETS:
        return tell(f"there is no target {target}; the targets are {', '.join(TARGETS)}.", code=2)
    problem = make_environment()
    if problem:
        return tell(problem)
    return RUNNERS[target](rest[1:] if rest[:1] == ["--"] else rest)


def tell(sentence, code=3):
    """One sentence on stderr, never a traceback."""
    print(f"litigator: {sentence}", file=sys.stderr)
    return code


def python():
    """The interpreter of the environment."""
    return os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")


def wanted_stamp():
    """What the environment must have been made from: the lock, the project file, this interpreter and this folder."""
    digest = hashlib.sha256(f"{sys.version}{ROOT}".encode())
    for name in ("requirements.lock", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as stream:
            digest.update(stream.read())
    return digest.hexdigest()


def make_environment():
    """Make .venv unless it is there and current; return what is in the way, or None. An interrupted one is made anew."""
    try:
        with open(STAMP, encoding="ascii") as stream:
            if stream.read() == wanted_stamp():
                return None
    except OSError:
        pass
    if not has_module("venv") or not has_module("ensurepip"):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return (
            f"this Python has no venv module. Install it, then run this again: Debian, Ubuntu: apt install python{version}-venv; "
            "Fedora: dnf install python3; Alpine: apk add python3 py3-pip."
        )
    print("litigator: preparing .venv (once)", file=sys.stderr)
    shutil.rmtree(VENV, ignore_errors=True)
    steps = (
        [sys.executable, "-m", "venv", VENV],
        [python(), *PIP, "--require-hashes", "-r", os.path.join(ROOT, "requirements.lock")],
        [python(), *PIP, "--no-deps", "--no-build-isolation", "--editable", ROOT],
        [python(), "-m", "compileall", "-q", os.path.join(ROOT, "litigator")],
    )
    for step in steps:
        if subprocess.call(step, cwd=ROOT, env=environment(), stdout=sys.stderr) != 0:
            shutil.rmtree(VENV, ignore_errors=True)
            return f"could not prepare .venv: `{' '.join(step[1:4])}` failed (see above). Is the network there, and the disk not full?"
    with open(STAMP, "w", encoding="ascii") as stream:
        stream.write(wanted_stamp())
    return None


PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]


def has_module(name):
    """Whether this interpreter has a module, without importing it (Debian ships a venv that fails only later)."""
    import importlib.util

    return importlib.util.find_spec(name) is not None


def environment():
    """The environment of what is run: no site settings of the machine, bytecode kept, UTF-8."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV")
    }
    kept.update(PYTHONUTF8="1", PIP_REQUIRE_VIRTUALENV="0")
    return kept


def run(*command):
    """Run a module in the environment, from the checkout; return its exit code."""
    return subprocess.call([python(), *command], cwd=ROOT, env=environment())


def demo(rest):
    return run("-m", "litigator", "demo", *rest)


def test(rest):
    return run("-m", "pytest", "-q", "-n", "auto", "-m", "not soak", *rest)


def soak(rest):
    return run("-m", "pytest", "-q", "-m", "soak", *rest)


def example(rest):
    return run("-m", "litigator", "demo", "--example", "cases.db.example", *rest)


def check(rest):
    """Every check, whatever the one before said; the exit code says whether all held."""
    steps = {
        "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
        "lint": ["-m", "ruff", "check", "--quiet", "."],
        "types": ["-m", "mypy", "--no-error-summary"],
        "imports": ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        "library": ["-m", "litigator", "office", "check-library"],
        "docs": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_docs.py"],
    }
    failed = [name for name, step in steps.items() if announced(name, step) != 0]
    print(f"check: {'all ' + str(len(steps)) + ' hold' if not failed else 'failed: ' + ', '.join(failed)}")
    return 1 if failed else 0


def announced(name, step):
    print(f"== {name}", flush=True)
    return run(*step)


def bench(rest):
    folder = os.path.join(ROOT, "benchmarks")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".py") and not name.startswith("_"))
    return max([run(os.path.join("benchmarks", name), *rest) for name in names], default=0)


RUNNERS = {"demo": demo, "test": test, "soak": soak, "example": example, "check": check, "bench": bench}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
