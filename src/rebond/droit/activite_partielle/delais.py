"""The days that count around a request: filing, tacit agreement, opinion of the CSE, DI, retention of evidence."""

from dataclasses import dataclass
from datetime import date, timedelta

from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.activite_partielle.recours import SANS_FIN, MotifRecours
from rebond.droit.contrats import Periode
from rebond.droit.socle import UN_JOUR, Etape, Reponse, Resultat, ajouter_mois, valeur


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
    depot, e_depot = _depot(demande.debut, motif)
    silence, e_silence = _silence(depose_le)
    avis = None
    etapes = [e_depot, *e_silence]
    if motif.apres_coup and depose_le:
        mois = valeur(f"{RACINE}/delais/avis_cse", depose_le)
        avis = ajouter_mois(depose_le, mois.entier)
        nombres = (depose_le, mois.decimal)
        etapes.append(
            Etape(
                "Avis du CSE au plus tard",
                "{} + {} mois",
                nombres,
                avis,
                "date",
                "C. trav. art. R.5122-2",
                mois,
            )
        )
    indemnisation, e_di = _indemnisation(demande.fin)
    annees = valeur(f"{RACINE}/delais/conservation", demande.fin)
    garde = ajouter_mois(demande.fin, 12 * annees.entier)
    etapes += [
        e_di,
        Etape(
            "Preuves gardées jusqu'au",
            "{} + {} ans",
            (demande.fin, annees.decimal),
            garde,
            "date",
            annees.texte,
            annees,
        ),
    ]
    return Resultat(Echeances(depot, silence, avis, indemnisation, garde), tuple(etapes))


def _depot(debut: date, motif: MotifRecours) -> tuple[date, Etape]:
    delai = valeur(f"{RACINE}/delais/demande_retroactive", debut)
    if not motif.apres_coup:
        veille = debut - UN_JOUR
        return veille, Etape(
            "Demande à déposer avant le début",
            "veille du {}",
            (debut,),
            veille,
            "date",
            "C. trav. art. R.5122-2",
        )
    tolerance = valeur(f"{RACINE}/delais/tolerance_depot", debut)
    jour = debut + timedelta(days=delai.entier)
    jusqu_a = date.fromisoformat(str(tolerance.valeur))
    if debut <= jusqu_a and jour < jusqu_a:
        return jusqu_a, Etape(
            "Demande à déposer (tolérance)", "{}", (jusqu_a,), jusqu_a, "date", tolerance.texte, tolerance
        )
    return jour, Etape(
        "Demande à déposer", "{} + {} jours", (debut, delai.decimal), jour, "date", delai.texte, delai
    )


def _silence(depose_le: date | None) -> tuple[date | None, tuple[Etape, ...]]:
    if depose_le is None:
        return None, ()
    delai = valeur(f"{RACINE}/delais/silence_vaut_accord", depose_le)
    jour = depose_le + timedelta(days=delai.entier)
    nombres = (depose_le, delai.decimal)
    return jour, (
        Etape("Silence vaut accord le", "{} + {} jours", nombres, jour, "date", delai.texte, delai),
    )


def _indemnisation(fin: date) -> tuple[date, Etape]:
    delai = valeur(f"{RACINE}/delais/demande_indemnisation", fin)
    jour = (
        date.fromisoformat(delai.valeur) if isinstance(delai.valeur, str) else ajouter_mois(fin, delai.entier)
    )
    etape = Etape(
        "Demande d'indemnisation au plus tard",
        "fin d'autorisation le {}, délai {}",
        (fin, delai.valeur),
        jour,
        "date",
        delai.texte,
        delai,
    )
    return jour, etape
