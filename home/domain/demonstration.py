"""Synthetic plain pages for load tests, all below one page of their own."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Site

from home.models import ContentPage
from lvcuo.content.demonstration import Words


def top_up_pages(words: Words, count: int, progress: Callable[[range], Iterable[int]]) -> int:
    """Add pages until there are `count`; returns how many were added."""
    home = Site.objects.get(is_default_site=True).root_page
    parent = ContentPage.objects.child_of(home).filter(slug=words.parent.slug).first()
    if parent is None:
        parent = _page(
            words.parent.title, words.parent.slug, words.parent.summary, [words.parent.text]
        )
        home.add_child(instance=parent)
    have = ContentPage.objects.child_of(parent).count()
    wanted = range(have + 1, count + 1)
    for number in progress(wanted):
        # Seeded by number: the same page in every database, however many are made at a time.
        chosen = random.Random(number).choices(words.page.paragraphs, k=4)  # noqa: S311 (no secret)
        page = _page(
            words.page.title.format(number=number),
            words.page.slug.format(number=number),
            words.page.summary.format(number=number),
            chosen,
        )
        parent.add_child(instance=page)
    return len(wanted)


def _page(title: str, slug: str, summary: str, paragraphs: list[str]) -> ContentPage:
    now = timezone.now()
    body: list[dict[str, Any]] = [{"type": "prose", "value": "".join(paragraphs)}]
    return ContentPage(
        title=title,
        slug=slug,
        summary=summary,
        body=body,
        locale=Locale.get_default(),
        show_in_menus=False,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
