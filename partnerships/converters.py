"""What may stand in an address. Importing this registers the converters."""

from django.urls import register_converter
from django.urls.converters import IntConverter, StringConverter

from partnerships.workbooks import SUFFIXES


class YearConverter(IntConverter):
    """A year that a record can have (fields.Year): 1990–2099. There is no page about any other."""

    regex = "199[0-9]|20[0-9]{2}"


class SuffixConverter(StringConverter):
    """What a list can be had as."""

    regex = "|".join(SUFFIXES)


register_converter(YearConverter, "year")
register_converter(SuffixConverter, "suffix")
