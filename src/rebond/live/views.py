import json
from collections.abc import AsyncIterator

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from rebond.live.hub import RESYNC, changes
from rebond.live.public import give_connection_back, topics_of


@require_GET
def stream(request: HttpRequest, token: str) -> StreamingHttpResponse:
    topics = topics_of(request, token)
    if topics is None:
        raise Http404
    # Django keeps a connection until the answer ends, and this one lasts as long as the page stays
    # open: ten pages would hold the whole pool, and nobody would be served any more.
    give_connection_back()
    response = StreamingHttpResponse(events(topics), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


async def events(topics: list[str]) -> AsyncIterator[str]:
    """Server-sent events: `change` with the names of what changed, comments as heartbeats."""
    yield "retry: 1000\n\n"
    async for changed in changes(topics):
        if not changed:
            yield ": encore là\n\n"
            continue
        names = topics if RESYNC in changed else changed
        yield f"event: change\ndata: {json.dumps(names)}\n\n"
