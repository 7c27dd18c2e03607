"""The figures of one person and one month, as the payroll reads them."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.socle import CENTIME


class Calcul(NamedTuple):
    """Euros and hours; None when the form does not have the figure (no monthly reference in the hourly form).

    `indemnite_nette` and `prelevement_total` bear on the indemnite and on the complement that follows its regime.
    `allocation_complementaire` only when the policy grants the monthly minimum (RMM) to an ESA.
    """

    reference_mensuelle: Decimal | None
    duree_mensuelle: Decimal | None
    taux_horaire: Decimal
    heures_indemnisables: Decimal
    indemnite_horaire: Decimal
    indemnite: Decimal
    allocation_horaire: Decimal
    allocation: Decimal
    reste_a_charge: Decimal
    csg_deductible: Decimal
    csg_non_deductible: Decimal
    crds: Decimal
    prelevement_total: Decimal
    indemnite_nette: Decimal
    complement_horaire: Decimal | None = None
    complement_regime_remplacement: Decimal | None = None
    complement_regime_salaire: Decimal | None = None
    cotisation_maladie: Decimal | None = None
    allocation_complementaire: Decimal | None = None

    def en_dict(self) -> dict[str, str | None]:
        """Every figure with two decimals; the two last ones only when they exist."""
        rares = {"cotisation_maladie", "allocation_complementaire"}
        return {
            nom: None if v is None else f"{v.quantize(CENTIME)}"
            for nom, v in self._asdict().items()
            if v is not None or nom not in rares
        }
