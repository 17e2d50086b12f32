"""Spreadsheets for the tests, made the way people make them: rows under headings."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(*rows, sheets=(), title="Blad1"):
    """An .xlsx with these rows, and further sheets as (title, rows)."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, more in sheets:
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(row)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def text_file(*rows, separator=";", encoding="utf-8-sig"):
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue().encode(encoding)


def upload(content, name="logg.xlsx"):
    """The file as the form sends it."""
    return {"file": SimpleUploadedFile(name, content, XLSX)}


def send(client, house, content, name="logg.xlsx"):
    """Upload it and give the answer of the page one is led to."""
    return client.post(f"{house.url}importer/", upload(content, name), follow=True)
