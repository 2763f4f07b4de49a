// The popup of the event that is reached: it lies in the sea, and a leader ties it to the islands it concerns.
var Card = (function () {
  'use strict';
  var scene, map, box, shut, inside, leader, line, rings, found = null, compact = false;

  function start(leaflet, loaded) {
    map = leaflet;
    scene = loaded;
    box = Dom.byId('card');
    shut = Dom.make('button', { type: 'button', 'class': 'shut', 'data-label': 'card.close', onclick: close }, [Dom.icon('close')]);
    inside = Dom.make('div', { 'class': 'inside' });
    box.append(shut, inside);
    // Under the names, whose halo keeps them legible where the line must cross one.
    leader = map.getPane('leader').appendChild(Dom.make('div', { id: 'leader', 'class': 'leader', 'aria-hidden': 'true' }));
    line = leader.appendChild(Dom.make('div', { 'class': 'leader-line' }));
    // One ring for each group, one more for the event's own point.
    rings = scene.groups.concat(null).map(function () { return leader.appendChild(Dom.make('div', { 'class': 'anchor' })); });
    map.on('move zoom', function () { if (found) drawLeader(State.get().event); });
    map.on('moveend', lay);
    // A turned tablet has room for more, or for less.
    map.on('resize', function () { show(State.get().event, State.get().open, Panel.tells(State.get().event)); });
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
    var high = map.getSize().y;
    box.style.maxHeight = (Chart.narrow() ? Math.round(high * 0.6) : high - 24) + 'px';
    map.getContainer().classList.remove('no-scale');
    box.classList.toggle('compact', compact);
    found = null;
    leader.hidden = box.hidden;
    if (box.hidden) return Chart.arrange(boxes());
    box.dataset.event = scene.lines.at('id', i);
    box.setAttribute('aria-label', Rec.date(i) + Words.say('colon') + Rec.title(i));
    Dom.patchChildren(inside, content(i, 1).filter(Boolean));
    // A tall card keeps its first comparison folded, so that the sources stay in sight.
    if (!compact && box.offsetHeight > 0.85 * high) Dom.patchChildren(inside, content(i, 0).filter(Boolean));
    lay();
  }
  // A map that has no room for a whole card beside its islands gets a brief one.
  function small() { return map.getSize().y < 400 || map.getSize().x < 960; }
  function content(i, unfolded) {
    var parts = Rec.head(i, 2);
    if (small()) {
      var brief = Rec.concerns(i, null);
      brief.lastChild.append(Dom.make('p', { 'class': 'actions' }, [readMore(i), sameDay(i)]));
      return parts.concat(brief);
    }
    parts.push(sameDay(i));
    if (compact) return parts.concat(Rec.concerns(i, Rec.plan(0)));
    return parts.concat(Rec.summary(i), Rec.depth(i, unfolded), Rec.concerns(i, Rec.plan(0)), Rec.citations(i));
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
    found = null;
    var obstacles = boxes(), groups = Rec.groupsOf(i).map(function (group) { return group.id; });
    if (Chart.narrow()) dockBelow(area, points);
    else {
      found = Place.find([box.offsetWidth, box.offsetHeight], groups, Chart.labelRects(), obstacles, points);
      box.style.transform = 'translate(' + found.rect[0] + 'px,' + found.rect[1] + 'px)';
    }
    // Half a scale bar would mislead: it goes where the card lies on it.
    map.getContainer().classList.toggle('no-scale', found.rect[2] > area.x - 134 && found.rect[3] > area.y - 34);
    drawLeader(i);
    Chart.arrange(obstacles.concat([found.rect]));
  }
  function dockBelow(area, points) {
    var rect = [8, area.y - 8 - box.offsetHeight, area.x - 8, area.y - 8];
    box.style.transform = 'translate(8px,' + rect[1] + 'px)';
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
  // Line and rings are boxes that only ever move: a transform costs no layout.
  function drawLeader(i) {
    var points = anchors(i), own = points.filter(function (p) { return p.own; })[0], near = Place.nearest(found.rect, points), from = near.from;
    if (own) {
      var direct = Place.nearest(found.rect, [own]);
      if (direct.far <= 1.8 * near.far) { near = direct; from = own; }
    }
    var turn = Math.atan2(near.to.y - from.y, near.to.x - from.x);
    line.style.transform = at(from) + ' rotate(' + turn + 'rad) scaleX(' + near.far + ')';
    rings.forEach(function (ring, k) {
      var point = points[k];
      ring.style.transform = point ? at(point) : 'translate(-99px,-99px)';
      ring.classList.toggle('rough', Boolean(point && point.own && (Rec.actOf(i) || {}).rough));
    });
    leader.style.transform = Chart.stay();
  }
  function at(point) { return 'translate(' + point.x + 'px,' + point.y + 'px)'; }
  return { lay: lay, show: show, start: start };
})();
