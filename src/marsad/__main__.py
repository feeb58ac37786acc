"""``python -m marsad`` is the command ``marsad``."""

import sys

from marsad.cli import main

sys.exit(main())
