"""Four Islands, the app: a page with the map and a plain table of its events, and a page with what they rest on."""

import streamlit as st

from geo.evidence_page import show_evidence, show_links
from geo.map_page import show_map

# The pages bring their own head; Streamlit's margins and bar would only take room from it.
_FRAME = """<style>
[data-testid="stHeader"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
[data-testid="stVerticalBlock"] { gap: 0; }
[data-testid="stAlert"], [data-testid="stText"] { margin: 12px 20px; width: auto; }
</style>"""

st.set_page_config(page_title="Iturup / Etorofu, Kunashir / Kunashiri, Shikotan, Habomai", layout="wide")
st.html(_FRAME)
_map = st.Page(show_map, title="Map", url_path="map", default=True)
_evidence = st.Page(show_evidence, title="Evidence", url_path="evidence")
_chosen = st.navigation([_map, _evidence], position="hidden")
show_links("evidence" if _chosen is _evidence or _chosen.url_path == "evidence" else "map")
_chosen.run()
