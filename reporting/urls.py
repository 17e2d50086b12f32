"""Pages of the letters, below a partnership."""

from django.urls import path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from reporting import payment_requests, views

app_name = "reporting"

urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("ny/", views.report_new, name="report_new"),
    path("rekvisition/<int:pk>/pdf/", payment_requests.request_pdf, name="request_pdf"),
    path("<year:year>/", views.report, name="report"),
    path("<year:year>/pdf/", views.report_pdf, name="report_pdf"),
    path("<year:year>/uppgifter/", views.letterhead_edit, name="letterhead_edit"),
    path("<year:year>/avsnitt/<int:pk>/", views.section_edit, name="section_edit"),
    path("<year:year>/siffror/<slug:name>/", views.figure, name="figure"),
]
