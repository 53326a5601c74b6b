"""What staff may change for the whole site."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

# I-51
icp_number = RegexValidator(
    r"^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备\d{8,10}号(-\d{1,3})?$",
    _("An ICP number looks like 闽ICP备12345678号-1."),
)
psb_number = RegexValidator(
    r"^.公网安备\s?\d{14}号$",
    _("A public-security number looks like 闽公网安备 35020602000001号."),
)


@register_setting(icon="home", order=100)
class SiteSettings(BaseSiteSetting):
    """Name, office, filing numbers and the pages the footer leads to."""

    tagline = models.CharField(_("tagline"), max_length=60, blank=True)
    office_name = models.CharField(
        _("who runs the site"), max_length=60, help_text=_("The full name of the body.")
    )
    office_address = models.CharField(_("address"), max_length=120, blank=True)
    office_phone = models.CharField(
        _("telephone"), max_length=30, blank=True, help_text=_("With area code, e.g. 0592-1234567.")
    )
    office_hours = models.CharField(_("counter hours"), max_length=120, blank=True)
    icp_number = models.CharField(
        _("ICP number"), max_length=40, blank=True, validators=[icp_number]
    )
    psb_number = models.CharField(
        _("public-security number"), max_length=40, blank=True, validators=[psb_number]
    )
    share_image = models.ForeignKey(
        "home.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for shared links"),
        help_text=_("Square, at least 300 × 300. Used by pages without a picture of their own."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("privacy notice"),
    )
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accessibility statement"),
    )

    panels = [
        FieldPanel("tagline"),
        MultiFieldPanel(
            [
                FieldPanel("office_name"),
                FieldPanel("office_address"),
                FieldPanel("office_phone"),
                FieldPanel("office_hours"),
            ],
            heading=_("Office"),
        ),
        MultiFieldPanel(
            [FieldPanel("icp_number"), FieldPanel("psb_number")], heading=_("Filing numbers")
        ),
        FieldPanel("share_image"),
        MultiFieldPanel(
            [FieldPanel("privacy_page"), FieldPanel("accessibility_page")],
            heading=_("Pages with a duty"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def shown_icp_number(self) -> str:
        """The number from the CMS, else from the environment; never an invented one (O-1)."""
        return self.icp_number or settings.ICP_NUMBER

    @property
    def shown_psb_number(self) -> str:
        """The number from the CMS, else from the environment."""
        return self.psb_number or settings.PSB_NUMBER

    @property
    def psb_code(self) -> str:
        """The digits of the public-security number, for the link to its register."""
        return "".join(filter(str.isdigit, self.shown_psb_number))

    @property
    def office_phone_uri(self) -> str:
        """The telephone number for a `tel:` link."""
        return "".join(char for char in self.office_phone if char.isdigit() or char == "+")
