from datetime import date

import pytest

from rebond.accounts.public import Role
from rebond.people.actions import contracts, ends, portfolios
from rebond.people.models import Person
from rebond.people.queries.history import history_of
from rebond.people.tests.factories import AdvisorFactory, BranchFactory, PathFactory
from rebond.ui.public import euros

pytestmark = pytest.mark.django_db


def told(person):
    return [
        (moment.thing, moment.gesture, [(c.label, c.before, c.after) for c in moment.changes])
        for moment in reversed(history_of(person))
    ]


def test_a_correction_says_before_and_after(camille, make_user, client_of):
    branch = BranchFactory(name="Nantes")
    user = make_user(Role.ADVISOR, name="Aïcha Benali")
    response = client_of(user).post(
        f"/personnes/{camille.pk}/correction/",
        {"first_name": "Camille", "last_name": "Durand", "city": "Nantes", "branch": branch.pk},
    )
    assert response.status_code == 302
    latest = history_of(Person.objects.get(pk=camille.pk))[0]
    assert (latest.by, latest.thing, latest.gesture) == ("Aïcha Benali", "personne", "modifié")
    assert [(c.label, c.before, c.after) for c in latest.changes] == [
        ("ville", "", "Nantes"),
        ("antenne", "", "Nantes"),
    ]


def test_a_contract_taken_back_is_still_told(camille):
    path = PathFactory(person=camille, entered_on=date(2026, 1, 1))
    cesa = contracts.sign_cesa(path, starts_on=date(2026, 1, 1), by=None, monthly_gross_cents=123_450)
    ends.undo_signature(cesa, by=None)
    things = [line for line in told(camille) if line[0] == "contrat"]
    assert [(thing, gesture) for thing, gesture, _ in things] == [("contrat", "créé"), ("contrat", "retiré")]
    assert [c for c in things[0][2] if c[0] in {"contrat", "début", "salaire fixe brut mensuel"}] == [
        ("contrat", "", "CESA"),
        ("début", "", "01/01/2026"),
        ("salaire fixe brut mensuel", "", euros(123_450)),
    ]


def test_advisors_are_named(camille):
    advisor = AdvisorFactory(first_name="Bruno", last_name="Le Gall")
    portfolios.assign(camille, advisor, on=date(2026, 1, 1), by=None)
    assert told(camille)[-1] == (
        "suivi",
        "créé",
        [("chargé·e d'accompagnement", "", "Bruno Le Gall"), ("depuis le", "", "01/01/2026")],
    )


@pytest.mark.parametrize("changes", [1, 3, 60])
def test_a_constant_number_of_queries(camille, changes, django_assert_num_queries):
    for number in range(changes):
        camille.city = f"Ville {number}"
        camille.save()
    with django_assert_num_queries(6):
        assert len(history_of(camille)) == changes + 1
