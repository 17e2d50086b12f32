"""What a machine reads of a package: JSON with everything, and XML in the words of E-ARK CITS ERMS (domain.md § 5).

The XML borrows ERMS's terms and its namespace's shape; it is not a delivery by FGS, which needs what each archive
agrees on. Nothing in either says when the package was made: the same case gives the same bytes.
"""

import json
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings

from reporting.package.parts import Direction, Package, PackagedFile, PackagedRecord

FORMAT = "kraftsamling-arendepaket/1"
SECRECY = "Kan innehålla sekretess – pröva före utlämnande"


def metadata_json(package: Package, *, beside: tuple[PackagedFile, ...]) -> bytes:
    """Everything about every file but this one; `beside` are those that describe the others."""
    content = {
        "format": FORMAT,
        "case": {
            "systemIdentifier": str(package.identifier),
            "aggregationType": "caseFile",
            "title": package.title,
            "objectId": package.registry_number or None,
            "partnership": package.partnership,
            "year": package.year,
            "archiveCreator": package.authority,
            "classification": settings.CASE_CLASSIFICATION or None,
            "status": "draft" if package.is_draft else "finalised",
            "hasExampleData": package.has_example_data,
            "restriction": SECRECY,
            "lacking": list(package.lacking),
        },
        "records": [_record(record) for record in package.records],
        "files": [_file(file) for file in beside],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _record(record: PackagedRecord) -> dict[str, Any]:
    return {
        "systemIdentifier": str(record.identifier),
        "runningNumber": record.number,
        "recordType": record.kind,
        "title": record.title,
        "direction": record.direction.value,
        "status": "draft" if record.is_draft else "finalised",
        "isExample": record.is_example,
        "annexes": list(record.annexes),
        "dates": {name: day.isoformat() for name, day in record.dates.items()},
        "agents": [{"type": "creator", "name": record.author}]
        + [{"type": "receiver", "name": name} for name in record.recipients],
        "files": [{"systemIdentifier": str(record.identifier_of(file))} | _file(file) for file in record.files],
    }


def _file(file: PackagedFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "title": file.title,
        "mediaType": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
    }


def metadata_xml(package: Package) -> bytes:
    """The same records in ERMS's words."""
    root = Element("erms", {"xmlns": "https://DILCIS.eu/XML/ERMS"})
    control = SubElement(root, "control")
    _text(control, "identification", package.authority, identificationType="arkivbildare")
    _text(control, "identification", str(package.identifier), identificationType="systemIdentifier")
    aggregations = SubElement(root, "aggregations")
    case = SubElement(aggregations, "aggregation", systemIdentifier=str(package.identifier), aggregationType="caseFile")
    if package.registry_number:
        _text(case, "objectId", package.registry_number)
    if settings.CASE_CLASSIFICATION:
        code, _, name = settings.CASE_CLASSIFICATION.partition(" ")
        _text(case, "classification", name, classificationCode=code)
    _text(case, "title", package.title)
    SubElement(case, "status", value="open")
    restriction = SubElement(case, "restriction", restrictionType="other", otherRestrictionType="to be tried")
    _text(restriction, "explanatoryText", SECRECY)
    _agents(case, package.authority, ())
    for record in package.records:
        _add_record(case, record)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_record(case: Element, record: PackagedRecord) -> None:
    element = SubElement(
        case,
        "record",
        systemIdentifier=str(record.identifier),
        recordType=record.kind,
        recordPhysicalOrDigital="digital",
    )
    _text(element, "title", record.title)
    SubElement(element, "status", value="open" if record.is_draft else "closed")
    _text(element, "runningNumber", str(record.number))
    _direction(element, record.direction)
    _agents(element, record.author, record.recipients)
    dates = SubElement(element, "dates") if record.dates else element
    for name, day in record.dates.items():
        known = {"dateType": "other", "otherDateType": name} if name == "decided" else {"dateType": name}
        _text(dates, "date", f"{day.isoformat()}T00:00:00", **known)
    for file in record.files:
        information = SubElement(element, "additionalInformation")
        found = SubElement(information, "digitalFile", systemIdentifier=str(record.identifier_of(file)))
        for name, value in _file(file).items():
            _text(found, name, str(value))


def _direction(element: Element, direction: Direction) -> None:
    if direction == Direction.INTERNAL:
        SubElement(element, "direction", directionDefinition="other", otherDirectionDefinition="internal")
    else:
        SubElement(element, "direction", directionDefinition=direction.value)


def _agents(element: Element, author: str, recipients: tuple[str, ...]) -> None:
    agents = SubElement(element, "agents")
    for kind, name in (("creator", author), *(("receiver", each) for each in recipients)):
        _text(SubElement(agents, "agent", agentType=kind), "name", name)


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text
