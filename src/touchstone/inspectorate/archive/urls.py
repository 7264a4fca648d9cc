"""Addresses of the archive."""

from django.urls import path

from touchstone.inspectorate.archive.views import batches, checks, documents, names, readings, summary, values

urlpatterns = [
    path("", documents.documents, name="archive-documents"),
    path("bring-in/", documents.bring_in, name="archive-bring-in"),
    path("batches/", batches.batches, name="archive-batches"),
    path("batches/send/", batches.send, name="archive-send"),
    path("batches/<int:batch>/", batches.batch, name="archive-batch"),
    path("batches/<int:batch>/go-on/", batches.go_on, name="archive-batch-go-on"),
    path("batches/<int:batch>/check/", checks.check, name="archive-batch-check"),
    path("batches/<int:batch>/confirm/", checks.confirm, name="archive-batch-confirm"),
    path("names/", names.names, name="archive-names"),
    path("names/<int:row>/", names.name, name="archive-name"),
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
