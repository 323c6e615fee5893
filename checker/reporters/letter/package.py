"""A Word document as bytes that depend on nothing but its content: no clock, no machine, no user name."""

import io
import zipfile

from docx.document import Document as WordDocument

_MOMENT = (1980, 1, 1, 0, 0, 0)
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>zh-CN</dc:language></cp:coreProperties>"""
# A computer without the fonts of official letters takes the ones named beside them.
_FONTS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/><w:family w:val="auto"/></w:font>\
<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:family w:val="modern"/></w:font>\
<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/><w:family w:val="modern"/></w:font>\
<w:font w:name="黑体"><w:altName w:val="SimHei"/><w:family w:val="modern"/></w:font>\
<w:font w:name="宋体"><w:altName w:val="SimSun"/><w:family w:val="auto"/></w:font>\
</w:fonts>"""
_OWN = {"docProps/core.xml": _CORE, "word/fontTable.xml": _FONTS}
# What python-docx's own template brings along: a picture of itself, styles of Word 2010, a bibliography.
_NOT_OURS = ("/thumbnail", "/stylesWithEffects", "/customXml")


def packed(document: WordDocument) -> bytes:
    """The file's bytes: the same document gives the same bytes on every machine and day."""
    for relations in (document.part.package.rels, document.part.rels):
        for name in [key for key, one in relations.items() if one.reltype.endswith(_NOT_OURS)]:
            relations.pop(name)
    written = io.BytesIO()
    document.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = _OWN[name].encode() if name in _OWN else source.read(name)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # written into the file, and otherwise the system's
            target.writestr(entry, content)
    return out.getvalue()
