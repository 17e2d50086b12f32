"""Pages for a committee's staff, outside any partnership."""

from django.urls import path

from budgets.views import my_committee, workbook

urlpatterns = [
    path("", my_committee.committee_list, name="my_committees"),
    path("<slug:committee>/", my_committee.committee, name="my_committee"),
    path("<slug:committee>/excel/", workbook.committee_workbook, name="committee_workbook"),
]
