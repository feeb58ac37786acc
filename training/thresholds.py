"""How held-out figures change with the thresholds of the coder.

    python training/thresholds.py KEPT_DIR GOLD_DIR [GOLD_DIR ...] [--set accept=0.34,0.4 side=0.35]

KEPT_DIR holds the networks of `training/coder.py ... --keep KEPT_DIR`, GOLD_DIR the same folders that it measured, in the same order: every article
is coded by the network that has not learned from it. Each value is tried alone, the others as they are in use. Without ``--set`` some values around
those in use are tried.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

import msgspec

from articles import Coded, prepared, record
from examples import Gold
from marsad.coding.events import Thresholds
from marsad.coding.facts.stating import FactThresholds
from marsad.coding.model.network import Models, Network
from marsad.evaluation import judged, score

Setting = tuple[Thresholds, FactThresholds]
NAMES: dict[str, tuple[float, ...]] = {
    "event": (0.08, 0.16), "same": (0.75, 0.85), "accept": (0.38, 0.44),
    "side": (0.4, 0.5), "either": (0.5, 0.7), "lone": (0.2, 0.4), "both": (0.5, 0.7),
    "date": (0.4, 0.6), "place": (0.6, 0.8), "source": (0.4, 0.6), "unsaid": (0.35, 0.55), "relation": (0.25, 0.35), "party": (0.2, 0.4),
}  # fmt: skip
"""Thresholds that may be set, with values to try; ``party`` is `FactThresholds.side`."""


class Trial(NamedTuple):
    """A value of a threshold; ``name`` is empty for those in use."""

    name: str
    value: float

    def setting(self) -> Setting:
        """All thresholds with this one set."""
        events, facts, name, value = Thresholds(), FactThresholds(), self.name, self.value
        if name == "event":
            events = replace(events, event=value)
        elif name == "same":
            events = replace(events, same=value)
        elif name == "accept":
            events = replace(events, accept=value)
        elif name in ("side", "either", "lone", "both"):
            events = replace(events, roles=replace(events.roles, **{name: value}))
        elif name in ("date", "place", "source", "unsaid"):
            events = replace(events, details=replace(events.details, **{name: value}))
        elif name:
            facts = replace(facts, **{{"party": "side"}.get(name, name): value})
        return events, facts


def main() -> None:
    """Print a line of figures for each value."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kept", type=Path, help="folder that training/coder.py --keep wrote")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE,...", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--jobs", type=int, default=2, help="values tried at the same time (default: %(default)s)")
    args = parser.parse_args()
    trials = [Trial("", 0), *_asked(args.set, parser.error)]
    networks = [Network(models) for models in kept_in(args.kept)]
    articles = [a for folder in args.folders for a in prepared(folder, len(networks))]
    global _measured  # noqa: PLW0603 - forked processes find it there, not packed and copied
    _measured = lambda trial: measured(articles, networks, trial)  # noqa: E731
    with ProcessPoolExecutor(args.jobs, multiprocessing.get_context("fork")) as pool:
        for trial, line in zip(trials, pool.map(_line, trials), strict=True):
            print(f"{trial.name or 'in use':9} {trial.value or '':<5} {line}", flush=True)


def _asked(settings: list[str], refuse: Callable[[str], object]) -> Iterator[Trial]:
    if not settings:
        yield from (Trial(name, value) for name, values in NAMES.items() for value in values)
    for setting in settings:
        name, _, values = setting.partition("=")
        if name not in NAMES:
            refuse(f"{name}: no such threshold; there are {', '.join(NAMES)}")
        for value in values.split(","):
            try:
                yield Trial(name, float(value))
            except ValueError:
                refuse(f"{setting}: {value!r} is no number")


def kept_in(folder: Path) -> Iterator[Models]:
    """The networks that training/coder.py kept, in the order of their folds.

    Raises:
        SystemExit: there is none, or one is damaged.
    """
    for fold in count():
        file = folder / f"fold{fold}.msgpack"
        if not file.exists():
            break
        try:
            yield msgspec.msgpack.decode(file.read_bytes(), type=Models)
        except msgspec.DecodeError as error:
            raise SystemExit(f"{file}: no network of this version ({error})") from None
    if not fold:
        raise SystemExit(f"{folder}: there is no fold0.msgpack; training/coder.py --keep writes it")


def measured(articles: list[Coded], networks: list[Network], trial: Trial) -> str:
    """The figures of one trial, as one line."""
    found: dict[str, Gold] = {a.gold["id"]: record(a.stage, networks[a.fold], *trial.setting()) for a in articles}
    figures = score({a.gold["id"]: judged(a.gold) for a in articles}, {i: judged(f) for i, f in found.items()})
    plain = figures.as_json(by_type=False, evidence=False)
    told = {name: plain[name]["f1"] for name in ("type", "who", "soft", "facts", "facts_but_office")}
    told["macro"] = plain["soft_macro_f1"]
    agree = {  # of no event with a mode, for one, there is none
        name: plain["agree"][name]["share"]
        for name in ("status", "mode", "date", "place", "attribution")
        if name in plain["agree"]
    }
    return json.dumps(told | agree)


_measured: Callable[[Trial], str]


def _line(trial: Trial) -> str:
    return _measured(trial)


if __name__ == "__main__":
    main()
