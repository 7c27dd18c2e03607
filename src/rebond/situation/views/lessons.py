"""What the cooperative learnt: written by the team once the crisis is closed, read by members once published."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rebond.accounts.public import SignedIn, require
from rebond.situation.actions import crises
from rebond.situation.forms.crises import LessonForm
from rebond.situation.models import Crisis, Lesson
from rebond.situation.refusals import Refused
from rebond.situation.views.pages import crisis_for_team, frame, gesture


@require_http_methods(["GET", "POST"])
def lessons(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.see_coverage")
    form = LessonForm(request.POST or None)
    if request.method == "POST":
        require(request.user, "situation.manage_crisis")
        if form.is_valid() and _write(request, crisis, form):
            messages.success(request, "Leçon écrite.")
            return redirect("situation:lessons", pk)
    context = {
        **frame(request.user, crisis, "lessons"),
        "lessons": crisis.lessons.select_related("by"),
        "form": form,
        "may_manage": request.user.has_perm("situation.manage_crisis"),
    }
    return render(request, "situation/lessons.html", context, status=422 if form.is_bound else 200)


@require_POST
def publish(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.manage_crisis")
    if crisis.lessons_published_at is not None:
        return gesture(
            request,
            lambda: crises.unpublish_lessons(crisis, by=request.user),
            done="Les leçons ne sont plus lues par les membres.",
            back=_back(pk),
        )
    return gesture(
        request,
        lambda: crises.publish_lessons(crisis, by=request.user),
        done="Les leçons sont publiées : chaque personne concernée les lit.",
        back=_back(pk),
    )


@require_POST
def remove_lesson(request: SignedIn, pk: int) -> HttpResponse:
    require(request.user, "situation.manage_crisis")
    lesson = get_object_or_404(Lesson.objects.select_related("crisis"), pk=pk)
    back = _back(lesson.crisis_id)
    return gesture(
        request, lambda: crises.remove_lesson(lesson, by=request.user), done="Leçon retirée.", back=back
    )


def _write(request: SignedIn, crisis: Crisis, form: LessonForm) -> bool:
    try:
        crises.write_lesson(crisis, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _back(pk: int) -> str:
    return reverse("situation:lessons", args=[pk])
