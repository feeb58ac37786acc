"""``marsad lexicon check``: whether the lexicon files are as they should be."""

from __future__ import annotations

import sys

from marsad.cli.progress import tell
from marsad.cli.status import Status, WrongUse
from marsad.evaluation.lexicon_examples import example_faults
from marsad.lexicon import check as faults
from marsad.lexicon import topics

_LANGUAGES = ("ar", "world")


def check(*languages: str) -> int:
    """Check the lexicon files: their form, spellings that stand twice, letters that do not belong, and their examples.

    Args:
        languages: Languages to check; all if none is given.
    """
    wrong = 0
    for language in languages or _LANGUAGES:
        names = topics(language)
        if not names and languages:
            raise WrongUse(f"there are no lexicons for {language!r}; there are some for: {', '.join(_LANGUAGES)}")
        wrong_examples, examples = example_faults(language)
        found = [*faults(language), *wrong_examples]
        for fault in found:
            sys.stdout.write(f"{language}: {fault}\n")
        wrong += len(found)
        tell(f"{language}: {len(names)} rule files, {examples} examples, {len(found)} faults")
    return Status.SOME_FAILED if wrong else Status.OK
