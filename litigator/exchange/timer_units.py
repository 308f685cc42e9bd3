"""Timers printed on request, for systemd, cron and the Task Scheduler of Windows: nothing is installed, and no program of ours stays running."""

import shlex
import subprocess
from collections.abc import Sequence
from xml.sax.saxutils import escape

from litigator.errors import UsageFault
from litigator.tongue import phrase

KINDS = ("systemd", "cron", "windows")


def unit(kind: str, words: Sequence[str], *, hour: int, minute: int, settings: str | None = None) -> str:
    """The timer that runs the command `words` every day at that time, with how to install it. `settings` is the settings file, if not the usual.

    Raises `UsageFault` for a path that no timer can hold.
    """
    if any(not word.isprintable() for word in (*words, settings or "")):
        raise UsageFault(
            phrase("a path with a line end or a control character cannot stand in a timer"),
            fix=phrase("rename the folder"),
        )
    if kind == "systemd":
        return _systemd(words, hour, minute, settings)
    return _cron(words, hour, minute, settings) if kind == "cron" else _windows(words, hour, minute)


def _systemd(words: Sequence[str], hour: int, minute: int, settings: str | None) -> str:
    command = " ".join([_specified(words[0]), *(_specified(word).replace("$", "$$") for word in words[1:])])
    environment = f"Environment={_specified(f'LITIGATOR_SETTINGS={settings}')}\n" if settings else ""
    return f"""\
# Put this into ~/.config/systemd/user/litigator-digest.service
[Unit]
Description=litigator: the digest of the docket

[Service]
Type=oneshot
{environment}ExecStart={command}

# Put this into ~/.config/systemd/user/litigator-digest.timer, then run:
#   systemctl --user daemon-reload
#   systemctl --user enable --now litigator-digest.timer
[Unit]
Description=litigator: the digest of the docket, every day

[Timer]
OnCalendar=*-*-* {hour:02}:{minute:02}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


def _specified(word: str) -> str:
    """A word of a unit file in quotes: backslash, quote and the percent of specifiers doubled or escaped (systemd.syntax, systemd.unit)."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'


def _cron(words: Sequence[str], hour: int, minute: int, settings: str | None) -> str:
    """A line of crontab: quoted for the shell, and every % escaped, which cron would turn into a line end."""
    named = [f"LITIGATOR_SETTINGS={shlex.quote(settings)}"] if settings else []
    command = " ".join([*named, *map(shlex.quote, words)]).replace("%", "\\%")
    return f"# Add this line with: crontab -e\n{minute} {hour} * * * {command}\n"


def _windows(words: Sequence[str], hour: int, minute: int) -> str:
    """A task of the Task Scheduler. The settings file is the account's own: a task sets no environment."""
    arguments = subprocess.list2cmdline(words[1:])
    return f"""\
<?xml version="1.0"?>
<!-- Save this as digest.xml, then run: schtasks /Create /TN litigator-digest /XML digest.xml -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>litigator: the digest of the docket, every day</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{hour:02}:{minute:02}:00</StartBoundary>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(words[0])}</Command>
      <Arguments>{escape(arguments)}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
