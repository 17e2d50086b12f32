"""The whole case as one file. Whoever may read the case may have it: nothing in it is hidden from them on the pages,
and a registrar or an auditor is a reader. Whether it may be given to others is for a person to try (domain.md § 5)."""

import tempfile
import weakref

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from reporting.case_path import read_case
from reporting.models import ReportKind
from reporting.package import PackageTooLarge, gather, write_package
from reporting.views.found import find_report

IN_MEMORY = 1_000_000  # bytes before the file goes to disk


@require_GET
def case_package(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse | FileResponse:
    found = find_report(request, kind=ReportKind.STAFF_REPORT, year=year)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the response closes it)
    try:
        package = gather(read_case(found, today=timezone.localdate()))
        write_package(package, file)
    except PackageTooLarge as refused:
        file.close()
        return render(request, "409.html", {"reason": str(refused)}, status=409)
    file.seek(0)
    answer = FileResponse(file, as_attachment=True, filename=f"{package.name}.zip", content_type="application/zip")
    weakref.finalize(answer, file.close)  # also when nobody stays to read it
    return answer
