"""The properties of a filed document: nothing of who wrote it or when, only an opaque identity."""

from collections.abc import Mapping

from litigator.documents.packing import Member

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>{identity}</dc:identifier>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)


def neutral_properties(parts: Mapping[str, bytes | Member], identity: str, language: str) -> dict[str, bytes]:
    """The property parts that stand in `parts`, rewritten: authors, companies, dates and custom properties are gone."""
    rewritten = {
        "docProps/core.xml": _CORE.format(identity=identity, language=language),
        "docProps/app.xml": _APP,
        "docProps/custom.xml": _CUSTOM,
    }
    return {part: xml.encode() for part, xml in rewritten.items() if part in parts}
