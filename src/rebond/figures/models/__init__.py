from rebond.figures.models.figures import Figure
from rebond.figures.models.imports import (
    Import,
    ImportChange,
    ImportConflict,
    ImportMapping,
    ImportProblem,
    StageMeaning,
)

__all__ = [
    "Figure",
    "Import",
    "ImportChange",
    "ImportConflict",
    "ImportMapping",
    "ImportProblem",
    "StageMeaning",
]
