"""Pages of the templates, for the whole city: an administrator changes which headings a document has."""

from django.urls import path

from reporting.views import templates

app_name = "report_templates"

urlpatterns = [
    path("", templates.template_list, name="list"),
    path("<slug:template>/", templates.template, name="template"),
    path("<slug:template>/namn/", templates.template_rename, name="rename"),
    path("<slug:template>/kopia/", templates.template_copy, name="copy"),
    path("<slug:template>/standard/", templates.template_standard, name="standard"),
    path("<slug:template>/rubrik/", templates.heading_new, name="heading_new"),
    path("<slug:template>/rubrik/<slug:heading>/", templates.heading_edit, name="heading"),
    path("<slug:template>/rubrik/<slug:heading>/flytta/", templates.heading_move, name="heading_move"),
    path("<slug:template>/rubrik/<slug:heading>/ta-bort/", templates.heading_remove, name="heading_remove"),
]
