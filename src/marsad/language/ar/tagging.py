"""Part of speech of every token."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.records import POS, Form

_CLOSED = {
    POS.ADP: "من عن في الي علي مع بين حول ضد عند لدي بعد قبل فوق تحت خلف امام وراء خلال دون نحو حيال ازاء تجاه منذ عبر لدن حتي ب ل ك سوي",
    POS.PRON: "هو هي هما هم هن انا نحن انت انتم التي الذي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي",
    POS.DET: "هذا هذه هذان هذين هاتان هاتين هءلاء ذلك تلك ذاك اولءك",
    POS.SCONJ: "ان اذا اذ لو لولا حيث بينما عندما حين لكن كما لان كي لكي كلما ريثما",
    POS.CCONJ: "و ف او ام ثم بل",
    POS.PART: "لا لم لن ما قد لقد سوف هل الا انما س",
    POS.AUX: "كان كانت كانوا يكون تكون يكونون ليس ليست ليسوا",
    POS.ADV: "ايضا فقط هنا هناك الان امس اليوم حاليا غدا",
}
_TAG = {word: tag for tag, words in _CLOSED.items() for word in words.split()}


def tag(forms: Sequence[Form]) -> list[POS]:
    """A tag for every form of a sentence."""
    tags: list[POS] = []
    for form in forms:
        tags.append(_tag(form, tags[-1] if tags else POS.PUNCT))
    return tags


def _tag(form: Form, before: POS) -> POS:
    first = form.folded[:1]
    if first.isdigit():
        return POS.NUM
    if not first.isalnum():
        return POS.PUNCT
    if first < "\u0600":
        return POS.X
    known = _TAG.get(form.stem_key) or _TAG.get(form.key)
    if known is not None:
        return known
    return _open(form, before)


def _open(form: Form, before: POS) -> POS:
    clitics = form.proclitics
    if not form.verbs or "ب" in clitics or "ك" in clitics:
        return POS.NOUN
    if "س" in clitics or before is POS.PART:
        return POS.VERB
    if before in {POS.ADP, POS.DET, POS.VERB}:
        return POS.NOUN
    return POS.VERB if any(r.tense != "imperative" for r in form.verbs) else POS.NOUN
