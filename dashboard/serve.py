"""Serves the dashboard: the store is opened while the server starts, so that who comes first need not wait.

Run by `launch.command`; the arguments are those of `streamlit run`, and after `--` those of the app.
"""

from __future__ import annotations

import logging
import runpy
import sys
import threading

from dashboard.launch import APP

# Said twice to whoever starts us, since the caches are made before the server is; they hold all the same.
EARLY = ("streamlit.runtime.caching.cache_data_api", "No runtime found")


def main() -> None:
    """Serve until somebody stops it."""
    name, words = EARLY
    logging.getLogger(name).addFilter(lambda record: words not in record.getMessage())
    from dashboard import data  # noqa: PLC0415 - after the filter is set

    arguments = sys.argv[1:]
    place = data.store_place(arguments[arguments.index("--") + 1 :] if "--" in arguments else [])
    threading.Thread(target=data.warm, args=(place,), daemon=True).start()
    sys.argv = ["streamlit", "run", str(APP), *arguments]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
