"""Redlines by another engine: python-redlines, where it is installed with a binary of its own; ours needs neither."""

from litigator.drafting.redlining.redlining import AUTHOR, Redline, redline_of_files
from litigator.errors import SettingsFault
from litigator.tongue import phrase

ENGINES = ("own", "docxodus", "ooxmlpowertools")
_CLASSES = {"docxodus": "DocxodusEngine", "ooxmlpowertools": "XmlPowerToolsEngine"}


def compared(
    old: bytes, new: bytes, *, old_name: str, new_name: str, engine: str = "own", author: str = AUTHOR
) -> Redline:
    """The redline of two files by `engine`. Raises `SettingsFault` where that engine is not there.

    Another engine's redline is its own work: both files pass our gate before it sees them, but it is not proved and nothing is counted.
    """
    if engine == "own":
        return redline_of_files(old, new, old_name=old_name, new_name=new_name, author=author)
    from litigator.documents.confined import confined

    for data, name in ((old, old_name), (new, new_name)):
        confined("litigator.drafting.redlining.redlining:let_in", data, name)
    try:
        from importlib import import_module

        made, _, _ = getattr(import_module("python_redlines"), _CLASSES[engine])().run_redline(
            author, original=old, modified=new
        )
    except (ImportError, AttributeError, OSError) as error:
        raise SettingsFault(
            phrase("the engine {engine} is not on this machine", engine=engine),
            fix=phrase("install python-redlines[{engine}], or use --engine own", engine=engine),
        ) from error
    except Exception as error:
        raise SettingsFault(
            phrase("the engine {engine} failed on these files", engine=engine), fix=phrase("use --engine own")
        ) from error
    return Redline(
        data=made,
        insertions=0,
        deletions=0,
        looks=0,
        changed=0,
        told=(f"made by {engine}: not proved, and what changed is not counted",),
    )
