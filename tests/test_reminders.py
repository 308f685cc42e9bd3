"""Reminders: who is told what, what goes on to the coordinators, messages that hold, sending that accounts for each, timers that run."""

import email
import email.policy
import json
import os
import shlex
import shutil
import socket
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from conftest import Said

from litigator.exchange.mail import Post, deliver, is_address
from litigator.exchange.timer_units import unit
from litigator.sample import CLOCK, specimens

Saying = Callable[..., Said]
HOSTILE = 'R\r\nBcc: thief@example.org\r\n\r\n<b>\u202eok</b>\x1b[31m "q" <x@y.z>, other@example.org'
PEOPLE = "rasa=rasa@office.example, jonas=jonas@office.example"
SECRET = "sesame-4711-geheim"  # noqa: S105


@pytest.fixture
def digest(say: Saying, sample: Path) -> Saying:
    return lambda *arguments, today=CLOCK: say("--db", sample, "--today", today, "deadline", "digest", *arguments)


def change(sample: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.create_function("litigator_actor", 0, lambda: "test")
        assert connection.execute(statement, values).rowcount != 0


def opened(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)  # type: ignore[return-value]


def told(message: EmailMessage) -> tuple[str, str]:
    """The text and the HTML of a message."""
    parts = [message.get_body((kind,)) for kind in ("plain", "html")]
    return tuple(part.get_content() for part in parts)  # type: ignore[union-attr, return-value]


def sections(said: Said, person: str) -> dict[str, list[dict[str, Any]]]:
    one = next(one for one in json.loads(said.out)["digests"] if one["person"] == person)
    return {section["section"]: section["deadlines"] for section in one["sections"]}


# What a digest says


def test_each_person_is_told_what_they_have_why_and_what_to_run(digest: Saying) -> None:
    said = digest("--person", "rasa")
    assert said.code == 0, said.err
    text = " ".join(said.out.split())
    assert text.startswith("Rasa Ąžuolaitė, Wednesday, 20 May 2026 1 not confirmed")
    assert "!! NOT CONFIRMED, call 1 · 2021-004 · Tuesday, 26 May 2026, in 6 days · high 82" in text
    assert "why: lt.foreigners.140-4, since 12 May 2026" in text
    assert "do: litigator deadline confirm 2021-004 lt.foreigners.140-4 " in text
    assert all(len(line) <= 72 for line in said.out.split("\n") if not line.startswith("  do:"))


def test_every_command_of_every_digest_can_be_run(digest: Saying, say: Saying, sample: Path) -> None:
    said = digest("--json", today="2026-06-30")
    commands = [
        one["command"]
        for digest in json.loads(said.out)["digests"]
        for part in digest["sections"]
        for one in part["deadlines"]
    ]
    assert len(commands) > 8
    for command in sorted(set(commands)):
        words = shlex.split(command)[1:]
        if words[1] in ("explain", "show"):
            assert say("--db", sample, "--today", "2026-06-30", *words).code == 0, command
        else:
            assert say(*words, "--help").code == 0, command


def test_a_date_stands_once_and_where_it_belongs(digest: Saying, sample: Path) -> None:
    change(sample, "UPDATE docket SET confirmed_by = 'x' WHERE reference = '2026-010'")
    for today in (CLOCK, "2026-05-22", "2026-05-26", "2026-06-30"):
        answer = digest("--json", today=today)
        for person in ("rasa", "jonas"):
            found = sections(answer, person)
            uids = [one["uid"] for key, part in found.items() if key != "nobody" for one in part]
            assert len(uids) == len(set(uids)), (today, person)
            assert all(one["standing"] == "overdue" for one in found.get("overdue", []))
            assert all(one["days"] <= 0 for one in found.get("today", []))
            assert all(0 < one["days"] <= 7 for one in found.get("week", []))
            assert all(one["standing"] == "awaiting" for one in found.get("awaiting", []))
            assert all(one["unconfirmed"] for one in found.get("unconfirmed", []))
    today = sections(digest("--json", today="2026-05-22"), "jonas")["today"]
    assert [(one["case"], one["days"]) for one in today] == [
        ("2026-010", -7),
        ("2026-010", 0),
    ]  # one of two arguable days has passed


@pytest.mark.parametrize("wide", [20, 40, 60, 200])
def test_it_fits_the_terminal(digest: Saying, monkeypatch: pytest.MonkeyPatch, wide: int) -> None:
    monkeypatch.setenv("COLUMNS", str(wide))
    for language in ("lt", "en"):
        lines = digest("--language", language, today="2026-06-30").out.split("\n")
        assert [line for line in lines if len(line) > min(wide, 72) and "litigator " not in line] == []
        assert "2021-004" in "".join(lines)


def test_nothing_near_is_left_out_of_everybody_s_digests(digest: Saying, say: Saying, sample: Path) -> None:
    """The list and the digests are asked apart and must agree: whatever is overdue or near is told to somebody."""
    for today in (CLOCK, "2026-06-02", "2026-06-30"):
        listed = json.loads(say("--db", sample, "--today", today, "deadline", "list", "--days", "7", "--json").out)[
            "deadlines"
        ]
        near = {one["uid"] for one in listed if one["standing"] != "expired"}
        answer = digest("--json", today=today)
        assert near <= {
            one["uid"]
            for person in ("rasa", "jonas", "sample")
            for part in sections(answer, person).values()
            for one in part
        }
        assert near, today


def test_no_name_of_a_claimant_or_a_case_leaves_the_office_unless_asked(digest: Saying, tmp_path: Path) -> None:
    names = {word for case in specimens() for one in case.claimants for word in one.name.split()}
    cases = {case.name for case in specimens()}
    for language in ("lt", "en"):
        digest("--eml", tmp_path, "--language", language, today="2026-06-30")
        for path in tmp_path.glob("*.eml"):
            message = opened(path)
            said = str(message["Subject"]) + "".join(told(message))
            assert not [name for name in (*names, *cases) if name in said]
            assert "2021-004" not in str(message["Subject"])
    digest("--eml", tmp_path, "--names", today="2026-06-30")
    assert "Šeima Pabradėje" in "".join(told(opened(next(tmp_path.glob("*rasa.eml")))))  # the control


def test_a_digest_in_lithuanian(digest: Saying) -> None:
    said = " ".join(digest("--person", "rasa", "--language", "lt").out.split())
    assert "2026 m. gegužės 26 d., antradienis, liko dienų: 6 · didelis 82" in said
    assert "NEPATVIRTINTA, O PRALEIDUS BYLA BAIGIASI" in said


# Escalation


@pytest.mark.parametrize(
    ("today", "call"), [("2026-05-18", 0), ("2026-05-19", 1), ("2026-05-23", 2), ("2026-05-25", 3), ("2026-05-27", 3)]
)
def test_what_ends_a_case_and_nobody_has_confirmed_goes_to_the_coordinator(
    digest: Saying, today: str, call: int
) -> None:
    """The appeal of rasa's falls on 26 May: the coordinator is told from seven days before, louder at three and at one, until it is confirmed."""
    calls = [
        one["call"]
        for one in sections(digest("--json", today=today), "jonas").get("escalated", [])
        if one["case"] == "2021-004"
    ]
    assert calls == ([call] if call else [])


def test_what_is_confirmed_is_not_called_for_any_more(digest: Saying, say: Saying, sample: Path) -> None:
    assert "escalated" in sections(digest("--json"), "jonas")
    done = say(
        "--db", sample, "--today", CLOCK, "--user", "jonas", "deadline", "confirm", "2021-004", "lt.foreigners.140-4"
    )
    assert done.code == 0, done.err
    assert "escalated" not in sections(digest("--json"), "jonas")
    assert [one["case"] for one in sections(digest("--json"), "rasa")["week"]] == ["2021-004"]


def test_when_to_call_is_the_office_s_to_say(digest: Saying) -> None:
    assert "escalated" not in sections(digest("--json", "--escalate", "5,1"), "jonas")
    assert "escalated" not in sections(digest("--json", "--escalate", ""), "jonas")
    assert digest("--escalate", "7,-3").code == 2
    assert digest("--escalate", "soon").code == 2


def test_an_office_without_a_coordinator_is_told_so(digest: Saying, sample: Path) -> None:
    assert "no coordinator" not in digest().err
    change(sample, "UPDATE office_person SET role = 'lawyer'")
    assert "no coordinator" in digest().err


def test_what_nobody_has_reaches_the_coordinator(digest: Saying, sample: Path) -> None:
    assert "nobody" not in sections(digest("--json"), "jonas")
    change(
        sample,
        "UPDATE docket SET owner = 'left-the-office', person = NULL, confirmed_by = 'x' WHERE reference = '2021-004'",
    )
    assert "2021-004" in [one["case"] for one in sections(digest("--json"), "jonas")["nobody"]]
    change(sample, "UPDATE office_person SET role = 'lawyer'")
    said = digest("--json")
    assert json.loads(said.out)["unheard"] == 1
    assert "1 dates are nobody's" in said.err


def test_somebody_unknown_is_not_found(digest: Saying) -> None:
    said = digest("--person", "vytas")
    assert (said.code, "vytas" in said.err) == (5, True)


# Messages


def test_a_message_opens_as_a_draft_with_text_and_html(digest: Saying, tmp_path: Path) -> None:
    said = digest("--eml", tmp_path / "out")
    assert said.code == 0, said.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"digest-{CLOCK}-{who}.eml" for who in ("jonas", "rasa", "sample")
    ]
    message = opened(tmp_path / "out" / f"digest-{CLOCK}-rasa.eml")
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "litigator 2026-05-20: 1 not confirmed"
    text, html = told(message)
    assert "2021-004" in text and "2021-004" in html
    assert not any(mark in html for mark in ("<script", "<img", "http://", "https://", "<link", "url("))
    assert "without an address" in said.out


def test_a_hostile_name_stays_one_name(
    digest: Saying, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITIGATOR_PEOPLE", PEOPLE)
    change(sample, "UPDATE office_person SET name = ? WHERE handle = 'rasa'", HOSTILE)
    change(sample, "UPDATE docket SET title_en = ?, reference = ? WHERE reference = '2021-004'", HOSTILE, HOSTILE)
    digest("--eml", tmp_path)
    path = tmp_path / f"digest-{CLOCK}-rasa.eml"
    message = opened(path)
    assert message["Bcc"] is None
    assert [one.addr_spec for one in message["To"].addresses] == ["rasa@office.example"]
    raw = path.read_bytes()
    assert b"\nBcc:" not in raw
    assert b"\x1b" not in raw
    text, html = told(message)
    assert "<b>" not in html and "&lt;b&gt;" in html
    assert "\u202e" not in text + html
    assert "\x1b" not in digest("--person", "rasa").out


def test_the_control_a_message_put_together_by_hand_would_be_broken_into() -> None:
    assert b"\nBcc:" in f"To: {HOSTILE} <rasa@office.example>\r\n\r\n".encode()


@pytest.mark.parametrize("text", ["a@b.example", "a.b+c@x-y.example", "o'neil@x.lt"])
def test_an_address_is_one(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["", "a", "a@", "@b", "a@b, c@d", "a@b\r\nBcc: c@d", "A <a@b>", "a b@c", "a@b..c", "ą@b.lt", "a@-b"]
)
def test_an_address_that_is_none_is_not_taken(text: str, digest: Saying, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_address(text)
    if text and "," not in text and "\n" not in text:
        monkeypatch.setenv("LITIGATOR_PEOPLE", f"rasa={text}")
        assert digest("--json").code == 3


# Sending


class Box:
    """A server's box: what came in, and whom it refuses."""

    def __init__(self, *refused: str, drop: str = "") -> None:
        self.messages: list[tuple[list[str], EmailMessage]] = []
        self.refused, self.drop, self.logins = refused, drop, list[tuple[str, str]]()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refused:
            return "550 nobody of that name \x1b[31mhere"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.drop in envelope.rcpt_tos:
            server.transport.abort()
            return "250 gone"
        self.messages.append(
            (envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default))
        )  # type: ignore[arg-type]
        return "250 taken"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
        self.logins.append((given.login.decode(), given.password.decode()))
        return AuthResult(success=given.password.decode() == SECRET, handled=False)


@contextmanager
def serving(box: Box, **options: Any) -> Iterator[int]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, server_hostname="localhost", **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The settings as the environment gives them."""

    def name(port: int, security: str = "none", **others: str) -> None:
        given = {"people": PEOPLE, "smtp_host": "localhost", "smtp_sender": "desk@office.example", **others}
        for key, value in {**given, "smtp_port": str(port), "smtp_security": security}.items():
            monkeypatch.setenv(f"LITIGATOR_{key.upper()}", value)

    return name


def test_each_is_sent_their_own_and_everybody_is_accounted_for(digest: Saying, named: Callable[..., None]) -> None:
    box = Box()
    with serving(box) as port:
        named(port)
        said = digest("--send")
    assert said.code == 0, said.err
    assert said.out.split("\n")[:3] == ["jonas: sent", "rasa: sent", "sample: nothing to tell"]
    assert sorted(to for recipients, _ in box.messages for to in recipients) == [
        "jonas@office.example",
        "rasa@office.example",
    ]
    by_person = {recipients[0]: message for recipients, message in box.messages}
    message = by_person["rasa@office.example"]
    assert message["From"] == "litigator <desk@office.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Unsent"] is None
    assert "2021-004" in told(message)[0] and "2021-004" in told(message)[1]
    assert "2026-010" not in told(message)[0]


def test_one_that_fails_stops_no_other(digest: Saying, named: Callable[..., None]) -> None:
    box = Box("jonas@office.example")
    with serving(box) as port:
        named(port)
        said = digest("--send")
    assert said.code == 1
    assert "jonas: NOT SENT, the server refused the address (550 nobody of that name" in said.out
    assert "\x1b" not in said.out
    assert "rasa: sent" in said.out
    assert [recipients for recipients, _ in box.messages] == [["rasa@office.example"]]


def test_a_server_that_breaks_off_is_called_again_for_the_next(digest: Saying, named: Callable[..., None]) -> None:
    box = Box(drop="jonas@office.example")
    with serving(box) as port:
        named(port)
        said = digest("--send")
    assert (said.code, "jonas: NOT SENT, the server broke off" in said.out, "rasa: sent" in said.out) == (1, True, True)


def test_somebody_without_an_address_is_told_of_and_fails(digest: Saying, named: Callable[..., None]) -> None:
    box = Box()
    with serving(box) as port:
        named(port, people="rasa=rasa@office.example")
        said = digest("--send", "--json")
    results = {one["person"]: (one["result"], one["why"]) for one in json.loads(said.out)["results"]}
    assert said.code == 1
    assert results["jonas"] == ("NOT SENT", "the setting `people` names no address")
    assert results["rasa"] == ("sent", None)


def test_once_a_day_and_only_those_who_were_not_reached_again(digest: Saying, named: Callable[..., None]) -> None:
    box = Box("jonas@office.example")
    with serving(box) as port:
        named(port)
        assert digest("--send", "--once").code == 1
        box.refused = ()
        again = digest("--send", "--once")
        assert again.out.split("\n")[:2] == ["jonas: sent", "rasa: sent already today"]
        assert "sent already today" in digest("--send", "--once").out
        assert "rasa: sent\n" in digest("--send", "--once", today="2026-05-21").out
    assert digest("--once").code == 2


def test_a_server_that_is_not_there_is_said_for_everybody(digest: Saying, named: Callable[..., None]) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        named(free.getsockname()[1])
        said = digest("--send")
    assert said.code == 1
    assert said.out.count("NOT SENT, the server could not be reached") == 2


def test_what_is_lacking_is_said_all_at_once(digest: Saying) -> None:
    said = digest("--send")
    assert said.code == 3
    assert "smtp_host" in said.err and "smtp_sender" in said.err


def test_nothing_leaves_this_machine_unencrypted() -> None:
    from litigator.errors import SettingsFault

    with pytest.raises(SettingsFault, match="unencrypted"):
        list(deliver([], Post("mail.office.example", 25, "none", "desk@office.example")))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no certificate can be made")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )
    return folder


def encrypted(folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def test_the_password_goes_only_to_a_server_whose_certificate_is_trusted(
    digest: Saying, named: Callable[..., None], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Box()
    monkeypatch.setenv("LITIGATOR_SMTP_PASSWORD", SECRET)
    options = {
        "tls_context": encrypted(certificate),
        "require_starttls": True,
        "authenticator": box.authenticate,
        "auth_required": True,
    }
    with serving(box, **options) as port:
        named(port, "starttls", smtp_user="desk")
        refused = digest("--send")
        assert refused.code == 1
        assert refused.out.count("NOT SENT, the server's certificate cannot be trusted") == 2
        assert box.logins == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
        trusted = digest("--send")
        assert trusted.code == 0, trusted.out
        assert set(box.logins) == {("desk", SECRET)}
        assert len(box.messages) == 2
        monkeypatch.setenv("LITIGATOR_SMTP_PASSWORD", SECRET + "x")
        wrong = digest("--send", "--debug")
        assert wrong.out.count("NOT SENT, the server did not take the user and password (535)") == 2
    assert not [said for said in (refused, trusted, wrong) if SECRET in said.out + said.err]


def test_a_server_without_encryption_is_not_spoken_to(
    digest: Saying, named: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITIGATOR_SMTP_PASSWORD", SECRET)
    box = Box()
    with serving(box) as port:
        named(port, "starttls", smtp_user="desk")
        said = digest("--send")
    assert said.code == 1
    assert "the server cannot do what is asked of it (STARTTLS" in said.out
    assert (box.messages, box.logins) == ([], [])


def test_the_password_is_in_a_file_that_only_its_owner_reads(
    digest: Saying, named: Callable[..., None], tmp_path: Path
) -> None:
    path = tmp_path / "password"
    path.write_text(f"{SECRET}\n")
    path.chmod(0o644)
    named(1, smtp_user="desk", smtp_password_file=str(path))
    said = digest("--send")
    assert (said.code, "others can read" in said.err, SECRET in said.err) == (3, True, False)
    path.chmod(0o600)
    assert digest("--send").code == 1  # the server is not there, but the password is
    named(1, smtp_user="desk", smtp_password_file=str(tmp_path / "nowhere"))
    assert digest("--send").code == 3
    assert SECRET not in repr(Post("h", 1, "tls", "s", "desk", SECRET))


# Timers


NASTY = '/tmp/a b/50% of $HOME/`id`/o\'ne "two"\\three/$(id)/é.db'  # noqa: S108


def test_the_timer_of_cron_runs_the_very_words(tmp_path: Path) -> None:
    show = [sys.executable, "-c", "import sys; print('\\n'.join(sys.argv[1:]))", "--db", NASTY, "deadline"]
    text = unit("cron", show, hour=7, minute=5)
    line = text.rstrip("\n").split("\n")[-1]
    assert line.startswith("5 7 * * * ")
    command = line.removeprefix("5 7 * * * ")
    assert "%" not in command.replace("\\%", "")  # cron would break the line there
    run = subprocess.run(["/bin/sh", "-c", command.replace("\\%", "%")], capture_output=True, text=True, check=True)
    assert run.stdout.rstrip("\n").split("\n") == show[3:]


def test_the_unit_of_systemd_holds_the_very_words() -> None:
    words = ["/usr/bin/python3", "-m", "litigator", "--db", NASTY]
    text = unit("systemd", words, hour=7, minute=30, settings="/etc/my settings.toml")
    line = next(line for line in text.split("\n") if line.startswith("ExecStart="))
    read = [word.replace("%%", "%") for word in shlex.split(line.removeprefix("ExecStart="))]
    assert [word.replace("$$", "$") for word in read] == words
    assert "OnCalendar=*-*-* 07:30:00" in text
    assert 'Environment="LITIGATOR_SETTINGS=/etc/my settings.toml"' in text


def test_systemd_itself_takes_the_units(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not installed")
    text = unit("systemd", [sys.executable, "-m", "litigator", "--db", NASTY], hour=7, minute=30)
    service, timer = text.split("\n# Put this into")[0], "# Put this into" + text.split("\n# Put this into")[1]
    (tmp_path / "litigator-digest.service").write_text(service)
    (tmp_path / "litigator-digest.timer").write_text(timer)
    run = subprocess.run(
        [verify, "verify", "--man=no", str(tmp_path / "litigator-digest.timer")],
        capture_output=True,
        text=True,
        check=False,
    )
    if "Failed to" in run.stderr and run.returncode != 0 and "litigator-digest" not in run.stderr:
        pytest.skip("systemd-analyze cannot verify here")
    assert "litigator-digest" not in run.stderr, run.stderr


def test_the_task_of_windows_holds_the_very_words() -> None:
    words = ["C:\\Program Files\\python.exe", "-m", "litigator", "--db", 'C:\\a & b\\<o>\\it "is".db']
    task = ElementTree.fromstring(unit("windows", words, hour=7, minute=30))  # noqa: S314
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.findtext(".//t:Command", namespaces=space) == words[0]
    assert task.findtext(".//t:Arguments", namespaces=space) == subprocess.list2cmdline(words[1:])
    assert str(task.findtext(".//t:StartBoundary", namespaces=space)).endswith("T07:30:00")


@pytest.mark.parametrize("kind", ["systemd", "cron", "windows"])
def test_a_timer_names_this_office_by_whole_paths_and_installs_nothing(say: Saying, sample: Path, kind: str) -> None:
    before = sorted(sample.parent.iterdir())
    relative = os.path.relpath(sample)
    said = say("--db", relative, "deadline", "digest", "--unit", kind, "--at", "06:45", "--language", "lt")
    assert said.code == 0, said.err
    assert str(sample.resolve()) in said.out and sys.executable in said.out
    assert "lt" in said.out and "--send" in said.out and "--once" in said.out
    assert sorted(sample.parent.iterdir()) == before
    assert say("--db", "a\nb.db", "deadline", "digest", "--unit", kind).code == 2
    assert say("--db", relative, "deadline", "digest", "--unit", kind, "--at", "25:00").code == 2
