"""What a file says about itself and its writers, taken out: none of it is part of the record's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recordqa.redact.xml_units import A, S, W, remove, unwrap

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Word's own word for it when personal information is removed.
NOBODY = "Author"
_DROPPED_PARTS = re.compile(
    r"customXml/|docProps/(?!core\.xml$|app\.xml$)|(?:word|xl)/(?:people|persons)[/.]|word/vba|xl/vba"
    r"|(?:word|xl)/(?:printerSettings|embeddings|activeX|ctrlProps|externalLinks|customUI|queryTables)/"
    r"|xl/connections\.xml|xl/revisions/|xl/calcChain\.xml|word/attachedToolbars|_xmlsignatures/|customUI/"
    r"|word/webextensions/|word/keyMapCustomizations|docMetadata/|word/recipientData"
    r"|xl/threadedComments/|(?:word|xl)/customizations\.xml|.*thumbnail\.\w+$",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"(?:word|xl)/(?:embeddings|activeX)/", re.IGNORECASE)
_MACROS = re.compile(r"(?:word|xl)/vbaProject\.bin$", re.IGNORECASE)
_REMOVED = frozenset(
    W + n
    for n in (
        "attachedTemplate mailMerge docVars saveThroughXslt smartTagPr customXmlPr permStart "
        "permEnd writeProtection smartTagType schemaLibrary revisionView proofState"
    ).split()
) | frozenset(S + n for n in ("fileSharing", "externalReferences", "customWorkbookViews", "controls"))
_UNWRAPPED = frozenset((W + "smartTag", W + "customXml"))
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
EMPTIED = {"docProps/core.xml": _CORE, "docProps/app.xml": _APP}


def is_dropped(part: str) -> bool:
    """Whether a part leaves with the file's history and attachments."""
    return _DROPPED_PARTS.match(part.lstrip("/")) is not None


def is_embedded(part: str) -> bool:
    """Whether a part is a whole file within the file."""
    return _EMBEDDED.match(part) is not None


def is_macro(part: str) -> bool:
    """Whether a part holds macros."""
    return _MACROS.match(part) is not None


def strip(root: _Element) -> int:
    """Take authors, dates of changes, links to data and embedded objects out of a part.

    Returns how many embedded objects stood in the text; each leaves a mark.
    """
    objects = 0
    for element in list(root.iter()):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        local = tag.rpartition("}")[2]
        if tag in _REMOVED or local in ("dataBinding", "externalData"):
            remove(element)
            continue
        if tag in _UNWRAPPED:
            unwrap(element)
            continue
        if tag == W + "object":
            objects += 1
            _say_removed(element)
            continue
        if tag == S + "author":
            element.text = NOBODY
        _clean_attributes(element, tag)
    return objects


def _clean_attributes(element: _Element, tag: str) -> None:
    attributes = element.attrib
    if W + "author" in attributes:
        attributes[W + "author"] = NOBODY
        if W + "date" in attributes:
            del attributes[W + "date"]
        if W + "initials" in attributes:
            attributes[W + "initials"] = "A"
    for key in list(attributes):
        if str(key).rpartition("}")[2] in ("dateUtc", "fullDate", "userId", "providerId"):
            del attributes[key]
    if tag in (A + "hlinkClick", A + "hlinkHover") and "tooltip" in attributes:
        del attributes["tooltip"]


def _say_removed(element: _Element) -> None:
    from lxml import etree

    parent = element.getparent()
    if parent is None:
        return
    text = etree.Element(W + "t")
    text.text = "[embedded file removed]"
    text.tail = element.tail
    parent.replace(element, text)
