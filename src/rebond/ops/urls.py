from django.urls import URLPattern, path

from rebond.ops import views

app_name = "ops"
urlpatterns: list[URLPattern] = [
    path("sante", views.health, name="health"),
]
