from datetime import date

import pytest

from rebond.people.actions import clauses
from rebond.people.models import Person
from rebond.people.queries.alerts import AlertKind, Severity, alerts_for
from rebond.people.tests.factories import (
    AdvisorFactory,
    CapeFactory,
    CesaFactory,
    FollowFactory,
    PathFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 15)
BLOCKS = (
    "objectifs",
    "moyens",
    "contribution",
    "remuneration",
    "statuts",
    "clientele_et_propriete_intellectuelle",
)


@pytest.fixture
def path(camille):
    path = PathFactory(person=camille, entered_on=date(2022, 1, 1))
    FollowFactory(person=camille, started_on=date(2022, 1, 1))
    return path


def cape(path, starts_on, ends_on, **more):
    return CapeFactory(path=path, starts_on=starts_on, ends_on=ends_on, **more)


def said(on=ON):
    return [(alert.kind, alert.severity, alert.due_on, alert.sentence) for alert in alerts_for(on=on)]


@pytest.mark.parametrize(("ends_on", "told"), [(date(2026, 8, 14), True), (date(2026, 8, 15), False)])
def test_a_cape_is_told_sixty_days_ahead(path, ends_on, told):
    cape(path, date(2026, 1, 1), ends_on)
    expected = (
        AlertKind.CAPE_ENDS, Severity.SOON, ends_on,
        "Le CAPE de Camille Durand finit dans 60 jours, le 14/08/2026 : le renouveler (2 renouvellements possibles), ou préparer le CESA.",
    )  # fmt: skip
    assert said() == ([expected] if told else [])


def test_the_last_cape_says_that_it_is_not_renewed(path):
    cape(path, date(2023, 7, 1), date(2024, 6, 30))
    cape(path, date(2024, 7, 1), date(2025, 6, 30))
    cape(path, date(2025, 7, 1), date(2026, 6, 15))
    assert [line[3] for line in said()] == [
        "Le CAPE de Camille Durand finit aujourd'hui, le 15/06/2026 : il ne se renouvelle plus, préparer le CESA ou une sortie."
    ]


def test_a_cape_that_ended_with_nothing_after_it(path):
    cape(path, date(2025, 6, 1), date(2026, 5, 31))
    assert said() == [
        (
            AlertKind.CAPE_ENDED, Severity.URGENT, date(2026, 5, 31),
            "Le CAPE de Camille Durand est fini depuis 15 jours (le 31/05/2026) et aucun contrat n'a suivi : signer la suite, ou enregistrer la sortie.",
        )
    ]  # fmt: skip


def test_a_renewed_cape_or_a_cesa_says_nothing(path):
    cape(path, date(2025, 7, 1), date(2026, 6, 20))
    cape(path, date(2026, 6, 21), date(2027, 6, 20))
    assert said() == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "part"),
    [
        (date(2026, 1, 1), date(2027, 2, 1), "CAPE de Camille Durand : Cette période va jusqu'au 01/02/2027"),
        (date(2025, 12, 1), date(2026, 11, 30), "CAPE de Camille Durand : Ce serait la période n° 4"),
    ],
)
def test_a_cape_beyond_the_law_comes_from_an_old_file(path, starts_on, ends_on, part):
    if "n° 4" in part:
        for year in (2022, 2023, 2024):
            cape(path, date(year, 1, 1), date(year, 12, 31))
    cape(path, starts_on, ends_on)
    (kind, severity, _, sentence), *others = said()
    assert (kind, severity, others) == (AlertKind.CAPE_BEYOND_LAW, Severity.URGENT, [])
    assert sentence.startswith(part)


def written(cesa):
    clauses.write(cesa, dict.fromkeys(BLOCKS, "Article 1"), by=None)


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        # 3 years from the CESA, less the 12 months of CAPE: 2 years.
        (date(2025, 1, 1), []),
        (
            date(2024, 10, 1),
            [(AlertKind.ASSOCIATE_DUE, Severity.SOON, "Camille Durand devient associé·e au plus tard le 01/10/2026 (dans 108 jours) : ")],
        ),
        (
            date(2024, 5, 1),
            [(AlertKind.ASSOCIATE_DUE, Severity.URGENT, "Camille Durand : Le délai pour devenir associé·e s'est terminé le 01/05/2026")],
        ),
    ],
)  # fmt: skip
def test_the_deadline_to_become_an_associate(path, starts_on, expected):
    cape(path, date(2023, 1, 1), date(2023, 12, 31))
    written(CesaFactory(path=path, starts_on=starts_on))
    found = said()
    assert [(kind, severity) for kind, severity, _, _ in found] == [
        (kind, severity) for kind, severity, _ in expected
    ]
    assert all(line[3].startswith(part) for line, (_, _, part) in zip(found, expected, strict=True))


def test_an_associate_has_no_deadline(path):
    written(CesaFactory(path=path, starts_on=date(2024, 5, 1)))
    path.associate_on = ON
    path.save()
    assert said() == []


def test_a_cesa_counts_its_missing_blocks(path):
    cesa = CesaFactory(path=path)
    clauses.write(cesa, {"objectifs": "Article 1", "statuts": "Article 2"}, by=None)
    assert [line[3] for line in said()] == [
        "CESA de Camille Durand : 4 blocs obligatoires sur 6 à compléter."
    ]
    clauses.write(cesa, dict.fromkeys(BLOCKS[:-1], "Article 1"), by=None)
    assert [line[3] for line in said()] == ["CESA de Camille Durand : 1 bloc obligatoire sur 6 à compléter."]
    written(cesa)
    assert said() == []


def test_nobody_accompanies(camille):
    PathFactory(person=camille)
    assert [line[3] for line in said()] == [
        "Camille Durand n'est dans aucun portefeuille : choisir qui l'accompagne."
    ]


def test_the_advisor_s_account_is_closed(camille, make_user):
    PathFactory(person=camille)
    advisor = AdvisorFactory(first_name="B", last_name="L", account=make_user(is_active=False))
    FollowFactory(person=camille, advisor=advisor)
    assert [line[3] for line in said()] == [
        "Camille Durand est dans le portefeuille de B L, dont le compte est désactivé : passer le relais."
    ]


def test_those_who_left_or_never_came_in_raise_nothing():
    PathFactory(left_on=date(2026, 6, 14))
    PersonFactory()
    AdvisorFactory()
    assert said() == []


def test_most_severe_first_then_cape_first():
    CesaFactory(path__person__last_name="A")
    CapeFactory(path__person__last_name="B", starts_on=date(2025, 6, 1), ends_on=date(2026, 5, 31))
    CapeFactory(path__person__last_name="C")
    assert [(alert.kind, alert.person_name.split()[-1]) for alert in alerts_for(on=ON)] == [
        (AlertKind.CAPE_ENDED, "B"),
        (AlertKind.NO_ADVISOR, "C"),
        (AlertKind.NO_ADVISOR, "A"),
        (AlertKind.NO_ADVISOR, "B"),
        (AlertKind.CESA_INCOMPLETE, "A"),
    ]


def test_only_the_persons_asked():
    wanted, _ = PathFactory().person, PathFactory()
    assert [alert.person_id for alert in alerts_for(Person.objects.filter(pk=wanted.pk), on=ON)] == [
        wanted.pk
    ]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_five_queries_whatever_the_number(count, django_assert_num_queries):
    for _ in range(count):
        cesa = CesaFactory(path__entered_on=date(2025, 1, 1), starts_on=date(2026, 1, 1))
        CapeFactory(path=cesa.path, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
        FollowFactory(person=cesa.person)
        clauses.write(cesa, {"objectifs": "x"}, by=None)
    with django_assert_num_queries(5):
        alerts_for(on=ON)
