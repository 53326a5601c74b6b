"""The look's fixed vocabularies: what is drawn and coloured in `static/`, by name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Illustration(models.TextChoices):
    """Scenes shipped as `static/svg/scenes/<value>.svg`; an uploaded picture replaces them."""

    COMMUNITY = "community", _("The community from above")
    BUILDING = "building", _("Building materials street")
    FOOD = "food", _("Food street at dusk")
    FINANCE = "finance", _("Taiwan Street arcade")
    DAILY = "daily", _("Daily goods street")
    PHONE = "phone", _("Mobile phone market")
    STORY = "story", _("Arcade between past and present")
    STORY_THEN = "story-then", _("Tidal wharf (artist’s impression)")
    STORY_NOW = "story-now", _("The street today (illustration)")
    GOVERNANCE = "governance", _("Neighbours at a table under the banyan")


class Accent(models.TextChoices):
    """Accent colours; each has tested light, dark and elder-mode values in `tokens.css`."""

    BRICK = "brick", _("Brick red")
    AMBER = "amber", _("Amber")
    SEA = "sea", _("Sea blue")
    MOSS = "moss", _("Moss green")
    PLUM = "plum", _("Plum")
    GOLD = "gold", _("Gold")
    BOUGAINVILLEA = "bougainvillea", _("Bougainvillea")
    INK = "ink", _("Ink")


class Emblem(models.TextChoices):
    """Emblems in `static/svg/icons.svg` as symbol `emblem-<value>`."""

    BUILDING = "building", _("Brick bond")
    FOOD = "food", _("Steaming bowl")
    FINANCE = "finance", _("Arcade with a coin")
    DAILY = "daily", _("Basket")
    PHONE = "phone", _("Handset")
    STORY = "story", _("Ridge and waves")
    TEA = "tea", _("Teapot")
    CRAFT = "craft", _("Needle and thread")
    MARKET = "market", _("Stall awning")
    PARK = "park", _("Banyan tree")


class Certainty(models.TextChoices):
    """How sure a statement is (O-60)."""

    DOCUMENTED = "documented", _("Documented")
    TOLD = "told", _("Told")
    LEGEND = "legend", _("Legend")
    UNKNOWN = "unknown", _("Still to be collected")
