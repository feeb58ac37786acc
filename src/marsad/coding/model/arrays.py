"""Arrays as model files keep them."""

from __future__ import annotations

from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]


class Array(msgspec.Struct, frozen=True):
    """An array as bytes: ``int8`` with a ``float32`` scale for each row, or ``float16`` without."""

    shape: tuple[int, ...]
    values: bytes
    scales: bytes = b""

    def floats(self) -> Floats:
        """The array itself."""
        if not self.scales:
            return np.frombuffer(self.values, np.float16).astype(np.float32).reshape(self.shape)
        rows = np.frombuffer(self.values, np.int8).reshape(self.shape)
        return rows * np.frombuffer(self.scales, np.float32)[:, None]
