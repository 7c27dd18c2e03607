from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rebond.ui.public import Step
from rebond.ui.templatetags.ui import register


class Etape(NamedTuple):
    """As the law writes its steps."""

    libelle: str
    formule: str
    valeur: Decimal
    unite: str
    parametre: str | None
    depuis: date | None
    article: str
    lien: str | None


READ = Step("Heures", "10 × 2", "20,5", "h", "smic", "1er\u00a0mai 2020", "L. 1", "https://exemple.fr")


def steps_of(steps):
    return register.filters["explanation_steps"](steps)


def test_the_law_s_steps_are_read_under_their_own_names():
    etape = Etape(
        "Heures", "10 × 2", Decimal("20.5"), "h", "smic", date(2020, 5, 1), "L. 1", "https://exemple.fr"
    )
    assert steps_of([etape]) == [READ]


def test_steps_and_dictionaries_are_read_alike():
    given = {
        "label": "Heures",
        "formula": "10 × 2",
        "value": Decimal("20.5"),
        "unit": "h",
        "parameter": "smic",
        "date": date(2020, 5, 1),
        "article": "L. 1",
        "link": "https://exemple.fr",
    }
    assert steps_of([given]) == [READ]
    assert steps_of([Step("Heures", value=Decimal("20.5"))]) == [Step("Heures", value="20,5", date="")]


def test_values_are_written_in_french_and_absence_is_silent():
    values = [-1200, Decimal("-0.5"), True, None, "douze"]
    shown = [step.value for step in steps_of([{"label": "x", "value": value} for value in values])]
    assert shown == ["−1\u202f200", "−0,5", "oui", "", "douze"]
    assert steps_of(None) == []


def test_the_law_really_has_these_names():
    from rebond.droit.socle.etapes import Etape as Real

    assert {"libelle", "formule", "valeur", "unite", "article", "parametre", "depuis", "lien"} <= set(
        dir(Real)
    )
