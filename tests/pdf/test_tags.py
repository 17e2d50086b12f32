"""What a screen reader meets in the letter."""

from tests.pdf.letters import AREAS
from tests.pdf.tags import elements_of, marked_content, outline


def test_the_file_says_its_title_and_language(draft):
    assert str(draft.Root.Lang) == "sv"
    assert str(draft.docinfo.Title) == "Återrapportering från Kraftsamling Herrgården av verksamheten 2023"
    assert draft.Root.ViewerPreferences.DisplayDocTitle is True


def test_the_file_names_both_standards(draft):
    with draft.open_metadata() as metadata:
        assert metadata["pdfaid:part"] + metadata["pdfaid:conformance"] == "3A"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_headings_stand_in_the_fixed_order(draft):
    """Facts S0 § 1.1, one level down since the title itself is the first heading; then the annexes."""
    assert outline(draft) == [
        (1, "Återrapportering från Kraftsamling Herrgården av verksamheten 2023"),
        (2, "Sammanfattning"),
        (2, "Förslag till beslut"),
        (2, "Beslutsunderlag"),
        (2, "Beslutsplanering"),
        (2, "Beslutet skickas till"),
        (2, "Ärendet"),
        (3, "Sammanfattning av 2023 års verksamhet"),
        *((4, area) for area in AREAS),
        (4, "Fler exempel på genomförda aktiviteter"),
        (2, "Stadskontorets bedömning"),
        (2, "Ansvariga"),
        (2, "Bilaga 1. Aktivitetsstatistik 2023"),
        (2, "Bilaga 2. Budget och utfall"),
        (3, "Avvikelser från budget"),
        (2, "Bilaga 3. Aktivitetsförteckning 2023"),
    ]


def test_headings_are_tagged_as_headings(draft):
    levels = [int(str(element.S)[2:]) for element in elements_of(draft, "H1", "H2", "H3", "H4")]
    assert levels == [depth for depth, _ in outline(draft)]


def test_every_header_cell_says_what_it_heads(draft):
    scopes = {str(cell.A.Scope) for cell in elements_of(draft, "TH")}
    assert scopes == {"/Column", "/Row"}


def test_every_body_cell_knows_its_headers(draft):
    assert [cell for cell in elements_of(draft, "TD") if len(cell.A.Headers) < 2] == []


def test_the_chart_says_in_words_what_it_shows(draft):
    said = [str(figure.Alt) for figure in elements_of(draft, "Figure")]
    assert said[0].startswith("60\u00a0aktivitetstillfällen under 2023. Per verksamhetsområde: En långsiktig")
    for figure in said[1:]:
        assert "\u00a0kr" in figure


def test_running_heads_are_not_read_aloud(draft):
    for page in list(draft.pages)[1:]:
        paginated = [tag for tag, properties in marked_content(page) if properties.get("/Type") == "/Pagination"]
        assert paginated == ["Artifact"] * 4, "kind, example data, registry number and page number"


def test_no_mark_leads_outside_the_tag_tree(draft):
    reachable = {element.objgen for element in elements_of(draft, "Span", "P", "Link", "Figure", "Lbl", "NonStruct")}
    parents = list(draft.Root.StructTreeRoot.ParentTree.Nums)[1::2]
    pages = parents[: len(draft.pages)]
    assert [item for page in pages for item in page if item is not None and item.objgen not in reachable] == []
