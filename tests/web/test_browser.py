"""The page in a real browser: dropping, marks both ways, downloads, keyboard alone, errors, small screens."""

import base64
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.drafts import SAMPLE, SAMPLES, text
from tests.web.server import Server, start_server

playwright = pytest.importorskip("playwright.sync_api", reason="没有装 Playwright，跳过浏览器测试")
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402  (only where it is there)

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_REQUIRED = os.environ.get("CHECKER_REQUIRE_BROWSER") == "1"
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not _REQUIRED, reason="没有 Chromium，跳过浏览器测试（Debian：apt install chromium）"
)
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
TOKEN = "the-token-of-the-office"
FILE = SAMPLES / "区民政局-2022.docx"
_DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  for (const kind of ["dragover", "drop"]) {
    document.querySelector("#stage").dispatchEvent(
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = start_server(tmp_path_factory.mktemp("serve"), "--token", TOKEN)
    yield made
    made.end()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "CHECKER_REQUIRE_BROWSER=1, but there is no Chromium"
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def faults() -> list[str]:
    """What the browser complains of: scripts that fail, things the policy forbids."""
    return []


def opened(chromium: Browser, server: Server, faults: list[str], size: dict[str, int]) -> Page:
    context = chromium.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        reduced_motion="reduce",
        accept_downloads=True,
    )
    page = context.new_page()
    # The first check starts a worker: on a machine that is busy with other tests that takes a while.
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda one: faults.append(one.text) if "Security Policy" in one.text else None)
    page.on("request", lambda one: None if one.url.startswith(server.address) else faults.append(one.url))
    page.goto(f"{server.address}/enter?token={TOKEN}")
    page.wait_for_url(f"{server.address}/")
    return page


@pytest.fixture
def page(chromium: Browser, server: Server, faults: list[str]) -> Iterator[Page]:
    made = opened(chromium, server, faults, DESK)
    yield made
    made.context.close()
    assert not [one for one in faults if not one.startswith("blob:")]


@pytest.fixture
def phone(chromium: Browser, server: Server, faults: list[str]) -> Iterator[Page]:
    made = opened(chromium, server, faults, PHONE)
    yield made
    made.context.close()
    assert not faults


def drop(page: Page, name: str, data: bytes) -> None:
    page.evaluate(_DROP, [name, base64.b64encode(data).decode()])


def checked(page: Page) -> None:
    page.set_input_files("#drop input", FILE)
    page.get_by_role("button", name="开始检查").click()
    expect(page.get_by_role("heading", name="任务逐项")).to_be_visible()


def test_the_token_is_asked_for_and_taken_by_the_form(page: Page) -> None:
    page.context.clear_cookies()
    page.reload()
    page.get_by_role("textbox", name="口令").fill("wrong")
    page.get_by_role("button", name="进入").click()
    expect(page.get_by_role("alert")).to_contain_text("口令不对")
    page.get_by_role("textbox", name="口令").fill(TOKEN)
    page.get_by_role("button", name="进入").click()
    expect(page.get_by_text("选择草稿")).to_be_visible()


def test_a_dropped_draft_is_read_its_unit_guessed_and_the_result_shown(page: Page) -> None:
    drop(page, "草稿.docx", SAMPLE)
    expect(page.get_by_role("combobox", name="单位")).to_have_value("区民政局")
    page.get_by_role("button", name="开始检查").click()
    expect(page.get_by_role("img", name="得分 32.6，满分 100")).to_be_visible()
    expect(page.get_by_role("heading", name="区民政局")).to_be_focused()


def test_a_quote_leads_to_its_mark_and_the_mark_back(page: Page) -> None:
    checked(page)
    item = page.locator("#item-1")
    item.locator("summary").first.click()
    quote = item.locator(".quote").first
    quote.click()
    mark = page.locator(".m.lit").first
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()
    item.evaluate("item => { item.open = false; document.getElementById('findings').scrollTop = 0; }")
    mark.click()
    expect(quote).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == 0


def test_the_filter_leaves_the_chosen_statuses(page: Page) -> None:
    checked(page)
    page.locator("#sieve").get_by_label("自述不足").check(force=True)
    items = page.locator(".listing details.item:visible")
    expect(items).to_have_count(2)
    page.get_by_label("查找任务").fill("没有这样的字")
    expect(page.get_by_text("没有符合筛选条件的任务。")).to_be_visible()


def test_the_annotated_draft_is_downloaded_under_its_name(page: Page) -> None:
    checked(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载批注版 Word").click()
    assert download.value.suggested_filename == "区民政局-2022.批注.docx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_everything_works_with_the_keyboard_alone(page: Page) -> None:
    page.set_input_files("#drop input", FILE)  # the system's own file dialog cannot be driven
    unit = page.get_by_role("combobox", name="单位")
    expect(page.get_by_role("heading", name="这是哪个单位的报告？")).to_be_focused()
    page.keyboard.press("Tab")
    expect(unit).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("民政")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("区民政局")
    page.keyboard.press("Enter")
    expect(unit).to_have_value("区民政局")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="区民政局")).to_be_focused()
    page.locator("#item-1 > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#item-1 .quote").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".m.lit").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#item-1 > summary")).to_be_focused()


def test_a_bad_file_is_refused_in_words_and_the_next_one_taken(page: Page) -> None:
    drop(page, "坏.docx", b"nonsense")
    expect(page.get_by_role("alert")).to_contain_text("坏.docx")
    expect(page.get_by_role("alert")).to_be_focused()
    checked(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_file_too_large_is_refused_before_it_is_sent(page: Page) -> None:
    page.evaluate("document.body.dataset.limit = 100")
    drop(page, "大.docx", SAMPLE)
    expect(page.get_by_role("alert")).to_contain_text("50 MB")


def test_a_changed_draft_shows_what_moved(page: Page) -> None:
    drop(page, "草稿.txt", text("全年行政应诉3件，负责人出庭应诉率100%。"))
    page.get_by_role("button", name="开始检查").click()
    expect(page.get_by_text("改好了，再查一次")).to_be_visible()
    drop(
        page, "新稿.txt", text("全年行政应诉3件，负责人出庭应诉率100%。", "中心组专题学习习近平法治思想4次。")
    )
    moved = page.get_by_role("region", name="和上次比")
    expect(moved).to_contain_text("变好")
    moved.get_by_role("link").first.click()
    expect(page.locator("details.item[open]")).to_have_count(1)


def test_a_judgement_recorded_on_the_page_stands_beside_the_finding(page: Page) -> None:
    checked(page)
    item = page.locator("#item-4")
    item.locator("summary").first.click()
    item.get_by_text("不同意这个判定").click()
    item.get_by_label("理由（必填）").fill("附件里有")
    item.get_by_label("复核人（必填）").fill("张三")
    item.get_by_role("button", name="记录复核").click()
    expect(page.locator("#item-4 .judgement")).to_contain_text("附件里有（张三")
    expect(page.locator("#item-4 > summary")).to_be_focused()


def test_on_a_phone_nothing_is_wider_than_the_screen_and_a_quote_leads_to_the_text(phone: Page) -> None:
    width = "document.documentElement.scrollWidth"
    assert phone.evaluate(width) == PHONE["width"]
    checked(phone)
    assert phone.evaluate(width) == PHONE["width"]
    phone.locator(".slips .quote").first.click()
    expect(phone.locator(".m.lit").first).to_be_in_viewport()
    expect(phone.get_by_role("button", name="草稿原文")).to_have_attribute("aria-pressed", "true")
    assert phone.evaluate(width) == PHONE["width"]


def test_words_stand_out_from_their_ground(page: Page) -> None:
    """Contrast of every visible text on the result, by WCAG's formula."""
    checked(page)
    page.evaluate("document.querySelectorAll('#item-1, #item-7').forEach(item => { item.open = true; })")
    weak = page.evaluate(
        """() => {
      const parse = (value) => value.match(/[\\d.]+/g).map(Number);
      const light = (rgb) => {
        const [r, g, b] = rgb.slice(0, 3).map((one) => one / 255)
          .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (element) => {
        for (let one = element; one; one = one.parentElement) {
          const colour = parse(getComputedStyle(one).backgroundColor);
          if (colour.length < 4 || colour[3] > 0) { return colour; }
        }
        return [255, 255, 255];
      };
      const found = [];
      for (const element of document.querySelectorAll("body *")) {
        const own = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
        if (!own || !element.checkVisibility() || element.closest("svg")) { continue; }
        const ink = light(parse(getComputedStyle(element).color)) + 0.05;
        const paper = light(ground(element)) + 0.05;
        if (Math.max(ink, paper) / Math.min(ink, paper) < 4.5) { found.push(element.outerHTML); }
      }
      return found;
    }"""
    )
    assert weak == []
