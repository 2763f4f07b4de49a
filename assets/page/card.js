// The popup of the event that is reached: it lies in the sea, and a leader ties it to the islands it concerns.
var Card = (function () {
  'use strict';
  var scene, map, box, leader, found = null, compact = false;

  function start(leaflet, loaded) {
    map = leaflet;
    scene = loaded;
    box = Dom.byId('card');
    // Under the names, whose halo keeps them legible where the line must cross one.
    leader = map.getPane('leader').appendChild(Dom.svg('svg', { id: 'leader', 'class': 'leader', 'aria-hidden': 'true' }));
    map.on('move zoom', function () { if (found) drawLeader(State.get().event); });
    map.on('moveend resize', lay);
    box.addEventListener('keydown', function (event) { if (event.key === 'Escape') close(); });
  }
  function close() {
    State.set({ open: false });
    Dom.byId('time').focus({ preventScroll: true });
  }
  // `brief` when the panel beside it already tells the event in full.
  function show(i, open, brief) {
    compact = brief || small();
    box.hidden = !open || i < 0 || Panel.covers();
    map.getContainer().classList.remove('no-scale');
    box.classList.toggle('compact', compact);
    found = null;
    if (box.hidden) { leader.replaceChildren(); Chart.arrange(boxes()); return; }
    box.dataset.event = scene.events.id.at(i);
    box.setAttribute('aria-label', Rec.date(i) + Words.say('colon') + Rec.title(i));
    box.replaceChildren.apply(box, content(i, 1).filter(Boolean));
    // A tall card keeps its first comparison folded, so that the sources stay in sight.
    if (box.scrollHeight > 0.85 * map.getSize().y) box.replaceChildren.apply(box, content(i, 0).filter(Boolean));
    lay();
  }
  // A map that has no room for a whole card beside its islands gets a brief one.
  function small() { return map.getSize().y < 400 || map.getSize().x < 800; }
  function content(i, unfolded) {
    var shut = Dom.make('button', { type: 'button', 'class': 'shut', 'aria-label': Words.say('card.close'), title: Words.say('card.close'), onclick: close }, [Dom.icon('close')]);
    var parts = [shut].concat(Rec.head(i, 2));
    if (!small()) parts.push(sameDay(i));
    if (compact) return parts.concat(Rec.concerns(i, small()), small() ? Dom.make('p', { 'class': 'actions' }, [readMore(i), sameDay(i)]) : null);
    return parts.concat(Rec.summary(i), Rec.depth(i, unfolded), Rec.concerns(i), Rec.citations(i));
  }
  function sameDay(i) {
    var day = scene.events.from[i], first = i, last = i;
    while (first > 0 && scene.events.from[first - 1] === day) first--;
    while (last + 1 < scene.events.size && scene.events.from[last + 1] === day) last++;
    if (first === last) return null;
    var next = i < last ? i + 1 : first;
    return Dom.make('button', {
      type: 'button', 'class': 'textual same-day', onclick: function () { State.goTo(next); },
      text: Words.say('card.same-day', { k: Words.number(i - first + 1), n: Words.number(last - first + 1) }), title: Rec.title(next)
    });
  }
  function readMore(i) {
    return Dom.make('button', { type: 'button', 'class': 'textual', text: Words.say('card.more'), onclick: function () { Panel.read(i); } });
  }

  function boxes() {
    var frame = map.getContainer().getBoundingClientRect(), key = Dom.byId('key').getBoundingClientRect();
    var list = [[key.left - frame.left, key.top - frame.top, key.right - frame.left, key.bottom - frame.top]];
    var size = map.getSize();
    if (!Chart.narrow()) list.push([0, size.y - 84, 50, size.y]);
    list.push([size.x - 130, size.y - 30, size.x, size.y]);
    if (found) list.push(found.rect);
    return list;
  }
  function lay() {
    if (box.hidden) return;
    var i = State.get().event, area = map.getSize(), points = anchors(i);
    box.style.maxHeight = (Chart.narrow() ? Math.round(area.y * 0.6) : area.y - 24) + 'px';
    found = null;
    var obstacles = boxes(), groups = Rec.groupsOf(i).map(function (group) { return group.id; });
    if (Chart.narrow()) dockBelow(area, points);
    else {
      found = Place.find([box.offsetWidth, box.offsetHeight], groups, Chart.labelRects(), obstacles, points);
      box.style.cssText += ';left:' + found.rect[0] + 'px;top:' + found.rect[1] + 'px;right:auto;bottom:auto';
    }
    // Half a scale bar would mislead: it goes where the card lies on it.
    map.getContainer().classList.toggle('no-scale', found.rect[2] > area.x - 134 && found.rect[3] > area.y - 34);
    drawLeader(i);
    Chart.arrange(obstacles.concat([found.rect]));
  }
  function dockBelow(area, points) {
    box.style.cssText += ';left:8px;right:8px;top:auto;bottom:8px';
    var rect = [8, area.y - 8 - box.offsetHeight, area.x - 8, area.y - 8];
    found = { rect: rect, leader: Place.nearest(rect, points) };
  }
  // The event's own point when it is on the islands' map, else a fixed inland point of every group it concerns.
  function anchors(i) {
    var lon = scene.events.lon[i], lat = scene.events.lat[i], at = null;
    if (lon === lon) at = map.latLngToContainerPoint([lat, lon]);
    var size = map.getSize(), groups = Rec.groupsOf(i).map(function (group) { return map.latLngToContainerPoint([group.anchor[1], group.anchor[0]]); });
    if (!at || at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) return groups;
    at.own = true;
    return groups.length ? groups.concat([at]) : [at];
  }
  function drawLeader(i) {
    var size = map.getSize(), points = anchors(i), own = points.filter(function (p) { return p.own; })[0];
    var near = Place.nearest(found.rect, points), from = near.from;
    if (own) {
      var direct = Place.nearest(found.rect, [own]);
      if (direct.far <= 1.8 * near.far) { near = direct; from = own; }
    }
    leader.setAttribute('width', size.x);
    leader.setAttribute('height', size.y);
    L.DomUtil.setPosition(leader, map.containerPointToLayerPoint([0, 0]));
    var line = 'M' + from.x + ' ' + from.y + 'L' + near.to.x + ' ' + near.to.y;
    leader.replaceChildren.apply(leader, [Dom.path(line, { 'class': 'halo' }), Dom.path(line, { 'class': 'line' })].concat(points.map(function (p) {
      var rough = p.own && (Rec.more(i).act || {}).rough;
      return Dom.svg('g', { transform: 'translate(' + p.x + ' ' + p.y + ')', 'class': 'anchor' + (rough ? ' rough' : '') }, [Dom.svg('circle', { r: 6 }), Dom.svg('circle', { r: 2, 'class': 'pin' })]);
    })));
  }
  return { lay: lay, show: show, start: start };
})();
