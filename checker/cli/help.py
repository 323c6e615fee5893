"""cyclopts' help page with its own few words in Chinese."""

from typing import TYPE_CHECKING, Any

from cyclopts.help import DefaultFormatter, HelpEntry, HelpPanel

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions

LABELS = {
    "REPORT": "报告",
    "RESULT": "结果",
    "FOLDER": "文件夹",
    "ITEM": "编号",
    "KIND": "种类",
    "BEFORE": "原稿",
    "AFTER": "新稿",
    "FILE": "文件",
}
_OWN_WORDS = {
    "Display this message and exit.": "显示这份帮助。",
    "Display application version.": "显示程序版本。",
}


class ChineseHelp:
    """A help formatter that hands translated entries to cyclopts' own."""

    def __init__(self) -> None:
        self._formatter = DefaultFormatter()

    def __call__(self, console: "Console", options: "ConsoleOptions", panel: HelpPanel) -> None:
        """Render one panel."""
        entries = [_translate(entry) for entry in panel.entries]
        self._formatter(console, options, panel.copy(entries=entries))

    def render_usage(self, console: "Console", options: "ConsoleOptions", usage: Any) -> None:
        """Render the usage line."""
        if usage:
            console.print(f"用法：{usage}", highlight=False, markup=False)

    def render_description(self, console: "Console", options: "ConsoleOptions", description: Any) -> None:
        """Render what the command does."""
        self._formatter.render_description(console, options, description)


def _translate(entry: HelpEntry) -> HelpEntry:
    """Chinese labels; "required" said in words; cyclopts' two own descriptions translated."""
    text = getattr(entry.description, "primary_renderable", entry.description)
    words = getattr(text, "plain", str(text)).strip()
    words = _OWN_WORDS.get(words, words)
    return entry.copy(
        description=f"{words}（必填）" if entry.required else words,
        positional_label=LABELS.get(entry.positional_label or "", entry.positional_label),
        required=False,
        default=None,
        choices=None,
    )
