"""`python -m pipeline.cli`, for where the command is not installed."""

from __future__ import annotations

from pipeline.cli.main import main

if __name__ == "__main__":
    main()
