from django.urls import URLPattern, path

from rebond.situation.views import evidence, lists, reading, reports

app_name = "situation"
urlpatterns: list[URLPattern] = [
    # Points de situation and evidence.
    path("mes-points/", reports.my_reports, name="my_reports"),
    path("<int:crisis>/mon-point/", reports.answer, name="answer"),
    path("<int:crisis>/mon-point/champ/", reports.answer_field, name="answer_field"),
    path("<int:crisis>/personnes/<int:person>/point/", reports.fill, name="fill"),
    path("<int:crisis>/personnes/<int:person>/point/champ/", reports.fill_field, name="fill_field"),
    path("points/<int:pk>/", reading.report, name="report"),
    path("points/<int:pk>/historique/", reading.report_history, name="report_history"),
    path("points/<int:pk>/confirmation/", reading.confirm_report, name="confirm_report"),
    path("points/<int:pk>/justificatifs/", evidence.evidence, name="evidence"),
    path("justificatifs/<int:pk>/", evidence.open_evidence, name="open_evidence"),
    path("justificatifs/<int:pk>/retrait/", evidence.remove_evidence, name="remove_evidence"),
    path("listes/", lists.report_lists, name="report_lists"),
    path("listes/<str:liste>/nouvelle/", lists.edit_list, name="add_to_list"),
    path("listes/<str:liste>/<int:pk>/", lists.edit_list, name="edit_list"),
]
