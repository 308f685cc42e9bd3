"""What a file is, by its first bytes: a name says little, and a PDF named .docx is told as what it is."""

import re

from litigator.tongue import marked

WORDS = {
    "docx": marked("a Word document (.docx)"),
    "zip": marked("an archive (.zip), not a document"),
    "ole": marked("an old Word document (.doc) or one locked with a password"),
    "pdf": marked("a PDF"),
    "rtf": marked("rich text (RTF)"),
    "html": marked("HTML"),
    "gzip": marked("a compressed file (.gz)"),
    "image": marked("a picture"),
    "text": marked("plain text"),
    "empty": marked("empty"),
}
BY_SUFFIX = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".md": "text",
}
_HTML = rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|base|h[1-6]|table|title|a|span|iframe)\b"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def kind_of(data: bytes) -> str:
    """`docx`, `zip`, `ole`, `pdf`, `rtf`, `html`, `gzip`, `image`, `text` or `empty`. What is nothing else is text; whether it can be read is another matter."""
    head = data[:4096]
    if not head.strip():
        return "empty"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in data or b"[Content_Types].xml" in data else "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if b"%PDF-" in head[:1024] and not _is_html(head):
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(_IMAGES):
        return "image"
    bare = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    if bare.startswith(b"{\\rtf"):
        return "rtf"
    return "html" if _is_html(bare) else "text"


def _is_html(head: bytes) -> bool:
    return re.match(_HTML, head, re.IGNORECASE | re.DOTALL) is not None
