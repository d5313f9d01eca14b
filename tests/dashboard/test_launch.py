"""Starting the dashboard: the command, the environment, and the theme that comes with it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from dashboard import launch


def test_the_command_names_the_store_and_the_port() -> None:
    command = launch.command("my store", 8600, headless=True)
    assert command[:4] == [sys.executable, "-P", "-m", "dashboard.serve"]
    assert command[command.index("--server.port") + 1] == "8600"
    assert command[-3:] == ["--", "--store", "my store"]
    assert "--server.port" not in launch.command(Path("S"))


def test_a_folder_with_a_file_of_our_names_changes_nothing(tmp_path) -> None:
    for name in ("dashboard.py", "data.py", "theme.py"):
        (tmp_path / name).write_text("raise SystemExit('not ours')\n", encoding="utf-8")
    code = "import dashboard.theme, sys; print(dashboard.theme.__file__)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path, env=launch.environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(done.stdout.strip()) == launch.APP.parent / "theme.py"


def test_streamlit_finds_the_theme_from_any_folder(tmp_path) -> None:
    code = (
        "import sys\nfrom streamlit import config\n"
        f"config._main_script_path = {str(launch.APP)!r}\n"  # what `streamlit run` sets
        "print(config.get_option('theme.light.primaryColor'), config.get_option('server.address'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=launch.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[-2:] == ["#12467F", "localhost"]


def test_nothing_is_sent_and_nothing_is_asked() -> None:
    config = tomllib.loads((launch.APP.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["showEmailPrompt"] is False
