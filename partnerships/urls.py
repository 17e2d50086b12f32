"""Pages of a partnership: itself, its agreements and decisions, its activities."""

from django.urls import path

import partnerships.views.age_bands as age_bands
import partnerships.views.agreements as agreements
import partnerships.views.occasion_log as occasion_log
import partnerships.views.occasions as occasions
import partnerships.views.overview as overview

app_name = "partnerships"

agreement_urls = [
    path("avtal/<int:pk>/", agreements.agreement, name="agreement"),
    path("avtal/<int:pk>/beslut/nytt/", agreements.decision_new, name="decision_new"),
    path("beslut/<int:pk>/", agreements.decision_edit, name="decision_edit"),
]

occasion_urls = [
    path("aktiviteter/", occasions.occasion_list, name="occasion_list"),
    path("aktiviteter/logga/", occasion_log.occasion_new, name="occasion_new"),
    path("aktiviteter/<int:pk>/", occasions.occasion, name="occasion"),
    path("aktiviteter/<int:pk>/andra/", occasion_log.occasion_edit, name="occasion_edit"),
    path("aktiviteter/<int:pk>/stall-in/", occasions.occasion_cancel, name="occasion_cancel"),
    path("aktiviteter/<int:pk>/historik/", occasions.occasion_history, name="occasion_history"),
]

age_band_urls = [
    path("aldersgrupper/", age_bands.age_bands, name="age_bands"),
    path("aldersgrupper/<int:pk>/", age_bands.age_band, name="age_band"),
]

urlpatterns = [
    path("", overview.partnership, name="partnership"),
    *agreement_urls,
    *occasion_urls,
    *age_band_urls,
]
