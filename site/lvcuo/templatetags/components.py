"""Tags every template may use (a template built-in): icons, pictures, QR codes, JSON-LD."""

import json
import re
from typing import Any

import segno
from django import template
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from lvcuo.pictures import FORMATS, PRESETS

register = template.Library()

# How HTML and Open Graph write the languages that Django writes in lower case.
LANGUAGE_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
OPEN_GRAPH_LOCALES = {"zh-hans": "zh_CN", "zh-hant": "zh_TW", "en": "en_GB"}
CLAUSE_END = re.compile(r"(?<=[，。；：！？])")
# Second and later pages of a list, as `?page=` gives them.
LATER_PAGE = re.compile(r"(?!1$)[1-9][0-9]{0,5}")

EAGER = mark_safe(' fetchpriority="high"')
LAZY = mark_safe(' loading="lazy" decoding="async"')

# What could end a script element or start a comment inside JSON.
JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """A symbol of `static/svg/icons.svg`, decorative: the text beside it says what it means."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {css_class}" if css_class else "",
        static("svg/icons.svg"),
        name,
    )


@register.simple_tag
def picture(
    image: AbstractImage, preset: str, alt: str | None = None, *, eager: bool = False
) -> SafeString:
    """An uploaded picture as AVIF, WebP and JPEG in the sizes of a preset (lvcuo.pictures).

    Shows the sizes that exist and makes none: that is a task's work, never a visitor's wait.
    Until the task has run, the original stands in. Width and height are always given, so that
    nothing jumps; below the fold it loads lazily.
    """
    chosen = PRESETS[preset]
    wanted = {spec: Filter(spec) for kind in FORMATS for spec in chosen.specs(kind)}
    existing = image.find_existing_renditions(*wanted.values())
    found = {key.spec: size for key, size in existing.items()}
    by_kind = {
        kind: [found[spec] for spec in chosen.specs(kind) if spec in found] for kind in FORMATS
    }
    sources = [
        (f"image/{kind}", _srcset(by_kind[kind]), chosen.sizes)
        for kind in FORMATS[:-1]
        if by_kind[kind]
    ]
    fallback = by_kind[FORMATS[-1]]
    shown = fallback[len(fallback) // 2] if fallback else image.file
    largest = fallback[-1] if fallback else image
    return format_html(
        '<picture>{}<img src="{}"{} width="{}" height="{}" alt="{}"{}></picture>',
        format_html_join("", '<source type="{}" srcset="{}" sizes="{}">', sources),
        shown.url,
        format_html(' srcset="{}" sizes="{}"', _srcset(fallback), chosen.sizes) if fallback else "",
        largest.width,
        largest.height,
        image.default_alt_text if alt is None else alt,
        EAGER if eager else LAZY,
    )


def _srcset(sizes: list[AbstractRendition]) -> str:
    return ", ".join(f"{size.url} {size.width}w" for size in sizes)


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """A QR code as SVG: error level M, quiet zone of 4 modules (O-25)."""
    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(
        border=4,
        scale=1,
        omitsize=True,
        svgclass="qr__code",
        lineclass=None,
        dark="#000",
        light="#fff",
    )
    return mark_safe(svg)  # noqa: S308  (numbers drawn by segno, no text of anybody)


@register.simple_tag
def json_ld(graph: list[dict[str, Any]]) -> SafeString:
    """schema.org data for search engines; a data block, which the policy does not touch."""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    escaped = text.translate(JSON_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(escaped),  # noqa: S308  (escaped above)
    )


@register.filter
def bcp47(language_code: str) -> str:
    """The language tag for `lang` and `hreflang`: `zh-Hans` for `zh-hans` (A-14)."""
    return LANGUAGE_TAGS.get(language_code, language_code)


@register.filter
def clauses(headline: str) -> SafeString:
    """A headline whose lines break after its punctuation before they break anywhere else."""
    parts = [part for part in CLAUSE_END.split(headline) if part]
    return format_html_join("", '<span class="clause">{}</span>', ((part,) for part in parts))


@register.filter
def open_graph_locale(language_code: str) -> str:
    """The locale for `og:locale`: `zh_CN` for `zh-hans`."""
    return OPEN_GRAPH_LOCALES.get(language_code, language_code.replace("-", "_"))


@register.simple_tag(takes_context=True)
def canonical_address(context: RequestContext) -> str:
    """Absolute address of what is shown, without its query; only `?page=` makes another page."""
    request = context["request"]
    number = request.GET.get("page", "")
    query = f"?page={number}" if LATER_PAGE.fullmatch(number) else ""
    return str(request.build_absolute_uri(request.path + query))
