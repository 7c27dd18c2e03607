from django.urls import URLPattern, path

from rebond.ui.views.gallery import gallery

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("composants/", gallery, name="gallery"),
]
