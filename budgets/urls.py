"""Pages of the floor."""

app_name = "budgets"
urlpatterns: list = []
