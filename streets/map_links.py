"""Links that open a street in the map applications people in China use.

The three addresses are the public URI schemes of AMap, Baidu and Tencent; they need no key and
send nothing until somebody taps them. All three take GCJ-02 positions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streets.coordinates import Position, to_gcj02
from streets.models import StreetPage

CITY = "厦门"
REFERER = "lvcuo"
# About 0.1 m; more digits would only pretend.
DIGITS = 6


@dataclass(frozen=True)
class MapLink:
    """One map application: its name and the address that opens it."""

    name: str | Promise
    url: str


def map_links(street: StreetPage) -> list[MapLink]:
    """The street as a marker where its position is known, else as a search for its name."""
    if street.latitude is None or street.longitude is None:
        return _searches(f"{CITY}{street.title}")
    position = to_gcj02(Position(float(street.latitude), float(street.longitude)))
    return _markers(position, street.title, street.where or street.title)


def _markers(position: Position, title: str, address: str) -> list[MapLink]:
    latitude, longitude = f"{position.latitude:.{DIGITS}f}", f"{position.longitude:.{DIGITS}f}"
    amap = {
        "position": f"{longitude},{latitude}",
        "name": title,
        "src": REFERER,
        "coordinate": "gaode",
        "callnative": "1",
    }
    baidu = {
        "location": f"{latitude},{longitude}",
        "title": title,
        "content": address,
        "output": "html",
        "coord_type": "gcj02",
        "src": REFERER,
    }
    # The parts of Tencent's marker are parted by ; and : which therefore stay as they are.
    words = f"title:{quote(title, safe='')};addr:{quote(address, safe='')}"
    marker = f"coord:{latitude},{longitude};{words}"
    return [
        MapLink(_("Amap"), f"https://uri.amap.com/marker?{_query(amap)}"),
        MapLink(_("Baidu Maps"), f"https://api.map.baidu.com/marker?{_query(baidu)}"),
        MapLink(
            _("Tencent Maps"),
            f"https://apis.map.qq.com/uri/v1/marker?marker={marker}&referer={REFERER}",
        ),
    ]


def _searches(words: str) -> list[MapLink]:
    amap = {"keyword": words, "city": CITY, "src": REFERER, "callnative": "1"}
    baidu = {"query": words, "region": CITY, "output": "html", "src": REFERER}
    tencent = {"keyword": words, "region": CITY, "referer": REFERER}
    return [
        MapLink(_("Amap"), f"https://uri.amap.com/search?{_query(amap)}"),
        MapLink(_("Baidu Maps"), f"https://api.map.baidu.com/place/search?{_query(baidu)}"),
        MapLink(_("Tencent Maps"), f"https://apis.map.qq.com/uri/v1/search?{_query(tencent)}"),
    ]


def _query(values: Mapping[str, str]) -> str:
    return urlencode(values, quote_via=quote, safe=",")
