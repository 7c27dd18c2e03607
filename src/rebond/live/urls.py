from django.urls import URLPattern, path

app_name = "live"
urlpatterns: list[URLPattern] = []
