"""How dates are read: Django's Swedish list also takes 03/04/2024 as the fourth of March, which nobody here means."""

DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y%m%d", "%d %B %Y"]
DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "Y-m-d"
