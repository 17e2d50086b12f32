"""The day sheet of a leader without an account. The secret stands in the address once, and is exchanged at once."""

from django.urls import path

import partnerships.views.day_sheet as day_sheet

app_name = "day_sheet"

urlpatterns = [
    path("", day_sheet.sheet, name="sheet"),
    path("tillfalle/<int:pk>/", day_sheet.count, name="count"),
    path("tillfalle/<int:pk>/blev-inte-av/", day_sheet.cancel, name="cancel"),
    path("jag/", day_sheet.who_am_i, name="who_am_i"),
    path("stang/", day_sheet.close, name="close"),
    path("<slug:secret>/", day_sheet.open_link, name="open"),  # last: a secret is longer than any of the words above
]
