"""Messages: a digest as one message of text and HTML, saved to be opened or sent by SMTP; each message is accounted for."""

import re
import smtplib
import ssl
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime, make_msgid
from typing import NamedTuple

from litigator.errors import SettingsFault
from litigator.exchange.digest import Digest, html_of, summary, text_of
from litigator.exchange.plain import one_line
from litigator.tongue import phrase

PATIENCE = 30  # seconds for a server to answer
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Post(NamedTuple):
    """The server that takes messages. `security` is starttls, tls, or none: the last only for this machine itself."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:  # a password is never told, not even in a traceback
        return f"Post({self.host}:{self.port}, {self.security}, from {self.sender})"


class Sent(NamedTuple):
    """What became of one person's message: sent, or not and why."""

    handle: str
    sent: bool
    why: str = ""


def is_address(text: str) -> bool:
    """Whether the text is one plain address: no name, no second one, no line end."""
    return bool(_ADDRESS.fullmatch(text)) and ".." not in text


def message_of(digest: Digest, today: date, *, language: str, sender: str | None, draft: bool = False) -> EmailMessage:
    """The message. No case is named in its headers. A `draft` opens as one that is still to be sent."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"litigator {today.isoformat()}: {one_line(summary(digest, language))}"
    if sender:
        message["From"] = Address("litigator", addr_spec=sender)
        message["Message-ID"] = make_msgid(domain=sender.partition("@")[2])
    if digest.address:
        message["To"] = Address(one_line(digest.name), addr_spec=digest.address)
    message["Date"] = localtime()
    if draft:
        message["X-Unsent"] = "1"
    else:
        message["Auto-Submitted"] = "auto-generated"
    message.set_content(text_of(digest, today, language))
    message.add_alternative(html_of(digest, today, language), subtype="html")
    return message


def deliver(messages: Iterable[tuple[str, EmailMessage]], post: Post) -> Iterator[Sent]:
    """Send each message, telling of each as soon as it is known. One that fails stops no other; a connection that breaks is made anew.

    Raises `SettingsFault` before anything is sent where the server would see a password, or a message, that others could read.
    """
    if post.security == "none" and post.host not in _LOOPBACK:
        raise SettingsFault(
            phrase("messages about cases do not leave this machine unencrypted"),
            fix=phrase('smtp_security = "starttls" or "tls"'),
        )
    server: smtplib.SMTP | None = None
    unreached = ""
    for handle, message in messages:
        if unreached:  # the others are not made to wait for it one by one
            yield Sent(handle, False, unreached)
            continue
        try:
            server = server or _connected(post)
        except (smtplib.SMTPException, OSError) as error:
            unreached = _reason(error, connected=False)
            yield Sent(handle, False, unreached)
            continue
        try:
            server.send_message(message, from_addr=post.sender)
            yield Sent(handle, True)
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            yield Sent(handle, False, _reason(error))
            server = _ready(server)
    if server is not None:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()


def _connected(post: Post) -> smtplib.SMTP:
    """A connection that is encrypted to a server whose certificate was verified, and that has let us in."""
    context = ssl.create_default_context()
    here = "[127.0.0.1]"  # what this machine is called is nobody's business
    server: smtplib.SMTP
    if post.security == "tls":
        server = smtplib.SMTP_SSL(post.host, post.port, local_hostname=here, timeout=PATIENCE, context=context)
    else:
        server = smtplib.SMTP(post.host, post.port, local_hostname=here, timeout=PATIENCE)
    try:
        if post.security == "starttls":
            server.starttls(context=context)
        if post.user:
            server.login(post.user, post.password)
    except BaseException:
        server.close()
        raise
    return server


def _ready(server: smtplib.SMTP | None) -> smtplib.SMTP | None:
    """The connection as it can be used for the next message; None where it has to be made anew."""
    if server is None:
        return None
    with suppress(smtplib.SMTPException, OSError):
        server.rset()
        return server
    server.close()
    return None


def _reason(error: Exception, *, connected: bool = True) -> str:
    """Why a message was not sent, in words. What the server answered to a password is not repeated."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return phrase("the server did not take the user and password ({smtp_code})", smtp_code=error.smtp_code)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return phrase("the server refused the address ({code} {said})", code=code, said=_said(said))
    if isinstance(error, smtplib.SMTPResponseException):
        return phrase(
            "the server refused the message ({smtp_code} {smtp_error})",
            smtp_code=error.smtp_code,
            smtp_error=_said(error.smtp_error),
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return phrase(
            "the server's certificate cannot be trusted ({verify_message})", verify_message=error.verify_message
        )
    if isinstance(error, smtplib.SMTPServerDisconnected) and connected:
        return phrase("the server broke off; whether it took the message is not known")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return phrase("the server cannot do what is asked of it ({error})", error=one_line(str(error))[:80])
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return phrase("the server broke off before it took anything")
    return phrase(
        "the server could not be reached ({error})",
        error=one_line(getattr(error, "strerror", None) or type(error).__name__),
    )


def _said(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return one_line(text)[:120]
