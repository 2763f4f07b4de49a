"""What python-docx has no words for: fields, links, bookmarks, lists, languages, and a file of the same bytes."""
# floor 9

import io
import re
import zipfile
from datetime import UTC, datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# As Word names the variants that its dictionaries are for.
_TAGS = {"en": "en-GB", "ja": "ja-JP", "ru": "ru-RU"}
_EAST_ASIAN = ("ja", "ko", "zh")
_EAST_ASIAN_FONT = "Yu Gothic"
_FONT = "Calibri"
# Of the template of python-docx: a picture of an empty page, a second copy of the styles, another program's name.
_UNWANTED = ("thumbnail", "stylesWithEffects", "customXml", "extended-properties")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(paragraph: Paragraph, text: str, lang: str, *, bold: bool = False) -> Run:
    """Add a run of text in a language; a character that XML cannot hold becomes U+FFFD."""
    run = paragraph.add_run(_NOT_XML.sub("\ufffd", text))
    run.bold = bold or None
    run.element.get_or_add_rPr().append(_lang(lang))
    return run


def link(paragraph: Paragraph, text: str, lang: str, *, url: str = "", bookmark: str = "") -> None:
    """Add text that leads to an address, or to a bookmark of the document."""
    found = OxmlElement("w:hyperlink")
    if url:
        found.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        found.set(qn("w:anchor"), bookmark)
    run = write(paragraph, text, lang)
    if url:
        run.style = "Hyperlink"
    found.append(run.element)
    paragraph._p.append(found)


def mark(paragraph: Paragraph, bookmark: str, number: int) -> None:
    """Make a paragraph the aim of links; `number` is that of the bookmark in the document."""
    for name, content in (("w:bookmarkStart", {"w:name": bookmark}), ("w:bookmarkEnd", {})):
        element = OxmlElement(name)
        for key, value in {"w:id": str(number), **content}.items():
            element.set(qn(key), value)
        paragraph._p.append(element)


def field(paragraph: Paragraph, instruction: str, shown: str, lang: str) -> None:
    """Add a field that Word brings up to date, such as the number of a figure, in bold letters."""
    asked = OxmlElement("w:instrText")
    asked.set(qn("xml:space"), "preserve")
    asked.text = instruction
    for element in (_step("begin"), asked, _step("separate")):
        write(paragraph, "", lang).element.append(element)
    write(paragraph, shown, lang, bold=True)
    write(paragraph, "", lang).element.append(_step("end"))


def _step(kind: str) -> BaseOxmlElement:
    found: BaseOxmlElement = OxmlElement("w:fldChar")
    found.set(qn("w:fldCharType"), kind)
    return found


def numbered_list(document: Document, pattern: str) -> int:
    """The id of a new list that counts from 1; %1 in the pattern is the number."""
    numbering = document.part.numbering_part.element
    number = 1 + max(int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum")))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs><w:ind w:left="567" w:hanging="567"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    )
    # Word wants all of these before the first list.
    numbering.insert(len(numbering.findall(qn("w:abstractNum"))), abstract)
    found: int = numbering.add_num(number).numId
    return found


def count(paragraph: Paragraph, numbering: int) -> None:
    """Make a paragraph an item of a numbered list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def describe(picture: BaseOxmlElement, name: str, title: str, alt: str) -> None:
    """Give a picture its name, its title and its alternative text; it stands as close to the text as a letter."""
    # Without these LibreOffice takes an eighth of an inch.
    for side in "TBLR":
        picture.find(f".//{qn('wp:inline')}").set(f"dist{side}", "0")
    properties = picture.find(f".//{qn('wp:docPr')}")
    for key, value in {"name": name, "title": title, "descr": alt}.items():
        properties.set(key, _NOT_XML.sub("\ufffd", value))


def dress(document: Document, lang: str) -> None:
    """Set the language and the typefaces of all styles; leave out the styles of tables."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.replace(defaults.find(qn("w:lang")), _lang(lang))
    # 15 is Word 2013 and later: without it Word opens the file in "compatibility mode".
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for name in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{name}"), _FONT)
        fonts.set(qn("w:eastAsia"), _EAST_ASIAN_FONT)
    link_style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link_style.font.underline = True


def packed(document: Document) -> bytes:
    """The file, the same bytes for the same document: entries in one order, with one date.

    Nothing is compressed: two builds of zlib do not write the same bytes.
    """
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if any(name in each.reltype for name in _UNWANTED)]:
            del relations[key]
    saved = io.BytesIO()
    document.save(saved)
    found = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(found, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 0, 0
            target.writestr(entry, source.read(name))
    return found.getvalue()


def sign(document: Document, *, title: str, subject: str, lang: str, author: str, released: str) -> None:
    """Fill the document's properties; `released` is the ISO day that stands for both its dates."""
    properties = document.core_properties
    properties.title, properties.subject, properties.author = title[:255], subject[:255], author[:255]
    properties.last_modified_by, properties.comments, properties.keywords = author[:255], "", ""
    properties.language, properties.revision = _TAGS.get(lang, lang), 1
    properties.created = properties.modified = datetime.fromisoformat(released).replace(tzinfo=UTC)


def _lang(lang: str) -> BaseOxmlElement:
    found: BaseOxmlElement = OxmlElement("w:lang")
    tag = _TAGS.get(lang, lang)
    found.set(qn("w:eastAsia" if lang.partition("-")[0] in _EAST_ASIAN else "w:val"), tag)
    return found
