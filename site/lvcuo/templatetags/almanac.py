"""Today in both calendars."""

from datetime import date
from typing import TypedDict

from django import template
from lunar_python import Solar

from lvcuo.clock import today

register = template.Library()


class Today(TypedDict):
    """A day as an almanac names it.

    Attributes:
        date: the Gregorian date; templates format it for their language.
        lunar: month and day of the Chinese calendar, e.g. 农历十月十五.
        solar_term: the solar term that begins on this day (e.g. 小雪), else empty.
        festival: the traditional festival of this day (e.g. 中秋节), else empty.
    """

    date: date
    lunar: str
    solar_term: str
    festival: str


def almanac_of(day: date) -> Today:
    """What the almanac says of a day; the names are Chinese in every language."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    festivals = lunar.getFestivals()
    return {
        "date": day,
        "lunar": f"农历{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}",
        "solar_term": lunar.getJieQi(),
        "festival": festivals[0] if festivals else "",
    }


@register.simple_tag
def today_line() -> Today:
    """Today in the community."""
    return almanac_of(today())
