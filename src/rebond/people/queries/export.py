"""The list in the columns of enDI's « Porteurs actifs » that we hold, in enDI's order and words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from rebond.people.models import Contract, Path
from rebond.people.models.contracts import ContractKind
from rebond.people.models.querysets import Status

SEPARATOR = "-----"
Cell = str | int | date | None


@dataclass(frozen=True)
class Source:
    """One person with everything the columns read, already loaded."""

    person: Any
    path: Path | None
    contracts: tuple[Contract, ...]
    on: date

    @property
    def months(self) -> int | None:
        """Whole months since the entry, up to the exit."""
        if self.path is None:
            return None
        until = min(self.path.left_on or self.on, self.on)
        whole = (until.year - self.path.entered_on.year) * 12 + until.month - self.path.entered_on.month
        return max(0, whole - (until.day < self.path.entered_on.day))

    def signed_on(self, kind: ContractKind) -> date | None:
        return min((c.starts_on for c in self.contracts if c.kind == kind), default=None)

    def of_activities(self, name: str) -> str:
        values = (getattr(activity, name) for activity in self.person.activities.all())
        return ", ".join(dict.fromkeys(str(value) for value in values if value))


COLUMNS: tuple[tuple[str, Callable[[Source], Cell]], ...] = (
    ("Identifiant interne", lambda s: s.person.internal_id),
    ("Code(s) analytique(s)", lambda s: s.of_activities("analytic_code")),
    ("Civilité", lambda s: s.person.civility),
    ("Nom", lambda s: s.person.last_name),
    ("Nom de naissance", lambda s: s.person.birth_name),
    ("Prénom", lambda s: s.person.first_name),
    ("Situation actuelle dans la CAE", lambda s: Status(s.person.status).label),
    ("Antenne de rattachement", lambda s: s.person.branch.name if s.person.branch else ""),
    ("Accompagnateur", lambda s: s.person.advisor_name or ""),
    ("Date info coll", lambda s: s.path.info_meeting_on if s.path else None),
    ("Date d'entrée dans la CAE", lambda s: s.path.entered_on if s.path else None),
    ("Ancienneté (en mois)", lambda s: s.months),
    ("Date de contrat", lambda s: s.signed_on(ContractKind.CESA)),
    ("Date d'entrée au sociétariat", lambda s: s.path.associate_on if s.path else None),
    (SEPARATOR, lambda _: ""),
    ("E-mail 1", lambda s: s.person.email),
    ("Tél. fixe", lambda s: s.person.phone),
    ("Tél. mobile", lambda s: s.person.mobile),
    ("Adresse", lambda s: s.person.address),
    ("Code postal", lambda s: s.person.postcode),
    ("Ville", lambda s: s.person.city),
    (SEPARATOR, lambda _: ""),
    ("Statut social à l'entrée", lambda s: s.person.social_status_at_entry),
    ("Statut social actuel", lambda s: s.person.social_status_now),
    ("Date de fin de droit", lambda s: s.person.rights_end_on),
    ("Typologie d'activité", lambda s: s.of_activities("trade")),
    (SEPARATOR, lambda _: ""),
    ("Date de sortie", lambda s: s.path.left_on if s.path else None),
    ("Type de sortie", lambda s: s.path.exit_kind if s.path else ""),
    ("Motif de sortie", lambda s: s.path.exit_reason if s.path else ""),
    (SEPARATOR, lambda _: ""),
    ("ID Utilisateur", lambda s: s.person.endi_user_id),
    ("ID Gestion sociale", lambda s: s.person.endi_social_id),
    ("Créé(e) le", lambda s: timezone.localdate(s.person.created_at)),
)
HEADERS = tuple(label for label, _ in COLUMNS)


def lines(persons: Any, *, on: date) -> list[tuple[Cell, ...]]:
    """One line per person of a `directory.matching`, in a constant number of queries."""
    loaded = persons.select_related("branch").prefetch_related(
        "activities__trade",
        Prefetch("paths", Path.objects.order_by("-entered_on", "-pk"), "paths_by_age"),
        Prefetch("contracts", Contract.objects.order_by("starts_on", "pk"), "contracts_by_age"),
    )
    return [_line(person, on) for person in loaded]


def _line(person: Any, on: date) -> tuple[Cell, ...]:
    path = next(iter(person.paths_by_age), None)
    contracts = tuple(c for c in person.contracts_by_age if path is not None and c.path_id == path.pk)
    source = Source(person, path, contracts, on)
    return tuple(value(source) for _, value in COLUMNS)
