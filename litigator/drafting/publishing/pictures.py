"""Pictures without what cameras and programs write into them: place, time, owner, a small earlier picture."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs")
)
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers of JPEG without a length
_JPEG_DROPPED = frozenset((*range(0xE1, 0xF0), 0xFE)) - {
    0xEE
}  # what programs write; Adobe's says how the colours are meant


def stripped(data: bytes) -> bytes | None:
    """The picture without its metadata; None where it is of a kind that is not looked through (or is broken)."""
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None


def _png(data: bytes) -> bytes | None:
    kept, place = [_PNG], len(_PNG)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data):
            return None
        if kind in _PNG_KEPT:
            kept.append(data[place:end])
        if kind == b"IEND":
            return b"".join(kept)
        place = end
    return None


def _jpeg(data: bytes) -> bytes | None:
    kept, place = [data[:2]], 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker in _ALONE:
            kept.append(data[place : place + 2])
            place += 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if length < 2 or place + 2 + length > len(data):
            return None
        if marker not in _JPEG_DROPPED:
            kept.append(data[place : place + 2 + length])
        place += 2 + length
        if marker == 0xDA:  # the picture itself, to its end; what hangs on behind is dropped
            end = data.rfind(b"\xff\xd9")
            return b"".join((*kept, data[place : end + 2])) if end >= place else None
    return None
