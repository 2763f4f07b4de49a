"""The atlas that the pages of the app share: read once for all visitors, anew when a file of the data has changed."""
# floor 9

import streamlit as st

from events.folders import published_folder
from geo.atlas import Atlas, load_atlas
from geo.stamps import data_stamp


def shared_atlas() -> tuple[Atlas, str]:
    """The atlas, with the events accepted from documents, and the stamp of its files; nobody may change it."""
    stamp = data_stamp(more=[published_folder()])
    return _atlas(stamp), stamp


@st.cache_resource(max_entries=2, show_spinner=False)
def _atlas(stamp: str) -> Atlas:  # noqa: ARG001  the stamp is the cache's key
    return load_atlas(more=[published_folder()])


def show_faults(atlas: Atlas, lang: str) -> None:
    """Name the records that had to be left out, above everything else."""
    if atlas.faults:
        st.error(atlas.texts[lang]["app.faults"].replace("{n}", str(len(atlas.faults))))
        st.text("\n".join(atlas.faults))
