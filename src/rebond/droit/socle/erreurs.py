"""Named errors of the law library: a caller can catch one without reading its message."""


class ErreurDroit(ValueError):
    """Any question that the library cannot even put: the message says why, in French."""


class ParametreInconnu(ErreurDroit):
    """No YAML file carries this name."""


class ParametreMalForme(ErreurDroit):
    """A YAML file lacks a source, a date or a value."""


class AvantPremiereDate(ErreurDroit):
    """The question bears on a day before the first dated value we hold."""


class ParametreAbroge(ErreurDroit):
    """The figure existed, and no longer does on the day asked."""


class ValeurIntrouvable(ErreurDroit):
    """The figure existed that day, but no source that we could read gives it."""


class PeriodeImpossible(ErreurDroit):
    """A period that ends before it starts."""


class CleInconnue(ErreurDroit):
    """A key that the checklist does not have."""


class MontantImpossible(ErreurDroit):
    """An amount that is not an exact number of euros and cents (a float, a NaN, a text)."""
