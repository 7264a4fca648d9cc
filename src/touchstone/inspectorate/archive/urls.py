"""Addresses of the archive."""

from django.urls import path

from touchstone.inspectorate.archive.views import documents, readings, summary, values

urlpatterns = [
    path("", documents.documents, name="archive-documents"),
    path("bring-in/", documents.bring_in, name="archive-bring-in"),
    path("readings/<int:pk>/", readings.reading, name="archive-reading"),
    path("readings/<int:pk>/document/", documents.download, name="archive-download"),
    path("readings/<int:pk>/accept/", readings.accept, name="archive-accept"),
    path("readings/<int:pk>/open-again/", readings.reopen, name="archive-reopen"),
    path("readings/<int:pk>/add/<slug:list_name>/", values.add, name="archive-add"),
    path("readings/<int:pk>/values/<slug:key>/", values.value, name="archive-value"),
    path("readings/<int:pk>/summary/", summary.summary, name="archive-summary"),
    path("readings/<int:pk>/summary/provider/", summary.add_provider, name="archive-add-provider"),
    path("readings/<int:pk>/summary/area/", summary.add_area, name="archive-add-area"),
]
