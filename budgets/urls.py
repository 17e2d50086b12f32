"""Pages of the budget, below a partnership."""

from django.urls import path

from budgets import views

app_name = "budgets"

urlpatterns = [
    path("", views.budget, name="budget"),
    path("rad/<slug:code>/<int:year>/", views.amount, name="amount"),
    path("upprakning/<slug:funder>/<int:year>/", views.rate_edit, name="rate_edit"),
    path("avvikelse/<int:year>/", views.deviation, name="deviation"),
]
