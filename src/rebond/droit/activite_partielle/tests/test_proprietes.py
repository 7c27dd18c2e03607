"""What must hold for any person and any month."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from rebond.droit.activite_partielle import (
    Politique,
    Regime,
    SituationEsa,
    SituationHoraire,
    bareme,
    calculer,
    lire_mois,
)
from rebond.droit.activite_partielle.options import Heures, Plancher
from rebond.droit.activite_partielle.politiques import COUPLES_RECOMMANDES
from rebond.droit.activite_partielle.prelevements import prelever, taux
from rebond.droit.socle import ErreurDroit, Resultat, ajouter_mois, arrondir, de_centimes

DEBUT = lire_mois("2020-03")
MOIS = st.integers(0, 81).map(lambda n: ajouter_mois(DEBUT, n))
EUROS = st.integers(0, 1_200_000).map(de_centimes)
HEURES = st.sampled_from(
    [Heures.H_LOSS_LEGAL, Heures.H_EQ_SMIC, Heures.H_DECLARED, Heures.H_CONTRACT, Heures.H_DAYS]
)
PLANCHERS = st.sampled_from([Plancher.F_TEXT, Plancher.F_VRP_LIKE, Plancher.F_NONE])
COUPLES = st.sampled_from(sorted(COUPLES_RECOMMANDES))
FAITS = {
    "duree_contrat": Decimal(120),
    "heures_declarees": Decimal("90.25"),
    "jours": Decimal(21),
    "heures_travaillees": Decimal(12),
}


def esa(mois, reference, percu, heures, plancher, **autres):
    reponse = calculer(
        SituationEsa(
            id="x",
            mois=mois,
            politique=Politique(heures=heures, plancher=plancher),
            reference_mensuelle=reference,
            percu=percu,
            **autres,
        )
    )
    assert isinstance(reponse, Resultat)
    return reponse.valeur


@given(EUROS, EUROS, st.integers(0, 9).map(lambda n: ajouter_mois(DEBUT, n)))
def test_without_cap_nor_floor_the_indemnity_is_70_percent_of_the_loss(reference, percu, mois):
    c = esa(mois, reference, percu, Heures.H_LOSS_LEGAL, Plancher.F_NONE)
    assert c.indemnite == arrondir(Decimal("0.70") * max(Decimal(0), reference - percu), bareme(mois).arrondi)


@given(EUROS, EUROS, MOIS, COUPLES)
def test_a_recommended_pair_never_pays_more_than_the_loss(reference, percu, mois, couple):
    assert esa(mois, reference, percu, *couple).indemnite <= max(Decimal(0), reference - percu)


@given(st.integers(1, 100_000).map(de_centimes), MOIS)
def test_the_dangerous_pair_pays_more_than_the_loss_under_the_floor(reference, mois):
    c = esa(mois, reference, Decimal(0), Heures.H_LOSS_LEGAL, Plancher.F_TEXT)
    assert c.indemnite > reference


@given(EUROS, st.tuples(EUROS, EUROS), MOIS, HEURES, PLANCHERS)
def test_receiving_more_never_raises_the_indemnity(reference, recus, mois, heures, plancher):
    percu, plus = recus
    moins = esa(mois, reference, percu, heures, plancher, **FAITS)
    encore = esa(mois, reference, percu + plus, heures, plancher, **FAITS)
    assert encore.indemnite <= moins.indemnite
    assert encore.heures_indemnisables <= moins.heures_indemnisables


@given(EUROS, EUROS, EUROS, MOIS, PLANCHERS)
def test_a_higher_reference_never_lowers_the_indemnity(reference, percu, plus, mois, plancher):
    basse = esa(mois, reference, percu, Heures.H_LOSS_LEGAL, plancher)
    haute = esa(mois, reference + plus, percu, Heures.H_LOSS_LEGAL, plancher)
    assume(reference > percu)
    assert haute.indemnite >= basse.indemnite


@given(EUROS, EUROS, MOIS, HEURES, PLANCHERS)
def test_hours_fit_the_duration_and_allocation_fits_the_indemnity(reference, percu, mois, heures, plancher):
    c = esa(mois, reference, percu, heures, plancher, **FAITS)
    assert Decimal(0) <= c.heures_indemnisables <= c.duree_mensuelle <= bareme(mois).duree.decimal
    assert Decimal(0) <= c.allocation <= c.indemnite
    assert c.reste_a_charge == c.indemnite - c.allocation


@given(EUROS, EUROS, MOIS)
def test_no_loss_no_hour_no_euro(reference, plus, mois):
    for heures in Heures:
        c = esa(mois, reference, reference + plus, heures, Plancher.F_TEXT, **FAITS)
        assert (c.heures_indemnisables, c.indemnite, c.allocation, c.prelevement_total) == (0, 0, 0, 0)


@given(EUROS, EUROS, MOIS)
def test_the_levies_never_leave_less_than_the_smic_when_there_was_room(indemnite, net, mois):
    smic = bareme(mois).smic_mensuel
    p, _ = prelever(indemnite, net, smic, taux(mois))
    assert net + indemnite - p.total >= min(smic, net + indemnite)
    assert p.total == p.csg_deductible + p.csg_non_deductible + p.crds
    pleins, _ = prelever(indemnite, Decimal(10**7), smic, taux(mois))
    suite = [
        (p.csg_deductible, pleins.csg_deductible),
        (p.csg_non_deductible, pleins.csg_non_deductible),
        (p.crds, pleins.crds),
    ]
    reduite = False
    for pris, plein in suite:
        assert not (reduite and pris)
        reduite |= pris < plein


@given(
    st.integers(500, 9000).map(de_centimes),
    st.integers(0, 15_167).map(de_centimes),
    MOIS,
    st.sampled_from(Regime),
)
def test_between_two_months_nothing_moves_unless_a_dated_figure_does(horaire, heures, mois, regime):
    suivant = ajouter_mois(mois, 1)
    try:
        avant, apres = bareme(mois, regime), bareme(suivant, regime)
    except ErreurDroit:
        assume(False)
    s = SituationHoraire(
        id="x",
        mois=mois,
        regime=regime,
        taux_horaire_brut=horaire,
        heures_indemnisables=heures,
        net_activite=Decimal(900),
    )
    premier, second = calculer(s), calculer(replace(s, mois=suivant))
    assert isinstance(premier, Resultat)
    assert isinstance(second, Resultat)
    figures = (avant.valeurs(), avant.regle), (apres.valeurs(), apres.regle)
    if figures[0] == figures[1]:
        assert premier.valeur == second.valeur
    if premier.valeur != second.valeur:
        assert any(
            v.depuis == suivant for v in (*apres.valeurs(), apres.regle, *(t.source for t in taux(suivant)))
        )
