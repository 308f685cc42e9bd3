"""A draft that is not ready says so on its face: a first page of what is missing, a mark in every header, a comment at each gap."""

from collections.abc import Sequence

from markupsafe import escape

from litigator.drafting.package import BODY, W
from litigator.drafting.wording import WORDS
from litigator.errors import Problem

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "word/_rels/document.xml.rels"


def mark_as_draft(
    parts: dict[str, bytes], problems: Sequence[Problem], comments: Sequence[str], language: str
) -> dict[str, bytes]:
    """`parts` with the first page of problems, the mark in the headers and a Word comment for each gap in `comments`."""
    marked = dict(parts)
    marked[BODY] = _with_first_page(parts[BODY], problems, language)
    for part in parts:
        if part.startswith("word/header"):
            marked[part] = _with_mark(parts[part], language)
    if comments:
        marked["word/comments.xml"] = _comments(comments, language)
        marked["[Content_Types].xml"] = _inserted(
            parts["[Content_Types].xml"],
            b"</Types>",
            f'<Override PartName="/word/comments.xml" ContentType="{_COMMENTS_TYPE}"/>',
        )
        marked[_RELATIONS] = _inserted(
            parts[_RELATIONS],
            b"</Relationships>",
            f'<Relationship Id="rIdComments" Type="{_COMMENTS_RELATION}" Target="comments.xml"/>',
        )
    return marked


def _inserted(content: bytes, before: bytes, xml: str) -> bytes:
    head, _, tail = content.rpartition(before)
    return head + xml.encode() + before + tail


def _with_first_page(body: bytes, problems: Sequence[Problem], language: str) -> bytes:
    words = WORDS[language]
    lines = [_line(words["draft"], bold=True), _line(words["problems"], bold=True)]
    lines += [_line(f"{'!' if problem.severity == 'error' else '·'} {problem}") for problem in problems]
    page = "".join(lines) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    start = body.index(b"<w:body>") + len(b"<w:body>")
    return body[:start] + page.encode() + body[start:]


def _line(text: str, *, bold: bool = False) -> str:
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _with_mark(header: bytes, language: str) -> bytes:
    end = header.rindex(b"</w:hdr>")
    return header[:end] + _line(WORDS[language]["draft"], bold=True).encode() + header[end:]


def _comments(comments: Sequence[str], language: str) -> bytes:
    gap = WORDS[language]["gap"]
    entries = "".join(
        f'<w:comment w:id="{number}" w:author="litigator" w:initials="l"><w:p><w:r><w:t>{escape(f"{gap}: {path}")}</w:t></w:r></w:p></w:comment>'
        for number, path in enumerate(comments)
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{W}">{entries}</w:comments>'.encode()
