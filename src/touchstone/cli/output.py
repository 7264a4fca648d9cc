"""How does a command put text out, whatever the terminal is, and when nobody listens any more?"""

from __future__ import annotations

import os
import sys


def put(text: str) -> bool:
    """Prints one line or table; False where nobody listens any more (`| head`)."""
    try:
        # The bytes do not depend on the terminal's own encoding, nor break on a path that is no UTF-8.
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return False
    return True
