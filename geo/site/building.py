"""The whole site in one folder: built beside its place, then put there in one step."""
# floor 20

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from geo.atlas import Atlas
from geo.report.captions import alt_text
from geo.site import addresses
from geo.site.addresses import LOCAL, SiteError, read_base
from geo.site.entry_pages import entry_page, events_page, lost_page, root_page
from geo.site.event_page import alternates, picture_view
from geo.site.frame import rendered
from geo.site.island_page import island_page
from geo.site.making import File, Makers, size_of, whole_view
from geo.site.map_file import map_file
from geo.site.pages import Page, Picture, Site
from geo.site.placing import MANIFEST, Entry, fresh_folder, manifest_of, put_file
from geo.site.pool import Running, cores
from geo.site.sitemap import SITEMAP, Listed, robots, sitemap
from geo.site.statics import licences, statics

__all__ = ["LOCAL", "Built", "SiteError", "build_site"]


@dataclass(frozen=True)
class Built:
    """What a build wrote: where, and every file but its list with size in bytes and SHA-256, by path."""

    folder: Path
    files: tuple[Entry, ...]

    def __str__(self) -> str:
        """One line for the person who asked."""
        pages = sum(path.endswith(".html") for path, _, _ in self.files)
        pictures = sum(path.endswith(".png") for path, _, _ in self.files)
        size = sum(size for _, size, _ in self.files) / 1e6
        return f"{self.folder}: {pages} pages, {pictures} pictures, {len(self.files)} files, {size:.1f} MB"


def build_site(
    atlas: Atlas, folder: Path, base: str = LOCAL, jobs: int | None = None, makers: Makers | None = None
) -> Built:
    """Write the atlas as a static site into `folder`; the same atlas and base give the same bytes in every file.

    `base` is its public address, `jobs` how many processes draw pictures (as many as there are cores unless given).
    An older site there is replaced when the new one is whole. SiteError if the address or the folder cannot be used.
    """
    makers = makers or Makers()
    site = Site(atlas, read_base(base), statics()[0], tuple(makers.dumps))
    with fresh_folder(folder) as place:
        with closing(Running(site, makers, place, jobs or cores())) as running:
            # While the pictures are drawn.
            entries = [put_file(place, path, content) for path, content in _files(site, makers)]
            entries += running.entries()
        put_file(place, MANIFEST, manifest_of(entries))
    return Built(folder, tuple(sorted(entries)))


def _files(site: Site, makers: Makers) -> Iterator[File]:
    """Everything but the events' own files: path and content."""
    yield from statics()[1].items()
    yield from licences().items()
    yield from ((dump.path, write(site.atlas, whole_view(site))) for dump, write in makers.dumps.items())
    yield addresses.LOST, lost_page(site)
    yield "robots.txt", robots(site.base)
    known: list[Listed] = [
        (addresses.event(lang, event.id), alternates(site, event))
        for event in site.atlas.catalogue.events
        for lang in site.langs
    ]
    pictures = {lang: _picture(site, lang, makers) for lang in site.langs}
    page, content = map_file(site, pictures[site.langs[0]])
    yield page.path, content
    known.append((page.path, {}))
    for page in _pages(site, pictures):
        yield page.path, rendered(site, page)
        known.append((page.path, page.alternates))
    yield SITEMAP, sitemap(site.base, sorted(known))


def _pages(site: Site, pictures: dict[str, Picture | None]) -> Iterator[Page]:
    yield root_page(site, pictures[site.langs[0]])
    for lang in site.langs:
        yield entry_page(site, lang, pictures[lang])
        yield events_page(site, lang)
        yield from (island_page(site, group, lang) for group in site.atlas.groups)


def _picture(site: Site, lang: str, makers: Makers) -> Picture | None:
    """The picture of the last event stands for the whole in previews; it is drawn where its event is."""
    if not site.atlas.catalogue.events:
        return None
    event = site.atlas.catalogue.events[-1]
    path = addresses.beside(addresses.event(lang, event.id), addresses.PICTURE)
    view = picture_view(event.id, lang)
    size = size_of(makers.picture(site.atlas, view))
    return Picture(path, *size, alt=alt_text(site.atlas, view, lang))
