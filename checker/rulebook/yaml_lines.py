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


@dataclass(frozen=True, slots=True)
class LinedData:
    """Plain data of one YAML file with the line of each value, by its path from the root."""

    data: Any
    lines: dict[KeyPath, int]

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

    Raises YamlFault for bad YAML, duplicate keys and aliases (which would hide where a value stands).
    """
    loader = _Loader(_without_last(path.read_text("utf-8"), skip))
    try:
        node = loader.get_single_node()
        lines: dict[KeyPath, int] = {}
        data = None if node is None else _convert(loader, node, (), lines, skip)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFault(mark.line + 1 if mark else 1, f"YAML 写法有误：{error.problem}") from error
    except yaml.YAMLError as error:
        raise YamlFault(1, f"YAML 写法有误：{error}") from error
    finally:
        loader.dispose()
    return LinedData(data, lines)


def _without_last(text: str, skip: frozenset[str]) -> str:
    """Cut a skipped key off where it is the file's last: four fifths of a rule file are its cases."""
    for key in skip:
        start = text.find(f"\n{key}:")
        if start >= 0 and not _TOP_LEVEL.search(text, start + len(key) + 2):
            return text[: start + 1]
    return text


def _convert(loader: Any, node: Any, path: KeyPath, lines: dict[KeyPath, int], skip: frozenset[str]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node))
            if key in result:
                raise YamlFault(key_node.start_mark.line + 1, f"键“{key}”重复")
            if not path and key in skip:
                continue
            result[key] = _convert(loader, value_node, (*path, key), lines, skip)
            lines[(*path, key)] = key_node.start_mark.line + 1
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_convert(loader, child, (*path, i), lines, skip) for i, child in enumerate(node.value)]
    return loader.construct_object(node)
