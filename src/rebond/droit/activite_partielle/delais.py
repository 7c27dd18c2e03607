"""The days that count around a request: filing, tacit agreement, opinion of the CSE, DI, retention of evidence."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.activite_partielle.recours import SANS_FIN, MotifRecours
from rebond.droit.contrats import Periode
from rebond.droit.socle import UN_JOUR, Etape, Reponse, Resultat, Valeur, ajouter_mois, valeur


@dataclass(frozen=True, slots=True)
class Echeances:
    """Days to keep. `avis_cse` None: the opinion goes with the request. `silence`: day when silence means yes."""

    depot: date
    silence: date | None
    avis_cse: date | None
    indemnisation: date
    conservation: date


def echeances(demande: Periode, *, motif: MotifRecours, depose_le: date | None = None) -> Reponse[Echeances]:
    """Every deadline of a request (end included): filing, tacit agreement, CSE opinion, DI, retention of evidence."""
    if demande.fin is None:
        return SANS_FIN
    depot = _depot(demande.debut, motif)
    silence = None if depose_le is None else _silence(depose_le)
    avis = None if depose_le is None or not motif.apres_coup else _avis(depose_le)
    indemnisation, garde = _indemnisation(demande.fin), _garde(demande.fin)
    etapes = tuple(e.etape for e in (depot, silence, avis, indemnisation, garde) if e)
    jours = Echeances(
        depot.jour, silence and silence.jour, avis and avis.jour, indemnisation.jour, garde.jour
    )
    return Resultat(jours, etapes)


class Jour(NamedTuple):
    """A day, and the step that explains it."""

    jour: date
    etape: Etape


def _jour(libelle: str, modele: str, depart: date, jour: date, source: Valeur) -> Jour:
    etape = Etape(libelle, modele, (depart, source.valeur), jour, "date", source.texte, source)
    return Jour(jour, etape)


def _depot(debut: date, motif: MotifRecours) -> Jour:
    delai = valeur(f"{RACINE}/delais/demande_retroactive", debut)
    if not motif.apres_coup:
        return _jour("Demande à déposer avant le début", "veille du {}", debut, debut - UN_JOUR, delai)
    tolerance = valeur(f"{RACINE}/delais/tolerance_depot", debut)
    jour, jusqu_a = debut + timedelta(days=delai.entier), date.fromisoformat(str(tolerance.valeur))
    if jour < jusqu_a:
        return _jour("Demande à déposer (tolérance)", "début le {}, tolérance {}", debut, jusqu_a, tolerance)
    return _jour("Demande à déposer", "{} + {} jours", debut, jour, delai)


def _silence(depose_le: date) -> Jour:
    delai = valeur(f"{RACINE}/delais/silence_vaut_accord", depose_le)
    jour = depose_le + timedelta(days=delai.entier)
    return _jour("Silence vaut accord le", "{} + {} jours", depose_le, jour, delai)


def _avis(depose_le: date) -> Jour:
    mois = valeur(f"{RACINE}/delais/avis_cse", depose_le)
    jour = ajouter_mois(depose_le, mois.entier)
    return _jour("Avis du CSE au plus tard", "{} + {} mois", depose_le, jour, mois)


def _indemnisation(fin: date) -> Jour:
    delai = valeur(f"{RACINE}/delais/demande_indemnisation", fin)
    fixe = delai.valeur if isinstance(delai.valeur, str) else None
    jour = date.fromisoformat(fixe) if fixe else ajouter_mois(fin, delai.entier)
    modele = "autorisation finie le {} : {}" if fixe else "{} + {} mois"
    return _jour("Demande d'indemnisation au plus tard", modele, fin, jour, delai)


def _garde(fin: date) -> Jour:
    annees = valeur(f"{RACINE}/delais/conservation", fin)
    jour = ajouter_mois(fin, 12 * annees.entier)
    return _jour("Preuves gardées jusqu'au", "{} + {} ans", fin, jour, annees)
