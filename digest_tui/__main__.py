"""Run the program: `python -m digest_tui`."""

from digest_tui.cli import main

raise SystemExit(main())
