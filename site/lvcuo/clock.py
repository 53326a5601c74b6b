"""Local time of the community (Asia/Shanghai, no daylight saving)."""

from datetime import date, datetime, timedelta

from django.utils import timezone


def today() -> date:
    """Today's date in the community."""
    return timezone.localdate()


def seconds_until_midnight() -> int:
    """Whole seconds left of the local day, at least one."""
    now = timezone.localtime()
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    return max(1, int((midnight - now).total_seconds()))
