"""Pages of the budget, below a partnership."""

from django.urls import path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from budgets import views

app_name = "budgets"

urlpatterns = [
    path("", views.budget, name="budget"),
    path("rad/<slug:code>/<year:year>/", views.amount, name="amount"),
    path("upprakning/<slug:funder>/<year:year>/", views.rate_edit, name="rate_edit"),
    path("avvikelse/<year:year>/", views.deviation, name="deviation"),
]
