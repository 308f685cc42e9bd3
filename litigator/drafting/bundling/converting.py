"""Documents made into PDF by LibreOffice, many in one call, in a profile of its own that runs no macro and reaches no network."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from litigator.errors import SettingsFault
from litigator.tongue import phrase

_START = 90
_EACH = 20
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}</oor:items>
"""
_SET = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    # A proxy that is not there: whatever would be fetched is not.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each document (by a name that ends in .docx or .odt) as PDF, under the same name; one that LibreOffice cannot read is left out.

    Raises `SettingsFault` where LibreOffice is not on this machine.
    """
    office = libreoffice()
    if not documents:
        return {}
    with tempfile.TemporaryDirectory(prefix="litigator-") as made:
        folder = Path(made)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE.format(items="".join(map(_item, _SET))), encoding="utf-8")
        files = {}
        for number, (name, data) in enumerate(documents.items()):
            files[name] = folder / f"{number:04d}{Path(name).suffix.lower()}"
            files[name].write_bytes(data)
        command = [office, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files.values())]
        _run(command, folder, _START + _EACH * len(documents))
        written = {name: path.with_suffix(".pdf") for name, path in files.items()}
        return {name: path.read_bytes() for name, path in written.items() if path.is_file()}


def libreoffice() -> str:
    """Where LibreOffice is. Raises `SettingsFault`, saying how to get it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise SettingsFault(
            phrase("LibreOffice is not on this machine, and it makes the pages of a bundle"),
            fix=phrase(
                "install it from libreoffice.org, or by the system (Debian, Ubuntu: apt install libreoffice-writer), and try again"
            ),
        )
    return found


def _item(setting: tuple[str, str, str]) -> str:
    path, name, value = setting
    return f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'


def _run(command: list[str], folder: Path, seconds: int) -> None:
    """LibreOffice starts a second process of its own: when it takes too long, both are ended."""
    run = subprocess.Popen(  # noqa: S603 - LibreOffice as found, on files that passed the gate
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=os.name == "posix"
    )
    try:
        run.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        if os.name == "posix":
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
        run.wait()
