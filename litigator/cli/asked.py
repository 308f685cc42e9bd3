"""What the options common to all commands say: which office, who acts, which day it is, which libraries. Nothing here loads click."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from litigator.cli.terminal import shown, talk
from litigator.tongue import LANGUAGES, phrase, spoken


class Desk:
    """What the common options say."""

    __slots__ = ("db", "libraries", "no_input", "today_given", "user_given")

    def __init__(self) -> None:
        self.db: str | None = None
        self.user_given: str | None = None
        self.today_given: str | None = None
        self.libraries: tuple[str, ...] = ()
        self.no_input = False

    @classmethod
    def opened(cls, given: Mapping[str, Any]) -> "Desk":
        desk = cls()
        desk.take(given)
        return desk

    def take(self, given: Mapping[str, Any]) -> None:
        """Options given nearer to the command win over those before it."""
        self.db = given.get("db") or self.db
        self.user_given = given.get("user") or self.user_given
        self.today_given = given.get("today") or self.today_given
        self.libraries = (*self.libraries, *(given.get("library") or ()))
        self.no_input = bool(given.get("no_input")) or self.no_input

    def today(self) -> Any:
        """The day it is: `--today`, or the clock's."""
        from datetime import date

        return day(self.today_given, None) if self.today_given else date.today()

    def day(self, text: str) -> Any:
        """A day as a person writes it; what is not in figures is read back in words, so that a slip is seen."""
        return day(text, self.today)

    def day_or_none(self, text: str | None) -> Any:
        return None if text is None else self.day(text)


def language(arguments: Sequence[str]) -> str:
    """The language to speak: `--lang`, then `LITIGATOR_LANGUAGE`, the settings, English. What a script asks for (--json, --batch) is English:
    what it reads never changes with the language. Raises `SettingsFault` for a setting that names no language spoken here.
    """
    if any(word == "--json" or word.partition("=")[0] == "--batch" for word in arguments):
        return "en"
    for place, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option == "--lang":
            named = value if equals else " ".join(arguments[place + 1 : place + 2])
            return named if named in LANGUAGES else "en"
    from litigator import settings

    return settings.language()


def language_option() -> tuple[str, ...]:
    """What a command must be given so that it speaks as this one does: nothing where the settings say so already."""
    from litigator import settings

    return ("--lang", spoken()) if spoken() != "en" and settings.language() != spoken() else ()


def day(text: str, today: Callable[[], Any] | None) -> Any:
    """The day `text` names, in one grammar for every command. Raises `Unreadable` with the reason, and with both days where it may be two."""
    from datetime import date

    if len(text) == 10 and text[4:8:3] == "--" and text.isascii() and "1900" <= text[:4] <= "2100":
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    from litigator.dates.grammar import read
    from litigator.dates.words import in_words
    from litigator.errors import Unreadable

    reading = read(text, today=today() if today else None)
    if reading.date is None:
        raise Unreadable(
            phrase("«{text}» is not read as a date: {error}", text=shown(text)[:40], error=shown(reading.error))
        )
    talk(phrase("«{text}» is read as {day}", text=shown(text), day=in_words(reading.date, spoken())))
    return reading.date
