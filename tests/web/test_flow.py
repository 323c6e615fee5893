"""From the draft to the result, and once more after a change."""

import asyncio
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
import yaml

from checker.web.app import Page
from checker.web.worker import Busy, Died, TooSlow
from tests.web.conftest import Browser, draft_id
from tests.web.drafts import HOSTILE, SAMPLE, text


def test_the_unit_is_guessed_from_the_draft_and_can_be_searched_by_any_name(user: Browser) -> None:
    answer = user.drop("草稿.docx", SAMPLE)
    assert 'value="区民政局"' in answer.text
    assert "按标题认出" in answer.text
    assert "上海市长宁区市场监督管理局" in answer.text


def test_a_draft_of_another_district_is_not_taken_for_ones_own(user: Browser) -> None:
    answer = user.drop("草稿.txt", text(unit="徐汇区民政局"))
    assert 'value=""' in answer.text
    assert "不是本区单位" in answer.text


def test_a_draft_that_names_nobody_asks_for_the_unit(user: Browser) -> None:
    answer = user.drop("草稿.txt", "一、主要举措\n全年培训3次。".encode())
    assert 'value=""' in answer.text
    assert "没有认出单位" in answer.text


def test_the_result_shows_score_parts_items_advice_and_the_marked_text(user: Browser) -> None:
    answer = user.check(draft_id(user.drop("草稿.docx", SAMPLE)), "民政局")
    assert answer.status_code == 200
    for shown in ("得分 32.6", "报告结构", "任务逐项", "建议补写", "草稿问题", 'class="m evidenced"'):
        assert shown in answer.text


def test_every_quote_leads_to_a_mark_and_every_mark_to_a_finding(user: Browser) -> None:
    html = user.check(draft_id(user.drop("草稿.docx", SAMPLE)), "区民政局").text
    quotes = set(re.findall(r'data-mark="([^"]+)"', html))
    assert len(quotes) > 20
    assert quotes <= set(re.findall(r'class="anchor" id="([^"]+)"', html))
    targets = {one for found in re.findall(r'data-targets="([^"]+)"', html) for one in found.split()}
    assert targets <= set(re.findall(r' id="([^"]+)"', html))


def test_the_text_is_shown_whole_and_as_written(user: Browser) -> None:
    lines = ("全年行政应诉3件，负责人出庭2次。", "开展法治培训 3 次，a<b & c。")
    html = user.check(draft_id(user.drop("草稿.txt", text(*lines))), "区民政局").text
    article = html.split("<article", 1)[1].split("</article>")[0]
    shown = unescape(re.sub(r"<[^>]+>", "", article))
    assert all(line in shown for line in lines)


def test_an_unknown_unit_is_refused_with_the_nearest_names(user: Browser) -> None:
    answer = user.check(draft_id(user.drop("草稿.docx", SAMPLE)), "民证局")
    assert answer.status_code == 422
    assert "区民政局" in answer.text
    assert answer.headers["hx-retarget"] == "#notice"


def test_after_a_change_the_page_tells_what_got_better_and_what_got_worse(user: Browser) -> None:
    before = user.checked("草稿.txt", text("全年行政应诉3件，负责人出庭应诉率100%。"))
    changed = user.drop("新稿.txt", text("举办习近平法治思想专题学习4次，班子成员6人参加。"), after=before)
    html = user.wait(draft_id(changed), changed).text
    assert "和上次比" in html
    assert "变好" in html
    assert "变差" in html


def test_the_same_draft_again_has_changed_nothing(user: Browser) -> None:
    again = user.drop("草稿.docx", SAMPLE, after=user.checked())
    assert "没有变化" in user.wait(draft_id(again), again).text


@pytest.mark.parametrize("output", ["word", "letter"])
def test_word_files_come_as_word_files_under_a_chinese_name(user: Browser, output: str) -> None:
    answer = user.client.get(f"/drafts/{user.checked()}/{output}")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E5")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert package.testzip() is None
        assert ("word/comments.xml" in package.namelist()) == (output == "word")


def test_the_result_is_had_as_one_html_file(user: Browser) -> None:
    answer = user.client.get(f"/drafts/{user.checked()}/page")
    assert answer.content.startswith(b"<!DOCTYPE html>")
    assert answer.headers["content-disposition"].startswith("attachment;")


def test_comments_cannot_be_written_into_plain_text(user: Browser) -> None:
    answer = user.client.get(f"/drafts/{user.checked('草稿.txt', text())}/word")
    assert answer.status_code == 422
    assert "另存为 .docx" in answer.text


def review(**changed: str) -> dict[str, str]:
    """A judgement as the form sends it."""
    form = {
        "item": "4",
        "about": "|missing",
        "decision": "evidenced",
        "reason": "附件里有",
        "reviewer": "张三",
    }
    return {**form, "quote": "", "expires": "", **changed}


def test_a_judgement_is_recorded_beside_the_finding_and_had_as_a_file(user: Browser) -> None:
    id = user.checked()
    answer = user.client.post(f"/drafts/{id}/reviews", data=review(), headers=user.headers)
    assert answer.status_code == 200, answer.text
    assert "附件里有（张三" in answer.text
    assert "复核前 32.6 分" in answer.text
    (entry,) = yaml.safe_load(user.client.get(f"/drafts/{id}/reviews.yaml").content)["复核"]
    assert (entry["单位"], entry["任务"], entry["判定"], entry["原判"]) == ("区民政局", 4, "有实证", "未检出")
    assert entry["日期"] == date.today()


def test_a_judgement_can_be_withdrawn(user: Browser) -> None:
    id = user.checked()
    user.client.post(f"/drafts/{id}/reviews", data=review(), headers=user.headers)
    answer = user.client.delete(f"/drafts/{id}/reviews/0", headers=user.headers)
    assert "附件里有" not in answer.text
    assert user.client.get(f"/drafts/{id}/reviews.yaml").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"reason": " "}, {"reviewer": ""}, {"decision": "perhaps"}, {"item": "x"}, {"expires": "2001-01-01"}],
)
def test_a_judgement_without_reason_reviewer_or_sense_is_refused(
    user: Browser, wrong: dict[str, str]
) -> None:
    id = user.checked()
    answer = user.client.post(f"/drafts/{id}/reviews", data=review(**wrong), headers=user.headers)
    assert answer.status_code == 422
    assert user.client.get(f"/drafts/{id}/reviews.yaml").status_code == 404


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_gets_one_sentence_and_leaves_nothing(page: Page, user: Browser, kind: str) -> None:
    left = set(page.serving.folder.path.iterdir())
    answer = user.drop(*HOSTILE[kind])
    assert 400 <= answer.status_code < 500
    assert 'role="alert"' in answer.text
    assert "Traceback" not in answer.text
    assert set(page.serving.folder.path.iterdir()) == left


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [(Busy(), 503, "排队"), (TooSlow(), 422, "超过 20 秒"), (Died(), 422, "占用内存过多")],
)
def test_a_check_that_cannot_be_done_is_told_in_one_sentence(
    page: Page, user: Browser, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, said: str
) -> None:
    async def fail(*_: object) -> None:
        raise error

    id = draft_id(user.drop("草稿.docx", SAMPLE))
    monkeypatch.setattr(type(page.serving.workers), "run", fail)
    for answer in (user.check(id, "区民政局"), user.drop("草稿.docx", SAMPLE)):
        assert answer.status_code == status
        assert said in answer.text


def test_progress_is_told_while_the_check_takes_long(
    page: Page, user: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = draft_id(user.drop("草稿.docx", SAMPLE))
    run, done = type(page.serving.workers).run, []

    async def slow(*arguments: Any) -> Any:
        await asyncio.sleep(0.2)
        done.append(await run(*arguments))
        return done[-1]

    monkeypatch.setattr(type(page.serving.workers), "run", slow)
    monkeypatch.setattr("checker.web.check_views._PATIENCE", 0.05)
    first = user.client.post(f"/drafts/{id}/check", data={"unit": "区民政局"}, headers=user.headers)
    assert "正在检查" in first.text
    assert not done
    assert "任务逐项" in user.wait(id, first).text


def test_markup_in_text_and_file_name_stays_text(user: Browser) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>'\"{{7*7}}"
    first = user.drop(f"{attack}.txt", text(f"全年培训3次{attack}。", "行政应诉3件。"))
    answer = user.check(draft_id(first), "区民政局")
    for html in (first.text, answer.text):
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in answer.text


def test_what_belongs_to_one_browser_is_nothing_to_another(
    user: Browser, open_browser: Callable[[], Browser]
) -> None:
    id, other = user.checked(), open_browser()
    for path in ("progress", "word", "letter", "page", "reviews.yaml"):
        answer = other.client.get(f"/drafts/{id}/{path}")
        assert answer.status_code == 404
        assert "民政" not in answer.text
    assert other.check(id, "区民政局").status_code == 404
    assert other.client.delete(f"/drafts/{id}", headers=other.headers).status_code == 404
    foreign = other.drop("草稿.docx", SAMPLE, after=id)
    assert "这是哪个单位的报告" in foreign.text
