// The scene: plain data from the page's JSON block, events in columns so that 100,000 of them stay small.
var Scene = (function () {
  'use strict';
  // Many strings as one string and its cut marks: a tenth of the memory of as many separate strings.
  function Column(values) {
    this.marks = new Uint32Array(values.length + 1);
    for (var i = 0; i < values.length; i++) this.marks[i + 1] = this.marks[i] + values[i].length;
    this.all = values.join('');
  }
  Column.prototype.at = function (i) { return this.all.slice(this.marks[i], this.marks[i + 1]); };
  Column.prototype.indexOf = function (value) {
    for (var i = 0; i + 1 < this.marks.length; i++) {
      if (this.marks[i + 1] - this.marks[i] === value.length && this.at(i) === value) return i;
    }
    return -1;
  };

  function orNaN(value) { return value === null ? NaN : value; }
  function unpackEvents(raw, langs) {
    var events = {
      size: raw.id.length, id: new Column(raw.id), edtf: new Column(raw.edtf), title: {}, more: raw.more,
      from: Int32Array.from(raw.from), to: Int32Array.from(raw.to), kind: Uint8Array.from(raw.kind),
      places: Uint8Array.from(raw.places), lon: Float32Array.from(raw.lon, orNaN), lat: Float32Array.from(raw.lat, orNaN)
    };
    langs.forEach(function (lang) { events.title[lang] = new Column(raw.title[lang]); });
    // The latest end among the events up to i: a walk back from a day can stop where nothing reaches it any more.
    events.reach = new Int32Array(events.size);
    for (var i = 0, reach = 0; i < events.size; i++) events.reach[i] = reach = Math.max(reach, events.to[i]);
    return events;
  }

  function tallies(events, groups) {
    return groups.map(function (_, bit) {
      var sums = new Uint32Array(events.size + 1);
      for (var i = 0; i < events.size; i++) sums[i + 1] = sums[i] + ((events.places[i] >> bit) & 1);
      return sums;
    });
  }

  function load(element) {
    var data = JSON.parse(element.textContent);
    element.textContent = '';  // its text is in `data` now; keeping both would double the memory
    data.events = unpackEvents(data.events, data.langs);
    data.tallies = tallies(data.events, data.groups);
    data.groupIndex = {};
    data.groups.forEach(function (group, i) { data.groupIndex[group.id] = i; });
    return data;
  }

  // Number of events that have begun on or before the day (events are sorted by their first day).
  function begunBy(events, day) {
    var low = 0, high = events.size;
    while (low < high) {
      var mid = (low + high) >> 1;
      if (events.from[mid] <= day) low = mid + 1; else high = mid;
    }
    return low;
  }

  // Indices of the events that are 'now' on the day, newest first, at most `limit`.
  function nowOn(events, day, limit) {
    var found = [];
    for (var i = begunBy(events, day) - 1; i >= 0 && events.reach[i] >= day && found.length < limit; i--) {
      if (Civil.phase(events.from[i], events.to[i], day) === 'now') found.push(i);
    }
    return found;
  }
  return { Column: Column, begunBy: begunBy, load: load, nowOn: nowOn };
})();
