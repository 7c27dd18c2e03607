"""Families of trades: their season, how they invoice, and what the shock of the last two months did to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Whole percents and cents only.

    `season`: January to December, 100 = an ordinary month. `shock`: what is left in each of
    the last two months (100 = unaffected). `monthly`: euros a head in an ordinary month,
    lowest and highest. `invoices`: how many a month. `idle`: months out of a hundred without
    any. `costs`: direct purchases in percent of sales. `retail`: paid on the spot.
    """

    name: str
    season: tuple[int, ...]
    shock: tuple[int, int]
    monthly: tuple[int, int]
    invoices: tuple[int, int]
    account: str
    clients: tuple[str, ...]
    idle: int = 0
    costs: int = 12
    rounded_to: int = 500
    retail: bool = False


TOWN_HALLS = ("Mairie de Valmoire", "Communauté de communes du Bocage", "Ville de Port-Lannec")
FIRMS = (
    "Atelier Novarel",
    "Groupe Calvimer",
    "Coop’Habitat Ouest",
    "Imprimerie du Quai",
    "Laiterie des Trois Prés",
)
UNIONS = (
    "Association Les Passeurs",
    "Foyer Rural de Brécaudan",
    "Centre social des Rives",
    "Mutuelle du Ponant",
)
PEOPLE = ("Particulier·ères", "M. et Mme D.", "Famille R.", "Mme L.", "M. T.")

FAMILIES: dict[str, Family] = {
    "growers": Family(
        "Maraîchage et productions bio", (45, 45, 60, 90, 130, 150, 150, 130, 130, 110, 90, 70), (124, 136),
        (1500, 2900), (5, 9), "701000",
        ("Marché de Valmoire", "Marché de Port-Lannec", "Paniers des adhérent·es", "Magasin Le Grain d’Ici"),
        costs=38, rounded_to=50, retail=True,
    ),
    "training": Family(
        "Formation et conseil en compétences", (80, 100, 120, 110, 100, 120, 40, 15, 110, 150, 150, 105),
        (48, 34), (1700, 3400), (1, 4), "706000", (*FIRMS, *UNIONS, *TOWN_HALLS), costs=8, rounded_to=5000,
    ),
    "crafts": Family(
        "Artisanat d’art", (60, 60, 70, 80, 95, 100, 110, 110, 85, 90, 130, 210), (66, 58),
        (700, 1900), (2, 6), "701000", ("Boutique des Créateurs", "Salon d’automne", *PEOPLE),
        costs=28, rounded_to=100, retail=True,
    ),
    "wellness": Family(
        "Bien-être et accompagnement", (105, 100, 105, 100, 100, 95, 75, 65, 115, 120, 115, 105), (52, 41),
        (800, 1800), (3, 6), "706000", ("Séances de la semaine", "Ateliers collectifs", *UNIONS[:2]),
        costs=14, rounded_to=500, retail=True,
    ),
    "design": Family(
        "Graphisme et création", (95, 100, 110, 105, 100, 105, 80, 60, 110, 115, 115, 105), (82, 71),
        (1100, 2700), (1, 4), "706000", (*FIRMS, *UNIONS, "Éditions du Ressac"), idle=4, costs=7, rounded_to=1000,
    ),
    "digital": Family(
        "Web et numérique", (95, 100, 105, 100, 100, 110, 85, 65, 110, 110, 115, 105), (101, 113),
        (1900, 3900), (1, 4), "706000", (*FIRMS, *UNIONS, *TOWN_HALLS), costs=6, rounded_to=2500,
    ),
    "building": Family(
        "Bâtiment et éco-construction", (70, 80, 100, 115, 115, 120, 100, 55, 115, 120, 115, 95), (88, 80),
        (2400, 4800), (1, 3), "704000", (*PEOPLE, "Coop’Habitat Ouest", "SCI des Aulnes"),
        idle=6, costs=42, rounded_to=1,
    ),
    "events": Family(
        "Événementiel et image", (35, 40, 60, 90, 140, 190, 185, 165, 140, 75, 45, 85), (16, 14),
        (1500, 3200), (2, 5), "706000", ("Mariage D. et P.", "Festival Les Marées", "Comité des fêtes", *FIRMS[:2]),
        costs=18, rounded_to=1000,
    ),
    "food": Family(
        "Cuisine et alimentation", (70, 75, 85, 95, 120, 140, 110, 80, 115, 100, 95, 150), (38, 45),
        (1500, 3000), (4, 8), "707000", ("Marché de Sainte-Aubrière", "Comité d’entreprise Calvimer", *PEOPLE[:3]),
        costs=41, rounded_to=50, retail=True,
    ),
    "garden": Family(
        "Paysage et jardins", (45, 60, 110, 140, 150, 125, 90, 75, 105, 120, 95, 85), (97, 102),
        (1400, 2800), (3, 6), "706000", (*PEOPLE, *TOWN_HALLS, "Copropriété des Tamaris"), costs=17, rounded_to=500,
    ),
    "tuition": Family(
        "Cours et soutien", (110, 105, 110, 105, 105, 95, 35, 30, 95, 130, 130, 110), (72, 78),
        (700, 1600), (3, 6), "706000", (*PEOPLE, "École associative du Port"), costs=4, rounded_to=500, retail=True,
    ),
    "language": Family(
        "Traduction et rédaction", (95, 100, 105, 105, 105, 105, 90, 75, 105, 110, 110, 95), (99, 97),
        (1200, 2600), (1, 4), "706000", (*FIRMS, "Éditions du Ressac", "Agence Babilou"), costs=5, rounded_to=100,
    ),
    "stage": Family(
        "Spectacle et médiation culturelle", (50, 65, 85, 95, 120, 130, 140, 90, 95, 100, 85, 145), (22, 12),
        (900, 2100), (1, 3), "706000", ("Théâtre du Bac", "Médiathèque de Valmoire", *TOWN_HALLS), idle=5,
        costs=20, rounded_to=1000,
    ),
    "sewing": Family(
        "Couture et textile", (80, 80, 95, 105, 110, 110, 90, 75, 105, 110, 115, 125), (118, 131),
        (800, 1800), (3, 6), "701000", ("Marché de créateurs", *PEOPLE, "Boutique des Créateurs"),
        costs=24, rounded_to=100, retail=True,
    ),
    "home": Family(
        "Services à domicile", (85, 90, 105, 110, 110, 105, 90, 80, 105, 110, 105, 105), (63, 69),
        (1000, 2100), (3, 7), "706000", (*PEOPLE, "Résidence Les Ajoncs"), costs=9, rounded_to=250,
    ),
    "bike": Family(
        "Vélo et mobilité", (60, 65, 95, 110, 120, 125, 120, 110, 120, 110, 90, 75), (139, 152),
        (1500, 2800), (3, 7), "706000", ("Épicerie du Val", "Librairie L’Encrier", *TOWN_HALLS, *PEOPLE[:2]),
        costs=22, rounded_to=250,
    ),
    "consulting": Family(
        "Études et transition écologique", (90, 100, 110, 105, 100, 110, 75, 45, 115, 125, 125, 100), (91, 84),
        (1900, 3800), (1, 2), "706000", (*TOWN_HALLS, "Syndicat mixte de la Moire", "Parc naturel des Landes Bleues"),
        idle=10, costs=8, rounded_to=5000,
    ),
}  # fmt: skip

SHOCK_MONTHS = 2
