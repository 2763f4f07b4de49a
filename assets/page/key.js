// The box at the top left: where in the world this is, where the reached event took place, what the shades mean.
var Key = (function () {
  'use strict';
  var scene, box, where, arc, ring, caption;
  function start(loaded) {
    scene = loaded;
    box = Dom.byId('key');
    var inset = scene.inset;
    where = Dom.svg('rect', { x: inset.home[0] - 7, y: inset.home[1] - 7, width: 14, height: 14, 'class': 'home' });
    arc = Dom.path('', { 'class': 'arc' });
    ring = Dom.svg('circle', { r: 6.5, 'class': 'ring' });
    box.append(
      Dom.drawing(inset.box, 'inset', [Dom.path(inset.globe, { 'class': 'globe' }), Dom.path(inset.land, { 'class': 'world' }), arc, where, ring]),
      caption = Dom.make('p', { 'class': 'inset-name' })
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
  return { show: show, start: start };
})();
