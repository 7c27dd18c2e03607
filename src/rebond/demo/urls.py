"""Mounted in the demonstration only (`site.urls`)."""

from django.urls import path

from rebond.demo.views.files import file, files
from rebond.demo.views.personas import personas, sign_in_as

app_name = "demo"
urlpatterns = [
    path("", personas, name="personas"),
    path("fichiers/", files, name="files"),
    path("fichiers/<slug:key>/", file, name="file"),
    path("<slug:key>/", sign_in_as, name="sign-in"),
]
