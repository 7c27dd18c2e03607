"""SMS: one interface. The one delivered writes files, so that nothing leaves until somebody chose a provider."""

from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.conf import settings
from django.utils import timezone


class Sms(Protocol):
    def send(self, *, to: str, text: str) -> None:
        """Raises `OSError` with a readable text when the message could not leave."""


class FileSms:
    """Each message is a file: number on the first line, text after."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, *, to: str, text: str) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{timezone.now():%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.txt"
        (self.folder / name).write_text(f"{to}\n\n{text}\n", encoding="utf-8")


def sms() -> Sms:
    """The one this instance is set up with (REBOND_SMS)."""
    return FileSms(Path(settings.SMS_FOLDER))
