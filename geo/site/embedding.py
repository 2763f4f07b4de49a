"""An event for pages elsewhere: the oEmbed answer, which is a frame with the interactive map at the event."""
# floor 9

import json

from geo.site import addresses
from geo.site.addresses import public
from geo.site.elements import fragment, make
from geo.site.pages import Page, Picture, Site
from geo.site.speaking import Speech

# CSS pixels; the page in the frame needs at least 480 of height.
WIDTH, HEIGHT = 800, 600


def oembed(site: Site, page: Page, picture: Picture, event_id: str) -> bytes:
    """The oEmbed 1.0 answer for the page of an event; `picture` is its thumbnail."""
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": page.title,
        "provider_name": Speech(site.atlas, page.lang).say("site.name"),
        "provider_url": public(site.base, addresses.entry(page.lang)),
        "thumbnail_url": public(site.base, picture.path),
        "thumbnail_width": picture.width,
        "thumbnail_height": picture.height,
        "html": framed(site, page, event_id),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()


def framed(site: Site, page: Page, event_id: str) -> str:
    """The frame: it may run the page's own script and open links, and nothing else."""
    words = {
        "src": site.base + addresses.map_at(lang=page.lang, event=event_id),
        "title": page.title,
        "width": str(WIDTH),
        "height": str(HEIGHT),
        "loading": "lazy",
        "sandbox": "allow-scripts allow-popups",
        "style": "border:0;max-width:100%",
    }
    return fragment(make("iframe", words))
