"""What the package gives to those who import it."""

import subprocess
import sys

import pytest

import marsad


@pytest.mark.parametrize("name", marsad.__all__)
def test_every_public_name_can_be_had(name):
    assert getattr(marsad, name).__name__ == {"open": "open_book"}.get(name, name)


def test_public_names_are_sorted_and_listed():
    assert marsad.__all__ == sorted(marsad.__all__)
    assert dir(marsad) == marsad.__all__


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        marsad.nothing  # noqa: B018


def test_importing_the_package_loads_next_to_nothing():
    program = "import marsad, sys; print([m for m in sys.modules if m.startswith('marsad.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_starting_the_command_loads_no_lexicon():
    program = "import marsad.cli, sys; print([m for m in sys.modules if m.startswith(('marsad.lexicon', 'marsad.coding', 'rich.table'))])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_says_that_it_is_typed():
    from importlib.resources import files

    assert files("marsad").joinpath("py.typed").is_file()
