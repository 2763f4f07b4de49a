// What the reader is looking at: one state, one codec (the same keys stand in the app's address), listeners.
var State = (function () {
  'use strict';
  var scene, state = { event: -1, day: 0, island: null, lang: 'en', open: true }, listeners = [];

  function start(loaded, lang) {
    scene = loaded;
    state.lang = lang;
    state.event = scene.events.size - 1;
    state.day = state.event < 0 ? 20000101 : scene.events.from[state.event];
  }
  function onChange(listener) { listeners.push(listener); }
  // `changes` may hold event, day, island, lang, open; the listeners hear the names that really changed.
  function set(changes) {
    var changed = Object.keys(changes).filter(function (name) { return state[name] !== changes[name]; });
    if (!changed.length) return;
    changed.forEach(function (name) { state[name] = changes[name]; });
    listeners.forEach(function (listener) { listener(state, changed); });
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

  function encode() {
    var words = { date: Civil.iso(state.day) };
    if (state.open && state.event >= 0) words.event = scene.lines.at('id', state.event);
    if (state.island) words.island = state.island;
    words.lang = state.lang;
    return words;
  }
  // Words of an address -> changes of the state, and the names of those that could not be used.
  function decode(words) {
    var changes = {}, bad = [];
    if (words.lang !== undefined) scene.langs.indexOf(words.lang) >= 0 ? changes.lang = words.lang : bad.push('lang');
    if (words.island !== undefined) Object.keys(scene.groupIndex).indexOf(words.island) >= 0 ? changes.island = words.island : bad.push('island');
    var day = words.date === undefined ? null : Civil.parse(words.date);
    if (words.date !== undefined && day === null) bad.push('date');
    var event = typeof words.event === 'string' ? scene.lines.find(words.event) : -1;
    if (words.event !== undefined && event < 0) bad.push('event');
    return { changes: changes, day: day, event: event, bad: bad };
  }
  function apply(words) {
    var read = decode(words);
    set(read.changes);
    if (read.event >= 0) goTo(read.event); else if (read.day !== null) goToDay(read.day);
    return read.bad;
  }
  function get() { return state; }
  return { apply: apply, encode: encode, get: get, goTo: goTo, goToDay: goToDay, onChange: onChange, set: set, start: start, step: step };
})();
