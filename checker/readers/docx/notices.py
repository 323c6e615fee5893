"""What a reviewer must know about a .docx: what was left out, and what was taken as settled."""

from checker.readers.docx.graphics import Tally
from checker.readers.docx.names import W
from checker.readers.docx.package import Package


def notices(package: Package, tally: Tally) -> tuple[str, ...]:
    """One Chinese sentence for each thing a reader of the file would see otherwise."""
    root = package.document
    insertions = _count(package, "ins", "moveTo")
    deletions = _count(package, "del", "moveFrom")
    comments = sum(1 for _ in root.iter(W + "commentReference"))
    remarks = (
        (tally.hidden, f"有 {tally.hidden} 字设为隐藏文字，未纳入检查。"),
        (
            insertions + deletions,
            f"文件带有修订痕迹（插入 {insertions} 处、删除 {deletions} 处），已按接受全部修订后的文字检查。",
        ),
        (comments, f"文件带有 {comments} 条批注，批注内容未纳入检查。"),
        (tally.pictures, f"文件含 {tally.pictures} 张图片，图片中的文字未检查。"),
        (tally.charts, f"文件含 {tally.charts} 个图表或 SmartArt 图形，其中的文字未检查。"),
        (tally.objects, f"文件含 {tally.objects} 个嵌入的对象或文件，其内容未检查。"),
        ("word/vbaProject.bin" in package, "文件含宏，宏未运行，只检查文字。"),
    )
    return tuple(sentence for met, sentence in remarks if met)


def _count(package: Package, *names: str) -> int:
    return sum(1 for _ in package.document.iter(*(W + name for name in names)))
