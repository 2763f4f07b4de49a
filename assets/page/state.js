// What the reader is looking at: one state, one codec (the same keys stand in the app's address), listeners.
var State = (function () {
  'use strict';
  var scene, listeners = [], state = {
    event: -1, day: 0, island: null, lang: 'en', open: true,
    view: 'neutral', kinds: 0, source: -1, groups: 0, since: 0, sinceText: '', until: 0, untilText: '', compare: 0
  };
  // Which events there are depends on these; 0, -1 and '' mean all.
  var FILTERS = ['kinds', 'source', 'groups', 'since', 'sinceText', 'until', 'untilText'];

  function start(loaded, lang) {
    scene = loaded;
    state.lang = lang;
    state.event = scene.events.size - 1;
    state.day = state.event < 0 ? 20000101 : scene.events.from[state.event];
  }
  function onChange(listener) { listeners.push(listener); }
  // `changes` may hold any part of the state; the listeners hear the names that really changed.
  function set(changes) {
    var changed = Object.keys(changes).filter(function (name) { return state[name] !== changes[name]; });
    if (!changed.length) return;
    changed.forEach(function (name) { state[name] = changes[name]; });
    if (changed.some(function (name) { return FILTERS.indexOf(name) >= 0; })) { narrow(); changed.push('filter', 'event', 'open'); }
    listeners.forEach(function (listener) { listener(state, changed); });
  }
  // The same event if it is still there and the day is its own, else the last that has begun by the day; a window takes the day in.
  function narrow() {
    var events = scene.events, exact = state.event >= 0 && events.from[state.event] === state.day, whole = exact ? scene.wholeOf(state.event) : -1;
    Scene.narrow(state);
    var again = exact ? scene.placeOf(whole) : -1;
    if (again < 0) {
      state.open = false;
      state.day = Math.max(state.since, state.until ? Math.min(state.day, state.until) : state.day);
    }
    state.event = again < 0 ? Scene.begunBy(scene.events, state.day) - 1 : again;
  }
  function goTo(index) {
    if (index < 0 || index >= scene.events.size) return;
    set({ event: index, day: scene.events.from[index], open: true });
  }
  // A day of the reader's choice: the event that begins on it opens, otherwise the slider rests on the one before.
  function goToDay(day) {
    var last = Scene.begunBy(scene.events, day) - 1, first = last;
    while (first > 0 && scene.events.from[first - 1] === day) first--;
    var starts = last >= 0 && scene.events.from[last] === day;
    set({ event: starts ? first : last, day: day, open: starts });
  }
  function step(by) {
    var between = state.event >= 0 && scene.events.from[state.event] !== state.day;
    goTo(Math.min(Math.max(state.event + by + (between && by < 0 ? 1 : 0), 0), scene.events.size - 1));
  }

  // First and last day of a year, a month or a day; null when it is none of these.
  function extent(words) {
    var part = /^(\d{4})(-\d\d)?(-\d\d)?$/.exec(words);
    if (!part) return null;
    var month = part[1] + (part[2] || '-01'), end = part[1] + (part[2] || '-12');
    var first = Civil.parse(month + (part[3] || '-01')), last = null;
    ['-31', '-30', '-29', '-28'].forEach(function (day) { if (last === null) last = Civil.parse(part[3] ? words : end + day); });
    return first === null ? null : [first, last];
  }
  function dayOf(words) { return typeof words === 'string' ? Civil.parse(words) : null; }
  // Ids between commas <-> a mask of their places in a list.
  function mask(words, ids) {
    var found = { mask: 0, bad: typeof words !== 'string' };
    (words && !found.bad ? words.split(',') : []).forEach(function (id) {
      var at = ids.indexOf(id);
      if (at < 0) found.bad = true; else found.mask |= 1 << at;
    });
    // All of them is no filter.
    if (found.mask === (1 << ids.length) - 1) found.mask = 0;
    return found;
  }
  function chosen(bits, ids) { return ids.filter(function (_, bit) { return (bits >> bit) & 1; }); }
  function idsOf(list) { return list.map(function (each) { return each.id; }); }

  function encode() {
    var words = { date: Civil.iso(state.day) };
    if (state.open && state.event >= 0) words.event = scene.lines.at('id', state.event);
    if (state.island) words.island = state.island;
    words.lang = state.lang;
    if (state.view !== 'neutral') words.view = state.view;
    if (state.kinds) words.kind = chosen(state.kinds, scene.kinds).join();
    if (state.source >= 0) words.source = scene.publishers[state.source];
    if (state.groups) words.groups = chosen(state.groups, idsOf(scene.groups)).join();
    if (state.since) words.since = state.sinceText;
    if (state.until) words.until = state.untilText;
    if (state.compare) words.compare = Civil.iso(state.compare);
    return words;
  }
  // Words of an address -> changes of the state, and the names of those that could not be used. An empty filter is none.
  function decode(words) {
    var changes = {}, bad = [];
    function pick(name, key, ids) {
      if (words[name] !== undefined) ids.indexOf(words[name]) >= 0 ? changes[key] = words[name] : bad.push(name);
    }
    pick('lang', 'lang', scene.langs);
    pick('island', 'island', Object.keys(scene.groupIndex));
    pick('view', 'view', ['neutral'].concat(idsOf(scene.viewpoints)));
    [['kind', 'kinds', scene.kinds], ['groups', 'groups', idsOf(scene.groups)]].forEach(function (key) {
      if (words[key[0]] === undefined) return;
      var found = mask(words[key[0]], key[2]);
      if (found.bad) bad.push(key[0]);
      if (found.mask || !found.bad) changes[key[1]] = found.mask;
    });
    if (words.source === '') changes.source = -1;
    else if (words.source !== undefined) {
      var source = scene.publishers.indexOf(words.source);
      source >= 0 ? changes.source = source : bad.push('source');
    }
    ['since', 'until'].forEach(function (name, end) {
      if (words[name] === undefined) return;
      var days = words[name] === '' ? [0, 0] : extent(words[name]);
      // Of a new window neither end is judged by the end of the old.
      var other = end ? ('since' in changes ? changes.since : state.since) : words.until === undefined ? state.until : 0;
      if (!days || typeof words[name] !== 'string' || crosses(end, days[end], other)) return bad.push(name);
      changes[name] = days[end];
      changes[name + 'Text'] = words[name];
    });
    if (words.compare !== undefined) {
      var other = words.compare === '' ? 0 : dayOf(words.compare);
      other === null ? bad.push('compare') : changes.compare = other;
    }
    var day = words.date === undefined ? null : dayOf(words.date);
    if (words.date !== undefined && day === null) bad.push('date');
    var event = typeof words.event === 'string' ? scene.whole.lines.find(words.event) : -1;
    if (words.event !== undefined && event < 0) bad.push('event');
    return { changes: changes, day: day, event: event, bad: bad };
  }
  // A window that would end before it begins; `end` 0 is its first day, 1 its last.
  function crosses(end, day, other) { return Boolean(day && other) && (end ? day < other : day > other); }
  // Returns the names that could not be used; 'left-out' is an event that the filter leaves out, and `leftOut` its title.
  function apply(words) {
    var read = decode(words), bad = read.bad;
    set(read.changes);
    var at = read.event < 0 ? -1 : scene.placeOf(read.event);
    if (at >= 0) goTo(at);
    else if (read.day !== null || read.event >= 0) goToDay(read.day === null ? scene.whole.events.from[read.event] : read.day);
    if (read.event >= 0 && at < 0) {
      bad.push('left-out');
      bad.leftOut = scene.whole.lines.at('title.' + state.lang, read.event);
    }
    return bad;
  }
  function get() { return state; }
  return {
    apply: apply, chosen: chosen, crosses: crosses, encode: encode, extent: extent, get: get, goTo: goTo, goToDay: goToDay,
    onChange: onChange, set: set, start: start, step: step
  };
})();
