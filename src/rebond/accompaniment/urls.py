from django.urls import URLPattern, path

app_name = "accompaniment"
urlpatterns: list[URLPattern] = []
