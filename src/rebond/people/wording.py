"""Small French turns that several sentences share."""

from datetime import date


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def in_days(count: int) -> str:
    """« aujourd'hui », « demain », « dans 12 jours », « depuis 3 jours »."""
    if count == 0:
        return "aujourd'hui"
    if count == 1:
        return "demain"
    if count == -1:
        return "depuis hier"
    return f"dans {count} jours" if count > 0 else f"depuis {-count} jours"


def plural(count: int, one: str, several: str) -> str:
    return f"{count} {several if count > 1 else one}"
