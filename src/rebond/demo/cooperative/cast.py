"""The named people. Their keys are stable: browser tests, screenshots and the guide call them by it."""

from dataclasses import dataclass
from datetime import date, timedelta

from rebond.droit.socle import ajouter_mois

from .chance import months_back
from .courses import Course, associate, back_after, cape, cape_until, cesa
from .places import DOMAIN, landline
from .shape import StaffPlan


@dataclass(frozen=True, slots=True)
class Named:
    """An entrepreneur·e of the cast; `advisor` is the key of who accompanies them."""

    key: str
    first_name: str
    last_name: str
    woman: bool
    branch: str
    course: Course
    advisor: str
    missing: tuple[str, ...] = ()
    in_team: bool = False


def named(on: date) -> tuple[Named, ...]:
    """Everyone of the cast who carries an activity, as they stand on the day `on`."""
    # Four full months of CAPE, and a first invoice five months before: only the last days of a month fit both.
    entry = min(ajouter_mois(on, -4) - timedelta(days=28), months_back(on, 4) - timedelta(days=3))
    return (
        Named("aicha", "Aïcha", "Zerhounat", True, "port-lannec", cape(entry), "ines"),
        Named("sofia", "Sofia", "Lopestal", True, "valmoire", cape(months_back(on, 9)), "severine"),
        Named(
            "tifenn", "Tifenn", "Kerlozec", True, "sainte-aubriere",
            cape_until(on + timedelta(days=19), 12, 12, 12), "bastien",
        ),
        Named("yanis", "Yanis", "Berkanel", False, "port-lannec", cesa(months_back(on, 27), 12), "ines"),
        Named(
            "nadia", "Nadia", "Ferrachi", True, "valmoire", cesa(months_back(on, 17), 12), "severine",
            missing=("statuts", "clientele_et_propriete_intellectuelle"),
        ),
        Named("hugo", "Hugo", "Bristain", False, "sainte-aubriere",
              cesa(ajouter_mois(on + timedelta(days=41), -36), 12), "bastien"),
        Named("elodie", "Élodie", "Perdron", True, "valmoire", cesa(months_back(on, 22), 6), "severine"),
        Named("lea", "Léa", "Valchard", True, "port-lannec", cesa(months_back(on, 25), 12), "ines"),
        Named("paul", "Paul", "Charleau", False, "valmoire", cesa(months_back(on, 29), 12), "erell"),
        Named("jeanne", "Jeanne", "Faudain", True, "sainte-aubriere",
              back_after(cesa(months_back(on, 18), 6), years=4), "bastien"),
        Named("karim", "Karim", "Oudjaran", False, "valmoire", associate(months_back(on, 58), 12, after=30), "erell"),
        Named("lise", "Lise", "Gourneau", True, "valmoire", associate(months_back(on, 43), 6, after=28), "erell"),
        Named("sami", "Sami", "Ghomeris", False, "port-lannec", associate(months_back(on, 51), 12, after=24), "ines"),
        Named("claire", "Claire", "Monvert", True, "valmoire", associate(months_back(on, 64), 12, after=33), "maelle"),
        Named("marion", "Marion", "Talbereau", True, "valmoire", associate(months_back(on, 86), 12, after=25), "severine"),
        Named("denise", "Denise", "Rouvert", True, "sainte-aubriere",
              associate(months_back(on, 112), 12, after=34), "bastien"),
        Named("marc", "Marc", "Pelquin", False, "sainte-aubriere",
              associate(months_back(on, 75), 6, after=29), "bastien"),
        Named("maelle", "Maëlle", "Trégambert", True, "valmoire",
              associate(months_back(on, 70), 12, after=26), "severine", in_team=True),
    )  # fmt: skip


def staff(on: date) -> tuple[StaffPlan, ...]:
    """The support team (thirteen, and Maëlle who is an entrepreneure too), who left it, who helps it."""
    rows = (
        ("judith", "Mme", "Judith", "Calvernoux", "directrice", "valmoire"),
        ("severine", "Mme", "Séverine", "Norchard", "chargée d’accompagnement", "valmoire"),
        ("ines", "Mme", "Inès", "Dalvigneau", "chargée d’accompagnement", "port-lannec"),
        ("bastien", "M.", "Bastien", "Quermeau", "chargé d’accompagnement", "sainte-aubriere"),
        ("erell", "Mme", "Erell", "Lamdec", "chargée d’accompagnement", "valmoire"),
        ("solenn", "Mme", "Solenn", "Verlain", "responsable paie et social", "valmoire"),
        ("omar", "M.", "Omar", "Kadirane", "comptable", "valmoire"),
        ("patricia", "Mme", "Patricia", "Jarreau-Belvin", "assistante comptable", "port-lannec"),
        ("fabienne", "Mme", "Fabienne", "Rambert-Loquin", "référente formation", "valmoire"),
        ("loic", "M.", "Loïc", "Trédaniou", "chargé du numérique", "valmoire"),
        ("agnes", "Mme", "Agnès", "Sauvignat", "animatrice de la vie coopérative", "valmoire"),
        ("mehdi", "M.", "Mehdi", "Harraldi", "chargé de communication", "port-lannec"),
        ("josiane", "Mme", "Josiane", "Gardec", "accueil et secrétariat", "sainte-aubriere"),
        ("ronan", "M.", "Ronan", "Lorquin", "chargé d’accompagnement", "valmoire"),
        ("helene", "Mme", "Hélène", "Marsaint", "psychologue bénévole", "valmoire"),
    )
    leaving = {"bastien": on + timedelta(days=17), "ronan": on - timedelta(days=24)}
    return tuple(
        StaffPlan(
            key, civility, first, last, job, branch, f"{key}@{DOMAIN}", landline(9900 + rank),
            in_team=key != "helene", is_advisor=job.endswith("accompagnement"), leaves_on=leaving.get(key),
        )
        for rank, (key, civility, first, last, job, branch) in enumerate(rows)
    )  # fmt: skip


ADVISORS = ("severine", "ines", "bastien", "erell", "maelle")
GONE_ADVISOR = "ronan"

# Amounts that scenarios quote, in cents, by number of months before the last full one.
# Aïcha: four months around 1 280 €, then a quarter of it. Yanis: 18 % of the same month one year before.
QUOTED_TURNOVER: dict[str, dict[int, int]] = {
    "aicha": {4: 124_000, 3: 132_000, 2: 128_000, 1: 124_000, 0: 32_000},
    "yanis": {13: 410_000, 12: 320_000, 1: 69_700, 0: 57_600},
}
# How many weeks of costs the cash at the end covers.
QUOTED_WEEKS = {"yanis": 5}
