from django.urls import URLPattern, path

app_name = "ops"
urlpatterns: list[URLPattern] = []
