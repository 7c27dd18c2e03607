from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebond.droit.contrats import Nature, Periode, fin_maximale_cape, suivre_cape, verifier_cape
from rebond.droit.socle import AvantPremiereDate, Incomplet, PeriodeImpossible, Refus, Resultat, duree_entre

AN_1 = Periode(Nature.CAPE, date(2020, 1, 1), date(2020, 12, 31))
AN_2 = Periode(Nature.CAPE, date(2021, 1, 1), date(2021, 12, 31))
AN_3 = Periode(Nature.CAPE, date(2022, 1, 1), date(2022, 12, 31))
LE = date(2022, 6, 30)


def codes(reponse):
    return [m.code for m in reponse.motifs]


def test_three_periods_of_a_year_are_allowed():
    reponse = verifier_cape(AN_3, [AN_2, AN_1], on=LE)
    assert isinstance(reponse, Resultat)
    assert reponse.valeur.numero == 3
    assert reponse.valeur.renouvellements_restants == 0
    assert reponse.valeur.jours_restants == 184
    assert reponse.avertissements == ()


def test_a_fourth_period_is_refused_with_its_reason_even_if_all_are_short():
    courtes = [Periode("cape", date(2020, m, 1), date(2020, m, 28)) for m in (1, 2, 3)]
    reponse = verifier_cape(Periode("cape", date(2020, 4, 1), date(2020, 4, 30)), courtes, on=LE)
    assert isinstance(reponse, Refus)
    assert codes(reponse) == ["cape_quatrieme_periode"]
    assert "période n° 4" in reponse.motifs[0].texte
    assert "L.127-1" in reponse.motifs[0].article
    assert reponse.etapes[1].formule == "période n° 4 sur 3 possibles"


def test_one_day_over_twelve_months_is_refused():
    reponse = verifier_cape(Periode("cape", date(2024, 2, 29), date(2025, 3, 1)), on=LE)
    assert isinstance(reponse, Refus)
    assert codes(reponse) == ["cape_trop_longue"]
    assert "28/02/2025" in reponse.motifs[0].texte


def test_overlapping_periods_are_refused():
    reponse = verifier_cape(Periode("cape", date(2020, 12, 31), date(2021, 3, 1)), [AN_1], on=LE)
    assert isinstance(reponse, Refus)
    assert codes(reponse) == ["cape_chevauchement"]


def test_all_reasons_are_given_at_once():
    reponse = verifier_cape(Periode("cape", date(2022, 5, 1), date(2023, 5, 1)), [AN_1, AN_2, AN_3], on=LE)
    assert isinstance(reponse, Refus)
    assert codes(reponse) == ["cape_trop_longue", "cape_quatrieme_periode", "cape_chevauchement"]


def test_a_gap_warns_without_refusing():
    reponse = verifier_cape(AN_3, [AN_1], on=LE)
    assert isinstance(reponse, Resultat)
    assert [m.code for m in reponse.avertissements] == ["cape_interruption"]
    assert "Du 01/01/2021 au 31/12/2021" in reponse.avertissements[0].texte


def test_other_contracts_do_not_count_as_renewals():
    cdi = Periode(Nature.AUTRE, date(2018, 1, 1), date(2019, 12, 31))
    reponse = verifier_cape(AN_1, [cdi], on=LE)
    assert isinstance(reponse, Resultat)
    assert reponse.valeur.numero == 1


def test_a_cape_without_end_is_incomplete():
    reponse = verifier_cape(Periode("cape", date(2020, 1, 1)), on=LE)
    assert isinstance(reponse, Incomplet)
    assert [m.champ for m in reponse.manques] == ["fin"]


def test_a_cesa_is_not_a_cape_and_2004_had_none():
    assert codes(verifier_cape(Periode("cesa", date(2020, 1, 1)), on=LE)) == ["cape_nature"]
    avant = Periode("cape", date(2004, 1, 1), date(2004, 6, 1))
    assert codes(verifier_cape(avant, on=LE)) == ["droit_non_couvert"]
    with pytest.raises(AvantPremiereDate):
        fin_maximale_cape(date(2005, 5, 20))


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(PeriodeImpossible):
        Periode("cape", date(2020, 1, 2), date(2020, 1, 1))
    with pytest.raises(ValueError, match="stage"):
        Periode("stage", date(2020, 1, 2))


@pytest.mark.parametrize(
    ("on", "numero", "jours", "a_venir"),
    [
        (date(2019, 12, 1), 1, 396, True),
        (date(2020, 12, 31), 1, 0, False),
        (date(2021, 1, 1), 2, 364, False),
        (date(2023, 1, 10), 3, -10, False),
    ],
)
def test_follow_the_period_that_runs_or_the_nearest(on, numero, jours, a_venir):
    suivi = suivre_cape([AN_3, AN_1, AN_2], on=on)
    assert isinstance(suivi, Resultat)
    assert (suivi.valeur.numero, suivi.valeur.jours_restants, suivi.valeur.a_venir) == (
        numero,
        jours,
        a_venir,
    )


def test_what_exists_is_never_refused_only_warned():
    quatrieme = Periode("cape", date(2023, 1, 1), date(2024, 6, 30))
    suivi = suivre_cape([AN_1, AN_2, AN_3, quatrieme], on=date(2023, 5, 1))
    assert isinstance(suivi, Resultat)
    assert [m.code for m in suivi.avertissements] == ["cape_trop_longue", "cape_quatrieme_periode"]
    assert suivi.valeur.renouvellements_restants == 0


def test_nothing_to_follow_is_incomplete():
    assert isinstance(suivre_cape([], on=LE), Incomplet)


@given(st.dates(date(2005, 5, 21), date(2050, 1, 1)))
def test_the_longest_period_is_accepted_and_one_more_day_refused(debut):
    fin = fin_maximale_cape(debut)
    assert duree_entre(debut, fin).mois == 12
    assert isinstance(verifier_cape(Periode("cape", debut, fin), on=LE), Resultat)
    trop = verifier_cape(Periode("cape", debut, fin + timedelta(days=1)), on=LE)
    assert isinstance(trop, Refus)
    assert codes(trop) == ["cape_trop_longue"]
