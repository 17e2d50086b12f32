"""The addresses of the product; each floor has its own below a partnership."""

from allauth.account import views as account
from django.contrib import admin
from django.urls import include, path, re_path

from kraftsamling import views

# allauth's pages that are in use; those for several addresses and for registering oneself are not.
account_urls = [
    path("logga-in/", account.login, name="account_login"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("registrera/", account.signup, name="account_signup"),
    path("avstangt/", account.account_inactive, name="account_inactive"),
    path("losenord/byt/", account.password_change, name="account_change_password"),
    path("losenord/valj/", account.password_set, name="account_set_password"),  # who has none yet
    path("losenord/bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("losenord/glomt/", account.password_reset, name="account_reset_password"),
    path("losenord/glomt/skickat/", account.password_reset_done, name="account_reset_password_done"),
    # The key has hyphens of its own: only the first one parts it from the person.
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "losenord/nytt/klart/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("", views.start, name="start"),
    path("halsa/", views.health, name="health"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("sw.js", views.service_worker, name="service_worker"),
    path("utan-nat/", views.no_network, name="no_network"),
    path("jag/", views.who_am_i, name="who_am_i"),
    path("konto/", include(account_urls)),
    path("min-namnd/", include("budgets.committee_urls")),
    path("mallar/", include("reporting.template_urls")),
    path("dagblad/", include("partnerships.day_sheet_urls")),
    path("admin/", admin.site.urls),
    path(
        "partnerskap/<slug:partnership>/",
        include(
            [
                path("", include("partnerships.urls")),
                path("budget/", include("budgets.urls")),
                path("rapporter/", include("reporting.urls")),
            ]
        ),
    ),
]

handler400 = "kraftsamling.views.bad_request"
handler403 = "kraftsamling.views.forbidden"
handler404 = "kraftsamling.views.not_found"
handler429 = "kraftsamling.views.too_many_requests"  # allauth's; the others are Django's
handler500 = "kraftsamling.views.server_error"
