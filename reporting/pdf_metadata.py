"""What the metadata of a PDF says about its standards; part of the process that draws (``render.py``).

WeasyPrint names one standard in a file. Ours keeps two: PDF/A and PDF/UA-1.
"""

from typing import Any
from xml.etree import ElementTree

_AIIM = "http://www.aiim.org/"
_PDFUA = f"{_AIIM}pdfua/ns/id/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
for _prefix in ("Extension", "Schema", "Property"):
    _namespace = f"{_AIIM}pdfa/ns/{_prefix.lower()}{'/' if _prefix == 'Extension' else '#'}"
    # Without its own prefix, the name would be written as "ns0:", which PDF/A rule 6.6.2.3.3 refuses.
    ElementTree.register_namespace(f"pdfa{_prefix}", _namespace)

# Says "PDF/UA-1" in a file that says PDF/A; PDF/A wants the foreign property described.
PDF_UA_METADATA = f"""<rdf:RDF xmlns:rdf="{_RDF}"
  xmlns:pdfuaid="{_PDFUA}" xmlns:pdfaExtension="{_AIIM}pdfa/ns/extension/"
  xmlns:pdfaSchema="{_AIIM}pdfa/ns/schema#" xmlns:pdfaProperty="{_AIIM}pdfa/ns/property#">
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def name_both_standards(document: Any) -> None:
    """Let the metadata of a WeasyPrint document name PDF/UA-1 beside the level of PDF/A that it is written as."""
    plain_metadata = document.metadata.generate_rdf_metadata

    def both_standards(*args: object, **kwargs: object) -> bytes:
        root = ElementTree.fromstring(plain_metadata(*args, **kwargs))
        root.extend(ElementTree.fromstring(PDF_UA_METADATA))
        return ElementTree.tostring(root, encoding="utf-8")

    document.metadata.generate_rdf_metadata = both_standards
