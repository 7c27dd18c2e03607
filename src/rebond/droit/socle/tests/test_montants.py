from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebond.droit.socle import (
    Arrondi,
    Etape,
    MontantImpossible,
    arrondir,
    de_centimes,
    en_centimes,
    exact,
    texte_nombre,
)


@pytest.mark.parametrize("faux", [1.5, True, None, "", "12,50", "NaN", "Infinity", [1]])
def test_only_exact_numbers_enter(faux):
    with pytest.raises(MontantImpossible):
        exact(faux)


def test_exact_keeps_every_decimal():
    assert [exact("1234.505"), exact(3), exact(Decimal("0.70"))] == [
        Decimal("1234.505"),
        Decimal(3),
        Decimal("0.70"),
    ]


@given(st.integers(-(10**12), 10**12))
def test_cents_come_back(centimes):
    assert en_centimes(de_centimes(centimes)) == centimes


def test_half_cents_have_no_cents():
    with pytest.raises(MontantImpossible):
        en_centimes(Decimal("0.005"))


@pytest.mark.parametrize(
    ("regle", "attendu"),
    [
        (Arrondi.DEMI_SUPERIEUR, "21.53"),
        (Arrondi.DEMI_INFERIEUR, "21.52"),
        (Arrondi.TRONCATURE, "21.52"),
        (Arrondi.DEMI_PAIR, "21.52"),
    ],
)
def test_each_rounding_rule(regle, attendu):
    assert arrondir(Decimal("21.525"), regle) == Decimal(attendu)


def test_a_step_writes_its_formula_for_a_french_reader():
    etape = Etape(
        "Perte", "{} − {}", (Decimal("12000.00"), Decimal("0.5")), Decimal("11999.50"), "euros", "D.1"
    )
    assert etape.formule == "12\u202f000,00 − 0,5"
    assert etape.en_dict()["valeur"] == "11999.50"
    assert texte_nombre(Decimal("1234567.8")) == "1\u202f234\u202f567,8"
