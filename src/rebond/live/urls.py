from django.urls import path

from rebond.live import views

app_name = "live"
urlpatterns = [path("<str:token>", views.stream, name="stream")]
