"""Four Islands, the app: one page with the map and a plain table of the same events."""

import streamlit as st

from geo.map_page import show_map

# The map brings its own head; Streamlit's margins and bar would only take room from it.
_FRAME = """<style>
[data-testid="stHeader"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
[data-testid="stVerticalBlock"] { gap: 0; }
[data-testid="stAlert"], [data-testid="stText"] { margin: 12px 20px; width: auto; }
</style>"""

st.set_page_config(page_title="Iturup / Etorofu, Kunashir / Kunashiri, Shikotan, Habomai", layout="wide")
st.html(_FRAME)
st.navigation([st.Page(show_map, title="Map", url_path="map", default=True)], position="hidden").run()
