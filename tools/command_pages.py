"""docs/commands.md, written from the command line's own help."""

from __future__ import annotations

import enum
import re
import types
import typing
from typing import Any, Literal, Union

import typer

from pipeline.cli.main import app

_MARKUP = re.compile(r"\[/?[a-z ]+\]")

EXIT_CODES = (
    "| exit code | means |",
    "|---|---|",
    "| 0 | Every input is accounted for: it is an article or a copy of one. |",
    "| 1 | Something in the call or the inputs must change; one line says what, got, allowed, next. |",
    "| 3 | Some inputs were rejected or failed. They are listed; the rest is stored. |",
)


def commands_page() -> str:
    """Every command with its arguments and options, as `standpoint COMMAND --help` tells them."""
    group: Any = typer.main.get_command(app)
    parts = [
        "# Commands\n",
        "Generated from the command line's own help by `python tools/build_docs.py --write`.\n",
        f"{_prose(group.help)}\n",
        *EXIT_CODES,
    ]
    for name, command in group.commands.items():
        if command.hidden:
            continue
        verbs = getattr(command, "commands", None)
        if verbs is None:
            parts += _page(f"## standpoint {name}", command)
            continue
        parts += [f"\n## standpoint {name}\n", _prose(command.help)]
        for verb, own in verbs.items():
            parts += _page(f"### standpoint {name} {verb}", own)
    return "\n".join(parts) + "\n"


def _page(heading: str, command: Any) -> list[str]:  # noqa: ANN401 - typer keeps its command classes to itself
    """A command's section: what it does, how it is called, what it takes, examples."""
    return [
        f"\n{heading}\n",
        f"{_prose(command.help)}\n",
        f"```text\n{heading.lstrip('# ')}{_usage(command.params)}\n```\n",
        *("| | takes | default | |", "|---|---|---|---|"),
        *(_row(parameter) for parameter in command.params if not parameter.hidden),
        *("\n```text", *_examples(command.epilog), "```"),
    ]


def command_names() -> list[str]:
    """The commands a user sees."""
    group: Any = typer.main.get_command(app)
    return [name for name, command in group.commands.items() if not command.hidden]


def _examples(epilog: str | None) -> list[str]:
    """The examples below a command's help, without their markup and heading."""
    lines = _MARKUP.sub("", epilog or "").splitlines()
    return [line for line in lines if line.startswith("standpoint ") or " | standpoint " in line]


def _usage(parameters: list[Any]) -> str:
    words = ""
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            name = parameter.metavar or parameter.name.upper()
            many = "..." if parameter.nargs == -1 else ""
            words += f" {name}{many}" if parameter.required else f" [{name}{many}]"
        elif parameter.required:
            words += f" {parameter.opts[0]} {_takes(parameter)}"
    return words + " [OPTIONS]"


def _row(parameter: Any) -> str:  # noqa: ANN401 - typer keeps its parameter classes to itself
    if parameter.param_type_name == "argument":
        name = parameter.metavar or parameter.name.upper()
    else:
        name = ", ".join([*parameter.opts, *parameter.secondary_opts])
    default = "needed" if parameter.required else _default(parameter.default)
    cells = (f"`{name}`", _takes(parameter), default, _prose(parameter.help))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(value: object) -> str:
    if value is None or value is False or value == ():
        return ""
    return f"`{value.value if isinstance(value, enum.Enum) else value}`"


def _takes(parameter: Any) -> str:  # noqa: ANN401 - typer keeps its parameter classes to itself
    if getattr(parameter, "is_flag", False):
        return ""
    if parameter.metavar and parameter.param_type_name == "option":
        return str(parameter.metavar)
    return _words(parameter.type_descriptor.annotation)


def _words(annotation: Any) -> str:  # noqa: ANN401 - whatever a command was annotated with
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Literal:
        return " or ".join(map(str, inner))
    if origin in {Union, types.UnionType}:
        return _words(next(kind for kind in inner if kind is not type(None)))
    if origin in {list, tuple}:
        return f"{_words(inner[0])}, repeatable"
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return " or ".join(str(member.value) for member in annotation)
    named = {"str": "words", "int": "number", "float": "number", "Path": "path", "datetime": "date"}
    return named.get(getattr(annotation, "__name__", ""), str(annotation))


def _prose(text: str | None) -> str:
    return " ".join((text or "").replace("\b", "").split())
