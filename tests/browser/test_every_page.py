"""What must hold on every public page: A-1, A-2, A-3, A-9, A-32, S-25, P-33."""

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}
DISPLAYS = {
    "phone, light": {"width": 360},
    "phone, dark": {"width": 360, "scheme": "dark"},
    "phone, elder": {"width": 360, "elder": True},
    "phone, elder, dark": {"width": 360, "elder": True, "scheme": "dark"},
    "desktop, light": {"width": 1280},
    "desktop, dark": {"width": 1280, "scheme": "dark"},
    "desktop, elder": {"width": 1280, "elder": True},
}
# Reports what sticks out, what is clipped, and what is too small to read or to tap.
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLIPPED = """() => [...document.querySelectorAll('body *')].filter(node => {
  const style = getComputedStyle(node);
  return ['hidden', 'clip'].includes(style.overflowY) && node.clientHeight > 1
    && !node.matches('.visually-hidden, .visually-hidden *, svg *, picture, img')
    && node.scrollHeight > node.clientHeight + 1 && node.innerText && node.innerText.trim();
}).map(node => node.className + ': ' + node.innerText.slice(0, 30))"""
SMALL_TEXT = """(least) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !parent.checkVisibility || !parent.checkVisibility()) continue;
    if (parent.closest('script, style, svg, noscript, .visually-hidden')) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < least - 0.05) found.push(size + ' ' + parent.tagName + ' ' + walker.currentNode.data.trim().slice(0, 20));
  }
  return found;
}"""
SMALL_TARGETS = """([least, main]) => {
  const found = [];
  for (const node of document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')) {
    const box = node.getBoundingClientRect();
    if (!box.width || !node.checkVisibility() || box.bottom < 0) continue;
    const style = getComputedStyle(node);
    const inProse = style.display === 'inline' && node.closest('p, li, dd, td, figcaption, blockquote, sup');
    if (inProse) continue;
    if (node.closest('.skip-link') || node.matches('.skip-link')) continue;
    const isMain = node.matches('.button, .site-menu a, .chip');
    const need = isMain ? main : least;
    if (box.width < need - 0.5 && box.height < need - 0.5 || box.height < Math.min(need, main) - 0.5 && isMain || box.height < least - 0.5)
      found.push(`${node.tagName}.${node.className} ${Math.round(box.width)}x${Math.round(box.height)} ${node.textContent.trim().slice(0, 20)}`);
  }
  return found;
}"""


@pytest.mark.parametrize("name", DISPLAYS)
def test_axe_finds_nothing(name: str, visit: Any, addresses: list[str]) -> None:
    page = visit(**DISPLAYS[name])
    found = {}
    for address in addresses:
        page.goto(address)
        result = Axe().run(page, options=AXE_OPTIONS)
        if result.violations_count:
            found[address] = result.generate_report()
    assert found == {}


def test_nothing_is_refused_by_the_policy_and_nobody_else_is_asked(
    visit: Any, addresses: list[str], base_url: str
) -> None:
    page: Page = visit(width=1280)
    problems: list[str] = []
    page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "request",
        lambda request: (
            problems.append(request.url) if not request.url.startswith(base_url) else None
        ),
    )
    for address in addresses:
        page.goto(address, wait_until="networkidle")
    expected = "the server responded with a status of 404"
    assert [problem for problem in problems if expected not in problem] == []


@pytest.mark.parametrize("elder", [False, True])
def test_nothing_scrolls_sideways_at_320_pixels(
    visit: Any, addresses: list[str], *, elder: bool
) -> None:
    page = visit(width=320, elder=elder)
    wide = {}
    for address in addresses:
        page.goto(address)
        if page.evaluate(TOO_WIDE) > 0:
            wide[address] = page.evaluate(TOO_WIDE)
    assert wide == {}


@pytest.mark.parametrize("percent", [140, 165, 200])
def test_larger_text_loses_nothing(visit: Any, addresses: list[str], percent: int) -> None:
    page = visit(width=360)
    lost = {}
    for address in addresses:
        page.goto(address)
        page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
        clipped = page.evaluate(CLIPPED)
        if clipped or page.evaluate(TOO_WIDE) > 0:
            lost[address] = [*clipped, page.evaluate(TOO_WIDE)]
    assert lost == {}


@pytest.mark.parametrize(("elder", "least"), [(False, 16), (True, 18)])
def test_no_text_is_smaller_than_allowed(
    visit: Any, addresses: list[str], *, elder: bool, least: int
) -> None:
    page = visit(width=360, elder=elder)
    small = {}
    for address in addresses:
        page.goto(address)
        found = page.evaluate(SMALL_TEXT, least)
        if found:
            small[address] = found
    assert small == {}


@pytest.mark.parametrize(("elder", "main"), [(False, 44), (True, 60)])
def test_everything_can_be_tapped(
    visit: Any, addresses: list[str], *, elder: bool, main: int
) -> None:
    page = visit(width=360, elder=elder)
    small = {}
    for address in addresses:
        page.goto(address)
        found = page.evaluate(SMALL_TARGETS, [24, main])
        if found:
            small[address] = found
    assert small == {}


def test_every_title_is_unique_and_ends_with_the_name_of_the_site(
    visit: Any, addresses: list[str]
) -> None:
    page = visit(script=False)
    titles = []
    for address in addresses:
        page.goto(address)
        titles.append(page.title())
    assert len(set(titles)) == len(titles), sorted(titles)
    assert [title for title in titles if not title.endswith("吕厝街区")] == []


def test_there_is_one_h1_and_no_level_is_skipped(visit: Any, addresses: list[str]) -> None:
    page = visit(script=False)
    wrong = {}
    for address in addresses:
        page.goto(address)
        levels = [
            int(heading.evaluate("node => node.tagName")[1])
            for heading in page.locator("h1, h2, h3, h4, h5, h6").element_handles()
        ]
        skips = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if levels.count(1) != 1 or skips:
            wrong[address] = levels
    assert wrong == {}
