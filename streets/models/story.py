"""Heritage stories: chapters, timeline, sources."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Site
from wagtail.search import index

from home.models import PublicPage, ShortLink
from home.models.preflight import Finding
from home.models.public_page import tabs
from home.models.wording import Passage
from lvcuo.blocks import BodyBlock
from lvcuo.enums import Accent
from streets.blocks import StoryBlock, TimelineBlock, sourced_values, story_passages, unsourced

from .source import Source

HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003134f]")
LATIN_WORD = re.compile(r"[A-Za-z0-9]+")
# Reading speed of adults on a screen: Han characters and Latin words a minute.
HAN_PER_MINUTE = 350
WORDS_PER_MINUTE = 220


class StoryIndexPage(PublicPage):
    """All stories."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    subpage_types = ["streets.HeritageStoryPage"]
    template = "streets/story_index_page.html"

    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    edit_handler = tabs([*PublicPage.content_panels, FieldPanel("body")])

    class Meta:
        verbose_name = _("story index")
        verbose_name_plural = _("story indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the stories in page order."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["stories"] = (
            HeritageStoryPage.objects.child_of(self)
            .live()
            .order_by("path")
            .select_related("hero_image")
        )
        return context


class HeritageStoryPage(RoutablePageMixin, PublicPage):
    """A long read on the past of a street; no statement without source or mark (O-60)."""

    accent = models.CharField(_("colour"), max_length=20, choices=Accent, default=Accent.SEA)
    introduction = models.TextField(_("introduction"), max_length=500)
    chapters = StreamField(StoryBlock(), verbose_name=_("chapters"))
    timeline = StreamField(TimelineBlock(required=False), blank=True, verbose_name=_("timeline"))
    recording = models.ForeignKey(
        "wagtaildocs.Document",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recording"),
        help_text=_(
            "Read aloud by a person, for phones without a Chinese voice. "
            "The page is its transcript."
        ),
    )
    checked_on = models.DateField(_("sources last checked on"), null=True, blank=True)

    parent_page_types = ["streets.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "streets/heritage_story_page.html"

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("chapters"),
        index.SearchField("timeline"),
    ]
    edit_handler = tabs(
        [
            *PublicPage.content_panels,
            FieldPanel("accent"),
            FieldPanel("introduction"),
            FieldPanel("chapters"),
        ],
        ObjectList([FieldPanel("timeline")], heading=_("Timeline")),
        ObjectList(
            [FieldPanel("recording"), FieldPanel("checked_on")], heading=_("Recording and check")
        ),
    )

    class Meta:
        verbose_name = _("heritage story")
        verbose_name_plural = _("heritage stories")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every story has a short address for its QR code."""
        super().save(*args, **kwargs)
        ShortLink.objects.get_or_create(page_id=self.pk)

    @path("")
    def read(self, request: HttpRequest) -> HttpResponse:
        """The story."""
        return self.render(request)

    @path("poster/", name="poster")
    def poster(self, request: HttpRequest) -> HttpResponse:
        """A4 poster with the short address as QR code."""
        return self.render(request, template="streets/poster.html")

    def get_route_paths(self) -> list[str]:
        """What redirects cover when the story's address changes."""
        return ["/", "/poster/"]

    @cached_property
    def sources(self) -> list[Source]:
        """Every source once, in the order in which the reader meets it."""
        found: dict[int, Source] = {}
        for value in sourced_values(self.chapters, self.timeline):
            for source in value["sources"]:
                if source:
                    found.setdefault(source.pk, source)
        return list(found.values())

    @cached_property
    def reading_minutes(self) -> int:
        """Minutes an adult needs, at least one."""
        parts = self._meta.get_field("chapters").get_searchable_content(self.chapters)
        text = strip_tags(" ".join(str(part) for part in parts)) + self.introduction
        minutes = len(HAN.findall(text)) / HAN_PER_MINUTE
        minutes += len(LATIN_WORD.findall(text)) / WORDS_PER_MINUTE
        return max(1, round(minutes))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the numbers of the sources, which the blocks print as notes."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["source_numbers"] = {
            source.pk: number for number, source in enumerate(self.sources, start=1)
        }
        return context

    def passages(self) -> Iterator[Passage]:
        """The story’s statements know whether they carry a source."""
        yield from (Passage(text) for text in (self.title, self.summary, self.search_description))
        yield Passage(self.introduction)
        yield from story_passages(self.chapters, self.timeline)

    def preflight(self) -> list[Finding]:
        """Adds: statements without source, told stories without consent (O-60, P-18)."""
        findings = super().preflight()
        findings += [
            Finding(_("A statement has no source."), blocks_publishing=True, excerpt=excerpt)
            for excerpt in unsourced(self.chapters, self.timeline)
        ]
        findings += [
            Finding(
                _("The teller’s consent is not noted."),
                blocks_publishing=True,
                excerpt=source.title,
            )
            for source in self.sources
            if source.kind == Source.Kind.ORAL and not source.teller_consent
        ]
        if not self.checked_on:
            findings.append(Finding(_("Nobody noted when the sources were last checked.")))
        return findings

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The story as an article."""
        site = Site.find_for_request(request)
        publisher = self.byline or (site.site_name if site else "")
        data: dict[str, Any] = {
            "@type": "Article",
            "headline": self.title,
            "description": self.meta_description,
            "url": self.get_full_url(request),
            "inLanguage": get_language(),
            "author": {"@type": "Organization", "name": publisher},
        }
        if self.first_published_at:
            data["datePublished"] = self.first_published_at.isoformat()
        if self.last_published_at:
            data["dateModified"] = self.last_published_at.isoformat()
        return [data]
