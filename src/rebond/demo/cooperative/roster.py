"""Who is here: 160 employed entrepreneur·es (75 associate), 45 in CAPE, and 26 who left."""

from collections.abc import Iterator
from datetime import date, timedelta

from rebond.droit.socle import ajouter_mois

from .cast import Named, named
from .chance import Chance, months_back
from .contracts import UNWRITTEN, path_of
from .courses import (
    Course,
    back_after,
    cape,
    cape_until,
    cesa,
    draw_associate,
    draw_cape,
    draw_cesa,
    draw_exit,
)
from .names import NameBook
from .places import DOMAIN, address, landline, mobile
from .shape import PersonPlan, StaffPlan

CAPES, CESAS, ASSOCIATES = 45, 85, 75
STATUSES = (
    "Demandeur.e d'emploi (moins de 1 an) - Indemnisé.e",
    "Demandeur.e d'emploi (moins de 1 an) - Indemnisé.e",
    "Demandeur.e d'emploi (plus de 1 an) - Indemnisé.e",
    "Demandeur.e d'emploi (plus de 1 an) - Non indemnisé.e",
    "Bénéficiaire du RSA",
    "Salarié.e - Temps partiel",
    "Étudiant.e",
    "Sans activité",
)
PRESCRIBERS = (
    "France Travail",
    "Mission locale",
    "Bouche-à-oreille",
    "Boutique de gestion",
    "Chambre de métiers",
    "",
)


def courses_in_cape(seed: str, on: date) -> list[Course]:
    """Without the cast: two that end soon, one who is back, the rest drawn."""
    special = [
        cape_until(on + timedelta(days=12), 12),
        cape_until(on + timedelta(days=33), 12, 12),
        back_after(cape(months_back(on, 7)), years=3),
    ]
    chance = Chance(seed, "cape")
    periods = [1] * 27 + [2] * 9 + [3] * 3
    return special + [draw_cape(chance, on, period) for period in periods]


def courses_in_cesa(seed: str, on: date) -> list[Course]:
    """Four who must soon become associate, two whose delay has passed, one who is back."""
    special = [
        cesa(ajouter_mois(on + timedelta(days=days), -36), 12) for days in (18, 66, 110, 150, -12, -47)
    ]
    special.append(back_after(cesa(months_back(on, 20), 12), years=3))
    chance = Chance(seed, "cesa")
    return special + [draw_cesa(chance, on) for _ in range(CESAS - 7 - len(special))]


def courses_of_associates(seed: str, on: date) -> list[Course]:
    chance = Chance(seed, "associates")
    drawn = [draw_associate(chance, on) for _ in range(ASSOCIATES - 8)]
    return [back_after(drawn[0], years=2), *drawn[1:]]


def courses_out(seed: str, on: date, count: int, *, newest: int, oldest: int) -> list[Course]:
    chance = Chance(seed, "exits", newest)
    return [draw_exit(chance, on, newest + rank * (oldest - newest) // (count - 1)) for rank in range(count)]


class Roster:
    """Makes persons one by one; the order of the calls gives the names, nothing else."""

    def __init__(self, seed: str, on: date, staff: tuple[StaffPlan, ...]) -> None:
        self._seed, self._on = seed, on
        self.cast = {who.key: who for who in named(on)}
        taken = {who.last_name for who in self.cast.values()} | {who.last_name for who in staff}
        self._names = NameBook(Chance(seed, "names"), taken)
        self._unwritten: Iterator[tuple[str, ...]] = iter(UNWRITTEN)
        self._count = 0

    def named(self, key: str) -> PersonPlan:
        who: Named = self.cast[key]
        return self._person(
            who.course,
            who.branch,
            who.first_name,
            who.last_name,
            woman=who.woman,
            key=key,
            missing=who.missing,
        )

    def someone(self, course: Course, branch: str) -> PersonPlan:
        woman = Chance(self._seed, "woman", self._count).percent(58)
        first, last = self._names.first_name(woman=woman), self._names.last_name()
        just_signed = (
            course.cesa_on is not None and course.cesa_on > ajouter_mois(self._on, -6) and not course.left_on
        )
        missing = next(self._unwritten, ()) if just_signed else ()
        return self._person(course, branch, first, last, woman=woman, missing=missing)

    def _person(
        self, course: Course, branch: str, first: str, last: str,
        *, woman: bool, key: str = "", missing: tuple[str, ...] = (),
    ) -> PersonPlan:  # fmt: skip
        self._count += 1
        number, on = self._count, self._on
        chance = Chance(self._seed, "person", number)
        street, postcode, town = address(chance, branch)
        status = chance.one_of(STATUSES)
        in_cape = course.cesa_on is None and course.left_on is None
        earlier = [path_of(course.earlier, chance, on)] if course.earlier else []
        return PersonPlan(
            number=number,
            key=key,
            civility="Mme" if woman else "M.",
            first_name=first,
            last_name=last,
            birth_name=self._names.last_name() if woman and chance.percent(12) else "",
            born_on=date(on.year - chance.between(24, 61), chance.between(1, 12), chance.between(1, 28)),
            branch=branch,
            email=f"{key or _mailbox(first, last)}@{DOMAIN}",
            phone=landline(number) if chance.percent(30) else "",
            mobile=mobile(number),
            address=street,
            postcode=postcode,
            city=town,
            status_at_entry=status,
            status_now=status if in_cape else "Entrepreneur.e salarié.e",
            rights_end_on=ajouter_mois(course.entered_on, chance.between(14, 24))
            if in_cape and status.endswith("Indemnisé.e") and "Non" not in status
            else None,
            prescriber=chance.one_of(PRESCRIBERS),
            paths=(*earlier, path_of(course, chance, on, missing)),
        )


def _mailbox(first: str, last: str) -> str:
    from unicodedata import combining, normalize

    plain = "".join(c for c in normalize("NFKD", f"{first}.{last}".lower()) if not combining(c))
    return "".join(c if c.isalnum() or c in ".-" else "-" for c in plain)
