"""The sheet of copies: between units, from the plan, from last year's report."""

from collections.abc import Iterator

from checker.model.district import CopyPair, District, KeptText, PlanPaste, SharedSentence
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.table import Column, Listing, Row, share

_MOST_SENTENCES = 50_000
_WIDTHS = (18, 18, 11, 11, 12, 62, 62)
_PAIRS = (
    Column("报告甲", "strong"),
    Column("报告乙", "strong"),
    Column("占甲", "percent", bars=True),
    Column("占乙", "percent", bars=True),
    Column("相同句数", "count"),
    Column("说明"),
    Column("对照页（网页）"),
)
_SENTENCES = (
    Column("报告甲", "strong"),
    Column("报告乙", "strong"),
    Column("甲段号", "count"),
    Column("乙段号", "count"),
    Column("方式", "centre"),
    Column("甲的原文"),
    Column("乙的原文"),
)
_PASTES = (
    Column("单位", "strong"),
    Column("处数", "count"),
    Column("报告里的序号", "count"),
    Column("字数", "count"),
    Column("方式", "centre"),
    Column("报告原文"),
    Column("所在部分"),
)
_KEPT = (
    Column("单位", "strong"),
    Column("陈旧情况"),
    Column("沿用占比", "percent", bars=True),
    Column("沿用句数", "count"),
    Column("陈旧句数", "count"),
    Column("报告原文"),
    Column("去年原文"),
)


def copies_sheet(book: Book, district: District) -> None:
    """Write the sheet 雷同."""
    sheet = book.sheet("雷同", "#7A3F94", paper="A3")
    listing = Listing(book, sheet, f"{book.year}雷同、照抄与沿用", _WIDTHS)
    listing.note("雷同只说明文字相同或相近，谁抄谁、是否另有共同的来源，要由人判断。")
    _write_pairs(listing, district.copies)
    listing.heading("三、照抄任务原文的句子")
    listing.table(_PASTES, list(_paste_rows(district.pastes)), "没有发现照抄任务原文的句子。")
    listing.heading("四、沿用去年报告的文字")
    nothing = "没有发现沿用去年报告的文字。" if district.last_year else "没有给出去年的报告，未作比较。"
    listing.table(_KEPT, list(_kept_rows(district.kept)), nothing)


def _write_pairs(listing: Listing, pairs: tuple[CopyPair, ...]) -> None:
    listing.heading("一、单位之间雷同的报告")
    listing.table(_PAIRS, [_pair_row(pair) for pair in pairs], "没有发现单位之间雷同的报告。")
    listing.heading("二、雷同的句子，左右对照")
    rows = [_sentence_row(pair, one) for pair in pairs for one in pair.sentences]
    if len(rows) > _MOST_SENTENCES:
        listing.note(f"共 {len(rows):,} 句，这里只列前 {_MOST_SENTENCES:,} 句，其余请看各对照页。")
    listing.table(_SENTENCES, rows[:_MOST_SENTENCES], "没有雷同的句子。")


def _pair_row(pair: CopyPair) -> Row:
    near = sum(one.kind == "near" for one in pair.sentences)
    figures = sum(one.kept_figures for one in pair.sentences)
    told = f"共有 {len(pair.sentences)} 句相同或相近"
    told += f"，其中改写 {near} 句" if near else ""
    told += f"，连数字也相同 {figures} 句" if figures else ""
    left, right = share(pair.share_of_left), share(pair.share_of_right)
    return (pair.left, pair.right, left, right, len(pair.sentences), f"{told}。", pair.page)


def _sentence_row(pair: CopyPair, one: SharedSentence) -> Row:
    blocks = one.left_block + 1, one.right_block + 1
    return (pair.left, pair.right, *blocks, _manner(one), one.left, one.right)


def _manner(one: SharedSentence) -> str:
    manner = "相同" if one.kind == "exact" else f"改写 {share(one.likeness):.0%}"
    return f"{manner}\n数字也相同" if one.kept_figures else manner


def _paste_rows(pastes: tuple[PlanPaste, ...]) -> Iterator[Row]:
    counts: dict[str, int] = {}
    for paste in pastes:
        counts[paste.unit] = counts.get(paste.unit, 0) + 1
    seen: dict[str, int] = {}
    for paste in pastes:
        seen[paste.unit] = seen.get(paste.unit, 0) + 1
        order = counts[paste.unit], seen[paste.unit]
        yield (paste.unit, *order, len(paste.quote), "照抄任务", paste.quote, paste.heading)


def _kept_rows(kept: tuple[KeptText, ...]) -> Iterator[Row]:
    for one in kept:
        stale = set(one.stale)
        counts = share(one.share), len(one.sentences), len(one.stale)
        if not one.sentences and not one.stale:
            yield (one.unit, "无", *counts, "", "")
        for sentence in one.stale:
            yield (one.unit, "陈旧：数字或年份未改", *counts, sentence.left, sentence.right)
        for sentence in one.sentences:
            if sentence not in stale:
                yield (one.unit, "沿用", *counts, sentence.left, sentence.right)
