"""A policy: one choice in each family, named, checked, and able to say why."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import Any

from rebond.droit.activite_partielle.arguments import OPTIONS, RMM_ESA
from rebond.droit.activite_partielle.erreurs import PolitiqueInconnue
from rebond.droit.activite_partielle.options import (
    Conges,
    DureeEquivalente,
    EtapeArrondi,
    Heures,
    Option,
    PartMois,
    Perimetre,
    Perte,
    Plancher,
    Reference,
    SmicEquivalent,
    Solde,
    Zeros,
)
from rebond.droit.socle import Arrondi, Motif


@dataclass(frozen=True)
class Politique:
    """The named choices. `regle` and `etape` None follow the dated parameters of the month.

    `declare_sur`: the duration that caps declared hours (H_LOSS_LEGAL for 151.67 h, H_EQ_SMIC for equivalent hours).
    """

    reference: Reference = Reference.REF_12M_CIVIL
    perte: Perte = Perte.PAID
    heures: Heures = Heures.H_EQ_SMIC
    plancher: Plancher = Plancher.F_TEXT
    zeros: Zeros = Zeros.EXCLUDE_ONLY_SUSPENDED
    solde: Solde = Solde.BALANCE_AS_PAID
    duree: DureeEquivalente = DureeEquivalente.EQ_FROM_MEAN_PAY
    smic: SmicEquivalent = SmicEquivalent.SMIC_MOIS_AP
    premier_mois: PartMois = PartMois.EXCLUDE_PARTIAL
    conges: Conges = Conges.DEDUCT_LEAVE
    declare_sur: Heures = Heures.H_EQ_SMIC
    perimetre: Perimetre = Perimetre.SCOPE_SIRET
    rmm_esa: bool = False
    regle: Arrondi | None = None
    etape: EtapeArrondi | None = None

    @cached_property
    def libelle_perte(self) -> str:
        return f"Perte : {OPTIONS[self.perte].libelle}"

    @cached_property
    def libelle_heures(self) -> str:
        return f"Heures : {OPTIONS[self.heures].libelle}"

    @cached_property
    def source_heures(self) -> str:
        """Where the HOURS method was read."""
        return OPTIONS[self.heures].source

    @property
    def recommandee(self) -> bool:
        """Whether the pair of HOURS and FLOOR is one of the two that never pay more than the loss."""
        return (self.heures, self.plancher) in COUPLES_RECOMMANDES

    def options(self) -> tuple[tuple[str, Option], ...]:
        """Each choice with its argument and source, for the note that goes with the file."""
        choix = (getattr(self, f.name) for f in fields(self))
        lues = tuple((str(c), OPTIONS[c]) for c in choix if isinstance(c, StrEnum) and c in OPTIONS)
        return (*lues, ("RMM_ESA", RMM_ESA)) if self.rmm_esa else lues

    @cached_property
    def avertissements(self) -> tuple[Motif, ...]:
        """What the reader must know of these choices before any figure."""
        alertes = (
            [COUPLE_DANGEREUX]
            if (self.heures, self.plancher) == (Heures.H_LOSS_LEGAL, Plancher.F_TEXT)
            else []
        )
        if OPTIONS[self.reference].simulation:
            alertes.append(
                Motif("reference_simulation", OPTIONS[self.reference].argument, "Note de référence 3.4")
            )
        return tuple(alertes)


COUPLES_RECOMMANDES = frozenset(
    {(Heures.H_EQ_SMIC, Plancher.F_TEXT), (Heures.H_LOSS_LEGAL, Plancher.F_VRP_LIKE)}
)
COUPLE_DANGEREUX = Motif(
    "couple_dangereux",
    "Heures de la formule VRP avec le plancher du texte : sous le SMIC, l'indemnité peut dépasser la perte. "
    "Préférez H_EQ_SMIC avec F_TEXT, ou H_LOSS_LEGAL avec F_VRP_LIKE.",
    "C. trav. art. D.5122-13 et D.5122-15",
)
FAMILLES: dict[str, type[StrEnum]] = {
    "reference": Reference,
    "perte": Perte,
    "heures": Heures,
    "plancher": Plancher,
    "zeros": Zeros,
    "solde": Solde,
    "duree": DureeEquivalente,
    "smic": SmicEquivalent,
    "premier_mois": PartMois,
    "conges": Conges,
    "declare_sur": Heures,
    "perimetre": Perimetre,
    "regle": Arrondi,
    "etape": EtapeArrondi,
}


def lire_politique(choix: Mapping[str, Any]) -> Politique:
    """The policy of these named choices; what is not said takes its default.

    Raises PolitiqueInconnue naming the key or the value, and what is possible.
    """
    lus: dict[str, Any] = {}
    for cle, nom in choix.items():
        if cle == "rmm_esa" and isinstance(nom, bool):
            lus[cle] = nom
        elif cle not in FAMILLES:
            connues = ", ".join([*FAMILLES, "rmm_esa (true ou false)"])
            msg = f"« {cle} » : clé inconnue ou mal remplie. Choix possibles : {connues}."
            raise PolitiqueInconnue(msg)
        elif not isinstance(nom, str) or nom not in set(FAMILLES[cle]):
            msg = f"« {cle} » : « {nom} » n'existe pas. Choix possibles : {', '.join(FAMILLES[cle])}."
            raise PolitiqueInconnue(msg)
        else:
            lus[cle] = FAMILLES[cle](nom)
    return Politique(**lus)
