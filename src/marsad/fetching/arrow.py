"""Brotli and Zstandard undone piece by piece by pyarrow, which has both; the standard library of Python 3.11 has neither."""

from __future__ import annotations

import io


def arrow_unpacked(packed: io.RawIOBase, codec: str) -> io.RawIOBase:
    """The content of ``packed`` as a file of which each read gives what was asked for, less only at the end.

    Damage shows as an OSError while it is read, and so does an end in the middle.

    Args:
        packed: the packed bytes; closed together with the result.
        codec: "brotli" or "zstd".

    Raises:
        OSError: this pyarrow was built without the codec.
    """
    import pyarrow

    if not pyarrow.Codec.is_available(codec):
        raise OSError(f"the installed pyarrow cannot undo {codec}; install one that can (pip install pyarrow)")
    unpacked: io.RawIOBase = pyarrow.CompressedInputStream(pyarrow.PythonFile(packed, mode="r"), codec)
    return unpacked
