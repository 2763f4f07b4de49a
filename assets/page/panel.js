// Beside the map: the groups and the events around the date, or the whole history of the chosen group, or one event.
var Panel = (function () {
  'use strict';
  var AROUND = 3, CHUNK = 60;  // events on each side of the current one; entries made at once
  var scene, box, view = '', around, bounds, boundsOf, cells = {}, first = 0, later, from = 0, to = 0, list = [];

  function start(loaded) {
    scene = loaded;
    box = Dom.byId('panel');
    Dom.byId('skip').addEventListener('click', function () { box.focus(); });
    box.addEventListener('keydown', function (event) { if (event.key === 'Escape' && view !== 'groups') back(); });
  }
  function narrow() { return window.innerWidth < 900 || Page.without('panel'); }
  // On a narrow page the panel is a sheet that leaves the map the upper part of the room.
  function sheet(open) { box.parentNode.classList.toggle('sheeted', open); }
  function covers() { return narrow() && box.parentNode.classList.contains('sheeted'); }
  function back() {
    var island = State.get().island;
    sheet(false);
    view = '';
    if (island) State.set({ island: null }); else if (State.get().compare) State.set({ compare: 0 }); else show(State.get(), true);
    if (island) Chart.labels[island].focus({ preventScroll: true });
  }

  function show(state, fresh) {
    var wanted = state.island ? 'island-' + state.island : state.compare ? 'compare' : view === 'all' || view === 'event' ? view : 'groups';
    var made = fresh || wanted !== view;
    if (made) {
      view = wanted;
      box.scrollTop = 0;
      if (state.island) island(scene.groups[scene.groupIndex[state.island]], state);
      else ({ groups: groups, all: all, event: function () { read(state.event); }, compare: compare })[view]();
      sheet(view !== 'groups');
    }
    if (state.island) { Portrait.follow(state.day); current(state.event, fresh); } else if (view === 'groups' || view === 'compare') follow(made);
  }
  function backButton(label) {
    return Dom.make('button', { type: 'button', 'class': 'back', onclick: back }, [Dom.icon('back'), Dom.make('span', { text: Words.say(label) })]);
  }

  // Nothing chosen: four groups at one scale, then the events around the date.
  function groups() {
    around = Dom.make('ol', { 'class': 'around' });
    var rows = scene.groups.map(function (group, bit) {
      return Dom.make('li', {}, [Dom.make('button', { type: 'button', 'class': 'group', 'data-pick': group.id, onclick: function () { State.set({ island: group.id }); box.focus({ preventScroll: true }); } }, [
        Dom.drawing(group.silhouette.box, 'silhouette', [Dom.path(group.outline)]),
        Dom.make('span', {}, [
          Dom.make('b', { text: Rec.name(group) }), Dom.make('span', { 'class': 'others', text: Rec.others(group) }),
          Dom.make('span', { 'class': 'small', text: figures(group, bit) })
        ])
      ])]);
    });
    box.replaceChildren(
      Dom.make('h2', { text: collective() }), Dom.make('p', { 'class': 'small', text: Words.say('panel.choose-hint') }),
      Dom.make('ul', { 'class': 'groups' }, rows),
      Dom.make('div', { 'class': 'row' }, [Dom.make('h3', { text: Words.count('panel.around', scene.events.size) }), allButton()]), around
    );
    box.append(bounds = Dom.make('div', { 'class': 'rule' }));
    if (scene.positions.length) box.append(Dom.make('h3', { text: Words.say('positions.standing') }), standing());
  }
  // What the viewpoint calls the four together.
  function collective() {
    var view = scene.viewpoints.filter(function (each) { return each.id === State.get().view; })[0];
    return view && view.id !== 'neutral' ? Rec.pick(view.collective) : Words.say('panel.choose');
  }
  function figures(group, bit) {
    var parts = group.area ? [Words.say('unit.km2', { n: Words.number(group.area.km2) })] : [];
    return parts.concat(Words.count('list.events', scene.tallies[bit][scene.events.size])).join(' · ');
  }
  function allButton() {
    return Dom.make('button', { type: 'button', 'class': 'textual', text: Words.say('panel.all'), onclick: function () { all(); enter(); } });
  }
  // While a key is held down the list waits; it follows when the reader pauses.
  function follow(fresh) {
    clearTimeout(later);
    if (!fresh) later = setTimeout(function () { catchUp(false); }, 80); else if (view === 'groups') catchUp(true);
  }
  function catchUp(fresh) {
    if (view === 'compare') return compare();
    if (view !== 'groups') return;
    near(State.get().event, fresh);
    lines(fresh);
  }
  function lines(fresh) {
    var key = Realm.boundaries(State.get().day).map(function (line) { return line.id; }).join(), list;
    if (key === boundsOf && !fresh) return;
    boundsOf = key;
    list = Portrait.boundaries(State.get().day);
    bounds.replaceChildren.apply(bounds, list ? [list] : []);
  }
  function near(event, fresh) {
    // The rows stay while the current one is among the inner ones: most steps only move the mark.
    var most = Math.max(0, scene.events.size - 2 * AROUND - 1), inner = event > first && event < first + 2 * AROUND;
    if (!inner || fresh) first = Math.max(0, Math.min(event - AROUND, most));
    var rows = [];
    for (var i = first; i < Math.min(scene.events.size, first + 2 * AROUND + 1); i++) rows.push(i);
    while (around.children.length > rows.length) around.lastChild.remove();
    rows.forEach(function (i, k) {
      var row = around.children[k] || around.appendChild(line());
      row.index = i;
      row.firstChild.classList.toggle('current', i === event);
      write(row.firstChild.children[0], Rec.date(i, true));
      write(row.firstChild.children[1], Rec.title(i));
    });
  }
  function line() {
    var row = Dom.make('li', {}, [Dom.make('button', { type: 'button', 'class': 'line' }, [Dom.make('span', { 'class': 'when' }), Dom.make('span')])]);
    row.firstChild.addEventListener('click', function () { State.goTo(row.index); });
    return row;
  }
  function write(element, text) { if (element.textContent !== text) element.textContent = text; }

  // General positions: by topic, the two states in one frame where both speak to it.
  function standing() {
    return Dom.make('div', { 'class': 'standing' }, scene.positions.map(function (position) {
      return Dom.make('details', { 'class': 'position' }, [
        Dom.make('summary', {}, [Dom.make('span', { 'class': 'when', text: position.holder === 'publisher' ? Rec.who(position.citations[0]) : Words.say('holder.' + position.holder) }), Dom.make('span', { text: Rec.pick(position.topic) })]),
        Dom.make('p', { 'class': 'summary', text: Rec.pick(position.text) })
      ].concat(Rec.accounts(position.accounts), position.citations.map(Rec.source)));
    }));
  }

  // The chosen group: its history in order, each entry whole.
  function island(group, state) {
    var bit = scene.groupIndex[group.id];
    list = [];
    for (var i = 0; i < scene.events.size; i++) if ((scene.events.places[i] >> bit) & 1) list.push(i);
    var holder = Dom.make('ol', { 'class': 'history', 'data-history': group.id });
    box.replaceChildren(
      Dom.make('div', { 'class': 'panel-head' }, [
        Dom.make('div', {}, [backButton('panel.back'), Dom.make('h2', { 'class': 'name', text: Rec.name(group) }), Dom.make('p', { 'class': 'others', text: Rec.others(group) })]),
        Rec.plan(1 << bit)
      ]),
      Portrait.rule(bit), Portrait.figures(group), Portrait.more(group), Dom.make('h3', { text: Words.count('list.history', list.length) }), holder
    );
    Portrait.follow(state.day);
    history(holder, state.event);
  }
  // A short history is made whole; of a long one the part around the current event, with buttons for the rest.
  function history(holder, event) {
    var here = list.findIndex(function (i) { return i >= event; });
    if (here < 0) here = list.length - 1;
    from = list.length <= 2 * CHUNK ? 0 : Math.max(0, here - 5);
    to = list.length <= 2 * CHUNK ? list.length : Math.min(list.length, here + 25);
    cells = {};
    holder.replaceChildren.apply(holder, list.slice(from, to).map(entry));
    if (from > 0) holder.prepend(rest(holder, 'list.earlier', from, function () { grow(holder, true); }));
    if (to < list.length) holder.append(rest(holder, 'list.later', list.length - to, function () { grow(holder, false); }));
  }
  function rest(holder, key, number, action) {
    return Dom.make('li', { 'class': 'rest' }, [Dom.make('button', { type: 'button', 'class': 'textual', text: Words.count(key, number), onclick: action })]);
  }
  function grow(holder, earlier) {
    var stub = earlier ? holder.firstChild : holder.lastChild, next;
    if (earlier) { next = Math.max(0, from - CHUNK); stub.replaceWith.apply(stub, list.slice(next, from).map(entry)); from = next; }
    else { next = Math.min(list.length, to + CHUNK); stub.replaceWith.apply(stub, list.slice(to, next).map(entry)); to = next; }
    if (earlier && from > 0) holder.prepend(rest(holder, 'list.earlier', from, function () { grow(holder, true); }));
    if (!earlier && to < list.length) holder.append(rest(holder, 'list.later', list.length - to, function () { grow(holder, false); }));
  }
  function entry(i) {
    var go = Dom.make('button', { type: 'button', 'class': 'textual', text: Words.say('list.show'), 'aria-label': Words.say('list.show') + Words.say('colon') + Rec.title(i), onclick: function () { State.goTo(i); } });
    return cells[i] = Dom.make('li', { 'class': 'entry', 'data-entry': scene.lines.at('id', i) }, Rec.head(i, 4).concat(Rec.summary(i), Rec.concerns(i, Rec.plan(0)), Rec.depth(i, 0), Rec.citations(i), go));
  }
  function current(event, fresh) {
    var was = box.querySelector('.entry.current'), is = cells[event];
    if (was === is && !fresh) return;
    if (was) { was.classList.remove('current'); was.removeAttribute('aria-current'); }
    if (!is) return;
    is.classList.add('current');
    is.setAttribute('aria-current', 'date');
    align(is, 2);
  }
  // Entries out of sight have an assumed height until they are drawn: the place is taken anew after each of two frames.
  function align(is, again) {
    if (!is.classList.contains('current')) return;
    box.scrollTop = is.offsetTop - box.querySelector('.panel-head').offsetHeight - 8;
    if (again) requestAnimationFrame(function () { align(is, again - 1); });
  }
  // Is the event already told in full beside the map?
  function tells(event) { return !narrow() && Boolean(State.get().island) && Boolean(cells[event]); }

  function open(name, parts) {
    view = name;
    box.replaceChildren.apply(box, [Dom.make('div', { 'class': 'panel-head' }, [backButton('panel.back')])].concat(parts.filter(Boolean)));
    sheet(true);
  }
  // What the reader asked for comes from its top, and with the focus.
  function enter() {
    box.scrollTop = 0;
    box.focus({ preventScroll: true });
  }
  function compare() {
    var state = State.get();
    open('compare', Compare.content(state.compare, state.day));
  }
  function all() {
    list = [];
    for (var i = 0; i < scene.events.size; i++) list.push(i);
    var holder = Dom.make('ol', { 'class': 'history', 'data-history': 'all' });
    open('all', [Dom.make('h2', { text: Words.count('list.history', list.length) }), holder]);
    history(holder, State.get().event);
  }
  // One event whole; with a group chosen it stands in that group's history.
  function read(i) {
    if (i < 0) return groups();
    open('event', [Dom.make('article', { 'class': 'entry' }, Rec.head(i, 2).concat(Rec.summary(i), Rec.depth(i, 99), Rec.concerns(i, Rec.plan(0)), Rec.citations(i, true)).filter(Boolean))]);
  }
  function readMore(i) {
    if (State.get().island) return show(State.get(), true);
    read(i);
    enter();
  }
  return { covers: covers, read: readMore, show: show, start: start, tells: tells };
})();
