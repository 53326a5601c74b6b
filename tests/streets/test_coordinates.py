"""From GPS positions to those of Chinese map applications."""

from math import cos, radians

import pytest

from streets.coordinates import Position, to_gcj02

METRES_PER_DEGREE = 111_320


def metres_between(one: Position, other: Position) -> float:
    north = (one.latitude - other.latitude) * METRES_PER_DEGREE
    east = (one.longitude - other.longitude) * METRES_PER_DEGREE * cos(radians(one.latitude))
    return (north**2 + east**2) ** 0.5


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [
        # Published pairs: Tiananmen in Beijing, the Bund in Shanghai.
        (Position(39.90734, 116.39089), Position(39.90874, 116.39713)),
        (Position(31.23700, 121.49000), Position(31.23495, 121.49455)),
    ],
)
def test_known_places_are_met_within_twenty_metres(wgs84: Position, gcj02: Position) -> None:
    assert metres_between(to_gcj02(wgs84), gcj02) < 20


def test_in_xiamen_the_shift_is_between_a_hundred_and_seven_hundred_metres() -> None:
    here = Position(24.489, 118.117)
    assert 100 < metres_between(here, to_gcj02(here)) < 700


@pytest.mark.parametrize(
    "place", [Position(51.5, -0.1), Position(-33.9, 151.2), Position(0.0, 0.0)]
)
def test_outside_the_mainland_nothing_moves(place: Position) -> None:
    assert to_gcj02(place) == place
