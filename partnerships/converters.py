"""What may stand in an address. Importing this registers the converters."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class YearConverter(IntConverter):
    """A year that a record can have (fields.Year): 1990–2099. There is no page about any other."""

    regex = "199[0-9]|20[0-9]{2}"


register_converter(YearConverter, "year")
