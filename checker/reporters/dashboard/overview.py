"""What was handed in and what came of it: counts, and lists of what a person has to settle."""

from dataclasses import dataclass

from checker.model.district import District, State, Submission


@dataclass(frozen=True, slots=True)
class Count:
    """One figure of the head; `target` is the section that lists it, "" where there is none."""

    name: str
    number: int
    target: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Files that were not checked for one reason, and what a person should do about them."""

    id: str
    title: str
    advice: str
    files: tuple[Submission, ...]


_TROUBLES: tuple[tuple[str, str, str, tuple[State, ...]], ...] = (
    (
        "unreadable",
        "未能读取",
        "请按所列提示另存文件或向单位重新索取，放回报告文件夹后再运行一次；已核对的不会重做。",
        ("unreadable", "stopped"),
    ),
    (
        "doubtful",
        "归属待定",
        "请打开文件看清是哪个单位的，写进报送名单（用 --roster 给出的 CSV 表），再运行一次。",
        ("doubtful", "two_units"),
    ),
    (
        "duplicate",
        "重复提交",
        "同一单位交了不止一份，请问清以哪一份为准，在报送名单里写明或只留下那一份，再运行一次。",
        ("duplicate",),
    ),
)
STATE_WORDS: dict[State, str] = {
    "checked": "已核对",
    "unreadable": "不能读取",
    "stopped": "超出时间或内存限制，已停止",
    "doubtful": "看不出是哪个单位的",
    "two_units": "文中有两个单位",
    "duplicate": "同一单位另有一份",
}


def troubles(district: District) -> tuple[Trouble, ...]:
    """The reasons for which files were not checked, each with its files; reasons without files fall out."""
    found = (
        Trouble(name, title, advice, tuple(one for one in district.submissions if one.state in states))
        for name, title, advice, states in _TROUBLES
    )
    return tuple(trouble for trouble in found if trouble.files)


def late(district: District) -> tuple[Submission, ...]:
    """What came after its day."""
    return tuple(one for one in district.submissions if one.late)


def counts(district: District) -> tuple[Count, ...]:
    """The figures of the head; those of reasons that hardly ever occur only where they do."""
    by_state = {trouble.id: len(trouble.files) for trouble in troubles(district)}
    numbers = [
        Count("已核对", len(district.units), "ranking"),
        Count("未提交", len(district.absent), "absent"),
        Count("未能读取", by_state.get("unreadable", 0), "unreadable"),
        Count("归属待定", by_state.get("doubtful", 0), "doubtful"),
        Count("迟交", len(late(district)), "late"),
    ]
    if by_state.get("duplicate"):
        numbers.insert(4, Count("重复提交", by_state["duplicate"], "duplicate"))
    return tuple(numbers)
