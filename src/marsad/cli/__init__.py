"""The command ``marsad``: one file per subcommand."""

from marsad.cli.app import main

__all__ = ["main"]
