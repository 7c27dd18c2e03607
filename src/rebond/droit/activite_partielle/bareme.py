"""Every figure that one month and one regime need, read once and kept."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from rebond.droit.activite_partielle.regimes import Regime
from rebond.droit.socle import Arrondi, Valeur, arrondir, valeur

RACINE = "activite_partielle"
SEMAINES, MOIS_PAR_AN = 52, 12
ARTICLE_INDEMNITE = "C. trav. art. R.5122-18"
ARTICLE_ALLOCATION = "C. trav. art. D.5122-13"
REGIME_EMPLOYEUR = "regime_employeur"


@dataclass(frozen=True, eq=False)
class Bareme:
    """Figures of one month and one regime. Euro amounts are an hour's; `None` means there is none."""

    mois: date
    regime: Regime
    smic: Valeur
    duree: Valeur
    duree_hebdomadaire: Valeur
    taux_indemnite: Valeur
    plancher_indemnite: Valeur
    plafond_indemnite_en_smic: Valeur
    taux_allocation: Valeur
    plancher_allocation: Valeur
    plafond_allocation_en_smic: Valeur
    contingent: Valeur
    regle: Valeur
    etape_connues: Valeur
    etape_deduites: Valeur

    @cached_property
    def arrondi(self) -> Arrondi:
        """The rounding rule of the month (a disputed parameter)."""
        return Arrondi(str(self.regle.valeur))

    @cached_property
    def smic_mensuel(self) -> Decimal:
        """Gross monthly SMIC, 35 x 52 / 12 hours, rounded half up to the cent: what the ecretement compares with."""
        return arrondir(self.smic.decimal * self.duree_hebdomadaire.decimal * SEMAINES / MOIS_PAR_AN)

    @cached_property
    def plafond_indemnite(self) -> Decimal | None:
        """Most that an hour of indemnite may be. None before 2021 in droit commun."""
        if self.plafond_indemnite_en_smic.valeur is None:
            return None
        return self._plafond(self.taux_indemnite, self.plafond_indemnite_en_smic)

    @cached_property
    def plafond_allocation(self) -> Decimal:
        """Most that an hour of allocation may be."""
        return self._plafond(self.taux_allocation, self.plafond_allocation_en_smic)

    def _plafond(self, taux: Valeur, en_smic: Valeur) -> Decimal:
        return arrondir(taux.decimal * en_smic.decimal * self.smic.decimal)

    def valeurs(self) -> tuple[Valeur, ...]:
        """The figures used, for the list of sources."""
        return (
            self.smic,
            self.duree_hebdomadaire,
            self.taux_indemnite,
            self.plancher_indemnite,
            self.plafond_indemnite_en_smic,
            self.taux_allocation,
            self.plancher_allocation,
            self.plafond_allocation_en_smic,
            self.contingent,
        )


@lru_cache(maxsize=4096)
def bareme(
    mois: date,
    regime: Regime = Regime.COMMUN,
    *,
    connu_le: date | None = None,
    regime_employeur: Regime = Regime.COMMUN,
) -> Bareme:
    """The figures in force for the hours of `mois`, as published by `connu_le` (default: all we hold).

    Raises AvantPremiereDate, ParametreAbroge or ValeurIntrouvable when the regime has no figure that month.
    `regime_employeur` serves the regimes that borrow the employer's own allocation (garde d'enfant until March 2021).
    """

    def lire(nom: str) -> Valeur:
        return valeur(nom, mois, connu_le=connu_le)

    def du_regime(nom: str) -> Valeur:
        propre = lire(f"{RACINE}/{regime}/{nom}")
        return lire(f"{RACINE}/{regime_employeur}/{nom}") if propre.valeur == REGIME_EMPLOYEUR else propre

    longue_duree = regime in {Regime.APLD, Regime.APLD_REBOND}
    return Bareme(
        mois=mois,
        regime=regime,
        taux_indemnite=du_regime("taux_indemnite"),
        smic=lire("smic_horaire"),
        duree=lire("duree_legale_mensuelle"),
        duree_hebdomadaire=lire("duree_legale_hebdomadaire"),
        plancher_indemnite=lire(f"{RACINE}/plancher_indemnite"),
        plafond_indemnite_en_smic=du_regime("plafond_indemnite_en_smic")
        if longue_duree
        else lire(f"{RACINE}/plafond_indemnite_en_smic"),
        taux_allocation=du_regime("taux_allocation"),
        plancher_allocation=du_regime("plancher_allocation"),
        plafond_allocation_en_smic=lire(f"{RACINE}/plafond_allocation_en_smic"),
        contingent=lire(f"{RACINE}/contingent_heures"),
        regle=lire(f"{RACINE}/arrondi_regle"),
        etape_connues=lire(f"{RACINE}/arrondi_heures_connues"),
        etape_deduites=lire(f"{RACINE}/arrondi_heures_deduites"),
    )
