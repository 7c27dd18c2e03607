"""The choices of method for an entrepreneur salarie, each named, with its argument and its source.

No text names the ESA: every one of these methods is an analogy, chosen by the cooperative and printed on the statement.
"""

from typing import NamedTuple

from rebond.droit.socle import Nom


class Reference(Nom):
    """Which months give the monthly reference."""

    REF_12M_CIVIL = "REF_12M_CIVIL"
    REF_12M_ROLLING_PERSON = "REF_12M_ROLLING_PERSON"
    REF_SINCE_ENTRY = "REF_SINCE_ENTRY"
    REF_3M = "REF_3M"
    REF_SAME_MONTH_N1 = "REF_SAME_MONTH_N1"
    REF_FIXED_PLUS_VAR12 = "REF_FIXED_PLUS_VAR12"


class Perte(Nom):
    """What counts as received in the month."""

    PAID = "PAID"
    ACCRUED = "ACCRUED"
    FIXED_ONLY = "FIXED_ONLY"


class Heures(Nom):
    """How hours are found for someone whose contract has none."""

    H_LOSS_LEGAL = "H_LOSS_LEGAL"
    H_EQ_SMIC = "H_EQ_SMIC"
    H_CONTRACT = "H_CONTRACT"
    H_DECLARED = "H_DECLARED"
    H_DAYS = "H_DAYS"


class Plancher(Nom):
    """Whether the hourly floors apply."""

    F_TEXT = "F_TEXT"
    F_VRP_LIKE = "F_VRP_LIKE"
    F_NONE = "F_NONE"
    F_NET_CAP = "F_NET_CAP"


class Zeros(Nom):
    """What to do with months without pay."""

    INCLUDE_ZERO = "INCLUDE_ZERO"
    EXCLUDE_ZERO = "EXCLUDE_ZERO"
    EXCLUDE_ONLY_SUSPENDED = "EXCLUDE_ONLY_SUSPENDED"


class Solde(Nom):
    """Where the year-end balance of R.7331-12 goes."""

    BALANCE_AS_PAID = "BALANCE_AS_PAID"
    SPREAD_OVER_ITS_YEAR = "SPREAD_OVER_ITS_YEAR"
    EXCLUDE = "EXCLUDE"


class DureeEquivalente(Nom):
    """How H_EQ_SMIC finds the monthly duration."""

    EQ_FROM_MEAN_PAY = "EQ_FROM_MEAN_PAY"
    EQ_MEAN_OF_MONTHS = "EQ_MEAN_OF_MONTHS"
    EQ_BEST = "EQ_BEST"


class SmicEquivalent(Nom):
    """Which SMIC turns pay into hours."""

    SMIC_MOIS_AP = "SMIC_MOIS_AP"
    SMIC_MOIS_REFERENCE = "SMIC_MOIS_REFERENCE"


class PartMois(Nom):
    """What to do with the first month when it is not whole."""

    EXCLUDE_PARTIAL = "EXCLUDE_PARTIAL"
    INCLUDE_PARTIAL = "INCLUDE_PARTIAL"


class Conges(Nom):
    """Whether the paid-leave share leaves the reference."""

    DEDUCT_LEAVE = "DEDUCT_LEAVE"
    KEEP_LEAVE = "KEEP_LEAVE"


class Perimetre(Nom):
    """Who the request covers. It changes no figure: it is printed with the policy and drives the case file."""

    SCOPE_SIRET = "SCOPE_SIRET"
    SCOPE_GROUP = "SCOPE_GROUP"
    SCOPE_INDIVIDUAL = "SCOPE_INDIVIDUAL"


class EtapeArrondi(Nom):
    """Where amounts are rounded to the cent."""

    HORAIRE = "horaire"
    TOTAL = "total"


class Option(NamedTuple):
    """What a choice means, why one may hold it, and where it was read. `simulation`: no source supports it."""

    libelle: str
    argument: str
    source: str
    lien: str | None = None
    simulation: bool = False
