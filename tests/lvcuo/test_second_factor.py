"""The code from the phone: enrolment, logging in with it, and no way around it (S-1, S-4)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.conf import settings as site_settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from lvcuo.second_factor import StaffFactorAdapter
from tests.lvcuo.account_fixtures import PASSWORD, Phone

ENROLMENT = "/account/2fa/totp/activate/"
CODE = "/account/2fa/authenticate/"
LogIn = Callable[..., Any]


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def enrol(client: Client, capture: Any) -> list[str]:
    """Enrol a phone; the recovery codes that are shown."""
    page = BeautifulSoup(client.get(ENROLMENT).content, "html.parser")
    phone = Phone(page.select_one(".account__secret").get_text())
    with capture(execute=True):
        response = client.post(ENROLMENT, {"code": phone.code()})
    assert response.status_code == 302, response.content.decode()
    shown = BeautifulSoup(client.get(response["Location"]).content, "html.parser")
    client.phone = phone  # type: ignore[attr-defined]
    return [code.get_text() for code in shown.select(".account__codes code")]


def admin_addresses() -> list[str]:
    """One address of every pattern below the admin, made-up arguments filled in."""
    found = set()
    prefix = site_settings.ADMIN_URL

    def walk(patterns: list[Any], before: str) -> Iterator[str]:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                yield route

    for route in walk(get_resolver().url_patterns, ""):
        address = fill_in(route)
        if address.startswith(prefix):
            found.add("/" + address)
    return sorted(found)


def fill_in(route: str) -> str:
    """A path for a route of either kind; a missing object is as good as an existing one."""
    import re

    route = re.sub(r"<(?:\w+:)?\w+>", "1", route)
    route = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "1", route)
    route = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "1", route)
    return (
        route.replace("^", "")
        .replace("$", "")
        .replace(r"\Z", "")
        .replace("\\", "")
        .replace("?", "")
    )


def test_no_admin_address_opens_without_a_second_factor(client: Client, administrator: Any) -> None:
    client.force_login(administrator)
    addresses = admin_addresses()
    assert len(addresses) > 200
    opened = []
    for address in addresses:
        for method in (client.get, client.post):
            response = method(address)
            if response.status_code != 302 or response["Location"] != ENROLMENT:
                opened.append((address, response.status_code))
    assert opened == []


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/documents/1/x.pdf",
        "/_util/authenticate_with_password/1/1/",
        "/sitemap.xml",
        "/nowhere/",
    ],
)
def test_no_other_address_opens_either(address: str, client: Client, administrator: Any) -> None:
    client.force_login(administrator)
    assert client.get(address)["Location"] == ENROLMENT


@pytest.mark.parametrize("address", ["/account/logout/", "/account/password/change/", ENROLMENT])
def test_the_account_pages_stay_open(
    address: str, client: Client, log_in: LogIn, administrator: Any
) -> None:
    log_in(client)
    assert client.get(address).status_code == 200


def test_enrolment_leads_from_the_log_in_to_the_cms(
    client: Client,
    administrator: Any,
    log_in: LogIn,
    home: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    log_in(client)
    assert client.get("/admin/")["Location"] == ENROLMENT
    codes = enrol(client, django_capture_on_commit_callbacks)
    assert len(codes) == 10
    assert client.get("/admin/").status_code == 200


def test_the_code_is_shown_as_inline_drawing_and_as_text(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    log_in(client)
    page = BeautifulSoup(client.get(ENROLMENT).content, "html.parser")
    assert page.select_one("[role=img][aria-label] svg")
    assert not page.select("img[src^=data], [style], style, script:not([src])")
    assert page.select_one(".account__secret").get_text().isalnum()
    assert page.select_one("input[name=code]")["autocomplete"] == "one-time-code"


def test_a_late_enrolment_asks_for_the_password_again(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        log_in(client)
        clock.shift(timedelta(minutes=6))
        assert client.get(ENROLMENT)["Location"].startswith("/account/reauthenticate/")


def test_a_wrong_code_enrols_nobody(client: Client, administrator: Any, log_in: LogIn) -> None:
    log_in(client)
    client.get(ENROLMENT)
    assert client.post(ENROLMENT, {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_logging_in_demands_the_code(
    client: Client, with_phone: Phone, log_in: LogIn, home: Any
) -> None:
    response = log_in(client)
    assert response["Location"].startswith(CODE)
    assert not is_logged_in(client)
    assert client.get("/admin/").status_code == 302
    assert client.post(CODE, {"code": with_phone.code()})["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_one_step_of_drift_is_allowed(
    steps: int, client: Client, with_phone: Phone, log_in: LogIn
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        log_in(client)
        client.post(CODE, {"code": with_phone.code(steps)})
    assert is_logged_in(client)


@pytest.mark.parametrize("steps", [-2, 2])
def test_two_steps_of_drift_are_not(
    steps: int, client: Client, with_phone: Phone, log_in: LogIn
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        log_in(client)
        client.post(CODE, {"code": with_phone.code(steps)})
    assert not is_logged_in(client)


@pytest.mark.parametrize("seconds", [0, 29, 45, 59])
def test_a_code_works_once(seconds: int, with_phone: Phone, log_in: LogIn) -> None:
    from django.core.cache import cache

    first, second = Client(), Client()
    # Used at the very beginning of the step after it, it would be good for almost a minute more.
    begin = timezone.now().replace(second=0, microsecond=0)
    with time_machine.travel(begin, tick=False) as clock:
        code = with_phone.code(steps=1)
        log_in(first)
        first.post(CODE, {"code": code})
        assert is_logged_in(first)
        cache.clear()
        clock.shift(timedelta(seconds=seconds))
        log_in(second)
        second.post(CODE, {"code": code})
    assert not is_logged_in(second)


def test_the_code_that_enrolled_the_phone_does_not_log_in(
    administrator: Any, log_in: LogIn, django_capture_on_commit_callbacks: Any
) -> None:
    first, second = Client(), Client()
    with time_machine.travel(timezone.now(), tick=False):
        log_in(first)
        enrol(first, django_capture_on_commit_callbacks)
        log_in(second)
        second.post(CODE, {"code": first.phone.code()})  # type: ignore[attr-defined]
    assert not is_logged_in(second)


@pytest.mark.parametrize("shape", ["{0}{1}", "{0} {1}", "{0}-{1}", " {0}{1} "])
def test_a_code_may_be_typed_with_spaces(
    shape: str, client: Client, with_phone: Phone, log_in: LogIn
) -> None:
    log_in(client)
    code = with_phone.code()
    client.post(CODE, {"code": shape.format(code[:3], code[3:])})
    assert is_logged_in(client)


def test_a_code_may_be_typed_in_full_width_digits(
    client: Client, with_phone: Phone, log_in: LogIn
) -> None:
    log_in(client)
    client.post(CODE, {"code": "".join(chr(ord(digit) + 0xFEE0) for digit in with_phone.code())})
    assert is_logged_in(client)


def test_a_recovery_code_works_once_and_is_shown_once(
    administrator: Any, log_in: LogIn, django_capture_on_commit_callbacks: Any
) -> None:
    client = Client()
    log_in(client)
    codes = enrol(client, django_capture_on_commit_callbacks)
    assert codes[0] not in client.get("/account/2fa/recovery-codes/").content.decode()
    for attempt, works in ((1, True), (2, False)):
        other = Client()
        log_in(other)
        other.post(CODE, {"code": codes[0]})
        assert is_logged_in(other) is works, attempt


def test_no_secret_lies_in_the_database(with_phone: Phone) -> None:
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert with_phone.secret not in kept


def test_a_new_secret_key_still_opens_what_the_old_one_closed(settings: Any) -> None:
    closed = StaffFactorAdapter().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-sufficient-length-and-variety-9876543210"
    assert StaffFactorAdapter().decrypt(closed) == "JBSWY3DPEHPK3PXP"


def test_guessing_codes_locks_the_account_for_this_address(
    client: Client, with_phone: Phone, log_in: LogIn
) -> None:
    log_in(client)
    for _attempt in range(5):
        response = client.post(CODE, {"code": "000000"})
    assert response.status_code == 429
    assert client.post(CODE, {"code": with_phone.code()}).status_code == 429
    assert log_in(Client()).status_code == 429
    assert not is_logged_in(client)


def test_starting_anew_does_not_reset_the_count(with_phone: Phone, log_in: LogIn) -> None:
    for _attempt in range(5):
        client = Client()
        log_in(client)
        response = client.post(CODE, {"code": "000000"})
    assert response.status_code == 429


def test_enrolling_ends_sessions_that_had_only_a_password(
    administrator: Any, log_in: LogIn, home: Any, django_capture_on_commit_callbacks: Any
) -> None:
    thief, owner = Client(), Client()
    log_in(thief)
    log_in(owner)
    enrol(owner, django_capture_on_commit_callbacks)
    assert not is_logged_in(thief)
    assert owner.get("/admin/").status_code == 200


def test_giving_up_the_phone_asks_for_password_or_code_and_leads_back_to_enrolment(
    client: Client, with_phone: Phone, log_in: LogIn
) -> None:
    log_in(client)
    client.post(CODE, {"code": with_phone.code()})
    asked = client.get("/account/2fa/totp/deactivate/")
    assert asked["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert client.get("/admin/")["Location"] == ENROLMENT


def test_an_address_that_was_never_confirmed_is_no_obstacle(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    client.post("/account/password/reset/", {"email": "chief@example.org"})
    log_in(client)
    assert client.get(ENROLMENT).status_code == 200


def test_the_phone_shows_no_e_mail_address(administrator: Any) -> None:
    user = get_user_model().objects.get(username="chief")
    address = StaffFactorAdapter().build_totp_url(user, "JBSWY3DPEHPK3PXP")
    assert "example.org" not in address
    assert "chief" in address
