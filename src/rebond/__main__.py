"""`python -m rebond` is the `rebond` command."""

import sys

from rebond.ops.cli import main

sys.exit(main())
