"""Where a statement of a story comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index


class Source(index.Indexed, models.Model):
    """A book, article, official paper, or somebody who told it (O-60, P-18)."""

    class Kind(models.TextChoices):
        """What sort of source it is."""

        DOCUMENT = "document", _("Official paper")
        BOOK = "book", _("Book or map")
        PRESS = "press", _("Press or web page")
        ORAL = "oral", _("Told by somebody")

    title = models.CharField(_("title"), max_length=160)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PRESS)
    publisher = models.CharField(_("author or publisher"), max_length=120, blank=True)
    date_text = models.CharField(
        _("date"),
        max_length=60,
        blank=True,
        help_text=_("As the source gives it, e.g. 2016-06-12."),
    )
    url = models.URLField(_("address"), blank=True)
    remark = models.CharField(
        _("remark"),
        max_length=200,
        blank=True,
        help_text=_("How reliable it is; what it does not say."),
    )
    teller_consent = models.CharField(
        _("the teller’s consent"),
        max_length=160,
        blank=True,
        help_text=_("Told by somebody: when they agreed, and the form of name they wish."),
    )
    review_on = models.DateField(_("review on"), null=True, blank=True)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date_text")]),
        FieldPanel("publisher"),
        FieldPanel("url"),
        FieldPanel("remark"),
        MultiFieldPanel(
            [FieldPanel("teller_consent"), FieldPanel("review_on")], heading=_("Told by somebody")
        ),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("publisher"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
