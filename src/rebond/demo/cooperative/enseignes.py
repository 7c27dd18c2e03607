"""The list of trade names, written by hand in `enseignes.csv`: 134 open ones, 12 closed."""

import csv
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Enseigne:
    """`team` = how many people carry it; `cast` = the key of the named one among them, or nothing."""

    family: str
    name: str
    work: str
    team: int
    cast: str
    is_closed: bool


def enseignes() -> tuple[Enseigne, ...]:
    text = (files(__package__) / "enseignes.csv").read_text(encoding="utf-8")
    return tuple(
        Enseigne(row["family"], row["name"], row["work"], int(row["team"]), row["cast"], bool(row["closed"]))
        for row in csv.DictReader(text.splitlines(), delimiter=";")
    )


def analytic_code(name: str, rank: int) -> str:
    """Initials and a number, as cooperatives give them: « La Ferme du Grand Frêne » → LFDG002."""
    initials = "".join(word[0] for word in name.replace("’", " ").split() if word[0].isalnum())
    plain = initials.upper().translate(str.maketrans("ÀÂÇÈÉÊÎÔÙÛ", "AACEEEIOUU"))
    return f"{plain[:4]}{rank:03}"
