"""Structured logs: one JSON object a line, newline-safe, without personal data (S-34, S-35)."""

import logging
import re
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.json import JsonFormatter as BaseJsonFormatter

request_id: ContextVar[str] = ContextVar("request_id", default="-")

MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
EMAIL = re.compile(r"([A-Za-z0-9])[A-Za-z0-9._%+-]*(@[A-Za-z0-9.-]+)")
# What Django attaches to a record: the request shows its query string, which may hold anything.
WITHHELD = {"request", "response", "sql", "params"}


def masked(value: str) -> str:
    """The text with mobile numbers and e-mail addresses masked (P-28, P-32)."""
    return EMAIL.sub(r"\1***\2", MOBILE.sub(r"\1****\2", value))


class RequestIdFilter(logging.Filter):
    """Adds the id of the request under way."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drops a record."""
        record.request_id = request_id.get()
        return True


class JsonFormatter(BaseJsonFormatter):
    """Time with offset, level, logger, request id, message and the record's own fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s",
            datefmt="%Y-%m-%dT%H:%M:%S%z",
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            json_ensure_ascii=False,
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Mask every text on its way out, and leave out what cannot be masked."""
        return {
            key: masked(value) if isinstance(value, str) else value
            for key, value in super().process_log_record(log_data).items()
            if key not in WITHHELD
        }
