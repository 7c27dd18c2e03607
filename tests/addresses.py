"""Every address of the house, with a real thing behind each number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    keys: tuple[str, ...]


def addresses() -> list[Address]:
    return sorted(set(_walk(get_resolver().url_patterns, "", "")), key=lambda found: found.name)


def _walk(patterns: list[URLPattern | URLResolver], namespace: str, route: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern.url_patterns, namespace + inner, here)
        else:
            yield Address(f"{namespace}{pattern.name}", here, tuple(pattern.pattern.converters))


NAMED = {
    "token": "abc",
    "provider_id": "cooperative",
    "role": "advisor",
    "form": "csv",
    "month": "2026-09",
    "key": "yanis",
    "liste": "raisons",
}


@dataclass(frozen=True)
class World:
    """One of each thing, so that every address leads somewhere."""

    things: dict[str, object]

    def url(self, address: Address) -> str:
        return reverse(address.name, kwargs={key: self.value(address, key) for key in address.keys})

    def value(self, address: Address, key: str) -> object:
        """The sample behind `<int:pk>` is told by the piece of route just before it; other keys by their name."""
        if key != "pk":
            return self.things.get(key, NAMED.get(key, "autre"))
        before = address.route.split("<int:pk>")[0]
        fits = [(len(route), thing) for route, thing in self.things.items() if before.endswith(route)]
        assert fits, f"dites à build_world quelle chose est derrière {address.route}"
        return max(fits, key=lambda found: found[0])[1]


def build_world(make_user) -> World:
    """A person with everything a person may have; numbers by the route that precedes them."""
    from rebond.accounts.models import Role
    from rebond.people import public as people

    today = timezone.localdate()
    owner = make_user(Role.MEMBER, name="La personne elle-même")
    advisor_account = make_user(Role.ADVISOR, name="Son accompagnatrice")
    branch = people.branch_named("Antenne", by=None)
    advisor = people.create_person(by=None, first_name="Inès", last_name="Le Goff", is_support_team=True)
    people.link_account(advisor.pk, advisor_account, by=None)
    person = people.create_person(by=None, first_name="Aïcha", last_name="Benali", branch=branch)
    people.link_account(person.pk, owner, by=None)
    path = people.open_path(person, entered_on=today - timedelta(days=120), by=None)
    contract = people.sign_cape(
        path, starts_on=path.entered_on, ends_on=path.entered_on + timedelta(days=300), by=None
    )
    amendment = people.add_amendment(contract, effective_on=today, subject="objet", by=None)
    people.assign_advisor(person, advisor, on=path.entered_on, by=None)
    activity = people.create_activity(name="Atelier", analytic_code="ATE01", by=None)
    membership = people.join_activity(activity, person, by=None)
    place = people.create_establishment(name="Siège", siret="00000000000000", by=None)
    other = people.create_person(by=None, first_name="Yann", last_name="Autre", is_support_team=True)
    passing = people.hand_over(advisor, other, on=today, by=None, note="congé")
    people.undo_hand_over(passing, by=None)
    things: dict[str, object] = {
        "personnes/": person.pk,
        "personnes/parcours/": path.pk,
        "personnes/contrats/": contract.pk,
        "personnes/avenants/": amendment.pk,
        "personnes/portefeuilles/": advisor.pk,
        "personnes/passations/": passing.pk,
        "personnes/activites/": activity.pk,
        "personnes/portages/": membership.pk,
        "personnes/antennes/": branch.pk,
        "personnes/etablissements/": place.pk,
        "comptes/": owner.pk,
        "connexion/cles/": 1,
        "chiffres/activites/": activity.pk,
        "chiffres/personnes/": person.pk,
        "chiffres/portefeuilles/": advisor.pk,
        "suivi/": person.pk,
        "owner": owner,
        "advisor_account": advisor_account,
        "person": person.pk,
    }
    return World({**things, **_invitation(owner), **_import(owner), **_crisis(person, owner)})


def _crisis(person, owner) -> dict[str, object]:
    from rebond.situation.actions.crises import declare
    from rebond.situation.models import Evidence, Reason, SituationReport

    today = timezone.localdate()
    crisis = declare(by=None, name="Crue", cause="inondation", starts_on=today, message="Tenons bon.")
    report = SituationReport.objects.create(crisis=crisis, person=person, month=today.replace(day=1))
    evidence = Evidence.objects.create(
        report=report, kind="quote", name="devis.pdf", content_type="application/pdf", size=1, sha256="0" * 64,
        stored_as="absent", uploaded_by=owner, deletes_on=today + timedelta(days=730),
    )  # fmt: skip
    reason = Reason.objects.first() or Reason.objects.create(name="commande annulée")
    return {
        "crises/": crisis.pk,
        "crisis": crisis.pk,
        **_crisis_work(crisis, person, owner),
        "crises/points/": report.pk,
        "crises/justificatifs/": evidence.pk,
        "crises/listes/<str:liste>/": reason.pk,
    }


def _crisis_work(crisis, person, owner) -> dict[str, object]:
    """What the team does of a crisis, and the bond with one person."""
    from rebond.accompaniment import public as bond
    from rebond.situation.actions.calls import claim
    from rebond.situation.models import Coverage, Lesson, Protection

    member = crisis.roll.get(person=person)
    protection = Protection.objects.create(
        name="fonds", kind="relief", claimants=["cape"], protects=["cape"], conditions="aucune", source="ici"
    )
    coverage = Coverage.objects.create(
        crisis=crisis, person=person, protection=protection, state="granted", since_on=timezone.localdate()
    )
    need = bond.express_need(person, by=None, text="un prêt de matériel")
    promise = bond.make_promise(person, text="rappeler", due_on=timezone.localdate(), by=owner)
    contact = bond.record_contact(person, by=owner, channel=bond.Channel.PHONE)
    return {
        "crises/inscrits/": member.pk,
        "crises/appels/": claim(member, by=owner).pk,
        "crises/lecons/": Lesson.objects.create(crisis=crisis, kind="keep", text="appeler", by=owner).pk,
        "crises/protections/": protection.pk,
        "crises/couvertures/": coverage.pk,
        "suivi/besoins/": need.pk,
        "suivi/promesses/": promise.pk,
        "suivi/contacts/": contact.pk,
    }


def _invitation(owner) -> dict[str, object]:
    from rebond.accounts.models import Invitation

    invitation = Invitation.objects.create(
        email="invite@exemple.coop",
        name="Invité",
        roles=["member"],
        token_hash="0" * 64,
        invited_by=owner,
        expires_at=timezone.now() + timedelta(days=1),
    )
    return {"comptes/invitations/": invitation.pk}


def _import(owner) -> dict[str, object]:
    from rebond.figures.models import Import, StageMeaning

    source = Import.objects.create(
        kind="ca_code_analytique",
        file_name="ca.csv",
        file=ContentFile(b"a;b\r\n1;2\r\n", name="ca.csv"),
        sha256="0" * 64,
        size=1,
        by=owner,
        state="done",
    )
    meaning = StageMeaning.objects.create(folded="contrat cape", label="Contrat CAPE", meaning="cape")
    return {"chiffres/imports/": source.pk, "chiffres/imports/etapes/": meaning.pk}
