"""What is computed from the library and takes a moment: kept in the cache under the library's fingerprint, made again when it is gone."""

from collections.abc import Callable
from typing import Any

from litigator.library.contents import Library

FORMAT = 2  # one more with every change of what is kept


def kept(name: str, library: Library, make: Callable[[], Any]) -> Any:
    """What `make` makes of `library`, from the cache where it is there. An office whose cache folder cannot be written works without one."""
    import msgspec

    from litigator.files import write_whole
    from litigator.settings import cache_folder

    path = cache_folder() / f"{name}-{FORMAT}-{library.fingerprint}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes())
    except (OSError, msgspec.MsgspecError, ValueError):
        made = msgspec.msgpack.encode(make())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, made)
    except OSError:
        pass
    return msgspec.msgpack.decode(made)
