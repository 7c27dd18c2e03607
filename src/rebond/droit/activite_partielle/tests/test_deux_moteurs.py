"""The explanation (Decimal) and the simulation (int64) must agree to the cent, on every row."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rebond.droit.activite_partielle import (
    PaieMensuelle,
    Politique,
    Regime,
    SituationEsa,
    SituationHoraire,
    bareme,
    calculer,
    lire_mois,
)
from rebond.droit.activite_partielle.erreurs import HorsBornes, PolitiqueInconnue
from rebond.droit.activite_partielle.fenetres import moyennes
from rebond.droit.activite_partielle.options import (
    DureeEquivalente,
    EtapeArrondi,
    Heures,
    Plancher,
    Reference,
)
from rebond.droit.activite_partielle.references import reference
from rebond.droit.activite_partielle.simuler import Simulation, simuler, simuler_horaire
from rebond.droit.socle import Arrondi, ErreurDroit, Resultat, ajouter_mois, de_centimes

DEBUT = lire_mois("2020-03")
MOIS = st.integers(0, 81).map(lambda n: ajouter_mois(DEBUT, n))
CENTIMES = (
    st.integers(0, 1_500_000) | st.integers(0, 10_000_000) | st.sampled_from([0, 1, 153942, 155458, 200000])
)
HEURES = st.integers(0, 20_000)
POLITIQUES = st.builds(
    Politique,
    heures=st.sampled_from([Heures.H_LOSS_LEGAL, Heures.H_EQ_SMIC, Heures.H_DECLARED]),
    plancher=st.sampled_from(Plancher),
    declare_sur=st.sampled_from([Heures.H_LOSS_LEGAL, Heures.H_EQ_SMIC]),
    regle=st.sampled_from([None, *Arrondi]),
    etape=st.sampled_from([None, *EtapeArrondi]),
    rmm_esa=st.booleans(),
)
FIGURES = (
    "indemnite",
    "allocation",
    "csg_deductible",
    "csg_non_deductible",
    "crds",
    "indemnite_nette",
    "reste_a_charge",
)
CHAMPS = (("heures_indemnisables", "heures"), *((f, f) for f in FIGURES))


def ouvert(mois, regime):
    try:
        bareme(mois, regime)
    except ErreurDroit:
        return False
    return True


def comparer(s, simulation: Simulation, rang: int):
    reponse = calculer(s)
    assert isinstance(reponse, Resultat), reponse
    for explique, simule in CHAMPS:
        assert getattr(reponse.valeur, explique) == de_centimes(int(getattr(simulation, simule)[rang])), (
            explique
        )
    complementaire = reponse.valeur.allocation_complementaire or Decimal(0)
    assert complementaire == de_centimes(int(simulation.allocation_complementaire[rang]))


@settings(max_examples=250, deadline=None)
@given(
    mois=MOIS,
    regime=st.sampled_from(Regime),
    politique=POLITIQUES,
    lignes=st.lists(
        st.tuples(CENTIMES, CENTIMES, CENTIMES, HEURES, st.integers(500, 4000)), min_size=1, max_size=12
    ),
)
def test_both_engines_agree_to_the_cent_for_an_esa(mois, regime, politique, lignes):
    if not ouvert(mois, regime):
        regime = Regime.COMMUN
    if politique.plancher is Plancher.F_NET_CAP and mois.year < 2021:
        politique = replace(politique, plancher=Plancher.F_NONE)
    ref, percu, net, heures, habituel = (np.array(colonne) for colonne in zip(*lignes, strict=True))
    declare, capee = politique.heures is Heures.H_DECLARED, politique.plancher is Plancher.F_NET_CAP
    simulation = simuler(
        mois, ref, percu, politique, regime=regime, net_activite=net,
        heures=heures if declare else None, net_horaire_habituel=habituel if capee else None,
    )  # fmt: skip
    for rang, (r, p, n, h, usuel) in enumerate(lignes):
        situation = SituationEsa(
            id="x", mois=mois, regime=regime, politique=politique, reference_mensuelle=de_centimes(r),
            percu=de_centimes(p), net_activite=de_centimes(n), heures_declarees=de_centimes(h),
            net_horaire_habituel=de_centimes(usuel),
        )  # fmt: skip
        comparer(situation, simulation, rang)


@settings(max_examples=200, deadline=None)
@given(
    mois=MOIS,
    regime=st.sampled_from(Regime),
    arrondi=st.tuples(st.sampled_from([None, *Arrondi]), st.sampled_from([None, *EtapeArrondi])),
    lignes=st.lists(st.tuples(st.integers(1, 20_000), HEURES, CENTIMES), min_size=1, max_size=12),
)
def test_both_engines_agree_to_the_cent_with_known_hours(mois, regime, arrondi, lignes):
    if not ouvert(mois, regime):
        regime = Regime.COMMUN
    taux, heures, net = (np.array(colonne) for colonne in zip(*lignes, strict=True))
    simulation = simuler_horaire(mois, taux, heures, regime=regime, net_activite=net, arrondi=arrondi)
    for rang, (t, h, n) in enumerate(lignes):
        situation = SituationHoraire(
            id="x", mois=mois, regime=regime, taux_horaire_brut=de_centimes(t), heures_indemnisables=de_centimes(h),
            net_activite=de_centimes(n), politique=Politique(regle=arrondi[0], etape=arrondi[1]),
        )  # fmt: skip
        comparer(situation, simulation, rang)


def test_the_half_cent_that_floats_lose():
    """2,137.45 EUR over 151.67 h, 63.25 h idle, January 2021: 623.65, where 32-bit floats say 623.64."""
    simulation = simuler_horaire(lire_mois("2021-01"), [1409], [6325])
    assert simulation.indemnite.tolist() == [62365]
    assert simulation.allocation.tolist() == [53446]


def test_floats_and_huge_amounts_do_not_enter():
    mois, politique = lire_mois("2020-04"), Politique()
    with pytest.raises(TypeError, match="entiers"):
        simuler(mois, [1500.0], [0], politique)
    with pytest.raises(HorsBornes, match="100000 euros"):
        simuler(mois, [10_000_001], [0], politique)
    with pytest.raises(HorsBornes):
        simuler(mois, [1000], [-1], politique)


@pytest.mark.parametrize(
    ("politique", "autres"),
    [
        (Politique(heures=Heures.H_DAYS), {}),
        (Politique(heures=Heures.H_DECLARED), {}),
        (Politique(heures=Heures.H_EQ_SMIC), {"heures": [1]}),
        (Politique(duree=DureeEquivalente.EQ_BEST), {}),
        (Politique(plancher=Plancher.F_NET_CAP), {}),
    ],
)
def test_what_needs_a_file_is_not_simulated(politique, autres):
    with pytest.raises(PolitiqueInconnue, match="personne par personne"):
        simuler(lire_mois("2022-04"), [100_000], [0], politique, **autres)


@given(
    st.lists(st.lists(CENTIMES, min_size=12, max_size=12), min_size=1, max_size=4), st.sampled_from(Arrondi)
)
def test_references_of_a_field_are_those_of_each_person(lignes, regle):
    avril = lire_mois("2020-04")
    for choix, nombre in (("REF_12M_CIVIL", 12), ("REF_3M", 3)):
        obtenues = moyennes(np.array(lignes), 12, nombre, regle)
        for ligne, obtenue in zip(lignes, obtenues.tolist(), strict=True):
            bruts = tuple(
                PaieMensuelle(ajouter_mois(avril, n - 12), de_centimes(c)) for n, c in enumerate(ligne)
            )
            s = SituationEsa(id="x", mois=avril, politique=Politique(reference=Reference(choix)), bruts=bruts)
            reponse = reference(s, regle)
            assert isinstance(reponse, Resultat)
            assert reponse.valeur.montant == de_centimes(obtenue)


def test_a_window_that_leaves_the_table_is_refused():
    with pytest.raises(HorsBornes, match="sort du tableau"):
        moyennes([[1, 2, 3]], 2, 3, Arrondi.DEMI_SUPERIEUR)
