"""Amounts and numbers as a French reader writes them."""

from decimal import ROUND_HALF_UP, Decimal

_NARROW = "\u202f"


def amount(cents: int | Decimal | None) -> str:
    """1234567 → « 12 345,67 € »; None → « inconnu »."""
    if cents is None:
        return "inconnu"
    value = (Decimal(cents) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{value:,.2f}".replace(",", _NARROW).replace(".", ",").replace("-", "−") + f"{_NARROW}€"


def number(value: Decimal, places: int = 2) -> str:
    """0.1834 → « 0,18 »; trailing zeros are dropped."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",").replace("-", "−")


def percent(ratio: Decimal) -> str:
    """−0.351 → « 35 % »: the words around it say which way."""
    return f"{number(abs(ratio) * 100, 0)}{_NARROW}%"


def plural(count: int, one: str, many: str) -> str:
    """0 and 1 are singular in French."""
    return f"{count:,}".replace(",", _NARROW) + f" {one if abs(count) < 2 else many}"  # noqa: PLR2004
