"""Reads YAML and remembers on which line each value stands."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# The C loader is eight times faster; it is absent only where PyYAML was built without libyaml.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TOP_LEVEL = re.compile(r"^[^\s#-]", re.M)

KeyPath = tuple[str | int, ...]
Fault = tuple[KeyPath, str]
"""Where in the file's data a fault stands, and what is wrong (Chinese): the loader adds the line."""

# A rule nests a dozen levels at most. The parser itself would exhaust the stack, and the process with it.
_DEEPEST = 60
_DEEP_BLOCK = re.compile(r"^[ \t?:-]{240}", re.M)
_BRACKET = re.compile(r"[\[\]{}]")
_PROBLEMS = {
    "mapping values are not allowed": "：这里不该有冒号（整句请加引号）",
    "expected ':'": "：缺少冒号",
    "expected ',' or": "：括号没有配对，或缺少逗号",
    "expected <block end>": "：缩进没有对齐，或引号没有配对",
    "expected key": "：缩进没有对齐，或引号没有配对",
    "expected '-'": "：缩进没有对齐",
    "cannot start any token": "：有不能用的字符（如制表符）",
    "end of stream": "：引号或括号没有配对",
    "control characters": "：有不能用的字符",
    "special characters": "：有不能用的字符",
    "undefined alias": "：不能用别名（*名称）",
    "unknown escape": "：双引号里的反斜杠写法不对，请改用单引号",
}
_NO_ALIAS = "不能用 YAML 的别名和合并（*名称、<<），请把内容写全"
_TEXT = "tag:yaml.org,2002:str"
_MERGE = "tag:yaml.org,2002:merge"
_TOO_DEEP = f"嵌套太深（超过 {_DEEPEST} 层）"


@dataclass(frozen=True, slots=True)
class LinedData:
    """Plain data of one YAML file with the line of each value, by its path from the root.

    `text` is the whole file as read, with "\\n" at the end of every line.
    """

    data: Any
    lines: dict[KeyPath, int]
    text: str = ""

    def line(self, path: KeyPath) -> int:
        """The line of the value at `path`, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class YamlFault(Exception):
    """The file is no YAML; `line` is where the parser gave up."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(path: Path, skip: frozenset[str] = frozenset()) -> LinedData:
    """Read one file without the top-level keys in `skip`.

    Raises YamlFault for bad YAML, duplicate keys, deep nesting and aliases (which would hide where a
    value stands, and let a small file stand for a huge one).
    """
    text = path.read_text("utf-8")
    wanted = _without_last(text, skip)
    _refuse_deep(wanted)
    loader = _Loader(wanted)
    try:
        node = loader.get_single_node()
        conversion = _Conversion(loader, skip)
        data = None if node is None else conversion.convert(node, ())
    except _AliasFound:
        raise YamlFault(_first_alias(wanted), _NO_ALIAS) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFault(mark.line + 1 if mark else 1, _in_chinese(error.problem or "")) from error
    except yaml.YAMLError as error:
        raise YamlFault(1, _in_chinese(str(error))) from error
    finally:
        loader.dispose()
    return LinedData(data, conversion.lines, text)


def _in_chinese(problem: str) -> str:
    """What the parser says of bad YAML; of its many messages those that a slip of the pen brings about."""
    told = next((chinese for english, chinese in _PROBLEMS.items() if english in problem), "")
    return f"YAML 写法有误{told}"


def _without_last(text: str, skip: frozenset[str]) -> str:
    """Cut a skipped key off where it is the file's last: four fifths of a rule file are its cases."""
    for key in skip:
        start = text.find(f"\n{key}:")
        if start >= 0 and not _TOP_LEVEL.search(text, start + len(key) + 2):
            return text[: start + 1]
    return text


def _refuse_deep(text: str) -> None:
    if found := _DEEP_BLOCK.search(text):
        raise YamlFault(text.count("\n", 0, found.start()) + 1, _TOO_DEEP)
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > _DEEPEST:
            raise YamlFault(text.count("\n", 0, bracket.start()) + 1, _TOO_DEEP)


class _AliasFound(Exception):
    """A node stands in a second place."""


def _first_alias(text: str) -> int:
    """The line of the first alias; the nodes themselves only tell where the anchor stands."""
    marks = (event.start_mark for event in yaml.parse(text, _Loader) if isinstance(event, yaml.AliasEvent))
    return next((mark.line + 1 for mark in marks if mark is not None), 1)


class _Conversion:
    """Turns the nodes of one file into plain data, and notes the line of each."""

    def __init__(self, loader: Any, skip: frozenset[str]) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._loader = loader
        self._skip = skip
        self._seen: set[int] = set()

    def convert(self, node: Any, path: KeyPath) -> Any:
        """The plain data of one node. Raises YamlFault and _AliasFound."""
        self._meet(node)
        line = node.start_mark.line + 1
        self.lines[path] = line
        if len(path) > _DEEPEST:
            raise YamlFault(line, _TOO_DEEP)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: Any) -> Any:
        if node.tag == _TEXT:  # nearly all of a rulebook; the constructor would give the same
            return node.value
        try:
            return self._loader.construct_object(node)
        except ValueError:  # 2022-13-45 looks like a date
            raise YamlFault(node.start_mark.line + 1, "日期或数字写错了") from None

    def _mapping(self, node: Any, path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            self._meet(key_node)
            line = key_node.start_mark.line + 1
            if key_node.tag == _MERGE:
                raise YamlFault(line, _NO_ALIAS)
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlFault(line, "键应为文字")
            key = str(self._scalar(key_node))
            if key in result:
                raise YamlFault(line, f"键“{key}”重复")
            if not path and key in self._skip:
                continue
            result[key] = self.convert(value_node, (*path, key))
            self.lines[(*path, key)] = line
        return result

    def _meet(self, node: Any) -> None:
        if id(node) in self._seen:
            raise _AliasFound
        self._seen.add(id(node))
