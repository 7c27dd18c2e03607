"""The regimes of activite partielle. A CAE has one main NAF and many trades: the regime is a justified input, never derived."""

import unicodedata

from rebond.droit.activite_partielle.erreurs import RegimeInconnu
from rebond.droit.socle import Nom


class Regime(Nom):
    """A set of dated rates. Each one opens and closes on the dates of its parameters."""

    COMMUN = "commun"
    PROTEGE = "protege"
    PROTEGE_PERTE = "protege_perte"
    FERME = "ferme"
    GARDE_ENFANT = "garde_enfant"
    VULNERABLE = "vulnerable"
    APLD = "apld"
    APLD_REBOND = "apld_rebond"


LIBELLES = {
    Regime.COMMUN: "Droit commun",
    Regime.PROTEGE: "Secteurs protégés (S1, S1 bis)",
    Regime.PROTEGE_PERTE: "Secteurs protégés avec forte perte de chiffre d'affaires",
    Regime.FERME: "Établissement fermé par décision administrative",
    Regime.GARDE_ENFANT: "Garde d'enfant",
    Regime.VULNERABLE: "Personne vulnérable",
    Regime.APLD: "Activité partielle de longue durée (APLD)",
    Regime.APLD_REBOND: "APLD rebond",
}
AUTRES_NOMS = {
    "droit_commun": Regime.COMMUN,
    "protege_seuil": Regime.PROTEGE_PERTE,
    "protege_avec_perte": Regime.PROTEGE_PERTE,
    "garde": Regime.GARDE_ENFANT,
    "garde_d_enfant": Regime.GARDE_ENFANT,
    "apldr": Regime.APLD_REBOND,
    "apld_r": Regime.APLD_REBOND,
}


def lire_regime(texte: object) -> Regime:
    """The regime of this name, with or without accents. Raises RegimeInconnu listing the names."""
    if isinstance(texte, str):
        plat = unicodedata.normalize("NFKD", texte.strip().lower()).encode("ascii", "ignore").decode()
        nom = "".join(c if c.isalnum() else "_" for c in plat)
        if nom in AUTRES_NOMS:
            return AUTRES_NOMS[nom]
        if nom in set(Regime):
            return Regime(nom)
    msg = f"Le régime « {texte} » n'existe pas. Régimes connus : {', '.join(Regime)}."
    raise RegimeInconnu(msg)
