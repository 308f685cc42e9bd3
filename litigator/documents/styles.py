"""The styles of a Word document, as a lawyer knows them: by name. In the file a paragraph bears only their ids."""

from typing import Any

from litigator.documents.package import W


def style_names(styles: Any | None) -> dict[str, str]:
    """The names of the styles by their ids. `styles` is the parsed `word/styles.xml`, or None where there is none."""
    found = {}
    for style in styles.iter(f"{{{W}}}style") if styles is not None else ():
        label = style.find(f"{{{W}}}name")
        if label is not None and style.get(f"{{{W}}}styleId"):
            found[style.get(f"{{{W}}}styleId")] = label.get(f"{{{W}}}val") or ""
    return found
