// The scene: plain data from the page's JSON block, events in columns so that 100,000 of them stay small.
var Scene = (function () {
  'use strict';
  // The texts of all events: JSON strings, a line each, column after column. They stay in the document and are
  // read one at a time, so 100,000 events cost the script only the marks of their lines.
  function Lines(element, names, size) {
    this.node = element.firstChild || element;
    this.names = names;
    this.size = size;
    this.marks = new Uint32Array(names.length * size + 1);
    var text = this.text();
    for (var i = 0, at = 0; i < names.length * size; i++) {
      at = text.indexOf('\n', at) + 1 || text.length + 1;
      this.marks[i + 1] = at;
    }
  }
  // Read anew each time: the browser keeps it outside the script's memory.
  Lines.prototype.text = function () { return this.node.data || ''; };
  Lines.prototype.at = function (name, i) {
    var line = this.names.indexOf(name) * this.size + i;
    var found = this.text().slice(this.marks[line], this.marks[line + 1] - 1);
    return found && JSON.parse(found);
  };
  // Number of the event with an id, or -1.
  Lines.prototype.find = function (id) {
    var line = JSON.stringify(id), text = this.text(), first = this.names.indexOf('id') * this.size;
    for (var i = 0; i < this.size; i++) {
      if (this.marks[first + i + 1] - this.marks[first + i] - 1 === line.length && text.startsWith(line, this.marks[first + i])) return i;
    }
    return -1;
  };

  function orNaN(value) { return value === null ? NaN : value; }
  function unpackEvents(raw) {
    var events = {
      size: raw.from.length, more: raw.more, acts: raw.acts, citations: raw.citations,
      from: Int32Array.from(raw.from), kind: Uint8Array.from(raw.kind), act: Int32Array.from(raw.act),
      places: Uint8Array.from(raw.places), lon: Float32Array.from(raw.lon, orNaN), lat: Float32Array.from(raw.lat, orNaN),
      cited: Int32Array.from(raw.cited), citedFrom: new Uint32Array(raw.from.length + 1)
    };
    for (var n = 1; n < events.size; n++) events.from[n] += events.from[n - 1];
    events.to = events.from.slice();
    Object.keys(raw.to).forEach(function (i) { events.to[i] = raw.to[i]; });
    for (var i = 0; i < events.size; i++) {
      events.citedFrom[i + 1] = events.citedFrom[i] + (i in raw.cited_by ? raw.cited_by[i] : 1);
    }
    return events;
  }

  function tallies(events, groups) {
    return groups.map(function (_, bit) {
      var sums = new Uint32Array(events.size + 1);
      for (var i = 0; i < events.size; i++) sums[i + 1] = sums[i] + ((events.places[i] >> bit) & 1);
      return sums;
    });
  }

  function load(element, lines) {
    var data = JSON.parse(element.textContent);
    element.textContent = '';  // its text is in `data` now; keeping both would double the memory
    data.events = unpackEvents(data.events);
    data.lines = new Lines(lines, data.columns, data.events.size);
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
      if (Civil.phase(events.from[mid], events.to[mid], day) === 'absent') high = mid; else low = mid + 1;
    }
    return low;
  }

  return { begunBy: begunBy, load: load };
})();
