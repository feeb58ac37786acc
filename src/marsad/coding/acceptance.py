"""Whether a finished draft is an event that a reader would code, judged with everything that has been decided about it.

A trigger alone says little: "attack" in the middle of a column is often no event of the news. Whether sides were found for it, how surely, whether
the page tells it more than once, and whether it has a twin that may be the same event in other words, says more. The probability is the event's
confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.coding.drafts import Draft

_CLOSENESS = ("none", "apart", "touching", "within", "same")  # of the parties of two drafts
_STEPS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def acceptance_features(draft: Draft, drafts: Sequence[Draft]) -> list[str]:
    """Features of a draft among all ``drafts`` of its page."""
    kind, scene = draft.type, draft.trigger.scene
    actors, recipients = len(draft.actor_codes), len(draft.recipient_codes)
    sides = f"{min(actors, 2)}{min(recipients, 2)}"
    told = min(len(draft.also) + 1, 4)
    of_type = min(sum(d.type == kind for d in drafts), 6)
    surest = max((d.chance for d in drafts if d is not draft and d.trigger.scene is scene), default=0.0)
    out = [
        f"type={kind}",
        f"sides={sides}",
        f"sides={sides}/{kind}",
        f"told={told}",
        f"told={told}/{kind}",
        f"block={scene.block.value}",
        f"block={scene.block.value}/{kind}",
        f"sentence={min(scene.index, 8)}",
        f"shape={draft.trigger.shape}",
        f"shape={draft.trigger.shape}/{kind}",
        f"status={draft.status}",
        f"status={draft.status}/{kind}",
        f"historical={draft.historical}",
        f"historical={draft.historical}/{kind}",
        f"quoted={scene.quoted[draft.trigger.at]}",
        f"sourced={draft.source is not None}",
        f"dated={draft.when is not None}/{kind}",
        f"placed={draft.place is not None}/{kind}",
        f"same_type={of_type}",
        f"same_type={of_type}/{kind}",
        f"drafts={min(len(drafts), 24) // 4}",
        f"mode={kind}/{draft.mode}",
        f"frame={draft.rule}",
        f"word={draft.trigger.word}/{kind}",
        f"within={draft.actor_codes == draft.recipient_codes}",
    ]
    for name, chance in (
        ("chance", draft.chance),
        ("actor", draft.actor_chance),
        ("recipient", draft.recipient_chance),
        ("rival", surest),
    ):
        out += [f"{name}>{step}" for step in _STEPS if chance > step]
    out += [f"chance>{step}/{kind}" for step in (0.3, 0.5, 0.7, 0.9) if draft.chance > step]
    out += [f"chance>{step}/{sides}" for step in (0.3, 0.5, 0.7, 0.9) if draft.chance > step]
    out += _twin_features(draft, drafts)
    out += [f"sector={c.sector}/{side}" for side, cs in (("a", draft.actors), ("r", draft.recipients)) for c in cs[:2]]
    out += [
        f"far={c.seen is None}/{side}" for side, cs in (("a", draft.actors), ("r", draft.recipients)) for c in cs[:1]
    ]
    return out


def _twin_features(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """How close the parties of the closest other draft of the same type are, and whether that is surer, stands earlier, has the same word."""
    own = draft.codes
    twins = [(_closeness(own, d.codes), d) for d in drafts if d is not draft and d.type == draft.type]
    closest = max((closeness for closeness, _ in twins), default=0)
    near = [d for closeness, d in twins if closeness == closest]
    twin = _CLOSENESS[closest]
    surer = any(d.chance > draft.chance for d in near)
    earlier = any(d.trigger.scene.index < draft.trigger.scene.index for d in near)
    word = any(d.trigger.word == draft.trigger.word for d in near)
    yield f"twin={twin}"
    yield f"twin={twin}/{draft.type}"
    yield f"twin={twin}/surer={surer}/earlier={earlier}"
    yield f"twin={twin}/word={word}"
    yield f"twin={twin}/word={word}/surer={surer}"


def _closeness(own: frozenset[str], other: frozenset[str]) -> int:
    if own == other:
        return 4
    if own < other:
        return 3
    return 2 if own & other else 1
