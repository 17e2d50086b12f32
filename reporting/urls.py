"""Pages of the floor."""

app_name = "reporting"
urlpatterns: list = []
