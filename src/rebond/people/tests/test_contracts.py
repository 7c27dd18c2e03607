from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from rebond.people.actions import amendments, clauses, contracts, ends
from rebond.people.models import Contract
from rebond.people.refusals import Refused
from rebond.people.tests.factories import CapeFactory, CesaFactory, PathFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(camille):
    return PathFactory(person=camille, entered_on=date(2023, 1, 1))


@pytest.fixture
def three_capes(path):
    first = contracts.sign_cape(path, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31), by=None)
    second = contracts.renew_cape(first, ends_on=date(2024, 12, 31), by=None)
    return [first, second, contracts.renew_cape(second, ends_on=date(2025, 12, 31), by=None)]


def test_a_cape_is_renewed_twice_from_the_day_after(three_capes, sentences):
    assert [(cape.starts_on, cape.renews) for cape in three_capes] == [
        (date(2023, 1, 1), None),
        (date(2024, 1, 1), three_capes[0]),
        (date(2025, 1, 1), three_capes[1]),
    ]
    assert sentences()[-1] == "CAPE de Camille Durand renouvelé (période n° 3) du 01/01/2025 au 31/12/2025."


def test_a_fourth_cape_is_refused_with_the_reason_and_nothing_is_deleted(three_capes, sentences):
    before = sentences()
    with pytest.raises(Refused) as refusal:
        contracts.renew_cape(three_capes[2], ends_on=date(2026, 3, 31), by=None)
    reason = refusal.value.reasons[0]
    assert reason.code == "cape_quatrieme_periode"
    assert reason.texte.startswith("Ce serait la période n° 4 : un CAPE se renouvelle au plus 2 fois")
    assert reason.article == "C. com. art. L.127-1 s."
    assert [step.libelle for step in refusal.value.steps] == ["Dernier jour possible", "Rang de la période"]
    assert list(Contract.objects.order_by("starts_on")) == three_capes
    assert sentences() == before


def test_a_new_path_counts_its_capes_from_one(three_capes, camille):
    path = three_capes[0].path
    path.left_on = date(2025, 12, 31)
    path.save()
    again = PathFactory(person=camille, entered_on=date(2026, 2, 1))
    cape = contracts.sign_cape(again, starts_on=date(2026, 2, 1), ends_on=date(2027, 1, 31), by=None)
    assert cape.renews is None


def test_a_cape_lasts_twelve_months_at_most(path):
    with pytest.raises(Refused, match=r"un CAPE dure au plus 12 mois, ici jusqu'au 31/12/2023"):
        contracts.sign_cape(path, starts_on=date(2023, 1, 1), ends_on=date(2024, 1, 1), by=None)
    assert Contract.objects.count() == 0


def test_a_cape_never_overlaps_another(path):
    contracts.sign_cape(path, starts_on=date(2023, 1, 1), ends_on=date(2023, 6, 30), by=None)
    with pytest.raises(Refused, match=r"Un autre CAPE, commencé le 01/01/2023"):
        contracts.sign_cape(path, starts_on=date(2023, 6, 30), ends_on=date(2023, 12, 31), by=None)


def test_the_database_refuses_overlapping_contracts_of_the_same_kind():
    cape = CapeFactory()
    with pytest.raises(IntegrityError, match="contract_no_overlap"):
        CapeFactory(path=cape.path, starts_on=date(2026, 12, 31), ends_on=date(2027, 1, 31))


def test_the_database_lets_an_early_end_make_room():
    cape = CapeFactory(ended_on=date(2026, 6, 30), ended_by="hand")
    CapeFactory(path=cape.path, starts_on=date(2026, 7, 1), ends_on=date(2027, 1, 31))
    CesaFactory(path=cape.path, starts_on=date(2026, 3, 1))


def test_the_database_refuses_a_cape_without_an_end():
    with pytest.raises(IntegrityError, match="cape_has_an_end"):
        CapeFactory(ends_on=None)


def test_a_contract_stays_inside_its_path(path):
    with pytest.raises(Refused, match=r"avant l'entrée dans la coopérative \(01/01/2023\)"):
        contracts.sign_cesa(path, starts_on=date(2022, 12, 31), by=None)
    path.left_on = date(2023, 5, 31)
    path.save()
    with pytest.raises(Refused, match="Ce parcours a pris fin le 31/05/2023"):
        contracts.sign_cesa(path, starts_on=date(2023, 4, 1), by=None)


def test_a_cesa_ends_the_cape_the_day_before_and_its_undo_resumes_it(path):
    cape = contracts.sign_cape(path, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31), by=None)
    cesa = contracts.sign_cesa(path, starts_on=date(2023, 10, 1), by=None)
    cape.refresh_from_db()
    assert (cape.last_day, cape.ended_by) == (date(2023, 9, 30), "cesa")
    with pytest.raises(Refused, match="Elle vient d'ailleurs"):
        ends.resume(cape, by=None)
    ends.undo_signature(cesa, by=None)
    cape.refresh_from_db()
    assert (cape.last_day, cape.ended_by) == (date(2023, 12, 31), "")
    assert list(Contract.objects.all()) == [cape]


def test_the_trial_is_eight_months_less_the_cape(path):
    contracts.sign_cape(path, starts_on=date(2023, 1, 1), ends_on=date(2023, 6, 30), by=None)
    with pytest.raises(Refused, match=r"au plus tard le 31/08/2023"):
        contracts.sign_cesa(path, starts_on=date(2023, 7, 1), trial_ends_on=date(2023, 9, 1), by=None)
    cesa = contracts.sign_cesa(path, starts_on=date(2023, 7, 1), trial_ends_on=date(2023, 8, 31), by=None)
    assert cesa.trial_ends_on == date(2023, 8, 31)


def test_a_cesa_invents_no_hours(path):
    cesa = contracts.sign_cesa(path, starts_on=date(2023, 7, 1), by=None, monthly_gross_cents=45_000)
    assert (cesa.monthly_hours, cesa.monthly_gross_cents) == (None, 45_000)


def test_an_early_end_and_its_undo():
    cape = CapeFactory()
    ends.end(cape, on=date(2026, 4, 30), by=None, reason="Déménagement")
    assert (cape.ended_on, cape.ended_by) == (date(2026, 4, 30), "hand")
    with pytest.raises(Refused, match="finit déjà le 30/04/2026"):
        ends.end(cape, on=date(2026, 5, 30), by=None)
    ends.resume(cape, by=None)
    cape.refresh_from_db()
    assert (cape.ended_on, cape.last_day) == (None, date(2026, 12, 31))


def test_amendments_follow_each_other_without_a_gap():
    cesa = CesaFactory()
    first = amendments.add(cesa, effective_on=date(2026, 3, 1), subject="Objectif", by=None)
    second = amendments.add(
        cesa,
        effective_on=date(2026, 4, 1),
        subject="Salaire",
        by=None,
        number=2,
        monthly_hours=Decimal("35.00"),
    )
    assert [first.number, second.number] == [1, 2]
    with pytest.raises(Refused, match=r"Avenant n° 4 : le prochain de ce contrat est le n° 3"):
        amendments.add(cesa, effective_on=date(2026, 5, 1), subject="Trou", by=None, number=4)
    with pytest.raises(Refused, match="n'est pas le dernier"):
        amendments.remove(first, by=None)
    amendments.remove(second, by=None)
    assert [amendment.number for amendment in cesa.amendments.all()] == [1]


def test_an_amendment_takes_effect_inside_its_contract():
    with pytest.raises(Refused, match=r"hors du contrat \(du 01/01/2026 au 31/12/2026\)"):
        amendments.add(CapeFactory(), effective_on=date(2027, 1, 1), subject="Tard", by=None)


def test_a_contract_with_an_amendment_is_not_taken_back():
    cesa = CesaFactory()
    amendments.add(cesa, effective_on=date(2026, 3, 1), subject="Objectif", by=None)
    with pytest.raises(Refused, match="a un avenant ou un renouvellement"):
        ends.undo_signature(cesa, by=None)
    assert Contract.objects.count() == 1


def test_clauses_are_written_changed_and_emptied(sentences):
    cesa = CesaFactory()
    clauses.write(cesa, {"objectifs": "Article 3", "moyens": " Article 4 ", "statuts": ""}, by=None)
    clauses.write(cesa, {"objectifs": "", "moyens": "Article 4"}, by=None)
    assert list(cesa.clauses.values_list("key", "text")) == [("moyens", "Article 4")]
    assert [s.split(" : ")[1] for s in sentences()] == [
        "Objectifs à atteindre et activité minimale, Moyens de la coopérative pour soutenir et contrôler l'activité.",
        "Objectifs à atteindre et activité minimale.",
    ]


def test_an_unknown_clause_is_refused():
    with pytest.raises(Refused, match="Clause inconnue pour un CAPE : objectifs"):
        clauses.write(CapeFactory(), {"objectifs": "x"}, by=None)
