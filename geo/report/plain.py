"""Caption, alternative text and citation as plain text, ready to paste."""
# floor 13

from geo.atlas import Atlas
from geo.report.captions import alt_text, caption
from geo.report.references import citation
from geo.view import View


def plain(atlas: Atlas, view: View) -> bytes:
    """The three texts of a view under their headings, in each of its languages; UTF-8, lines end in "\\n"."""
    return "\n".join(_texts(atlas, view, lang) for lang in view.langs).encode()


def _texts(atlas: Atlas, view: View, lang: str) -> str:
    words = atlas.texts[lang]
    told = {
        "report.caption": caption(atlas, view, lang),
        "report.alt": alt_text(atlas, view, lang),
        "report.citation": citation(atlas, view.in_language(lang)),
    }
    return "\n".join(f"{words[name]}\n{text}\n" for name, text in told.items())
