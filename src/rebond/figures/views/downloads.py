"""A stored file on its way out, piece by piece: 300 MB never stand in memory."""

from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header

from rebond.figures.models import Import

PIECE = 256 * 1024


def download(request: HttpRequest, source: Import) -> StreamingHttpResponse:
    """Opened when the first piece is asked for; an attachment of no type, so that nothing ever runs it."""
    pieces = _async_pieces(source) if isinstance(request, ASGIRequest) else _pieces(source)
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=source.file_name
    )
    response["Content-Length"] = str(source.size)
    return response


def _pieces(source: Import) -> Iterator[bytes]:
    with source.file.open("rb") as stored:
        while piece := stored.read(PIECE):
            yield piece


async def _async_pieces(source: Import) -> AsyncIterator[bytes]:
    """Django reads a plain iterator whole before an asynchronous server sends it: this one it does not."""
    stored = await sync_to_async(source.file.open)("rb")
    try:
        while piece := await sync_to_async(stored.read)(PIECE):
            yield piece
    finally:
        await sync_to_async(stored.close)()
