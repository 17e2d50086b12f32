"""Pages of the letters, below a partnership."""

from django.urls import path

from reporting import views

app_name = "reporting"

urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("ny/", views.report_new, name="report_new"),
    path("<int:year>/", views.report, name="report"),
    path("<int:year>/pdf/", views.report_pdf, name="report_pdf"),
    path("<int:year>/avsnitt/<int:pk>/", views.section_edit, name="section_edit"),
    path("<int:year>/siffror/<slug:name>/", views.figure, name="figure"),
]
