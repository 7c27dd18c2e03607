import sys

from rebond.ops.cli import main

sys.exit(main())
