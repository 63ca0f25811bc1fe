"""``python -m graph`` is ``plan-graph``."""

import sys

from graph.cli import main

sys.exit(main())
