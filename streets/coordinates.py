"""From WGS-84 to GCJ-02, the datum of map applications in mainland China.

GCJ-02 shifts positions inside the mainland by 100 to 700 metres. The law that prescribes it
(GB 20263-2006) publishes no formula; the one below is the approximation in general use, built on
the Krasovsky 1940 ellipsoid, and lies within a few metres of what map applications show.
"""

from math import cos, pi, sin, sqrt
from typing import NamedTuple

SEMI_MAJOR_AXIS = 6378245.0  # metres, Krasovsky 1940
ECCENTRICITY_SQUARED = 0.00669342162296594323
# The box in which positions are shifted, in degrees.
LATITUDES = (0.8293, 55.8271)
LONGITUDES = (72.004, 137.8347)


class Position(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


def to_gcj02(position: Position) -> Position:
    """The position as Chinese map applications count it; unchanged outside the mainland."""
    if _outside_mainland(position):
        return position
    x, y = position.longitude - 105.0, position.latitude - 35.0
    radians = position.latitude / 180.0 * pi
    magic = 1 - ECCENTRICITY_SQUARED * sin(radians) ** 2
    north = (
        _shift_north(x, y)
        * 180.0
        / ((SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED)) / (magic * sqrt(magic)) * pi)
    )
    east = _shift_east(x, y) * 180.0 / (SEMI_MAJOR_AXIS / sqrt(magic) * cos(radians) * pi)
    return Position(position.latitude + north, position.longitude + east)


def _outside_mainland(position: Position) -> bool:
    south, north = LATITUDES
    west, east = LONGITUDES
    return not (south <= position.latitude <= north and west <= position.longitude <= east)


def _waves(value: float) -> float:
    return (20.0 * sin(6.0 * value * pi) + 20.0 * sin(2.0 * value * pi)) * 2.0 / 3.0


def _shift_north(x: float, y: float) -> float:
    shift = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    shift += _waves(x)
    shift += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return shift + (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0


def _shift_east(x: float, y: float) -> float:
    shift = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    shift += _waves(x)
    shift += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return shift + (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
