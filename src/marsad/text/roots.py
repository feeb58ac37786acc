"""Root and pattern of an Arabic word, guessed from its letters alone."""

from __future__ import annotations

_ENDINGS = {"ات": 2, "ون": 4, "ين": 4, "ان": 4, "يه": 3, "ه": 2, "ي": 4, "ت": 3}  # with the letters that must remain
_ROOT = 3  # consonants
_PREFIXES, _BEFORE_N, _WEAK = frozenset("ميتن"), frozenset("امي"), frozenset("وي")


def root_and_pattern(stem: str) -> tuple[str, str]:
    """What a word likely has of its root, and its pattern, in which "1" stands for a letter of the root.

    Words of one root share most of their meaning, so that a rare word is understood by its kin. The root is guessed without a dictionary, as light
    stemmers do (Taghva, Elkhoury and Coombs 2005, Arabic stemming without a root dictionary): off comes what inflection adds, then what derivation
    puts before the root or after its first consonant as long as three consonants remain, then weak letters. Hollow and defective roots thus
    have two letters.

    Args:
        stem: key of a word without clitics (`marsad.text.key`).

    Returns:
        The letters of the root, and the pattern with the ending after "+": تنديد gives "ندد" and "ت11ي1+".
    """
    ending = next((e for e, least in _ENDINGS.items() if stem.endswith(e) and len(stem) - len(e) >= least), "")
    body = stem.removesuffix(ending)
    kept = [at for at, letter in enumerate(body) if letter != "ا"]

    def letters(first: int, last: int) -> str:
        return "".join(body[at] for at in kept[first:last])

    before = body[:1]
    if len(kept) > _ROOT and letters(0, 1) in _PREFIXES and before != "ا":
        before = letters(0, 1)
        kept = kept[1:]
    if len(kept) > _ROOT + 1 and letters(0, 2) == "ست":
        kept = kept[2:]
    elif len(kept) > _ROOT and letters(1, 2) == "ت":
        kept = [kept[0], *kept[2:]]
    elif len(kept) > _ROOT and letters(0, 1) == "ن" and before in _BEFORE_N:
        kept = kept[1:]
    if len(kept) > _ROOT and letters(-1, len(body)) == "ء":
        kept = kept[:-1]
    kept = [at for n, at in enumerate(kept) if n == 0 or body[at] not in _WEAK or len(kept) < _ROOT]
    root = set(kept)
    pattern = "".join("1" if at in root else letter for at, letter in enumerate(body))
    return "".join(body[at] for at in kept), f"{pattern}+{ending}"
