"""The CAMEO code of an event, from its type, mode, contexts and status, the frame that fired and the words near it.

The rules stand in ``lexicons/world/cameo_choice.yml``, the codes with their names and Goldstein scores in ``lexicons/world/cameo.yml``, the words in
``lexicons/ar/acts.yml``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

import msgspec

from marsad.coding.drafts import Draft
from marsad.coding.labels import Labels
from marsad.lexicon import entries
from marsad.text import key

_BEFORE, _AFTER = 4, 14  # tokens around the trigger whose words may narrow the code


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code: name, Goldstein score (-10 to 10), and the PLOVER types and modes that it answers to, the chief one first."""

    code: str
    name: str
    goldstein: float
    plover: tuple[tuple[str, str | None], ...]
    contexts: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code and what an event must be like to have it; None demands nothing."""

    code: str
    mode: str | None = None
    context: str | None = None
    status: str | None = None
    frame: str | None = None
    act: str | None = None
    dead: bool | None = None

    def fits(self, draft: Draft, contexts: Collection[str], acts: Collection[str]) -> bool:
        """Whether the event of ``draft``, in ``contexts`` and with the words of ``acts`` near it, is as demanded."""
        return (
            self.mode in (None, draft.mode)
            and self.status in (None, draft.status)
            and (self.context is None or self.context in contexts)
            and (self.act is None or self.act in acts)
            and (self.frame is None or draft.rule.endswith(f".{self.frame}"))
            and (self.dead is None or self.dead == bool(draft.dead))
        )


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """All codes that an event may have."""
    found = {}
    for entry in entries("world", "cameo"):
        code, value = entry.id.rpartition(".")[2], entry.value
        plover = tuple((p["type"], p.get("mode")) for p in value["plover"])
        found[code] = CameoCode(code, value["name"], value["goldstein"], plover, tuple(value.get("contexts", ())))
    return found


@cache
def choice_rules() -> dict[str, tuple[Rule, ...]]:
    """For each PLOVER type the rules, of which the first that fits gives the code."""
    return {
        e.value["type"]: msgspec.convert(tuple(e.value["rules"]), tuple[Rule, ...])
        for e in entries("world", "cameo_choice")
    }


def cameo_code(draft: Draft, contexts: Collection[str]) -> str:
    """The CAMEO code of the event of ``draft``, whose contexts are ``contexts``."""
    at = draft.trigger.at
    heard = _acts().heard(draft.trigger.scene.tokens[max(0, at - _BEFORE) : at + _AFTER])
    acts = {*heard, *_act_verbs().get(draft.trigger.word, ())}
    return next(rule.code for rule in choice_rules()[draft.type] if rule.fits(draft, contexts, acts))


@cache
def _acts(language: str = "ar") -> Labels:
    rows = entries(language, "acts")
    return Labels(
        ((phrase, row.value["act"], 1) for row in rows for phrase in row.value["words"]),
        (phrase for row in rows for phrase in row.value.get("silent", ())),
    )


@cache
def _act_verbs(language: str = "ar") -> dict[str, tuple[str, ...]]:
    """The acts that a trigger is by itself, by its verb."""
    found: dict[str, tuple[str, ...]] = {}
    for row in entries(language, "acts"):
        for verb in row.value.get("verbs", ()):
            found[key(verb)] = (*found.get(key(verb), ()), row.value["act"])
    return found


def usual_code(event_type: str, mode: str | None) -> str | None:
    """The code of an event of which nothing but type and mode is known: of the first rule that demands no more than the mode."""
    for rule in choice_rules()[event_type]:
        if rule == Rule(rule.code, rule.mode) and rule.mode in (None, mode):
            return rule.code
    return None
