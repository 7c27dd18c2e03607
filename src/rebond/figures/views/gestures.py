"""What someone does to an import: choose, confirm, abandon, start again, undo, say what it is."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rebond.accounts.public import SignedIn
from rebond.figures.actions import imports, mappings, undo
from rebond.figures.actions.files import local_path
from rebond.figures.actions.states import NotNow
from rebond.figures.feeds import FEEDS, Settings
from rebond.figures.forms.imports import ColumnsForm, DescriptionForm, FeedForm, MeaningForm
from rebond.figures.models import Import, ImportConflict, ImportMapping, StageMeaning
from rebond.figures.queries.imports import saved_mapping_for
from rebond.figures.readers import UnreadableFile, columns
from rebond.figures.views.imports import both, importers


@require_POST
@importers
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    return _act(request, pk, lambda source: imports.confirm(source, by=request.user))


@require_POST
@importers
def cancel(request: SignedIn, pk: int) -> HttpResponse:
    return _act(request, pk, lambda source: imports.cancel(source, by=request.user))


@require_POST
@importers
def erase(request: SignedIn, pk: int) -> HttpResponse:
    return _act(request, pk, lambda source: imports.erase(source, by=request.user))


@require_POST
@importers
def relaunch(request: SignedIn, pk: int) -> HttpResponse:
    return _act(request, pk, lambda source: imports.relaunch(source, by=request.user))


@both
@importers
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _act(request, pk, lambda source: undo.ask(source, by=request.user))
    return render(request, "figures/undo.html", {"source": get_object_or_404(Import, pk=pk)})


@require_POST
@importers
def choose(request: SignedIn, pk: int) -> HttpResponse:
    """« tout » answers for every disagreement; otherwise each one of the page answers for itself."""
    every = request.POST.get("tout", "")
    if every in ImportConflict.Choice.values:
        return _act(request, pk, lambda source: imports.choose(source, choice=every, by=request.user))

    def one_by_one(source: Import) -> None:
        for choice in ImportConflict.Choice.values:
            asked = [
                int(name[1:])
                for name, value in request.POST.items()
                if value == choice and name[1:].isdecimal()
            ]
            imports.choose(source, choice=choice, conflicts=asked, by=request.user)

    return _act(request, pk, one_by_one)


@both
@importers
def describe(request: SignedIn, pk: int) -> HttpResponse:
    """The kind was wrong, or could not be recognised."""
    source = get_object_or_404(Import, pk=pk)
    form = DescriptionForm(request.POST or None, initial={"kind": source.kind, **source.options})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        options = Settings(analytic_column=said["analytic_column"], balances=said["balances"])
        return _act(
            request,
            pk,
            lambda source: imports.describe(source, kind=said["kind"], options=options, by=request.user),
        )
    return render(request, "figures/describe.html", {"source": source, "form": form})


@both
@importers
def map_columns(request: SignedIn, pk: int) -> HttpResponse:
    """Which column is what, with the first lines of the file beside."""
    source = get_object_or_404(Import, pk=pk)
    name = request.GET.get("feed", "")
    sheet = request.GET.get("feuille", "")
    try:
        with local_path(source) as path:
            preview = columns(path, sheet)
    except UnreadableFile as error:
        messages.error(request, str(error))
        return redirect("figures:import", pk=pk)
    chosen = name if name in FEEDS else source.options.get("feed", "")
    saved = saved_mapping_for(preview.labels, chosen)
    chosen = chosen or (saved.feeds if saved else "")
    feed = FEEDS.get(chosen)
    context = {
        "source": source,
        "preview": preview,
        "choice": FeedForm(initial={"feed": chosen}),
        "sheet": sheet,
        "saved": saved,
    }
    if feed is None:
        return render(request, "figures/columns.html", context)
    form = ColumnsForm(feed, preview, request.POST or None, initial=_answers(saved))
    if form.is_bound and form.is_valid():
        mapping = form.mapping()
        if label := form.cleaned_data["name"]:
            mappings.save_mapping(label, feed=chosen, mapping=mapping, sheet=sheet, by=request.user)
        options = Settings(feed=chosen, mapping=mapping, sheet=sheet, mapping_name=label)
        return _act(
            request,
            pk,
            lambda source: imports.describe(source, kind="mapped", options=options, by=request.user),
        )
    return render(
        request,
        "figures/columns.html",
        {**context, "form": form, "feed": feed},
        status=422 if form.is_bound else 200,
    )


def _answers(saved: ImportMapping | None) -> dict[str, str]:
    """What was answered last time for the same header, name included."""
    if saved is None:
        return {}
    return {"name": saved.name, **{f"f_{name}": column for name, column in saved.columns["mapping"].items()}}


@both
@importers
def meanings(request: SignedIn) -> HttpResponse:
    """What the stages of the cooperative's own list are for us."""
    form = MeaningForm(request.POST or None, initial={"label": request.GET.get("intitule", "")})
    if form.is_bound and form.is_valid():
        told = mappings.tell_meaning(
            form.cleaned_data["label"], form.cleaned_data["meaning"], by=request.user
        )
        messages.success(request, f"C'est noté : {told}. Relisez le fichier pour en tenir compte.")
        return redirect("figures:meanings")
    status = 422 if form.is_bound else 200
    return render(
        request, "figures/meanings.html", {"form": form, "told": StageMeaning.objects.all()}, status=status
    )


@require_POST
@importers
def forget_meaning(request: SignedIn, pk: int) -> HttpResponse:
    mappings.forget_meaning(get_object_or_404(StageMeaning, pk=pk), by=request.user)
    messages.success(request, "C'est oublié : les mots de l'intitulé décident de nouveau.")
    return redirect("figures:meanings")


def _act(request: SignedIn, pk: int, act: Callable[[Import], object]) -> HttpResponse:
    """Do it, or say why it cannot be done any more; back to where the import stands."""
    try:
        act(get_object_or_404(Import, pk=pk))
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return redirect("figures:import", pk=pk)
