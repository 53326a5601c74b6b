"""Sending mail as a task: a failing server loses no request (R-5)."""

from django.core.mail import send_mail
from django_tasks import task


@task()
def deliver(subject: str, body: str, recipients: list[str]) -> None:
    """Send one plain-text mail."""
    send_mail(subject, body, None, recipients)
