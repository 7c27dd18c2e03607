"""French amounts to integer cents, exactly, or refused with the reason; never a rounding."""

import re
from decimal import Decimal
from functools import lru_cache

from rebond.figures.readers.values import BadValue, Cell, text_of

_SPACE = "[ \u00a0\u202f\u2009\u2007]"
_PLAIN = re.compile(r"(\d*)(?:([.,])(\d+))?")
_SPACED = re.compile(rf"(\d{{1,3}}(?:{_SPACE}\d{{3}})+)(?:[.,](\d+))?", re.ASCII)
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:\.\d{3}){2,})", re.ASCII)
_COMMAED = re.compile(r"(\d{1,3}(?:,\d{3})+)\.(\d+)|(\d{1,3}(?:,\d{3}){2,})", re.ASCII)
_CURRENCY = re.compile(rf"^(?:€|EUR){_SPACE}*|{_SPACE}*(?:€|EUR|euros?)$", re.IGNORECASE)
_GROUPS = re.compile(r"\D")
_BINARY_NOISE = Decimal("0.0000001")
_MARKS = frozenset(",.")
MOST_DIGITS = 12
_GROUP = 3
_PROGRAM_DECIMALS = 10  # nobody types ten decimals


def parse_cents(cell: Cell) -> int | None:
    """Cents of an amount in euros; None for an empty cell. Raises BadValue with the reason."""
    if isinstance(cell, str):
        return _cents_of_text(cell)
    if cell is None:
        return None
    return _cents_of_number(cell)


def parse_decimal(cell: Cell) -> Decimal | None:
    """A plain number (hours, hourly rate), exact; here a lone separator is always the decimal one."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _finite(Decimal(repr(cell)))
    text = text_of(cell)
    if not text:
        return None
    sign, body = _split_sign(text)
    whole, decimals = _split(body, text, lone_is_decimal=True)
    return _finite(sign * Decimal(f"{whole or '0'}.{decimals or '0'}"))


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite() or number.adjusted() >= MOST_DIGITS:
        raise BadValue("Le nombre est démesuré : vérifiez la case.")
    return number


def _cents_of_number(cell: Cell) -> int:
    """A spreadsheet number is binary: its nearest cent is it, unless a third decimal was really typed."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise BadValue(f"« {text_of(cell)} » n’est pas un montant : mettez un nombre ou laissez vide.")
    exact = Decimal(repr(cell))
    if not exact.is_finite() or exact.adjusted() >= MOST_DIGITS:
        raise BadValue("Le montant est démesuré : vérifiez la case.")
    cents = exact.quantize(Decimal("0.01"))
    if abs(exact - cents) > _BINARY_NOISE:
        raise _too_precise(str(cell))
    return int(cents * 100)


@lru_cache(maxsize=65536)  # amounts come back often in a ledger, and the memory stays bounded
def _cents_of_text(raw: str) -> int | None:
    whole, decimals = raw[:-3], raw[-2:]
    if (
        raw[-3:-2] in _MARKS
        and len(whole) <= MOST_DIGITS
        and (whole + decimals).isdecimal()
        and raw.isascii()
    ):
        return int(whole + decimals)  # `1234,56`, what almost every line of a ledger holds
    text = text_of(raw)
    if not text:
        return None
    sign, body = _split_sign(text)
    whole, decimals = _split(body, text, lone_is_decimal=False)
    if len(whole) > MOST_DIGITS:
        raise BadValue("Le montant est démesuré : vérifiez la case.")
    significant = decimals.rstrip("0")
    if len(significant) > 2:  # noqa: PLR2004 - a cent is two decimals
        return sign * _without_noise(whole, decimals, text)
    return sign * int((whole or "0") + significant.ljust(2, "0"))


def _without_noise(whole: str, decimals: str, text: str) -> int:
    """Sums made by a program come out as 300.30000000000001: that tail was never money."""
    exact = Decimal(f"{whole or '0'}.{decimals}")
    cents = exact.quantize(Decimal("0.01"))
    if len(decimals) < _PROGRAM_DECIMALS or abs(exact - cents) > _BINARY_NOISE:
        raise _too_precise(text)
    return int(cents * 100)


def _split_sign(text: str) -> tuple[int, str]:
    """Sign and digits: `-12,00`, `12,00-`, `(12,00)` and the typographic minus all mean minus twelve."""
    if text.startswith("="):
        raise BadValue("La case contient une formule : remplacez-la par son résultat.")
    body = _CURRENCY.sub("", text.replace("\u2212", "-")).strip()
    if body.startswith("(") and body.endswith(")"):
        return -1, _CURRENCY.sub("", body[1:-1].strip())
    if body.startswith(("-", "+")):
        return (-1 if body[0] == "-" else 1), _CURRENCY.sub("", body[1:].lstrip())
    if body.endswith("-"):
        return -1, body[:-1].rstrip()
    return 1, body


def _split(body: str, text: str, *, lone_is_decimal: bool) -> tuple[str, str]:
    """Whole part and decimals, as digits."""
    if body.isascii() and (plain := _PLAIN.fullmatch(body)) and body not in {"", ".", ","}:
        whole, separator, decimals = plain[1], plain[2], plain[3] or ""
        could_be_thousands = len(decimals) == _GROUP and 1 <= len(whole) <= _GROUP and whole[0] != "0"
        if separator and could_be_thousands and not lone_is_decimal:
            raise BadValue(
                f"« {text} » peut se lire de deux façons (milliers ou décimales) : "
                f"écrivez {whole}{decimals},00 ou {whole},{decimals[:2]}."
            )
        return whole, decimals
    if spaced := _SPACED.fullmatch(body):
        return _GROUPS.sub("", spaced[1]), spaced[2] or ""
    for pattern in (_DOTTED, _COMMAED):
        if grouped := pattern.fullmatch(body):
            return _GROUPS.sub("", grouped[1] or grouped[3]), grouped[2] or ""
    raise BadValue(f"« {text[:40]} » n’est pas un montant : écrivez-le comme 1 234,56.")


def _too_precise(text: str) -> BadValue:
    return BadValue(
        f"« {text} » a plus de deux décimales : arrondissez au centime dans le fichier, "
        "nous ne le faisons pas à votre place."
    )


def euros(cents: int) -> str:
    """`1234.56`, for machines."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def french_euros(cents: int) -> str:
    """`1 234,56 €`, for people (narrow no-break spaces)."""
    sign = "-" if cents < 0 else ""
    whole = f"{abs(cents) // 100:,}".replace(",", "\u202f")
    return f"{sign}{whole},{abs(cents) % 100:02d}\u00a0€"
