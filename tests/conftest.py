"""What every test shares: one profile of hypothesis, made for two busy cores."""

from __future__ import annotations

from hypothesis import settings

# A deadline measures the machine, not the code; speed has its own benches.
settings.register_profile("standpoint", deadline=None, print_blob=True)
settings.load_profile("standpoint")
