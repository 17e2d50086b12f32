"""Writing down how a named person has assessed a grant, with the recipient's certificate."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from budgets.models import StateAidAssessment
from partnerships.models import Partnership, StoredFile, User
from partnerships.versions import save_if_current


@dataclass(frozen=True, slots=True)
class Certificate:
    """The recipient's certificate as a file."""

    content: bytes
    content_type: str
    name: str


@transaction.atomic
def save_assessment(
    assessment: StateAidAssessment, *, certificate: Certificate | None, by: User, expected_version: int
) -> StateAidAssessment:
    """Save the assessment as written; without a new certificate the old one stays. `expected_version` is 0 for a new.

    Raises StaleVersion, and ValidationError when the grant is assessed already or something is missing.
    """
    if certificate:
        assessment.certificate_file = StoredFile.keep(certificate.content, certificate.content_type)
        assessment.certificate_name = certificate.name
    if assessment.pk:
        return save_if_current(assessment, expected=expected_version, by=by)
    Partnership.objects.select_for_update().get(pk=assessment.partnership_id)  # one at a time
    if expected_version:
        raise ValidationError("Formuläret hör till en annan bedömning. Ladda om sidan.")
    return assessment.save_as(by)
