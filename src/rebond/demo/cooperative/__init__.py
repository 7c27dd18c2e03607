"""The cooperative « La Boussole », invented: pure Python, no Django, no clock, the same for a seed and a date."""

from .invention import invent
from .shape import Cooperative

__all__ = ["Cooperative", "invent"]
