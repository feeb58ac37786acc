"""The coder that tests of what is coded share."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()
