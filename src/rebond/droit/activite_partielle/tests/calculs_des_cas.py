"""How each sourced case is put to the library: one function per family, returning the figures of the case."""

from decimal import Decimal

from rebond.droit.activite_partielle import (
    PaieMensuelle,
    Politique,
    Regime,
    SituationEsa,
    SituationHoraire,
    bareme,
    calculer,
    lire_mois,
    lire_politique,
    lire_regime,
    rmm_mensuelle,
)
from rebond.droit.activite_partielle.durees import duree_equivalente
from rebond.droit.activite_partielle.heures import heures_de_semaines, retenue_absence
from rebond.droit.activite_partielle.longue_duree import reduction
from rebond.droit.activite_partielle.prelevements import prelever, taux
from rebond.droit.socle import Arrondi, Resultat, ajouter_mois, arrondir

D = Decimal
LEGALE = D("151.67")
SANS_LIMITE = D(1_000_000)
MUTUELLE = D(21)  # note of MONENT-2026-1: "about 21"
MUTUELLE_2026 = D("21.28")  # 1477.27 less the 1455.99 printed in engines.md 2.2
AUTRES_CHARGES = D(20)  # note of MONENT-2026-1
DEMI = Arrondi.DEMI_SUPERIEUR


def resultat(situation):
    reponse = calculer(situation)
    assert isinstance(reponse, Resultat), reponse
    return reponse.valeur._asdict() | {"csg_crds": reponse.valeur.prelevement_total}


def horaire(cas, i, **autres):
    return resultat(
        SituationHoraire(
            id=cas["id"],
            mois=lire_mois(cas["date"]),
            regime=lire_regime(i.get("regime", "commun")),
            taux_horaire_brut=autres.pop("taux", i.get("taux_horaire_brut")),
            heures_indemnisables=autres.pop("heures", i.get("heures_indemnisables", LEGALE)),
            **autres,
        )
    )


def semaines(cas, i):
    heures = heures_de_semaines(i["semaines_arret"], i["duree_hebdo_contrat"], lire_mois(cas["date"]))
    assert heures == i["heures_indemnisables"]
    return horaire(cas, i)


def complement(cas, i):
    c = horaire(cas, i, maintien=i["maintien"])
    limite = arrondir(D("3.15") * i["smic_horaire"])
    return c | {"indemnite_legale_horaire": c["indemnite_horaire"], "limite_3_15_smic": limite}


def apld_reduction(cas, i):
    reponse = reduction(i["semestres_inactivite"], Regime.APLD, on=lire_mois(cas["date"]))
    assert isinstance(reponse, Resultat)
    return {"taux_inactivite_moyen": reponse.valeur.moyenne, "respecte_40": reponse.valeur.respectee}


def jours_ouvres(cas, i):
    salaire, heures = i["salaire_mensuel"], i["heures_indemnisables"]
    c = horaire(cas, i, taux=arrondir(salaire / LEGALE))
    return c | {"retenue_absence": retenue_absence(salaire, i["heures_mois_reel"], heures, DEMI)}


def reference_39h(cas, i):
    taux_reference = arrondir(i["salaire_brut_reference"] / i["diviseur"])
    return horaire(cas, i, taux=taux_reference) | {"taux_horaire_reference": taux_reference}


def openfisca(cas, i):
    return horaire(cas, i, taux=i["salaire_de_base"] / i["heures"], heures=i["heures"])


def contrat(cas, i, **autres):
    """A monthly wage and a contract with hours, rounded once at the end as mon-entreprise does."""
    duree = arrondir(i["duree_hebdo_contrat"] * 52 / 12) if "duree_hebdo_contrat" in i else LEGALE
    faites = i.get("heures_travaillees", D(0))
    c = resultat(
        SituationEsa(
            id=cas["id"],
            mois=lire_mois(cas["date"]),
            politique=lire_politique({"heures": "H_CONTRACT", "plancher": "F_TEXT", "etape": "total"}),
            reference_mensuelle=i["salaire_mensuel"],
            percu=arrondir(i["salaire_mensuel"] * faites / duree),
            duree_contrat=duree,
            heures_travaillees=faites,
            net_activite=D(0),
            **autres,
        )
    )
    return c | {"taux_horaire_reference": c["taux_horaire"]}


def monent_2020(cas, i):
    c = contrat(cas, i)
    return c | {"net": c["indemnite_nette"] - MUTUELLE}


def monent_2026(cas, i):
    c = contrat(cas, i)
    return c | {"net": c["indemnite_nette"], "cout_employeur": c["reste_a_charge"] + AUTRES_CHARGES}


def monent_rmm(cas, i):
    c = contrat(cas, i)
    assert c["indemnite_nette"] == rmm_mensuelle(lire_mois(cas["date"])) == D("1477.27")
    net = rmm_mensuelle(lire_mois(cas["date"]), mutuelle=MUTUELLE_2026)
    return {"net": net, "cout_employeur": net - c["allocation"] + AUTRES_CHARGES}


def ecretement(cas, i):
    mois = lire_mois(cas["date"])
    assert bareme(mois).smic_mensuel == i["smic_mensuel_brut"]
    plein, _ = prelever(i["indemnite"], SANS_LIMITE, i["smic_mensuel_brut"], taux(mois))
    reel, _ = prelever(i["indemnite"], i["net_activite"], i["smic_mensuel_brut"], taux(mois))
    avant = i["net_activite"] + i["indemnite"]
    return {
        "csg_deductible_pleine": plein.csg_deductible,
        "csg_non_deductible_pleine": plein.csg_non_deductible,
        "crds_pleine": plein.crds,
        "total_plein": plein.total,
        "net_avant_ecretement": avant - plein.total,
        "prelevement_total": reel.total,
        "csg_deductible": reel.csg_deductible,
        "csg_non_deductible": reel.csg_non_deductible,
        "crds": reel.crds,
        "net": avant - reel.total,
    }


def bornes_2026(_cas, i):
    janvier, juin = bareme(lire_mois("2026-01")), bareme(lire_mois("2026-06"))
    assert (janvier.smic.decimal, juin.smic.decimal) == (i["smic_horaire_2026_01"], i["smic_horaire_2026_06"])
    return {
        "plancher_indemnite_2026_01": janvier.plancher_indemnite.decimal,
        "plafond_indemnite_2026_01": janvier.plafond_indemnite,
        "plancher_indemnite_2026_06": juin.plancher_indemnite.decimal,
        "plafond_indemnite_2026_06": juin.plafond_indemnite,
        "plancher_allocation": juin.plancher_allocation.decimal,
        "plancher_allocation_apld": bareme(lire_mois("2026-06"), Regime.APLD).plancher_allocation.decimal,
    }


def bornes_2022(cas, i):
    commun, majore = bareme(lire_mois(cas["date"])), bareme(lire_mois(cas["date"]), Regime.PROTEGE_PERTE)
    assert commun.smic.decimal == i["smic_horaire"]
    return {
        "plafond_indemnite_commun": commun.plafond_indemnite,
        "plancher_allocation_commun": commun.plancher_allocation.decimal,
        "plafond_allocation_commun": commun.plafond_allocation,
        "plafond_70": majore.plafond_indemnite,
        "plancher_allocation_majoree": majore.plancher_allocation.decimal,
    }


def duree_moyenne(cas, i):
    mois = lire_mois(cas["date"])
    bruts = tuple(PaieMensuelle(ajouter_mois(mois, -n), m) for n, m in enumerate(i["bruts_mensuels"], 1))
    s = SituationEsa(id="x", mois=mois, politique=Politique(), bruts=bruts, percu=D(0))
    return {"duree_mensuelle_equivalente": resultat(s)["duree_mensuelle"]}


def duree_fillon(_cas, i):
    return {"equivalent_heures": duree_equivalente(i["brut_mensuel"], i["smic_horaire"], LEGALE).quotient}


def esa(cas, i):
    choix = {"heures": i["hours_policy"]} | ({"plancher": i["floor_policy"]} if "floor_policy" in i else {})
    s = SituationEsa(
        id=cas["id"],
        mois=lire_mois(cas["date"]),
        politique=lire_politique(choix),
        reference_mensuelle=i["reference_mensuelle"],
        percu=i["percu"],
    )
    c = resultat(s)
    return c | {"duree_mensuelle_equivalente": c["duree_mensuelle"]}


CALCULS = {
    "MIN-2020-01": semaines,
    "MIN-2020-03": semaines,
    "MIN-2021-01": semaines,
    "MIN-2022-02": semaines,
    "MIN-COMPL-2021-01": complement,
    "MIN-COMPL-2023-02": complement,
    "MIN-APLD-01": horaire,
    "MIN-APLD-04": apld_reduction,
    "EBP-2020-SMIC": jours_ouvres,
    "GNI-2020-HCR39": reference_39h,
    "LEGISOCIAL-2020-01": contrat,
    "SAGE-2020-ECRETEMENT": ecretement,
    "SAGE-2020-ECRETEMENT-RESULT": ecretement,
    "FORM-2026-BORNES": bornes_2026,
    "EFL-2022-01-BORNES": bornes_2022,
    "OPENFISCA-2020-HIGH": openfisca,
    "OPENFISCA-2020-LOW": openfisca,
    "MONENT-2026-1": monent_rmm,
    "MONENT-2026-2": monent_2026,
    "MONENT-2026-6": monent_2026,
    "AGORA-EQH-AVG": duree_moyenne,
    "AGORA-EQH-FILLON": duree_fillon,
    **dict.fromkeys([f"MONENT-2020-{n}" for n in (1, 3, 4, 6, 8, 9, 10)], monent_2020),
    **dict.fromkeys(["ESA-VRP-01", "ESA-VRP-02", "ESA-VRP-04", "ESA-EQ-01"], esa),
}
