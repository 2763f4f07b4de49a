// The box at the top left: where in the world this is, where the reached event took place, what the shades and lines mean.
var Key = (function () {
  'use strict';
  var scene, where, arc, ring, caption, heading, legend, said = '';
  function start(loaded) {
    scene = loaded;
    var inset = scene.inset;
    where = Dom.svg('rect', { x: inset.home[0] - 7, y: inset.home[1] - 7, width: 14, height: 14, 'class': 'home' });
    arc = Dom.path('', { 'class': 'arc' });
    ring = Dom.svg('circle', { r: 6.5, 'class': 'ring' });
    Dom.byId('key').append(
      Dom.drawing(inset.box, 'inset', [Dom.path(inset.globe, { 'class': 'globe' }), Dom.path(inset.land, { 'class': 'world' }), arc, where, ring]),
      caption = Dom.make('p', { 'class': 'inset-name' }),
      heading = Dom.make('p', { 'class': 'legend-head' }), legend = Dom.make('ul', { 'class': 'legend' })
    );
  }
  function show(i, open) {
    var act = i >= 0 && open ? Rec.actOf(i) : null, far = act && act.arc;
    arc.setAttribute('d', far ? act.arc : '');
    ring.style.display = far ? '' : 'none';
    if (far) { ring.setAttribute('cx', act.at[0]); ring.setAttribute('cy', act.at[1]); }
    caption.textContent = far ? Rec.pick(act.name) : '';
    caption.hidden = !far;
  }
  // Only the classes that are on the map that day, and the lines that hold.
  function rule(day) {
    var spans = scene.groups.map(function (_, bit) { return Realm.of(bit, day); }), both = scene.groups.some(function (_, bit) { return Realm.contested(bit, day); });
    var holders = spans.map(function (span) { return span ? span.holder : 'unknown'; }).filter(first);
    var roles = Realm.boundaries(day).map(function (line) { return line.role; }).filter(first), words = [Words.current(), holders, both, roles].join();
    heading.textContent = Words.say('key.administration', { date: Dates.format(Civil.iso(day), Words.current(), true) });
    if (words === said) return;
    said = words;
    legend.replaceChildren.apply(legend, holders.map(holderRow)
      .concat(both ? bothRow() : [], roles.map(lineRow),
        roles.length ? Dom.make('li', { 'class': 'legend-note', text: Words.say('key.lines') }) : []));
  }
  function bothRow() {
    return row(Dom.drawing('0 0 18 12', 'swatch claims-only', [Dom.path('M0 9 9 0M4 12 16 0M11 12 18 5', { 'class': 'claims' })]), Words.say('key.both'));
  }
  function lineRow(role) {
    var item = row(Dom.drawing('0 0 18 12', 'swatch', [Dom.path('M0 6h18', { 'class': 'boundary on as-' + role })]), Words.say('line.' + role));
    item.className = 'of-line';
    return item;
  }
  // Every shade and line there is, for the page about the map.
  function whole() {
    return Dom.make('ul', { 'class': 'legend whole' }, Realm.holders.map(holderRow).concat(bothRow(), ['treaty', 'control', 'japan', 'russia'].map(lineRow)));
  }
  function holderRow(holder) { return row(Realm.swatch(holder, false), Words.say('hold.' + holder)); }
  function first(value, k, all) { return all.indexOf(value) === k; }
  function row(drawing, words) { return Dom.make('li', {}, [drawing, Dom.make('span', { text: words })]); }
  return { rule: rule, show: show, start: start, whole: whole };
})();
