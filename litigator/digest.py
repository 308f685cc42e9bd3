"""The hashes of short runs: those of `hashlib`, without the cryptography library it loads along (a thirtieth of a short command's time).

The standard library's own `random` does the same. What hashes whole files takes `hashlib`, whose SHA-256 is quicker once it is there.
"""

from typing import TYPE_CHECKING

__all__ = ["blake2b", "blake2s", "sha256"]

if TYPE_CHECKING:
    from hashlib import blake2b, blake2s, sha256
else:
    try:
        from _blake2 import blake2b, blake2s

        try:
            from _sha2 import sha256
        except ImportError:  # Python 3.11
            from _sha256 import sha256
    except ImportError:  # a Python built another way
        from hashlib import blake2b, blake2s, sha256
