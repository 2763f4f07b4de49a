// What stands in a group's panel above its history: who administers it on the date, published figures, names, districts.
var Portrait = (function () {
  'use strict';
  var scene, bit = 0, box, said = null;
  function start(loaded) { scene = loaded; }

  // Who administers and who claims, on the day of the slider.
  function rule(chosen) {
    bit = chosen;
    said = null;
    return box = Dom.make('div', { 'class': 'rule' });
  }
  function follow(day) {
    var span = Realm.of(bit, day), claims = Realm.claims(bit, day), key = [span && span.id].concat(claims.map(function (claim) { return claim.id; })).join();
    if (key === said) return;
    said = key;
    box.replaceChildren.apply(box, (span ? [record('rule.administration', span)] : []).concat(claims.length ? claimed(claims) : []));
  }
  // All claims under one heading, in the order of the reader's alphabet.
  function claimed(claims) {
    var order = scene.holders[Words.current()], sorted = claims.slice().sort(function (a, b) { return order.indexOf(a.claimant) - order.indexOf(b.claimant); });
    return Dom.make('details', {}, [Dom.make('summary', {}, [
      Dom.make('span', { 'class': 'small', text: Words.say('rule.claim') }), Dom.make('b', { text: Words.list(sorted.map(function (claim) { return Words.say('holder.' + claim.claimant); })) })
    ])].concat(sorted.map(function (claim) {
      return Dom.make('div', { 'class': 'named' }, [Dom.make('p', {}, [Dom.make('b', { text: Rec.pick(claim.title) })]), Dom.make('p', { 'class': 'small', text: period(claim) }), Dom.make('p', { 'class': 'small', text: Rec.pick(claim.text) })].concat(claim.cites.map(Rec.source)));
    })));
  }
  function record(key, span) {
    var text = Rec.pick(span.note || span.text);
    return Dom.make('details', {}, [
      Dom.make('summary', {}, [Dom.make('span', { 'class': 'small', text: Words.say(key) }), Dom.make('b', { text: Rec.pick(span.title) }), Dom.make('span', { 'class': 'small', text: period(span) })]),
      text ? Dom.make('p', { 'class': 'small', text: text }) : null
    ].concat(span.cites.map(Rec.source)));
  }
  // The last day of a half-open span is not in it: "until" names the day on which it ends.
  function period(span) {
    return [span.since ? Dates.format(span.since + '/..', Words.current(), false) : '', span.until ? Dates.format('../' + span.until, Words.current(), false) : ''].filter(Boolean).join(' ');
  }

  // The boundary lines of a day, each with what it is and who says so.
  function boundaries(day) {
    var lines = Realm.boundaries(day);
    return lines.length ? fold('rule.boundaries', lines.map(function (line) { return record('line.' + line.role, line); })) : null;
  }

  // Published figures, each with its date; their sources open below.
  function figures(group) {
    var cells = [], cites = [];
    function add(value, label, cite) { cells.push(Dom.make('div', {}, [Dom.make('b', { text: value }), Dom.make('span', { 'class': 'small', text: label })])); cites.push(cite); }
    if (group.area) add(Words.say('unit.km2', { n: Words.number(group.area.km2) }), Words.say('figure.area') + dated(group.area.date), group.area.cite);
    (group.highest || []).forEach(function (height) { add(Words.say('unit.m', { n: Words.number(height.metres) }), Words.say('figure.highest', { name: pointName(height.point) }), height.cite); });
    (group.population || []).forEach(function (count) { add(Words.number(count.people), Words.say('figure.people', { date: Dates.format(count.date, Words.current(), true) }), count.cite); });
    if (point(group.settlement)) add(pointName(group.settlement), Words.say('figure.settlement'), point(group.settlement).names_cite[0]);
    return Dom.make('div', { 'class': 'figures' }, [Dom.make('div', { 'class': 'figure-grid' }, cells), cites.length ? sources(cites) : null]);
  }
  function dated(date) { return date ? ', ' + Dates.format(date, Words.current(), true) : ''; }
  function point(id) { return scene.points.filter(function (each) { return each.id === id; })[0]; }
  function pointName(id) {
    var found = point(id);
    return found ? Rec.name(found) : '';
  }
  function sources(cites) {
    var seen = {};
    return fold('cite.figures', cites.filter(Boolean).filter(function (cite) {
      var key = cite.source + JSON.stringify(cite.locator || '');
      return seen[key] ? false : seen[key] = true;
    }).map(Rec.source));
  }
  function fold(key, children) { return Dom.make('details', { 'class': 'depth' }, [Dom.make('summary', { text: Words.say(key) })].concat(children)); }

  // Names in every script with their Ainu forms, the group's islets, and how each side counts the group.
  function more(group) {
    var islets = scene.islets.filter(function (islet) { return islet.group === group.id; });
    var towns = scene.points.filter(function (each) { return each.group === group.id; });
    return Dom.make('div', { 'class': 'portrait' }, [
      group.districts ? fold('portrait.districts', [Rec.sides(Words.say('portrait.districts-head'), group.districts)]) : null,
      fold('portrait.names', [named(group, false)].concat(group.names_cite.map(Rec.source))),
      islets.length ? fold('portrait.islets', islets.map(function (islet) { return named(islet, true); })) : null,
      towns.length ? fold('portrait.points', towns.map(function (each) { return named(each, true); })) : null
    ]);
  }
  function named(place, cited) {
    var parts = [];
    if (place.area) parts.push(Words.say('unit.km2', { n: Words.number(place.area.km2) }));
    if (place.metres) parts.push(Words.say('unit.m', { n: Words.number(place.metres) }));
    (place.population || []).forEach(function (count) { parts.push(Words.say('figure.people', { date: Dates.format(count.date, Words.current(), true) }) + Words.say('colon') + Words.number(count.people)); });
    return Dom.make('div', { 'class': 'named' }, [
      Dom.make('p', {}, [Dom.make('b', { text: Rec.name(place) }), document.createTextNode(' ' + Rec.others(place))]),
      parts.length ? Dom.make('p', { 'class': 'small', text: parts.join(' · ') }) : null
    ].concat((place.ainu || []).map(ainu), cited && place.names_cite[0] ? Rec.source(place.names_cite[0]) : null));
  }
  function ainu(account) {
    return Dom.make('p', { 'class': 'small' }, [
      document.createTextNode(Words.say('portrait.ainu') + ' '), Dom.make('i', { lang: 'ain', text: account.form }),
      document.createTextNode(' — ' + Rec.pick(account.meaning) + ' (' + Rec.who(account.cite) + ')')
    ]);
  }
  return { boundaries: boundaries, figures: figures, follow: follow, more: more, rule: rule, start: start };
})();
