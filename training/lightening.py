"""The coder's models made smaller, before they are shipped."""

from __future__ import annotations

import msgspec
import numpy as np

from marsad.coding.model.arrays import Array
from marsad.coding.model.network import Models

# So that all models together stay below 20 MB when packed; many features told coarsely lose less than few told finely.
LEAST = {"role": 0.08, "type": 0.05, "fact": 0.06, "party": 0.06}  # weight of a feature of these heads, which have most
STEPS, TOKEN_STEPS = 10, 15  # to either side of zero


def lightened(models: Models) -> Models:
    """``models`` that pack smaller.

    Features of large heads none of whose weights reaches `LEAST` are left out: hardly learned, they change next to nothing. What is kept in bytes has
    `STEPS` steps to either side of zero instead of 127 (`TOKEN_STEPS` the features of words), which takes more than three bits less of each
    weight once packed.
    """
    features, arrays = dict(models.features), dict(models.arrays)
    for name in [name for name, array in arrays.items() if array.scales]:
        table = arrays[name]
        scales = np.frombuffer(table.scales, np.float32)
        rows = np.frombuffer(table.values, np.int8).reshape(table.shape)
        head = name.removesuffix(".table")
        if head in LEAST:
            kept = scales * 127 >= LEAST[head]
            kept[0] = True  # "nothing"
            features[head] = tuple(f for f, keep in zip(models.features[head], kept[1:], strict=True) if keep)
            rows, scales = rows[kept], scales[kept]
        steps = TOKEN_STEPS if name == "token" else STEPS
        coarse = np.round(rows * (steps / 127)).astype(np.int8)
        arrays[name] = Array(rows.shape, coarse.tobytes(), (scales * (127 / steps)).astype(np.float32).tobytes())
    return msgspec.structs.replace(models, features=features, arrays=arrays)
