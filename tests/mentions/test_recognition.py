from __future__ import annotations

import pytest

from marsad.mentions.recognition import policies, recognise


@pytest.mark.parametrize(
    ("code", "policy", "expected"),
    [
        ("XCR", "iso", "UKR"),
        ("XAB", "iso", "GEO"),
        ("XNC", "iso", "CYP"),
        ("XTR", "iso", "MDA"),
        ("XSL", "iso", "SOM"),
        ("XNK", "iso", "AZE"),
        ("XKX", "iso", "XKX"),
        ("PSE", "iso", "PSE"),
        ("TWN", "iso", "TWN"),
        ("ESH", "iso", "ESH"),
        ("TWN", "un", "CHN"),
        ("XKX", "un", "SRB"),
        ("ESH", "us", "MAR"),
        ("XGO", "us", "ISR"),
        ("XGO", "un", "SYR"),
        ("XAB", "russia", "XAB"),
        ("XNC", "claimed", "XNC"),
        ("FRA", "claimed", "FRA"),
        ("IGO", "un", "IGO"),
    ],
)
def test_a_policy_maps_contested_codes_and_leaves_others(code: str, policy: str, expected: str) -> None:
    assert recognise(code, policy) == expected


def test_iso_is_the_default_and_stands_first() -> None:
    assert policies()[0] == "iso"
    assert recognise("XDN") == recognise("XDN", "iso")


def test_an_unknown_policy_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match=r"no recognition policy 'mars'.*iso, un, us"):
        recognise("FRA", "mars")


@pytest.mark.parametrize("policy", policies())
def test_mapping_twice_is_mapping_once(policy: str) -> None:
    for code in (
        "XAB",
        "XSO",
        "XNC",
        "XTR",
        "XNK",
        "XSL",
        "XCR",
        "XDN",
        "XLU",
        "XGO",
        "XJR",
        "XKI",
        "XKP",
        "TWN",
        "ESH",
        "XKX",
    ):
        once = recognise(code, policy)
        assert recognise(once, policy) == once
