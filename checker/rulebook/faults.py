"""Collects the faults of all YAML files, so that an office sees them together, with file and line."""

import errno
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from checker.rulebook.yaml_lines import LinedData, YamlFault, read_yaml

Spec = TypeVar("Spec", bound=BaseModel)

_REASONS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOSPC: "磁盘已满",
    errno.EIO: "磁盘读写出错",
}
_CHINESE = {
    "missing": "缺少“{name}”",
    "extra_forbidden": "不认识的键“{name}”（若是句子的一部分，请给整句加引号）",
    "literal_error": "“{name}”只能是 {expected} 之一",
    "string_type": "“{name}”应为文字",
    "string_too_short": "“{name}”不能为空",
    "string_pattern_mismatch": "“{name}”只能用小写字母、数字和下划线，以字母开头",
    "list_type": "“{name}”应为列表",
    "too_short": "“{name}”至少要有 {min_length} 项",
    "int_type": "“{name}”应为整数",
    "int_parsing": "“{name}”应为整数",
    "float_type": "“{name}”应为数字",
    "float_parsing": "“{name}”应为数字",
    "greater_than": "“{name}”应大于 {gt}",
    "greater_than_equal": "“{name}”不能小于 {ge}",
    "less_than_equal": "“{name}”不能大于 {le}",
    "model_type": "“{name}”应为“键: 值”",
    "enum": "“{name}”只能是 {expected} 之一",
    "finite_number": "“{name}”应为有限的数字",
    "int_from_float": "“{name}”应为整数",
    "dict_type": "“{name}”应为“键: 值”",
    "date_type": "“{name}”应为日期，如 2022-08-05",
    "date_from_datetime_parsing": "“{name}”应为日期，如 2022-08-05",
    "bool_parsing": "“{name}”应为 true 或 false",
    "bool_type": "“{name}”应为 true 或 false",
}


@dataclass(slots=True)
class FaultList:
    """Faults as "file:line: what", in the order found."""

    root: Path
    faults: list[str] = field(default_factory=list)

    def add(self, path: Path, line: int, message: str) -> None:
        """Note one fault."""
        inside = path.is_relative_to(self.root.parent)
        name = path.relative_to(self.root.parent).as_posix() if inside else path
        self.faults.append(f"{name}:{line}: {message}")

    def read(self, path: Path, skip: frozenset[str] = frozenset()) -> LinedData | None:
        """Read one YAML file; a fault is noted and None returned."""
        try:
            return read_yaml(path, skip)
        except YamlFault as fault:
            self.add(path, fault.line, str(fault))
        except UnicodeDecodeError:
            self.add(path, 1, "文件不是 UTF-8 编码，请另存为 UTF-8")
        except OSError as error:
            self.add(path, 1, f"读不了这个文件：{_reason(error)}")
        return None

    def parse(self, path: Path, lined: LinedData, spec: type[Spec]) -> Spec | None:
        """Check the data against its shape; every fault is noted with its line."""
        try:
            return spec.model_validate(lined.data, strict=False)
        except ValidationError as error:
            seen: set[tuple[int, str]] = set()
            for detail in error.errors():
                location = tuple(k for k in detail["loc"] if not _is_branch(k))
                line = lined.line(location)
                fault = (line, _message(detail["type"], location, detail.get("ctx", {})))
                if fault not in seen:
                    seen.add(fault)
                    self.add(path, line, fault[1])
            return None


def _reason(error: OSError) -> str:
    """What the system says, in Chinese."""
    return _REASONS.get(error.errno or 0, "系统出错")


def _is_branch(key: str | int) -> bool:
    """True for the part of a location that names a branch of a union and stands in no file."""
    return isinstance(key, str) and (key.endswith("Spec") or "[" in key or key == "str")


def _message(kind: str, location: tuple[str | int, ...], context: dict[str, object]) -> str:
    name = str(location[-1]) if location else "文件"
    template = _CHINESE.get(kind)
    return template.format(name=name, **context) if template else f"“{name}”写法有误"
