"""Four Islands, the app: map and table of events, what they rest on, the report, and the editors' documents."""

import streamlit as st

from events.editors_page import current_editor, follow_sign_link, sign_link
from geo.evidence_page import show_evidence, show_links
from geo.map_page import show_map
from geo.report_page import show_report

# The pages bring their own head; Streamlit's margins and bar would only take room from it.
_FRAME = """<style>
[data-testid="stHeader"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
[data-testid="stVerticalBlock"] { gap: 0; }
[data-testid="stAlert"], [data-testid="stText"] { margin: 12px 20px; width: auto; }
</style>"""

st.set_page_config(page_title="Iturup / Etorofu, Kunashir / Kunashiri, Shikotan, Habomai", layout="wide")
st.html(_FRAME)
_pages = {
    "map": st.Page(show_map, title="Map", url_path="map", default=True),
    "evidence": st.Page(show_evidence, title="Evidence", url_path="evidence"),
    "report": st.Page(show_report, title="Report", url_path="report"),
}
if current_editor():
    # For everybody else the page does not exist: no route, and its module is not even read.
    from events.review_page import show_documents

    _pages["documents"] = st.Page(show_documents, title="Documents", url_path="documents")
_chosen = st.navigation(list(_pages.values()), position="hidden")
_here = next((name for name, page in _pages.items() if page is _chosen or page.url_path == _chosen.url_path), "map")
show_links(_here, tuple(_pages), sign_link(), follow_sign_link)
_chosen.run()
