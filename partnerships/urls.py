"""Pages of a partnership: itself, its agreements and decisions, its activities."""

from django.urls import path

import partnerships.converters  # noqa: F401  # <year:…>
import partnerships.views.actors as actors
import partnerships.views.age_bands as age_bands
import partnerships.views.agreements as agreements
import partnerships.views.awaiting as awaiting
import partnerships.views.calendar as calendar
import partnerships.views.exports as exports
import partnerships.views.gaps as gaps
import partnerships.views.imports as imports
import partnerships.views.leader_links as leader_links
import partnerships.views.occasion_lists as occasion_lists
import partnerships.views.occasion_log as occasion_log
import partnerships.views.occasions as occasions
import partnerships.views.overview as overview
import partnerships.views.photos as photos
import partnerships.views.plan_items as plan_items
import partnerships.views.plan_steps as plan_steps
import partnerships.views.planned as planned
import partnerships.views.plans as plans
import partnerships.views.series as series
import partnerships.views.year_overview as year_overview

app_name = "partnerships"

agreement_urls = [
    path("avtal/<int:pk>/", agreements.agreement, name="agreement"),
    path("avtal/<int:pk>/beslut/nytt/", agreements.decision_new, name="decision_new"),
    path("beslut/<int:pk>/", agreements.decision_edit, name="decision_edit"),
]

occasion_urls = [
    path("aktiviteter/", occasion_lists.occasion_list, name="occasion_list"),
    path("aktiviteter/utskrift/", occasion_lists.occasion_print, name="occasion_print"),
    path("aktiviteter/kalender/", calendar.this_month, name="occasion_calendar"),
    path("aktiviteter/kalender/<year:year>/<int:month>/", calendar.month, name="occasion_month"),
    path("aktiviteter/oversikt/", year_overview.this_year, name="occasion_years"),
    path("aktiviteter/oversikt/<year:year>/", year_overview.year_overview, name="occasion_year"),
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

photo_urls = [
    path("aktiviteter/<int:pk>/foto/", photos.occasion_photo_new, name="occasion_photo_new"),
    path("foto/<int:pk>/", photos.occasion_photo, name="occasion_photo"),
    path("foto/<int:pk>/ta-bort/", photos.occasion_photo_remove, name="occasion_photo_remove"),
]

gap_urls = [
    path("aktiviteter/luckor/", gaps.occasion_gaps, name="occasion_gaps"),
    path("aktiviteter/behov/<int:pk>/", gaps.occasion_need, name="occasion_need"),
]

actor_urls = [
    path("aktorer/", actors.actor_list, name="actor_list"),
    path("aktorer/sok/", actors.actor_search, name="actor_search"),
    path("aktorer/<int:pk>/", actors.actor, name="actor"),
    path("aktorer/<int:pk>/granska/", actors.actor_review, name="actor_review"),
    path("aktorer/<int:pk>/vardegrund/", actors.actor_alignment, name="actor_alignment"),
    path("aktorer/<int:pk>/sla-ihop/", actors.actor_merge, name="actor_merge"),
    path("aktorer/<int:pk>/historik/", actors.actor_history, name="actor_history"),
]

leader_urls = [
    path("ledare/", leader_links.leader_link_list, name="leader_link_list"),
    path("ledare/ny/", leader_links.leader_link_new, name="leader_link_new"),
    path("ledare/<int:pk>/fornya/", leader_links.leader_link_renew, name="leader_link_renew"),
    path("ledare/<int:pk>/aterkalla/", leader_links.leader_link_revoke, name="leader_link_revoke"),
]

planned_urls = [
    path("aktiviteter/planera/", planned.plan_new, name="occasion_plan_new"),
    path("aktiviteter/<int:pk>/planera/", planned.plan_edit, name="occasion_plan"),
    path("aktiviteter/<int:pk>/oppna-igen/", planned.reopen, name="occasion_reopen"),
    path("aktiviteter/vantar/", awaiting.awaiting, name="occasion_awaiting"),
    path("aktiviteter/<int:pk>/rakna/", awaiting.count, name="occasion_count"),
]

series_urls = [
    path("serier/", series.series_list, name="series_list"),
    path("serier/ny/", series.series_new, name="series_new"),
    path("serier/<int:pk>/", series.series, name="series"),
    path("serier/<int:pk>/andra/", series.series_edit, name="series_edit"),
    path("serier/<int:pk>/avsluta/", series.series_end, name="series_end"),
    path("serier/<int:pk>/historik/", series.series_history, name="series_history"),
]

plan_urls = [
    path("planer/", plans.plan_list, name="plan_list"),
    path("planer/ny/", plan_steps.plan_new, name="plan_new"),
    path("planer/<year:year>/", plans.plan, name="plan"),
    path("planer/<year:year>/utgava/<int:edition>/", plans.plan_edition, name="plan_edition"),
    path("planer/<year:year>/utfall/", plans.plan_outcome_page, name="plan_outcome"),
    path("planer/<year:year>/historik/", plans.plan_history, name="plan_history"),
    path("planer/<year:year>/ta-bort/", plan_items.plan_remove, name="plan_remove"),
    path("planer/<year:year>/hamta/", plan_items.plan_propose, name="plan_propose"),
    path("planer/<year:year>/punkt/ny/", plan_items.plan_item_new, name="plan_item_new"),
    path("planer/<year:year>/punkt/<int:pk>/", plan_items.plan_item_edit, name="plan_item_edit"),
    path("planer/<year:year>/punkt/<int:pk>/ta-bort/", plan_items.plan_item_remove, name="plan_item_remove"),
    path("planer/<year:year>/skicka/", plan_steps.plan_circulate, name="plan_circulate"),
    path("planer/<year:year>/ta-tillbaka/", plan_steps.plan_recall, name="plan_recall"),
    path("planer/<year:year>/svara/", plan_steps.plan_answer, name="plan_answer"),
    path("planer/<year:year>/for-in-svar/", plan_steps.plan_record_answer, name="plan_record_answer"),
    path("planer/<year:year>/ny-utgava/", plan_steps.plan_new_edition, name="plan_new_edition"),
]

export_urls = [
    path("aktiviteter/export/<suffix:suffix>/", exports.occasions, name="occasion_export"),
    path(
        "aktiviteter/kalender/<year:year>/<int:month>/export/<suffix:suffix>/",
        exports.month,
        name="occasion_month_export",
    ),
    path("aktiviteter/oversikt/<year:year>/export/<suffix:suffix>/", exports.year, name="occasion_year_export"),
    path("aktiviteter/vantar/export/<suffix:suffix>/", exports.awaiting, name="occasion_awaiting_export"),
    path("aktiviteter/luckor/export/<suffix:suffix>/", exports.gaps, name="occasion_gaps_export"),
    path("serier/export/<suffix:suffix>/", exports.all_series, name="series_list_export"),
    path("serier/<int:pk>/export/<suffix:suffix>/", exports.series, name="series_export"),
    path("aktorer/export/<suffix:suffix>/", exports.actors, name="actor_export"),
    path("planer/<year:year>/export/<suffix:suffix>/", exports.plan, name="plan_export"),
    path("planer/<year:year>/utgava/<int:edition>/export/<suffix:suffix>/", exports.plan, name="plan_edition_export"),
    path("planer/<year:year>/utfall/export/<suffix:suffix>/", exports.outcome, name="plan_outcome_export"),
]

import_urls = [
    path("importer/", imports.import_list, name="import_list"),
    path("importer/mall/", imports.template, name="import_template"),
    path("importer/<int:pk>/", imports.one_import, name="import"),
    path("importer/<int:pk>/kolumner/", imports.columns, name="import_columns"),
    path("importer/<int:pk>/fel/", imports.faults, name="import_faults"),
    path("importer/<int:pk>/angra/", imports.undo, name="import_undo"),
]

urlpatterns = [
    path("", overview.partnership, name="partnership"),
    *agreement_urls,
    *occasion_urls,
    *age_band_urls,
    *actor_urls,
    *leader_urls,
    *planned_urls,
    *series_urls,
    *plan_urls,
    *photo_urls,
    *gap_urls,
    *export_urls,
    *import_urls,
]
