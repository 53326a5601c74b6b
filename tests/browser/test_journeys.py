"""What people do on the site, with and without script: A-7, A-24, A-30, A-31, A-35, S-26."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

STREET = "/streets/meishi/"
STORY = "/stories/taiwan-street/"
# Stands in for the voices of a phone; remembers what was said.
VOICES = """
window.said = [];
const voices = [{ lang: 'zh-CN', localService: true, name: 'test' }];
const synth = {
  speaking: false, paused: false, pending: false, onvoiceschanged: null,
  getVoices: () => voices,
  speak: (utterance) => { window.said.push([utterance.text, utterance.rate]); if (utterance.onstart) utterance.onstart({}); },
  cancel: () => {}, pause: () => {}, resume: () => {},
  addEventListener: () => {}, removeEventListener: () => {},
};
Object.defineProperty(window, 'speechSynthesis', { value: synth, configurable: true });
window.SpeechSynthesisUtterance = class {
  constructor(text) { this.text = text; this.rate = 1; }
  addEventListener(name, listener) { this['on' + name] = listener; }
};
"""
NO_VOICES = VOICES.replace(
    "const voices = [{ lang: 'zh-CN', localService: true, name: 'test' }];", "const voices = [];"
)
# Where the focus is, whether one can see it, and whether something lies on top of it.
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 200));
  const drawn = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
  const ring = drawn(style) || drawn(getComputedStyle(node, '::after')) || drawn(getComputedStyle(node, '::before'));
  const within = node.closest(':focus-within');
  return {
    name: node.tagName + ' ' + (node.textContent || node.name || '').trim().slice(0, 30),
    seen: box.width > 0 && box.height > 0,
    ring: ring || [...node.querySelectorAll('*')].concat(within ? [within, node.parentElement] : []).some(part => {
      const s = getComputedStyle(part); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
    }),
    hidden: !!top && !node.contains(top) && !top.contains(node),
  };
}"""


@pytest.mark.parametrize("script", [True, False])
def test_one_tap_makes_the_text_large_and_another_brings_it_back(
    visit: Any, *, script: bool
) -> None:
    page: Page = visit(width=320, script=script)
    page.goto(STREET)
    page.get_by_role("button", name="长者模式").click()
    expect(page).to_have_url(f"{page.url.split('/streets')[0]}{STREET}")
    expect(page.locator("html")).to_have_class("elder")
    page.goto("/")
    expect(page.locator("html")).to_have_class("elder")
    page.get_by_text("字号和颜色", exact=True).click()
    page.get_by_role("button", name="特大").click()
    page.get_by_text("字号和颜色", exact=True).click()
    page.get_by_role("button", name="高对比").click()
    page.get_by_role("button", name="返回标准版").click()
    expect(page.locator("html")).not_to_have_class("elder")


def test_elder_mode_reaches_thirty_pixels(visit: Any) -> None:
    page: Page = visit(elder=True)
    page.goto("/about/")
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    assert page.evaluate(size) >= 22
    page.get_by_text("字号和颜色", exact=True).click()
    page.get_by_role("button", name="特大").click()
    assert page.evaluate(size) >= 30


@pytest.mark.parametrize("script", [True, False])
def test_a_shop_is_found_by_a_word(visit: Any, *, script: bool) -> None:
    page: Page = visit(script=script)
    page.goto(STREET)
    page.get_by_role("searchbox").fill("沙茶")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".shop")).to_have_count(1)
    expect(page.locator(".shop")).to_contain_text("沙茶")
    expect(page.locator(".shop a[href^='tel:']")).to_be_visible()


def test_the_list_narrows_while_typing_and_says_so(visit: Any) -> None:
    page: Page = visit()
    page.goto(f"{STREET}shops/")
    before = page.locator(".shop").count()
    page.get_by_role("searchbox").press_sequentially("沙茶")
    expect(page.locator(".shop")).to_have_count(1)
    expect(page.locator("[data-shop-status]")).to_contain_text("1")
    expect(page).to_have_url(re.compile(r"\?q="))
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".shop")).to_have_count(before)


def test_a_word_that_finds_nothing_leads_on(visit: Any) -> None:
    page: Page = visit(script=False)
    page.goto(f"{STREET}shops/?q=没有这样的店")
    expect(page.get_by_role("searchbox")).to_have_value("没有这样的店")
    expect(page.get_by_role("main")).to_contain_text("没有")
    assert page.locator("main a[href$='/shops/']").count() >= 1


def test_then_and_now_are_compared_by_keyboard(visit: Any) -> None:
    page: Page = visit(width=1280)
    page.goto(STORY)
    slider = page.locator(".then-now__range").first
    slider.focus()
    before = slider.get_attribute("aria-valuetext")
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") != before
    slider.press("Home")
    expect(slider).to_have_value("0")


def test_then_and_now_stand_side_by_side_without_script(visit: Any) -> None:
    page: Page = visit(script=False)
    page.goto(STORY)
    expect(page.locator(".then-now__side").first).to_be_visible()
    expect(page.locator(".then-now__side").nth(1)).to_be_visible()
    expect(page.locator(".then-now__range").first).to_be_hidden()


def test_a_phone_with_a_chinese_voice_reads_the_story(visit: Any) -> None:
    page: Page = visit()
    page.add_init_script(VOICES)
    page.goto(STORY)
    page.locator("[data-action=play]").click()
    said = page.evaluate("window.said")
    assert said
    assert said[0][1] == 1
    page.locator("[data-action=stop]").click()
    expect(page.locator("[data-action=stop]")).to_be_hidden()


def test_a_phone_without_one_is_told_of_its_own_reader(visit: Any) -> None:
    page: Page = visit()
    page.add_init_script(NO_VOICES)
    page.goto(STORY)
    expect(page.locator("[data-read-aloud-controls]")).to_be_hidden()
    expect(page.locator("[data-read-aloud-other]")).to_be_visible()


@pytest.mark.parametrize("address", ["/", STREET, STORY, "/account/login/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Any, address: str) -> None:
    page: Page = visit(width=1280, height=900)
    page.goto(address)
    wrong = []
    stops = []
    for _press in range(150):
        page.keyboard.press("Tab")
        page.wait_for_function(
            "() => !document.getAnimations().some(a => a.playState === 'running')"
        )
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop["name"])
        if not stop["seen"] or not stop["ring"] or stop["hidden"]:
            wrong.append(stop)
    assert wrong == []
    assert len(stops) > 3
    links = page.locator(
        "a[href]:visible:not([tabindex='-1']), button:visible, input:visible, summary:visible"
    )
    assert len(stops) >= links.count() - 2


def test_reading_is_comfortable(visit: Any) -> None:
    """Line height 1.6 to 2.0 and at most 40 Han characters a line (A-70, A-71)."""
    page: Page = visit(width=1280)
    for address in (STORY, "/about/"):
        page.goto(address)
        found = page.evaluate(
            """() => [...document.querySelectorAll('main .prose p, main .statement p')].map(p => {
              const style = getComputedStyle(p);
              return [parseFloat(style.lineHeight) / parseFloat(style.fontSize),
                      p.getBoundingClientRect().width / parseFloat(style.fontSize)];
            })"""
        )
        assert found
        assert all(1.6 <= height <= 2.0 for height, _width in found)
        assert all(width <= 40 for _height, width in found)


def test_no_staff_screen_breaks_its_policy_or_asks_anybody_else(
    staff_page: Page, base_url: str
) -> None:
    problems: list[str] = []
    staff_page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    staff_page.on(
        "request",
        lambda request: (
            problems.append(request.url)
            if not request.url.startswith((base_url, "data:", "blob:"))
            else None
        ),
    )
    staff_page.goto("/admin/")
    edit = staff_page.evaluate(
        """async () => {
          const text = await (await fetch('/admin/api/main/pages/?fields=_,id&type=streets.StreetPage')).text();
          return JSON.parse(text).items.map(item => item.id);
        }"""
    )
    screens = [
        f"/admin/pages/{edit[0]}/edit/",
        f"/admin/pages/{edit[0]}/history/",
        "/admin/pages/",
        "/admin/images/",
        "/admin/images/add/",
        "/admin/documents/",
        "/admin/snippets/streets/shop/",
        "/admin/snippets/streets/shop/add/",
        "/admin/snippets/streets/source/add/",
        "/admin/reports/site-history/",
        "/admin/users/",
        "/admin/workflows/list/",
        "/admin/redirects/",
    ]
    for screen in screens:
        staff_page.goto(screen, wait_until="networkidle")
    staff_page.goto(screens[0], wait_until="networkidle")
    staff_page.get_by_role("button", name="显示/隐藏预览").click()
    frame = staff_page.frame_locator("iframe[title]").first
    expect(frame.locator("h1")).to_be_visible()
    staff_page.locator(".c-sf-add-button").first.click()
    assert problems == []
