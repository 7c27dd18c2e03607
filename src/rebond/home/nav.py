"""The way around: what each account finds in its menu, in the order it comes for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from rebond.accounts.models import Role

if TYPE_CHECKING:
    from rebond.accounts.models import User


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    icon: str
    short: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Place:
    """A door of the menu, shown to those it opens for."""

    label: str
    view: str
    icon: str
    short: str = ""
    roles: frozenset[Role] = frozenset()
    needs_person: bool = False

    def opens_for(self, user: "User") -> bool:
        if self.needs_person:
            return hasattr(user, "person")
        return not self.roles or user.has_role(*self.roles)

    def link(self, request: HttpRequest) -> Link:
        args = [request.user.person.pk] if self.needs_person else []  # type: ignore[union-attr]
        url = reverse(self.view, args=args)
        inside = request.path == url or (url != "/" and request.path.startswith(url))
        return Link(self.label, url, self.icon, self.short or self.label, inside)


TEAM = frozenset({Role.ADVISOR, Role.PAYROLL, Role.ACCOUNTING, Role.TRAINING, Role.DIRECTION})
IMPORTERS = frozenset({Role.PAYROLL, Role.ACCOUNTING, Role.DIRECTION, Role.ADMINISTRATOR})

PLACES = (
    Place("Aujourd’hui", "home:today", "house"),
    Place("Mon portefeuille", "people:portfolio", "users", "Portefeuille", frozenset({Role.ADVISOR})),
    Place("Mon dossier", "people:file", "user", "Dossier", needs_person=True),
    Place("Personnes", "people:list", "contact", roles=TEAM),
    Place("Alertes", "people:alerts", "bell", roles=TEAM),
    Place("Crises", "situation:crises", "megaphone", roles=TEAM),
    Place("Suivi", "accompaniment:silent", "messages-square", roles=TEAM),
    Place("Mon suivi", "accompaniment:ledger", "messages-square", "Suivi", needs_person=True),
    Place("Chiffres", "figures:index", "chart-column", roles=TEAM),
    Place("Activités", "people:activities", "store", roles=TEAM),
    Place("Imports", "figures:imports", "file-up", roles=IMPORTERS),
    Place("Antennes", "people:places", "map-pin", roles=frozenset({Role.ADMINISTRATOR, Role.DIRECTION})),
    Place("Comptes", "accounts:list", "key-round", roles=frozenset({Role.ADMINISTRATOR, Role.DIRECTION})),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav` and `account_links`, for signed-in pages only."""
    user: User | None = getattr(
        request, "user", None
    )  # absent on the pages of a refusal that comes before sign-in is read
    if user is None or not user.is_authenticated:
        return {"nav": [], "account_links": []}
    links = [place.link(request) for place in PLACES if place.opens_for(user)]
    current = max((link.url for link in links if link.is_current), key=len, default="")
    marked = [Link(k.label, k.url, k.icon, k.short, k.url == current) for k in links]
    return {"nav": marked, "account_links": account_links()}


def account_links() -> list[Link]:
    links = [Link("Ma sécurité", reverse("accounts:security"), "shield-check")]
    if settings.DEMO:
        links.append(Link("Être quelqu’un d’autre", reverse("demo:personas"), "drama"))
    return links
