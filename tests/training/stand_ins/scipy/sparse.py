from __future__ import annotations

import numpy as np


class csr_matrix:  # noqa: N801 - SciPy's name
    def __init__(self, parts: tuple, shape: tuple[int, int]) -> None:
        self.data, self.columns, self.pointers = parts
        self.shape = shape
        self.rows = np.repeat(np.arange(shape[0]), np.diff(self.pointers))

    def __matmul__(self, vector: np.ndarray) -> np.ndarray:
        return np.bincount(self.rows, self.data * vector[self.columns], self.shape[0])

    @property
    def T(self) -> csr_matrix:  # noqa: N802 - SciPy's name
        turned = csr_matrix.__new__(csr_matrix)
        turned.data, turned.rows, turned.columns, turned.shape = self.data, self.columns, self.rows, self.shape[::-1]
        return turned
