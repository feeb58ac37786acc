"""Fit a linear-chain conditional random field with CRFsuite and write it as `marsad.language.ar.field` reads it."""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
import pycrfsuite

from marsad.language.ar.field import Model


class Weights(NamedTuple):
    """Weights of a trained field: of features for each tag, and from tag to tag."""

    tags: list[str]
    states: dict[str, dict[str, float]]
    transitions: dict[tuple[str, str], float]


def train(sentences: Iterable[tuple[list[list[str]], list[str]]], options: dict[str, float | bool]) -> Weights:
    """Fit the field by L-BFGS.

    Args:
        sentences: features of every word, and tags.
        options: CRFsuite's own.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False, params=options)
    for features, tags in sentences:
        trainer.append(features, tags)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        states: dict[str, dict[str, float]] = {}
        for (feature, tag), weight in info.state_features.items():
            states.setdefault(feature, {})[tag] = weight
        return Weights(sorted(info.labels), states, dict(info.transitions))


def write(weights: Weights, path: Path, impossible: Collection[tuple[str, str]] = ()) -> None:
    """Write the weights in bytes; a tag is not chosen after one that it is ``impossible`` after."""
    scale = max(abs(w) for by_tag in weights.states.values() for w in by_tag.values()) / 127
    features, packed = [], bytearray()
    for feature, by_tag in sorted(weights.states.items()):
        row = [round(by_tag.get(tag, 0.0) / scale) for tag in weights.tags]
        if any(row):
            features.append(feature)
            packed += struct.pack(f"{len(row)}b", *row)
    table = tuple(
        tuple(
            -100.0 if (before, tag) in impossible else round(weights.transitions.get((before, tag), 0.0), 3)
            for before in weights.tags
        )
        for tag in weights.tags
    )
    model = Model(tuple(weights.tags), round(scale, 5), table, features, bytes(packed))
    path.write_bytes(msgspec.msgpack.encode(model))


@contextmanager
def kept_on_failure(path: Path) -> Iterator[None]:
    """Bring the model at ``path`` back if what is done with it fails or is interrupted: measuring writes models of a part of the data there."""
    before = path.read_bytes() if path.exists() else None
    try:
        yield
    except BaseException:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
        raise
