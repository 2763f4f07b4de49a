// The scene: plain data from the page's JSON block, events in columns so that 100,000 of them stay small.
var Scene = (function () {
  'use strict';
  var data;
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

  // The narrowed set: events by their numbers in the whole, in its order; every other part sees only these.
  function pick(whole, picks) {
    var all = whole.events, size = picks.length, events = { size: size, acts: all.acts, citations: all.citations, more: {}, citedFrom: new Uint32Array(size + 1) };
    ['from', 'to', 'kind', 'places', 'act', 'lon', 'lat'].forEach(function (name) {
      events[name] = new all[name].constructor(size);
      for (var k = 0; k < size; k++) events[name][k] = all[name][picks[k]];
    });
    for (var k = 0; k < size; k++) {
      var i = picks[k];
      events.citedFrom[k + 1] = events.citedFrom[k] + all.citedFrom[i + 1] - all.citedFrom[i];
      if (all.more[i]) events.more[k] = all.more[i];
    }
    events.cited = new Int32Array(events.citedFrom[size]);
    for (k = 0; k < size; k++) events.cited.set(all.cited.subarray(all.citedFrom[picks[k]], all.citedFrom[picks[k] + 1]), events.citedFrom[k]);
    return events;
  }
  // Numbers of the publishers that an event cites: for itself, for its accounts and for the positions on it.
  function sourcesOf(i) {
    var all = data.whole.events, more = all.more[i], found = [];
    function add(cite) {
      var by = data.sources[cite.source].by;
      if (found.indexOf(by) < 0) found.push(by);
    }
    for (var k = all.citedFrom[i]; k < all.citedFrom[i + 1]; k++) add(all.citations[all.cited[k]]);
    if (!more) return found;
    (more.accounts || []).forEach(function (account) { add(account.cite); });
    Object.keys(more.positions || {}).forEach(function (side) { add(more.positions[side].cite); });
    return found;
  }
  // What of a wish an event does not meet: 1 kind, 2 group, 4 window, 8 source.
  function misses(i, wish) {
    var all = data.whole.events;
    return (wish.kinds && !((wish.kinds >> all.kind[i]) & 1) ? 1 : 0) | (wish.groups && !(wish.groups & all.places[i]) ? 2 : 0) |
      (wish.since && all.to[i] < wish.since || wish.until && all.from[i] > wish.until ? 4 : 0) |
      (wish.source >= 0 && sourcesOf(i).indexOf(wish.source) < 0 ? 8 : 0);
  }
  // Makes `data` the events that meet a wish: kinds and groups as masks, a source, the days since and until.
  function narrow(wish) {
    var whole = data.whole, any = wish.kinds || wish.groups || wish.since || wish.until || wish.source >= 0, picks = [];
    for (var i = 0; any && i < whole.events.size; i++) if (!misses(i, wish)) picks.push(i);
    data.wholeOf = function (k) { return any ? picks[k] : k; };
    data.placeOf = function (i) { return any ? placeIn(picks, i) : i; };
    data.events = any ? pick(whole, picks) : whole.events;
    data.lines = any ? {
      at: function (name, k) { return whole.lines.at(name, picks[k]); },
      find: function (id) { var at = whole.lines.find(id); return at < 0 ? -1 : data.placeOf(at); }
    } : whole.lines;
    data.tallies = tallies(data.events, data.groups);
  }
  // How many events there would be of each kind, group and source, whatever of the same is chosen now.
  function counts(wish) {
    var found = { kinds: data.kinds.map(nought), groups: data.groups.map(nought), sources: data.publishers.map(nought) };
    for (var i = 0; i < data.whole.events.size; i++) {
      var missing = misses(i, wish);
      if (!(missing & ~1)) found.kinds[data.whole.events.kind[i]]++;
      if (!(missing & ~2)) found.groups.forEach(function (_, bit) { found.groups[bit] += (data.whole.events.places[i] >> bit) & 1; });
      if (!(missing & ~8)) sourcesOf(i).forEach(function (source) { found.sources[source]++; });
    }
    return found;
  }
  function nought() { return 0; }
  // Where a number stands in a sorted list, or -1.
  function placeIn(picks, i) {
    var low = 0, high = picks.length;
    while (low < high) { var mid = (low + high) >> 1; if (picks[mid] < i) low = mid + 1; else high = mid; }
    return picks[low] === i ? low : -1;
  }

  // Sources come in columns: [{by, publisher, title, date, url, lang, date_basis}], `by` the number of the publisher.
  function unpackSources(raw) {
    return raw.url.map(function (url, k) {
      return {
        by: raw.by[k], publisher: raw.publishers[raw.by[k]], title: raw.title[k], date: raw.date[k],
        url: /^https?:/.test(url) ? url : 'https://' + url, lang: raw.lang[k], date_basis: raw.date_basis[k]
      };
    });
  }

  function load(element, lines) {
    data = JSON.parse(element.textContent);
    element.textContent = '';  // its text is in `data` now; keeping both would double the memory
    var events = unpackEvents(data.events);
    data.whole = { events: events, lines: new Lines(lines, data.columns, events.size) };
    data.publishers = data.sources.publishers;
    data.sources = unpackSources(data.sources);
    data.total = events.size;
    narrow({ source: -1 });
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

  return { begunBy: begunBy, counts: counts, load: load, narrow: narrow };
})();
