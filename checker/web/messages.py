"""Every sentence with which the page refuses something: what is wrong, and what to do."""

_MEGABYTE = 1024 * 1024

BUSY = "现在排队等候检查的草稿太多，请过一两分钟再试。"
FULL = "临时文件夹已满，请先删除不用的草稿，或者过半小时再试。"
NO_FILE = "没有收到文件，请重新选择一份草稿（.docx、.txt、.md）。"
BROKEN_UPLOAD = "文件没有传完整，请重新选择一次。"
GONE = "这份草稿已经删除（下载齐了、闲置满 30 分钟或换了会话），请重新选择文件。"
NO_PAGE = "没有这个页面，请回到首页。"
FORGED = "这个请求不是从本页发出的，已拒绝；请刷新页面再试。"
FOREIGN_HOST = "不接受用这个地址访问，请用启动时显示的网址打开。"
FOREIGN_PAGE = "这个请求来自别的网页，已拒绝；请在浏览器地址栏里直接打开本页。"
WRONG_TOKEN = "口令不对，请核对启动时显示的口令。"
INTERNAL = "程序内部出错，这份草稿没有检查成；请重试一次，还不行请告诉维护者。"
DIED = "检查这份草稿时占用内存过多或意外中止，已停止；其他草稿不受影响。请删去图片和附件、只留正文后再试。"
NO_UNIT = "请先选定单位。"
NO_REASON = "复核要写明理由和复核人，请补上再记录。"
WRONG_DECISION = "请选一个判定。"
WRONG_DATE = "有效期要写成 2026-12-31 这样的日期，并且不早于今天；不写则一直有效。"
WORD_ONLY = "批注只能写进 .docx；这份草稿是纯文本，请用 Word 另存为 .docx 后再检查。"


def too_large(limit: int) -> str:
    """An upload of more bytes than allowed."""
    return f"文件超过 {limit / _MEGABYTE:g} MB 的上限，没有接收；请删去图片和附件、只留报告正文后再试。"


def too_slow(seconds: float) -> str:
    """A check that took longer than it may."""
    return f"检查超过 {seconds:g} 秒，已停止；其他草稿不受影响。请只留报告正文后再试。"
