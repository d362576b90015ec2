"""Typer in Chinese: its headings, its usage line and its complaints."""

import re
from typing import Any

from typer import TyperException, core

_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "REQUIRED_LONG_STRING": "（必填）",
}
_COMPLAINTS = (
    (re.compile(r"No such command '(.*?)'"), "没有 {} 这个命令。"),
    (re.compile(r"unexpected extra argument\(s\) \((.*)\)"), "多出了 {}；带空格的问题请加引号。"),
)


class _Chinese:
    """Mixed into commands: Chinese where Typer itself speaks English."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        for english, chinese in (
            ("Usage:", "用法："),
            ("[OPTIONS]", "[选项]"),
            ("COMMAND [ARGS]...", "命令 [参数]..."),
        ):
            usage = usage.replace(english, chinese)
        return usage

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这份说明"
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        # Rich is slow to import, and only help needs it here.
        from typer import rich_utils

        for name, heading in _HEADINGS.items():
            setattr(rich_utils, name, heading)
        super().format_help(ctx, formatter)  # type: ignore[misc]


class ChineseCommand(_Chinese, core.TyperCommand):
    """A command whose help is all Chinese."""


class ChineseGroup(_Chinese, core.TyperGroup):
    """A group of commands whose help is all Chinese."""


def say_usage_error(error: TyperException) -> str:
    """What is wrong with a command line, in one line; empty where help has been shown instead."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return error.message
    return f"{_say(kind, error)}用法见 policy-assistant --help。"


def _say(kind: str, error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    name = " / ".join(parameter.opts) if parameter is not None else getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        return f"没有 {name} 这个选项。"
    if kind == "MissingParameter":
        return f"缺少 {getattr(parameter, 'metavar', None) or name}。"
    if kind == "BadParameter":
        return f"{name} 的值不能用。"
    if kind == "BadOptionUsage":
        return f"选项 {name} 后面要跟一个值。"
    for pattern, chinese in _COMPLAINTS:
        if found := pattern.search(error.message):
            return chinese.format(found[1])
    return f"命令不对（{error.format_message()}）。"
