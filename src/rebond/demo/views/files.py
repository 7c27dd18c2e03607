"""« Essayer un import »: the files La Boussole was loaded from, and others made to be tried."""

from mimetypes import guess_type

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from rebond.demo.files import EVERY, FILES, TO_TRY
from rebond.demo.guard import only_in_demo
from rebond.demo.public import files_folder


@only_in_demo
@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """The list, for anyone signed in: nothing in these files is about real people."""
    folder = files_folder()
    there = {
        file.key: (folder / file.name).stat().st_size for file in EVERY if (folder / file.name).is_file()
    }
    shown = {
        "to_try": [(file, there[file.key]) for file in TO_TRY if file.key in there],
        "loaded": [(file, there[file.key]) for file in FILES if file.key in there],
    }
    return render(request, "demo/files.html", shown)


@only_in_demo
@require_safe
def file(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 (a view)
    """One file, to keep."""
    found = next((one for one in EVERY if one.key == key), None)
    if found is None or not (files_folder() / found.name).is_file():
        raise Http404
    # Read at once, not streamed: the largest is under three megabytes, and ASGI streams badly from disk.
    answer = HttpResponse((files_folder() / found.name).read_bytes(), content_type=guess_type(found.name)[0])
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name)
    return answer
