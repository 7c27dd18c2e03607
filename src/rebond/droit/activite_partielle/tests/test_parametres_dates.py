"""The table of the reference, read back through the library: 1.1 and 1.2, one line per change."""

from datetime import date
from decimal import Decimal

import pytest

from rebond.droit.activite_partielle import Regime, bareme, lire_mois, lire_regime
from rebond.droit.activite_partielle.erreurs import MoisImpossible, RegimeInconnu
from rebond.droit.socle import AvantPremiereDate, ParametreAbroge, ValeurIntrouvable

# mois, smic h, smic mensuel, taux ind., plafond ind., plancher ind., taux alloc., plafond alloc., plancher alloc.
COMMUN = """
2020-03 10.15 1539.42 0.70 -     8.03 0.70 31.97 8.03
2020-06 10.15 1539.42 0.70 -     8.03 0.60 27.41 8.03
2021-01 10.25 1554.58 0.70 32.29 8.11 0.60 27.68 8.11
2021-06 10.25 1554.58 0.70 32.29 8.11 0.52 23.99 8.11
2021-07 10.25 1554.58 0.60 27.68 8.11 0.36 16.61 7.30
2021-10 10.48 1589.47 0.60 28.30 8.30 0.36 16.98 7.47
2022-01 10.57 1603.12 0.60 28.54 8.37 0.36 17.12 7.53
2022-05 10.85 1645.58 0.60 29.30 8.59 0.36 17.58 7.73
2022-08 11.07 1678.95 0.60 29.89 8.76 0.36 17.93 7.88
2023-01 11.27 1709.28 0.60 30.43 8.92 0.36 18.26 8.03
2023-05 11.52 1747.20 0.60 31.10 9.12 0.36 18.66 8.21
2024-01 11.65 1766.92 0.60 31.46 9.22 0.36 18.87 8.30
2024-11 11.88 1801.80 0.60 32.08 9.40 0.36 19.25 8.46
2026-01 12.02 1823.03 0.60 32.45 9.52 0.36 19.47 8.57
2026-06 12.31 1867.02 0.60 33.24 9.74 0.36 19.94 8.57
"""
LIGNES = [ligne.split() for ligne in COMMUN.strip().splitlines()]


def lu(mois, regime=Regime.COMMUN, **autres):
    b = bareme(lire_mois(mois), regime, **autres)
    nombres = (
        b.smic.decimal, b.smic_mensuel, b.taux_indemnite.decimal, b.plafond_indemnite, b.plancher_indemnite.decimal,
        b.taux_allocation.decimal, b.plafond_allocation, b.plancher_allocation.decimal,
    )  # fmt: skip
    return ["-" if n is None else str(n) for n in nombres]


@pytest.mark.parametrize("ligne", LIGNES, ids=lambda ligne: ligne[0])
def test_droit_commun_by_date(ligne):
    assert lu(ligne[0]) == ligne[1:]


def test_nothing_changes_between_two_lines_of_the_table():
    mois = [f"{a}-{m:02}" for a in range(2020, 2027) for m in range(1, 13)]
    dates = [ligne[0] for ligne in LIGNES]
    lus = {m: lu(m) for m in mois if "2020-03" <= m <= "2026-11"}
    changements = [b for a, b in zip(lus, list(lus)[1:], strict=False) if lus[a] != lus[b]]
    assert changements == dates[1:]


@pytest.mark.parametrize(
    ("regime", "mois", "attendu"),
    [
        ("protege", "2020-06", "0.70 0.70 8.03"),
        ("protege", "2021-07", "0.70 0.60 8.11"),
        ("protege", "2021-08", "0.70 0.52 8.11"),
        ("protege", "2021-09", "0.60 0.36 7.30"),
        ("protege_perte", "2021-10", "0.70 0.70 8.30"),
        ("protégé avec perte", "2022-02", "0.70 0.70 8.37"),
        ("ferme", "2020-11", "0.70 0.70 8.03"),
        ("ferme", "2022-03", "0.70 0.70 8.37"),
        ("garde d'enfant", "2020-11", "0.70 0.60 8.03"),
        ("garde_enfant", "2022-07", "0.70 0.70 8.59"),
        ("vulnerable", "2022-09", "0.70 0.60 8.76"),
        ("apld", "2021-10", "0.70 0.60 8.30"),
        ("apld", "2026-06", "0.70 0.60 9.52"),
        ("apld-rebond", "2025-03", "0.70 0.60 9.40"),
    ],
)
def test_the_other_regimes(regime, mois, attendu):
    figures = lu(mois, lire_regime(regime))
    assert " ".join(figures[n] for n in (2, 5, 7)) == attendu


def test_a_regime_that_borrows_the_employer_rate_follows_it():
    borrowed = bareme(lire_mois("2020-07"), Regime.GARDE_ENFANT, regime_employeur=Regime.PROTEGE)
    assert borrowed.taux_allocation.decimal == Decimal("0.70")
    assert bareme(lire_mois("2020-07"), Regime.GARDE_ENFANT).taux_allocation.decimal == Decimal("0.60")


def test_apld_is_capped_from_its_start_though_droit_commun_was_not():
    assert bareme(lire_mois("2021-10"), Regime.APLD).plafond_indemnite == Decimal("33.01")


@pytest.mark.parametrize(
    ("regime", "mois", "erreur"),
    [
        (Regime.COMMUN, "2020-02", AvantPremiereDate),
        (Regime.PROTEGE, "2020-05", AvantPremiereDate),
        (Regime.PROTEGE, "2022-03", ParametreAbroge),
        (Regime.PROTEGE_PERTE, "2021-06", AvantPremiereDate),
        (Regime.FERME, "2022-04", ParametreAbroge),
        (Regime.GARDE_ENFANT, "2021-05", ValeurIntrouvable),
        (Regime.GARDE_ENFANT, "2022-08", ParametreAbroge),
        (Regime.VULNERABLE, "2023-02", ParametreAbroge),
        (Regime.APLD, "2021-09", ValeurIntrouvable),
        (Regime.APLD, "2027-01", ParametreAbroge),
        (Regime.APLD_REBOND, "2025-02", AvantPremiereDate),
    ],
)
def test_outside_its_dates_a_regime_is_a_named_error(regime, mois, erreur):
    with pytest.raises(erreur):
        bareme(lire_mois(mois), regime)


def test_unknown_regimes_and_impossible_months_are_named_errors():
    with pytest.raises(RegimeInconnu, match="apld_rebond"):
        lire_regime("intermittent")
    for faux in ("2024-13", "2024-1", "11/2024", "0000-01", None, 202411):
        with pytest.raises(MoisImpossible):
            lire_mois(faux)


def test_a_floor_published_later_is_not_known_before():
    novembre = lire_mois("2024-11")
    avant = bareme(novembre, connu_le=date(2024, 12, 3)).plancher_allocation
    apres = bareme(novembre, connu_le=date(2024, 12, 4)).plancher_allocation
    assert (avant.decimal, apres.decimal) == (Decimal("8.30"), Decimal("8.46"))


def test_the_contingent_of_2021_before_and_after_its_decree():
    mars = lire_mois("2021-03")
    assert bareme(mars, connu_le=date(2021, 5, 12)).contingent.entier == 1000
    assert bareme(mars, connu_le=date(2021, 5, 13)).contingent.entier == 1607
    assert [bareme(lire_mois(m)).contingent.entier for m in ("2020-03", "2021-12", "2022-01")] == [
        1607,
        1607,
        1000,
    ]


def test_what_comes_from_memory_or_is_disputed_carries_its_mark():
    assert bareme(lire_mois("2022-08")).plancher_indemnite.marque == "memoire"
    assert bareme(lire_mois("2021-12"), Regime.FERME).taux_indemnite.marque == "memoire"
    assert bareme(lire_mois("2020-04")).regle.marque == "conteste"
    assert bareme(lire_mois("2024-11")).plancher_allocation.marque is None
