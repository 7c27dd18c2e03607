"""Amounts and ratios as a French reader writes them: narrow spaces, comma, true minus sign."""

from decimal import ROUND_HALF_UP, Decimal

NARROW = "\u202f"
SPACE = "\u00a0"
MINUS = "\u2212"
NONE = "—"


def grouped(number: int) -> str:
    """`1234567` → « 1 234 567 », with narrow no-break spaces."""
    return f"{number:,}".replace(",", NARROW)


def _signed(text: str, number: int | Decimal, *, plus: bool = False) -> str:
    if number < 0:
        return MINUS + text
    return f"+{text}" if plus and number > 0 else text


def euros(cents: int | None) -> str:
    """Integer cents to the cent: « 1 234,56 € »."""
    if cents is None:
        return NONE
    whole, rest = divmod(abs(cents), 100)
    return _signed(f"{grouped(whole)},{rest:02d}{SPACE}€", cents)


def whole_euros(cents: int) -> int:
    """Rounded to the euro, half away from zero as accountants do."""
    return int((Decimal(cents) / 100).quantize(Decimal(1), ROUND_HALF_UP))


def euros_round(cents: int | None) -> str:
    """Integer cents to the euro: « 1 235 € »."""
    if cents is None:
        return NONE
    rounded = whole_euros(cents)
    return _signed(f"{grouped(abs(rounded))}{SPACE}€", rounded)


def euros_signed(cents: int | None) -> str:
    """« +120 € » or « −120 € », to the euro."""
    if cents is None:
        return NONE
    rounded = whole_euros(cents)
    return _signed(f"{grouped(abs(rounded))}{SPACE}€", rounded, plus=True)


def percent(ratio: Decimal | None, digits: int = 0, *, plus: bool = False) -> str:
    """`Decimal("0.18")` → « 18 % »."""
    if ratio is None:
        return NONE
    step = Decimal(1).scaleb(-digits)
    value = (Decimal(ratio) * 100).quantize(step, ROUND_HALF_UP)
    whole, _, rest = f"{abs(value):f}".partition(".")
    text = grouped(int(whole)) + (f",{rest}" if rest else "")
    return _signed(f"{text}{NARROW}%", value, plus=plus)


def axis_euros(cents: int) -> str:
    """A short label for an axis: « 800 € », « 12 k€ », « 1,5 k€ », « 2 M€ »."""
    value = Decimal(cents) / 100
    for size, unit in ((Decimal(1_000_000), "M€"), (Decimal(1000), "k€")):
        if abs(value) >= size:
            return _signed(f"{_trimmed(abs(value) / size)}{SPACE}{unit}", cents)
    return _signed(f"{_trimmed(abs(value))}{SPACE}€", cents)


def _trimmed(value: Decimal) -> str:
    text = f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP):f}"
    return text.removesuffix(".0").replace(".", ",")


def count(number: int, one: str, many: str) -> str:
    """« 1 personne », « 3 personnes »; zero takes the singular in French."""
    return f"{grouped(number)}{SPACE}{many if abs(number) > 1 else one}"
