// Who administers which group on a day, who claims it, and which lines hold: fills, hatch and boundaries on the map.
var Realm = (function () {
  'use strict';
  var HOLDERS = ['none', 'matsumae', 'japan', 'contested', 'soviet-military', 'soviet', 'russia', 'unknown'];
  var scene, spans = [], shown = [], paths = {}, drawn = '';

  function start(map, loaded) {
    scene = loaded;
    spans = scene.groups.map(function (_, bit) {
      return scene.administrations.filter(function (span) { return (span.places >> bit) & 1; }).sort(function (a, b) { return a.from - b.from; });
    });
    patterns(Coast.renderer(map, 'islands')._container);
    Object.keys(Coast.lines).forEach(function (id) {
      var line = L.polyline(Coast.lines[id], { pane: 'boundaries', className: 'boundary', interactive: false, renderer: Coast.renderer(map, 'boundaries') }).addTo(map);
      paths[id] = line.getElement();
      ['stroke-linecap', 'stroke-linejoin'].forEach(function (name) { paths[id].removeAttribute(name); });
    });
  }
  // One pattern for each holder, plain and with the hatch of two claims; in screen units, so that zoom does not scale them.
  function patterns(root) {
    var defs = root.insertBefore(Dom.svg('defs'), root.firstChild);
    HOLDERS.forEach(function (holder) { defs.append(pattern(holder, false), pattern(holder, true)); });
  }
  function pattern(holder, hatched) {
    var d = { none: 'M1 1h1v1h-1zM8 8h1v1h-1z', matsumae: 'M0 2h14v1.6H0zM0 9h14v1.6H0z', contested: 'M0 0h7v7H0zM7 7h7v7H7z', unknown: 'M5 6h4v1H5z' }[holder];
    return Dom.svg('pattern', { id: fill(holder, hatched), width: 14, height: 14, patternUnits: 'userSpaceOnUse', 'class': 'of-' + holder }, [
      Dom.svg('rect', { width: 14, height: 14, 'class': 'base' }), d ? Dom.path(d, { 'class': 'mark' }) : null,
      hatched ? Dom.path('M-2 9 9-2M-2 16 16-2M5 16 16 5', { 'class': 'claims' }) : null
    ]);
  }
  function fill(holder, hatched) { return 'fill-' + holder + (hatched ? '-both' : ''); }

  function holds(span, day) { return span.from <= day && day < span.to; }
  function of(bit, day) { return spans[bit].filter(function (span) { return holds(span, day); })[0]; }
  // Both states claim the group on that day.
  function contested(bit, day) {
    var mask = 0;
    scene.claims.forEach(function (claim) { if ((claim.places >> bit) & 1 && holds(claim, day)) mask |= claim.claimant === 'japan' ? 1 : 2; });
    return mask === 3;
  }
  function boundaries(day) { return scene.boundaries.filter(function (boundary) { return holds(boundary, day); }); }
  function claims(bit, day) { return scene.claims.filter(function (claim) { return (claim.places >> bit) & 1 && holds(claim, day); }); }

  // Fills and lines of a day; only what differs from the day before is touched.
  function show(day) {
    scene.groups.forEach(function (group, bit) {
      var span = of(bit, day), name = fill(span ? span.holder : 'unknown', contested(bit, day));
      if (shown[bit] === name) return;
      shown[bit] = name;
      if (Coast.holders[group.id]) Coast.holders[group.id].style.fill = 'url(#' + name + ')';
    });
    var active = boundaries(day), ids = active.map(function (boundary) { return boundary.id; }).join();
    if (ids === drawn) return;
    drawn = ids;
    Object.keys(paths).forEach(function (id) {
      var roles = active.filter(function (boundary) { return boundary.lines.indexOf(id) >= 0; }).map(function (boundary) { return 'as-' + boundary.role; });
      paths[id].setAttribute('class', 'boundary ' + (roles.length ? 'on ' + roles.join(' ') : ''));
    });
  }
  // A small square in the style of a class, for the key.
  function swatch(holder, hatched) {
    return Dom.drawing('0 0 18 12', 'swatch', [Dom.svg('rect', { x: 0.5, y: 0.5, width: 17, height: 11, fill: 'url(#' + fill(holder, hatched) + ')' })]);
  }
  return { boundaries: boundaries, claims: claims, contested: contested, holders: HOLDERS, of: of, show: show, start: start, swatch: swatch };
})();
