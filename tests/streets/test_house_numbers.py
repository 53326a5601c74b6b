"""House numbers in the order one walks past them."""

import pytest

from streets.house_numbers import sort_key


@pytest.mark.parametrize(
    "numbers",
    [
        ["1号", "2号", "9号", "10号", "100号"],
        ["12号", "12号之一", "13号"],
        ["10-2号", "10-10号", "11号"],
        ["８号", "9号", "１０号"],
        ["1号A", "1号B", "2号"],
        ["3号", "新景建材城A区", ""],
    ],
)
def test_they_sort_as_they_stand_along_the_street(numbers: list[str]) -> None:
    assert sorted(numbers[1:] + numbers[:1], key=sort_key) == numbers


def test_the_same_number_written_in_two_ways_has_one_key() -> None:
    assert sort_key("１２ 号") == sort_key("12号") == sort_key("12號")


def test_a_key_fits_its_column() -> None:
    assert len(sort_key("1" * 30)) <= 120
    assert len(sort_key("1-" * 15)) <= 120
