"""What is asked: one person, one month. Amounts are Decimal euros, hours Decimal hours."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.activite_partielle.regimes import Regime
from rebond.droit.contrats import Nature, Periode


@dataclass(frozen=True, slots=True)
class PaieMensuelle:
    """Gross pay of one civil month, and what in it must be looked at apart.

    `conges_payes`, `solde` (year-end balance, of the year `solde_annee`) and `exclus` (costs, bonuses granted for the
    year) are parts of `montant`; `variable` is its variable part. `suspendu`: sickness, maternity or earlier
    activite partielle. `partiel`: the person was not there the whole month.
    """

    mois: date
    montant: Decimal
    conges_payes: Decimal = Decimal(0)
    solde: Decimal = Decimal(0)
    solde_annee: int | None = None
    exclus: Decimal = Decimal(0)
    variable: Decimal | None = None
    suspendu: bool = False
    partiel: bool = False
    nature: Nature = Nature.CESA


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What both forms share. `net_activite`: net wages of the month, for the ecretement (0 when unknown).

    `maintien`: share of the gross that the employer keeps up (1 = all). `contrats`: periods with the cooperative, to
    refuse or split a CAPE month. `heures_deja_indemnisees`: hours of the same calendar year. `connu_le`: read the
    figures as they were published on that day.
    """

    id: str
    mois: date
    regime: Regime = Regime.COMMUN
    net_activite: Decimal | None = None
    maintien: Decimal | None = None
    contrats: tuple[Periode, ...] = ()
    heures_deja_indemnisees: Decimal | None = None
    connu_le: date | None = None
    regime_employeur: Regime = Regime.COMMUN
    alsace_moselle: bool = False
    non_resident: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationHoraire(Situation):
    """An employee whose contract has hours: the rate and the hours are known."""

    taux_horaire_brut: Decimal | None = None
    heures_indemnisables: Decimal | None = None
    politique: Politique = field(default_factory=Politique)


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationEsa(Situation):
    """An entrepreneur salarie: the reference, the loss and the hours are found by the policy.

    Either `bruts` or `reference_mensuelle`. `premier_jour_entreprise`: first day of activite partielle of the
    cooperative (default: the month); `dernier_placement`: of the person. `du_activite`: pay that the month's activity
    would give (ACCRUED). `part_fixe`, `percu_fixe`: for FIXED_ONLY and REF_FIXED_PLUS_VAR12. Turnovers, when given,
    tell whether activity fell too.
    """

    politique: Politique
    bruts: tuple[PaieMensuelle, ...] = ()
    reference_mensuelle: Decimal | None = None
    percu: Decimal | None = None
    percu_solde: Decimal = Decimal(0)
    percu_fixe: Decimal | None = None
    du_activite: Decimal | None = None
    part_fixe: Decimal | None = None
    premier_jour_entreprise: date | None = None
    dernier_placement: date | None = None
    duree_contrat: Decimal | None = None
    heures_travaillees: Decimal | None = None
    heures_assimilees: Decimal = Decimal(0)
    heures_declarees: Decimal | None = None
    jours: Decimal | None = None
    demi_journees: Decimal = Decimal(0)
    net_horaire_habituel: Decimal | None = None
    chiffre_affaires: Decimal | None = None
    chiffre_affaires_reference: Decimal | None = None
    reserve_utilisee: bool = False
