"""A real server with the real content, and a real Chromium."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a long password of the browser tests"
START_SECONDS = 30

# Everything in this folder drives a browser.
pytestmark = pytest.mark.browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as `make run` serves it, on a database of its own."""
    folder = tmp_path_factory.mktemp("site")
    port = _free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lvcuo.settings.demo",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_URL_STORAGE": (folder / "media").as_uri(),
        "PRIVATE_STORAGE": (folder / "private").as_uri(),
        "DEMO_PASSWORD": PASSWORD,
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run(
        [*manage, "collectstatic", "--noinput", "-v0"], cwd=ROOT, env=environment, check=True
    )
    subprocess.run([*manage, "prepare"], cwd=ROOT, env=environment, check=True)
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [*gunicorn, "--bind", f"127.0.0.1:{port}", "lvcuo.wsgi"],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=40)
        log.close()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium unless CHROMIUM says `playwright`."""
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    arguments = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-sync",
        "--no-first-run",
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    options = {**browser_type_launch_args, "args": arguments}
    if chromium != "playwright":
        options["executable_path"] = chromium
    return options


@pytest.fixture(scope="session")
def addresses(base_url: str) -> list[str]:
    """Every page of the site map, and pages that are in none."""
    with urllib.request.urlopen(f"{base_url}/sitemap.xml") as answer:
        text = answer.read().decode()
    found = [part.split("</loc>")[0] for part in text.split("<loc>")[1:]]
    street = next(
        address for address in found if address.count("/") == 5 and "/streets/" in address
    )
    return [
        *found,
        f"{base_url}/site-map/",
        f"{street}poster/",
        f"{street}shops/?q=没有这样的店",
        f"{base_url}/no-such-page/",
        f"{base_url}/account/login/",
    ]


@pytest.fixture
def visit(browser: Browser, base_url: str) -> Iterator[Any]:
    """A factory of pages with a display, a width and a colour scheme."""
    contexts: list[BrowserContext] = []

    def make(
        *,
        width: int = 390,
        height: int = 844,
        scheme: str = "light",
        elder: bool = False,
        script: bool = True,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=script,
            base_url=base_url,
            locale="zh-CN",
            **options,
        )
        if elder:
            context.add_cookies([{"name": "display_mode", "value": "elder", "url": base_url}])
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def staff_page(visit: Any, base_url: str) -> Page:
    """A page logged in as the demonstration administrator."""
    page = visit(width=1280, height=900)
    page.goto(f"{base_url}/account/login/")
    page.fill("input[name=login]", "admin")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/admin/**")
    return page
