import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rebond.site.settings")
# WhiteNoise hands small static files over in one piece; Django says so at each of them.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
django_application = get_asgi_application()

from django.conf import settings  # noqa: E402  (the application must be set up first)

from rebond.site.limits import Limit  # noqa: E402

FORMS = 1024 * 1024  # what surrounds a file in the form that carries it
application = Limit(
    django_application,
    pages=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    files=settings.IMPORT_MAX_BYTES + FORMS,
    addresses=("/chiffres/imports/", "/crises/"),
    cookie=settings.SESSION_COOKIE_NAME,
)
