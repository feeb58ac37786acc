"""What was learned, packed into the arrays that `marsad.coding.model.network` reads.

Needs PyTorch (``pip install --group training``).
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from marsad.coding.model.arrays import Array
from marsad.coding.model.linear import Linear
from marsad.coding.model.network import Models
from network import DILATIONS, WIDTH, Attention, Encoder, Head, LearningNetwork
from pages import HEADS


def exported(network: LearningNetwork, linear: dict[str, Linear]) -> Models:
    """The weights as `marsad.coding.model.network` reads them: tables as bytes with a scale a row, the rest as halves."""
    arrays = _encoder(network.encoder) | _attention(network.attention)
    for name in HEADS:
        arrays |= {f"{name}.{part}": array for part, array in _head(network.heads[f"head_{name}"]).items()}
    names = network.names
    return Models(
        {table: tuple(features) for table, features in names.features.items()},
        {head: tuple(classes) for head, classes in names.classes.items()},
        tuple(names.kinds),
        arrays,
        DILATIONS,
        linear,
    )


def _encoder(encoder: Encoder) -> dict[str, Array]:
    arrays = {
        "token": _table(encoder.table.weight),
        "scale": halves(encoder.norm.weight[None]),
        "shift": halves(encoder.norm.bias[None]),
    }
    for n, layer in enumerate(encoder.layers):
        arrays |= {
            f"layer{n}.scale": halves(layer.norm.weight[None]),
            f"layer{n}.shift": halves(layer.norm.bias[None]),
            f"layer{n}.weight": halves(layer.mix.weight.permute(2, 1, 0).reshape(3 * WIDTH, 2 * WIDTH)),
            f"layer{n}.bias": halves(layer.mix.bias[None]),
        }
    return arrays


def _attention(attention: Attention) -> dict[str, Array]:
    arrays = {f"attention.{part}": halves(getattr(attention, part).weight.T) for part in ("query", "key", "value")}
    return arrays | {
        "attention.query_bias": halves(attention.query.bias[None]),
        "attention.slope": halves(attention.slope),
        "attention.same": halves(attention.same),
    }


def _head(head: Head) -> dict[str, Array]:
    """The arrays of a head by part; those that it does without are left out."""
    arrays = {
        "table": _table(torch.hstack([head.table.weight, head.straight.weight])),
        "word": halves(head.word.weight.T),
        "around": in_bytes(head.around.weight.T),
        "bias": halves(head.word.bias[None]),
        "out": halves(head.out.weight.T),
        "out_bias": halves(head.out.bias[None]),
    }
    for part in ("mention", "between", "rivals"):
        if getattr(head, part) is not None:
            arrays[part] = halves(getattr(head, part).weight.T)
    if head.rivals is not None:
        arrays["rivals_bias"] = halves(head.rivals.bias[None])
    if head.kinds is not None:
        arrays["kinds"] = halves(head.kinds.weight)
    return arrays


def halves(weights: Tensor) -> Array:
    """Weights as halves."""
    values = weights.detach().numpy().astype(np.float16)
    return Array(tuple(values.shape), values.tobytes())


def _table(weights: Tensor) -> Array:
    rows = weights.detach().clone()
    rows[0] = 0  # "nothing", which learning leaves out and the coder adds
    return in_bytes(rows)


def in_bytes(weights: Tensor) -> Array:
    """Weights as bytes with a scale a row."""
    values = weights.detach().numpy()
    scales = np.maximum(np.abs(values).max(1), 1e-8).astype(np.float32) / 127
    return Array(tuple(values.shape), np.round(values / scales[:, None]).astype(np.int8).tobytes(), scales.tobytes())
