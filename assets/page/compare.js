// Two days side by side: who administers and claims each group, which lines hold, and what happened in between.
var Compare = (function () {
  'use strict';
  var MANY = 60;  // rows of a list made at once
  var scene;
  function start(loaded) { scene = loaded; }

  // Elements for the panel; the earlier day stands first whichever was chosen first.
  function content(one, other) {
    var days = [Math.min(one, other), Math.max(one, other)], names = days.map(function (day) { return Dates.format(Civil.iso(day), Words.current(), false); });
    if (one === other) return [Dom.make('h2', { text: names[0] }), Dom.make('p', { text: Words.say('compare.same-day') })];
    return [Dom.make('h2', { text: Words.say('compare.title', { a: names[0], b: names[1] }) }), table(days)].concat(between(days));
  }
  function table(days) {
    var heads = days.map(function (day) { return Dom.make('th', { scope: 'col', text: Dates.format(Civil.iso(day), Words.current(), true) }); });
    var rows = scene.groups.map(function (group, bit) { return row(Rec.name(group), days.map(function (day) { return ruled(bit, day); })); });
    return Dom.make('table', { 'class': 'compare' }, [
      Dom.make('thead', {}, [Dom.make('tr', {}, [Dom.make('th', { scope: 'col', text: Words.say('compare.of') })].concat(heads))]),
      Dom.make('tbody', {}, rows.concat(row(Words.say('compare.lines'), days.map(lines))))
    ]);
  }
  // A row names what it is about and says whether the two days differ in it.
  function row(name, cells) {
    var same = cells[0].key === cells[1].key;
    return Dom.make('tr', { 'class': same ? 'same' : 'changed' }, [
      Dom.make('th', { scope: 'row' }, [Dom.make('span', { text: name }), Dom.make('span', { 'class': 'small', text: Words.say(same ? 'compare.same' : 'compare.changed') })])
    ].concat(cells.map(function (cell) { return Dom.make('td', {}, cell.parts); })));
  }
  function ruled(bit, day) {
    var span = Realm.of(bit, day), holder = span ? span.holder : 'unknown', both = Realm.contested(bit, day), sides = [];
    Realm.claims(bit, day).forEach(function (claim) { if (sides.indexOf(claim.claimant) < 0) sides.push(claim.claimant); });
    var names = scene.holders[Words.current()].filter(function (side) { return sides.indexOf(side) >= 0; }).map(function (side) { return Words.say('holder.' + side); });
    return {
      key: [span && span.id, holder].concat(names).join(),
      parts: [
        Dom.make('p', {}, [Realm.swatch(holder, both), Dom.make('b', { text: Words.say('hold.' + holder) })]),
        span ? Dom.make('p', { text: Rec.pick(span.title) }) : null,
        Dom.make('p', { 'class': 'small', text: names.length ? Words.say('compare.claimed', { names: Words.list(names) }) : Words.say('compare.unclaimed') })
      ]
    };
  }
  function lines(day) {
    var held = Realm.boundaries(day);
    return {
      key: held.map(function (line) { return line.id; }).join(),
      parts: held.length ? held.map(function (line) { return Dom.make('p', { text: Rec.pick(line.title) }); }) : [Dom.make('p', { text: Words.say('compare.none') })]
    };
  }
  // Events that begin from the one day to the other, both included.
  function between(days) {
    var first = Scene.begunBy(scene.events, days[0] - 1), last = Scene.begunBy(scene.events, days[1]), sums = scene.kinds.map(function () { return 0; });
    for (var i = first; i < last; i++) sums[scene.events.kind[i]]++;
    var list = Dom.make('ol', { 'class': 'around' });
    extend(list, first, last);
    return [
      Dom.make('h3', { text: Words.count('compare.events', last - first) }),
      Dom.make('ul', { 'class': 'sums' }, scene.kinds.map(function (kind, k) {
        return sums[k] ? Dom.make('li', { 'class': 'kind' }, [Dom.icon(kind), Dom.make('span', { text: Words.say('kind.' + kind) + ' ' + Words.number(sums[k]) })]) : null;
      })), list
    ];
  }
  function extend(list, first, last) {
    for (var i = first; i < Math.min(last, first + MANY); i++) list.append(line(i));
    if (last - first > MANY) {
      var rest = list.appendChild(Dom.make('li', { 'class': 'rest' }, [Dom.make('button', {
        type: 'button', 'class': 'textual', text: Words.count('list.later', last - first - MANY), onclick: function () { rest.remove(); extend(list, first + MANY, last); }
      })]));
    }
  }
  function line(i) {
    return Dom.make('li', {}, [Dom.make('button', { type: 'button', 'class': 'line', onclick: function () { State.goTo(i); } }, [
      Dom.make('span', { 'class': 'when', text: Rec.date(i, true) }), Dom.make('span', { text: Rec.title(i) })
    ])]);
  }
  return { content: content, start: start };
})();
