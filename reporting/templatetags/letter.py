"""The template filter of the letter's running text."""

from django import template

from reporting.typography import typeset

register = template.Library()
register.filter("typeset", typeset)
