"""Files that are written whole: to a temporary name beside, then renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graph.errors import OutputError


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, in UTF-8, making its folder if need be.

    Raises OutputError where it can't be written.
    """
    data = content.encode() if isinstance(content, str) else content
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        reason = error.strerror or str(error)
        raise OutputError(path, f"无法写入({reason})", f"can't be written ({reason})") from error
