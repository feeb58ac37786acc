"""Build the verb table: every inflected form of the attested verbs that are in use, without vowel marks.

    python training/verbs.py

Needs the package ``mazini`` (which conjugates; CC BY 4.0) and ``wordfreq`` (which says which verbs are in use; data CC BY-SA 4.0).
Writes ``verbs.marisa``, ``lemmas.marisa`` and ``readings.json`` into the folder of the models. Two runs give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator

import marisa_trie
from mazini import conjugate
from mazini.lexicon import attested_wazns, lexicon_roots

from files import MODELS
from marsad.language.ar.vocabulary import frequency, spelling
from marsad.text import fold, key

_SLOT = re.compile(
    r"(?P<mood>past|ind|sub|juss|imp)_(?P<voice>pass_)?(?P<person>[123])(?P<gender>[mf]?)(?P<number>[sdp])"
)
_TENSE = {"past": "past", "ind": "present", "sub": "present", "juss": "present", "imp": "imperative"}
_TENSES = ("past", "present", "imperative")
Reading = tuple[str, int, str, str, str, bool]


def reading(slot: str, form: str) -> Reading | None:
    """The slot of a paradigm as tense, person, number, gender, voice, and whether the vowel of the first letter is u; None for nouns."""
    match = _SLOT.fullmatch(slot)
    if match is None:
        return None
    voice = "passive" if match["voice"] else "active"
    return _TENSE[match["mood"]], int(match["person"]), match["number"], match["gender"] or "m", voice, form[1:2] == "ُ"


def paradigms() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The undiacritised lemma and the forms by slot of every attested verb."""
    listed = [(root, wazn) for root in lexicon_roots() for wazn in attested_wazns(root)]
    for root, wazn in (*listed, *_MORE):
        slots = {name: [f.form for f in forms] for name, forms in conjugate(root, wazn).slots.items()}
        past = slots.get("past_3ms") or slots.get("past_pass_3ms") or []
        for lemma in sorted({fold(form) for form in past}):
            if in_use(lemma, slots):
                yield lemma, slots
    for root, wazn, strong, weak in _STRONG:
        whole = conjugate(root, wazn).slots.items()
        slots = {name: [f.form.replace(strong, weak) for f in forms] for name, forms in whole}
        yield fold(slots["past_3ms"][0]), slots


# Not in the lexicon of mazini, because it has no root that conjugates.
_NOT_TO_BE = {
    "past_3ms": "ليس", "past_3fs": "ليست", "past_3md": "ليسا", "past_3fd": "ليستا", "past_3mp": "ليسوا", "past_3fp": "لسن",
    "past_2ms": "لست", "past_2mp": "لستم", "past_1s": "لست", "past_1p": "لسنا",
}  # fmt: skip


# Attested, but not in the lexicon of mazini under the root that conjugates so: داهم, هاتف, فخخ, واسى, تناقش ...
_MORE = (
    ("أسس", "تفعّل"), ("جيب", "استفعل"), ("دهم", "فاعل"), ("هتف", "فاعل"), ("فخخ", "فعّل"), ("وسي", "فاعل"), ("نقش", "تفاعل"),
    ("زمن", "تفاعل"), ("هرب", "تفعّل"), ("رسخ", "تفعّل"), ("كثف", "تفعّل"), ("فجأ", "تفاعل"), ("دهش", "انفعل"),
)  # fmt: skip
# Those that keep a weak letter as if it were a strong one (استحوذ), as the pattern of a strong root with another letter there.
_STRONG = (("حبذ", "استفعل", "ب", "و"),)


def in_use(lemma: str, slots: dict[str, list[str]]) -> bool:
    """Whether the past or the present of a verb is in the list of frequencies at all."""
    present = (form for slot in ("ind_3ms", "ind_3fs") for form in slots.get(slot, ()))
    return frequency(spelling(lemma)) > 0.5 or any(frequency(spelling(fold(form))) > 1.0 for form in present)


def collect() -> dict[tuple[str, str], set[Reading]]:
    """The readings of every pair of form key and lemma."""
    found: dict[tuple[str, str], set[Reading]] = defaultdict(set)
    for lemma, slots in paradigms():
        for slot, forms in slots.items():
            for form in forms:
                if (one := reading(slot, form)) is not None:
                    found[key(form), lemma].add(one)
    for slot, form in _NOT_TO_BE.items():
        if (one := reading(slot, form)) is not None:
            found[key(form), "ليس"].add(one)
    return found


def order(one: Reading) -> tuple[object, ...]:
    """Third person before others, past before present, active before passive."""
    tense, person, number, gender, voice, first_u = one
    return -person, _TENSES.index(tense), voice, -"pds".index(number), gender != "m", first_u


def main() -> None:
    """Build and write the table."""
    found = collect()
    lemmas = marisa_trie.Trie(sorted({lemma for _, lemma in found}))
    sets = sorted({tuple(sorted(readings, key=order)) for readings in found.values()})
    number = {readings: i for i, readings in enumerate(sets)}
    rows = [(form, (lemmas[lemma], number[tuple(sorted(r, key=order))])) for (form, lemma), r in sorted(found.items())]
    marisa_trie.RecordTrie("<HH", rows).save(str(MODELS / "verbs.marisa"))
    lemmas.save(str(MODELS / "lemmas.marisa"))
    (MODELS / "readings.json").write_text(json.dumps(sets, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(rows)} readings of {len({form for form, _ in found})} forms, {len(lemmas)} lemmas, {len(sets)} sets")


if __name__ == "__main__":
    main()
