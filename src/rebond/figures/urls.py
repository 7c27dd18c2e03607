from django.urls import path

from rebond.figures.views import figures, gestures, imports, portfolios

app_name = "figures"
urlpatterns = [
    path("", figures.index, name="index"),
    path("personnes/<int:pk>/", figures.person, name="person"),
    path("activites/<int:pk>/", figures.activity, name="activity"),
    path("portefeuille/", portfolios.own, name="portfolio"),
    path("portefeuilles/<int:pk>/", portfolios.of_advisor, name="portfolio_of"),
    path("liste/", portfolios.everyone, name="list"),
    path("liste/export.<str:form>", portfolios.export, name="export"),
    path("repartition/", portfolios.distribution, name="distribution"),
    path("imports/", imports.import_list_page, name="imports"),
    path("imports/nouveau/", imports.new, name="import_new"),
    path("imports/sortes/", imports.kinds, name="kinds"),
    path("imports/etapes/", gestures.meanings, name="meanings"),
    path("imports/etapes/<int:pk>/oubli/", gestures.forget_meaning, name="forget_meaning"),
    path("imports/<int:pk>/", imports.detail, name="import"),
    path("imports/<int:pk>/avancement/", imports.state, name="import_state"),
    path("imports/<int:pk>/compte-rendu/", imports.report, name="import_report"),
    path("imports/<int:pk>/lignes-refusees.csv", imports.problems, name="import_problems"),
    path("imports/<int:pk>/fichier/", imports.original, name="import_file"),
    path("imports/<int:pk>/choix/", gestures.choose, name="import_choose"),
    path("imports/<int:pk>/confirmation/", gestures.confirm, name="import_confirm"),
    path("imports/<int:pk>/abandon/", gestures.cancel, name="import_cancel"),
    path("imports/<int:pk>/effacement/", gestures.erase, name="import_erase"),
    path("imports/<int:pk>/relance/", gestures.relaunch, name="import_relaunch"),
    path("imports/<int:pk>/annulation/", gestures.take_back, name="import_undo"),
    path("imports/<int:pk>/sorte/", gestures.describe, name="import_describe"),
    path("imports/<int:pk>/colonnes/", gestures.map_columns, name="import_columns"),
]
