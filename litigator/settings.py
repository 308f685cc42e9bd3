"""Options, and where each comes from: the command line first, then the environment, then the settings file, then the default."""

import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from litigator.errors import SettingsFault
from litigator.tongue import LANGUAGES, phrase


class Settings(NamedTuple):
    """What can be set in `settings.toml`; each has an environment variable of the same name (`LITIGATOR_DB`, …)."""

    db: str = "cases.db"
    user: str | None = None
    library: str = ""
    language: str = "en"
    judgments: str = ""
    place: str = "Vilnius"
    people: str = ""
    smtp_host: str = ""
    smtp_port: str = ""
    smtp_security: str = "starttls"
    smtp_user: str = ""
    smtp_sender: str = ""
    smtp_password_file: str = ""


def settings_file() -> Path:
    """`LITIGATOR_SETTINGS`, or `settings.toml` in the user's configuration folder for litigator."""
    named = os.environ.get("LITIGATOR_SETTINGS")
    if named:
        return Path(named)
    return _own_folder("config") / "settings.toml"


def cache_folder() -> Path:
    """Where what can be made again is kept: `LITIGATOR_CACHE`, or the user's cache folder."""
    named = os.environ.get("LITIGATOR_CACHE")
    if named:
        return Path(named)
    return _own_folder("cache")


def _own_folder(kind: str) -> Path:
    """The user's own folder for litigator's `config` or `cache`. On Linux told here by the rule of freedesktop.org that platformdirs follows
    (a test compares): loading it would cost a fifth of what the shortest command takes.
    """
    if sys.platform == "linux":
        named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
        return Path(named if os.path.isabs(named) else os.path.expanduser(f"~/.{kind}"), "litigator")
    import platformdirs

    path = platformdirs.user_config_path if kind == "config" else platformdirs.user_cache_path
    return path("litigator", appauthor=False)


def database_path(given: str | None) -> Path:
    """Which database: `--db`, then `LITIGATOR_DB`, then the settings, then ./cases.db."""
    named = given or load().db
    if "://" in named:
        raise SettingsFault(
            phrase("«{kind}» offices come with a later version", kind=named.split("://")[0]),
            fix=phrase("name a SQLite file with --db"),
        )
    return Path(named)


def load() -> Settings:
    """The settings in force, before the command line has its say. Raises `SettingsFault` for an unknown or misshapen one."""
    given: dict[str, Any] = _from_file(settings_file())
    for name in Settings._fields:
        value = os.environ.get(f"LITIGATOR_{name.upper()}")
        if value:
            given[name] = value
    _must_be_spoken(given.get("language", "en"))
    return Settings(**given)


def language() -> str:
    """The language the interface speaks where no option names one: `LITIGATOR_LANGUAGE`, the settings, English. Raises `SettingsFault` for
    one it does not speak; a settings file that cannot be read is told by whatever needs it, in English.
    """
    named = os.environ.get("LITIGATOR_LANGUAGE")
    if not named:
        try:
            named = str(_from_file(settings_file()).get("language", "en"))
        except SettingsFault:
            return "en"
    _must_be_spoken(named)
    return named


def _must_be_spoken(named: str) -> None:
    if named not in LANGUAGES:
        raise SettingsFault(
            phrase("the setting `language` is «{named}», which the interface does not speak", named=named[:20]),
            fix=phrase("one of: {languages}", languages=", ".join(LANGUAGES)),
        )


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFault(phrase("the settings file {path} cannot be read", path=path)) from error
    import tomllib

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsFault(phrase("the settings file {path} is not TOML: {error}", path=path, error=error)) from error
    known = Settings._fields
    for name, value in given.items():
        if name not in known:
            raise SettingsFault(
                phrase("the settings file {path} sets `{name}`, which is no setting", path=path, name=name),
                fix=phrase("settings: {known}", known=", ".join(sorted(known))),
            )
        if not isinstance(value, str):
            raise SettingsFault(phrase("the setting `{name}` in {path} must be text in quotes", name=name, path=path))
    return given
