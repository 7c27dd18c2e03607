"""Write the amounts of a file as figures: new, unchanged, or disputed with what was there."""

from collections.abc import Iterator, Sequence
from itertools import islice

from rebond.figures import months as m
from rebond.figures.entry.book import Book
from rebond.figures.entry.sums import Amount, Place, Sums
from rebond.figures.models import Figure
from rebond.figures.models.figures import FigureKind
from rebond.figures.words import amount

BATCH = 1_000
KIND = "figures.figure"
Key = tuple[int | None, int | None, object, str]


def write_figures(
    sums: Sums, book: Book, activities: dict[str, int], names: dict[tuple[str, int], str]
) -> None:
    """`activities`: analytic code → number; `names`: how a target is called in a disagreement."""
    for batch in _batches(sorted(sums.amounts.items(), key=_order)):
        known = _existing(batch, activities)
        fresh: list[Figure] = []
        for place, found in batch:
            activity = activities[place.target.code] if place.target.code else None
            person = place.target.person or None
            existing = known.get((activity, person, place.month, place.kind))
            if existing is None:
                fresh.append(_figure(activity, person, place, found, book))
            else:
                _meet(existing, place, found, book, names.get(place.target, place.target.code))
        for figure in Figure.objects.bulk_create(fresh):
            book.wrote(KIND, figure.pk, figure.line, before=None, after=state(figure))
        book.created += len(fresh)


def state(figure: Figure) -> dict[str, object]:
    """What undo compares and restores; the target and the month never change."""
    return {"cents": figure.cents, "pieces": figure.pieces, "source": figure.source_id, "line": figure.line}


def _order(item: tuple[Place, Amount]) -> tuple[str, int, object, str]:
    place = item[0]
    return place.target.code, place.target.person, place.month, place.kind


def _batches(items: Sequence[tuple[Place, Amount]]) -> Iterator[list[tuple[Place, Amount]]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _existing(batch: list[tuple[Place, Amount]], activities: dict[str, int]) -> dict[Key, Figure]:
    codes = {activities[place.target.code] for place, _ in batch if place.target.code}
    persons = {place.target.person for place, _ in batch if place.target.person}
    months = {place.month for place, _ in batch}
    found = Figure.objects.filter(month__gte=min(months), month__lte=max(months)).select_related("source")
    mine = found.filter(activity_id__in=codes) if codes else found.none()
    theirs = found.filter(person_id__in=persons, activity=None) if persons else found.none()
    return {
        (figure.activity_id, figure.person_id, figure.month, figure.kind): figure
        for figures in (mine.order_by(), theirs.order_by())
        for figure in figures
    }


def _figure(activity: int | None, person: int | None, place: Place, found: Amount, book: Book) -> Figure:
    return Figure(
        activity_id=activity,
        person_id=person,
        month=place.month,
        kind=place.kind,
        cents=found.cents,
        pieces=found.pieces,
        source=book.source,
        line=found.line,
    )


def _meet(existing: Figure, place: Place, found: Amount, book: Book, name: str) -> None:
    if existing.cents == found.cents:
        if existing.pieces is None and found.pieces is not None:
            _replace(existing, Amount(found.cents, existing.line, found.pieces), book, existing.source_id)
        else:
            book.unchanged += 1
    elif book.takes_file(
        f"figure:{place.target.code or place.target.person}:{m.key(place.month)}:{place.kind}",
        line=found.line,
        subject=name,
        column=f"{FigureKind(place.kind).label} {m.full(place.month)}",
        existing=amount(existing.cents),
        existing_from=f"{existing.source.file_name}, ligne {existing.line}",
        proposed=amount(found.cents),
    ):
        _replace(existing, found, book, book.source.pk)


def _replace(figure: Figure, found: Amount, book: Book, source: int) -> None:
    before = state(figure)
    figure.cents, figure.pieces, figure.line, figure.source_id = found.cents, found.pieces, found.line, source
    figure.save(update_fields=["cents", "pieces", "line", "source"])
    book.wrote(KIND, figure.pk, found.line, before=before, after=state(figure))
    book.changed += 1
