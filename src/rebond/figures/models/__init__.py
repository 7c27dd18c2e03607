from rebond.figures.models.figures import Figure
from rebond.figures.models.imports import Import, ImportChange, ImportMapping, ImportProblem

__all__ = ["Figure", "Import", "ImportChange", "ImportMapping", "ImportProblem"]
