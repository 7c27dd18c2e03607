"""Places that exist on no map: three branches in the west, the communes around, two establishments.

Postcodes start with 96, a département number that was never given; telephone numbers are in the ranges
that the French numbering plan keeps for works of fiction; addresses end in `.example` (RFC 2606).
"""

from .chance import Chance
from .shape import BranchPlan, EstablishmentPlan

DOMAIN = "laboussole.example"

BRANCHES = (
    BranchPlan("valmoire", "Valmoire", "Valmoire", "96000"),
    BranchPlan("port-lannec", "Port-Lannec", "Port-Lannec", "96400"),
    BranchPlan("sainte-aubriere", "Sainte-Aubrière", "Sainte-Aubrière", "96700"),
)

TOWNS = {
    "valmoire": (
        ("Valmoire", "96000"), ("Valmoire", "96100"), ("Saint-Mauron-sur-Moire", "96120"),
        ("La Chevrolais", "96130"), ("Pont-aux-Aulnes", "96150"), ("Les Hauts-Fresnes", "96160"),
    ),
    "port-lannec": (
        ("Port-Lannec", "96400"), ("Kermadeuc", "96410"), ("Plouvignec-les-Bains", "96420"),
        ("Trémazac-Estran", "96430"), ("L’Île-Corvenne", "96440"),
    ),
    "sainte-aubriere": (
        ("Sainte-Aubrière", "96700"), ("Brécaudan", "96710"), ("La Guyonnerie", "96720"),
        ("Montreuvault-en-Bocage", "96730"), ("Saint-Elouan-des-Haies", "96740"),
    ),
}  # fmt: skip

STREETS = (
    "rue des Tanneurs", "rue du Four-à-Chaux", "chemin des Pâtures", "quai de la Cale", "impasse du Lavoir",
    "rue de la Corderie", "allée des Tamaris", "rue du Vieux-Pressoir", "lieu-dit La Petite Noue",
    "rue des Sabotiers", "venelle du Puits", "place du Marché-aux-Grains", "rue de la Boulaie",
    "chemin du Gué", "rue des Frères-Rivaud", "avenue de la Gare", "rue du Bas-Bourg", "sente des Ajoncs",
)  # fmt: skip


def with_luhn_key(digits: str) -> str:
    """Adds the digit that makes the whole pass Luhn's check, as every SIREN and SIRET does."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * 2 if place % 2 == 0 else int(digit)
        total += doubled - 9 if doubled > 9 else doubled
    return digits + str(-total % 10)


# Only nines: whoever reads it sees that no company carries it.
SIREN = with_luhn_key("99999999")


def establishments() -> tuple[EstablishmentPlan, ...]:
    return (
        EstablishmentPlan(
            "La Boussole — siège",
            with_luhn_key(f"{SIREN}0001"),
            "12 quai des Mariniers, 96000 Valmoire",
            ("valmoire", "sainte-aubriere"),
        ),
        EstablishmentPlan(
            "La Boussole — Port-Lannec",
            with_luhn_key(f"{SIREN}0002"),
            "3 place de la Criée, 96400 Port-Lannec",
            ("port-lannec",),
        ),
    )


def address(chance: Chance, branch: str) -> tuple[str, str, str]:
    """Street line, postcode, commune."""
    town, postcode = chance.one_of(TOWNS[branch])
    return f"{chance.between(1, 89)} {chance.one_of(STREETS)}", postcode, town


def _pairs(number: int) -> str:
    return f"{number // 100:02} {number % 100:02}"


def mobile(number: int) -> str:
    """The n-th number of the fictional mobile range."""
    return f"06 39 98 {_pairs(number)}"


def landline(number: int) -> str:
    """The n-th number of the fictional range of the north-west."""
    return f"02 61 91 {_pairs(number)}"
