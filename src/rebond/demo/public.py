"""The door of the demonstration: load La Boussole, know its people. Used by `ops`, the browser tests and the guide."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rebond.accounts.public import User
from rebond.demo import loading
from rebond.demo.cooperative import invent
from rebond.demo.personas import PERSONAS, Persona, account_of

__all__ = ["Persona", "files_folder", "is_loaded", "load", "persona_account", "personas"]


def load(progress: Callable[[str, int, int], None] | None = None, *, on: date | None = None) -> None:
    """Fill an empty instance with La Boussole as it stands on the day `on` (default: today).

    Through the importers and the actions of real data, in one transaction: a crash leaves nothing
    behind. `progress(label, done, total)` is called before each step. Does nothing when already loaded.
    """
    if is_loaded():
        return
    with transaction.atomic():
        cooperative = invent(on or timezone.localdate())
        loading.Loading(cooperative, files_folder(), progress or loading.nobody_watches).run()


def files_folder() -> Path:
    """Where the files that La Boussole was loaded from are kept."""
    return Path(settings.DATA) / "demo-files"


def is_loaded() -> bool:
    """Whether La Boussole is in this database."""
    return User.objects.filter(email=PERSONAS[0].email).exists()


def personas() -> list[Persona]:
    """The cards of the first page, in order."""
    return list(PERSONAS)


def persona_account(key: str) -> User:
    """The account of anyone of the cast (`aicha`, `ines`…, also those without a card, such as `hugo`).

    Raises `User.DoesNotExist` for an unknown key or an empty instance.
    """
    return account_of(key)
