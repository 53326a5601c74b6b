"""The wording list, example by example, and where its rules hold back."""

import pytest

from home.models.wording import REMARKS, Passage, WordingRule, wording_rules

RULES = wording_rules()


def rule_examples(name: str) -> list[tuple[WordingRule, str]]:
    return [(rule, text) for rule in RULES for text in getattr(rule, name)]


def rule_of(kind: str) -> WordingRule:
    return next(rule for rule in RULES if rule.kind == kind)


@pytest.mark.parametrize(
    ("rule", "text"), rule_examples("finds"), ids=lambda value: getattr(value, "kind", value)
)
def test_what_is_wrong_is_found(rule: WordingRule, text: str) -> None:
    assert rule.excerpt(Passage(text))


@pytest.mark.parametrize(
    ("rule", "text"), rule_examples("leaves"), ids=lambda value: getattr(value, "kind", value)
)
def test_what_is_right_is_left_alone_by_every_rule(rule: WordingRule, text: str) -> None:
    assert [other.kind for other in RULES if other.excerpt(Passage(text))] == []


def test_every_rule_has_an_example_of_both() -> None:
    assert [rule.kind for rule in RULES if not rule.finds or not rule.leaves] == []


def test_every_kind_of_remark_is_in_use() -> None:
    assert {rule.kind for rule in RULES} == set(REMARKS)


def test_a_claim_with_a_documented_source_is_left_alone() -> None:
    rule = rule_of("claim")
    assert rule.excerpt(Passage("百年老街古韵"))
    assert not rule.excerpt(Passage("百年老街古韵", is_sourced=True))


def test_a_typing_error_is_shown_with_what_should_stand_there() -> None:
    assert rule_of("typing").excerpt(Passage("请登记您的帐号")) == "请登记您的帐号 → 账号"


def test_no_replacement_is_itself_in_the_list() -> None:
    wrong = {word for rule in RULES for word in rule.replacements}
    right = {better for rule in RULES for better in rule.replacements.values()}
    assert not wrong & right
    assert not {better for better in right if any(word in better for word in wrong)}
