"""Chinese sentences for what cyclopts finds wrong with a command line."""

from typing import get_args

from cyclopts import exceptions
from cyclopts.exceptions import CycloptsError

from checker.cli.help import LABELS

SEE_HELP = "用 check --help 查看用法。"


def usage_sentence(error: CycloptsError) -> str:
    """One sentence that says which word is wrong and what to do."""
    match error:
        case exceptions.MissingArgumentError():
            return f"缺少 {_name(error)}。{SEE_HELP}"
        case exceptions.UnknownOptionError():
            token = error.token
            return f"没有“{token.keyword or token.value}”这个选项。{SEE_HELP}"
        case exceptions.UnknownCommandError():
            words = error.unused_tokens or [""]
            return f"没有“{words[0]}”这个命令。{SEE_HELP}"
        case exceptions.CoercionError():
            value = error.token.value if error.token else ""
            return f"{_name(error)} 的值“{value}”不合要求，{_wanted(error)}。"
        case exceptions.RepeatArgumentError():
            return f"“{error.token.keyword}”写了不止一次，请只留一个。"
        case exceptions.UnusedCliTokensError():
            return f"多出来的内容：{'、'.join(error.unused_tokens or [])}。{SEE_HELP}"
        case exceptions.ValidationError():
            return f"{_name(error)} 的值不合要求。{SEE_HELP}"
        case _:
            return f"命令写法有误。{SEE_HELP}"


def _name(error: CycloptsError) -> str:
    """The option or argument a message is about, as the user knows it."""
    argument = error.argument
    if argument is None:
        return "参数"
    return argument.name if argument.name.startswith("-") else f"“{LABELS.get(argument.name, '参数')}”"


def _wanted(error: exceptions.CoercionError) -> str:
    """What would have been right: one of the choices, or a whole number."""
    choices = [word for word in get_args(error.target_type) if isinstance(word, str)]
    if choices:
        return f"只能是 {'、'.join(choices)}"
    return "应为数字" if error.target_type in (int, float) else "用 check --help 查看用法"
