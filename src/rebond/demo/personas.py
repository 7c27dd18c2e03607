"""The people a visitor may be: one for each role, and those who hold several. Keys never change."""

from dataclasses import dataclass

from rebond.accounts.public import Role, User
from rebond.demo.cooperative.places import DOMAIN

MEMBER, ADVISOR = Role.MEMBER, Role.ADVISOR

# Every account of the cast; the others of the cooperative are plain members.
ROLES: dict[str, tuple[Role, ...]] = {
    "marion": (MEMBER, Role.FACILITATOR, Role.COMMISSION),
    "claire": (MEMBER, Role.TRAINER),
    "denise": (MEMBER, Role.COMMISSION),
    "maelle": (MEMBER, ADVISOR),
    "judith": (Role.DIRECTION,),
    "severine": (ADVISOR,),
    "ines": (ADVISOR,),
    "bastien": (ADVISOR,),
    "erell": (ADVISOR,),
    "ronan": (ADVISOR,),
    "solenn": (Role.PAYROLL,),
    "omar": (Role.ACCOUNTING,),
    "patricia": (Role.ACCOUNTING,),
    "fabienne": (Role.TRAINING, Role.TRAINER),
    "loic": (Role.ADMINISTRATOR,),
    "agnes": (Role.FACILITATOR, Role.COMMISSION),
    "mehdi": (Role.COMMISSION,),
    "josiane": (),
    "helene": (Role.PSYCHOLOGIST,),
}


@dataclass(frozen=True, slots=True)
class Persona:
    """A card of the first page. `who` and `comes_for` are sentences; `first_screen` is the name of a URL.

    `look` chooses one of the faces that the program draws from the key.
    """

    key: str
    name: str
    look: int
    who: str
    comes_for: str
    group: str
    first_screen: str = "home:today"

    @property
    def roles(self) -> tuple[Role, ...]:
        return ROLES.get(self.key, (MEMBER,))

    @property
    def email(self) -> str:
        return email_of(self.key)

    @property
    def face(self) -> str:
        return f"{self.key}-{self.look}"

    @property
    def first_name(self) -> str:
        return self.name.partition(" ")[0]


def email_of(key: str) -> str:
    """The address of a named person's account."""
    return f"{key}@{DOMAIN}"


ENTREPRENEURS, TEAM, AROUND = "Entrepreneur·es", "Équipe d’appui", "Tenir et faire vivre l’ensemble"

PERSONAS = (
    Persona(
        "aicha", "Aïcha Zerhounat", 1, "Traiteure, en CAPE depuis quatre mois",
        "Ses commandes se sont arrêtées : dire sa situation, savoir qui l’aide, retrouver les autres.",
        ENTREPRENEURS,
    ),
    Persona(
        "yanis", "Yanis Berkanel", 4, "Photographe d’événements, entrepreneur salarié (CESA)",
        "Les mariages sont reportés : voir où il en est et ce que la coopérative peut pour lui.",
        ENTREPRENEURS,
    ),
    Persona(
        "nadia", "Nadia Ferrachi", 13, "Illustratrice, entrepreneure salariée (CESA)",
        "Relire son contrat, auquel il manque deux clauses, et suivre son activité.",
        ENTREPRENEURS,
    ),
    Persona(
        "tifenn", "Tifenn Kerlozec", 16, "Potagers chez les particuliers, dernier CAPE bientôt fini",
        "Son CAPE s’arrête dans moins de trois semaines : décider de la suite.",
        ENTREPRENEURS,
    ),
    Persona(
        "claire", "Claire Monvert", 7, "Formatrice à la prise de parole, associée",
        "Suivre son activité, et passer ses formations à distance.",
        ENTREPRENEURS,
    ),
    Persona(
        "marion", "Marion Talbereau", 3, "Entrepreneure associée, facilitatrice, en commission Vie coopérative",
        "Son activité, ses séances et sa commission : tout à la même adresse.",
        ENTREPRENEURS,
    ),
    Persona(
        "ines", "Inès Dalvigneau", 5, "Chargée d’accompagnement à Port-Lannec",
        "Savoir qui appeler d’abord et pourquoi, tenir parole.",
        TEAM,
    ),
    Persona(
        "severine", "Séverine Norchard", 2, "Chargée d’accompagnement à Valmoire",
        "Suivre son portefeuille, accueillir les personnes que Ronan accompagnait.",
        TEAM,
    ),
    Persona(
        "bastien", "Bastien Quermeau", 7, "Chargé d’accompagnement à Sainte-Aubrière, bientôt parti",
        "Transmettre son portefeuille avant son départ, sans perdre personne.",
        TEAM,
    ),
    Persona(
        "solenn", "Solenn Verlain", 2, "Paie et social",
        "Des contrats complets et des chiffres justes, du premier coup.",
        TEAM,
    ),
    Persona(
        "omar", "Omar Kadirane", 4, "Comptabilité",
        "Importer le grand livre du mois, comprendre chaque ligne refusée.",
        TEAM,
    ),
    Persona(
        "fabienne", "Fabienne Rambert-Loquin", 1, "Référente formation, et formatrice",
        "Accompagner les formateurs et formatrices, préparer les preuves.",
        TEAM,
    ),
    Persona(
        "judith", "Judith Calvernoux", 8, "Direction",
        "Voir l’ensemble : qui va comment, par statut et par antenne ; défendre les choix.",
        AROUND,
    ),
    Persona(
        "maelle", "Maëlle Trégambert", 5, "Entrepreneure associée, et chargée d’accompagnement",
        "Passer de son activité à son portefeuille sans changer de compte.",
        AROUND,
    ),
    Persona(
        "agnes", "Agnès Sauvignat", 5, "Animatrice de la vie coopérative",
        "Préparer les temps collectifs, relier les personnes.",
        AROUND,
    ),
    Persona(
        "helene", "Hélène Marsaint", 15, "Psychologue bénévole de la ligne d’écoute",
        "Ses créneaux et ses appels, rien d’autre.",
        AROUND,
    ),
    Persona(
        "loic", "Loïc Trédaniou", 15, "Administrateur de la plateforme",
        "Cinq minutes par mois : les comptes, les sauvegardes, les imports.",
        AROUND,
    ),
)  # fmt: skip


def persona(key: str) -> Persona | None:
    return next((found for found in PERSONAS if found.key == key), None)


def account_of(key: str) -> User:
    """The account of anyone of the cast; `User.DoesNotExist` when the demonstration is not loaded."""
    return User.objects.get(email=email_of(key))
