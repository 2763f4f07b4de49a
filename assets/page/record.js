// The words of one event, shared by the card on the map and the panel.
var Rec = (function () {
  'use strict';
  var scene;
  function start(loaded) { scene = loaded; }
  function more(i) { return scene.events.more[i] || {}; }
  // A text by language; in a page of one language it stands alone.
  function pick(text) { return typeof text === 'string' ? text : text ? text[Words.current()] || '' : ''; }
  function title(i) { return scene.lines.at('title.' + Words.current(), i); }
  function edtf(i) { return scene.lines.at('edtf', i) || Civil.iso(scene.events.from[i]); }
  function actOf(i) { return scene.events.acts[scene.events.act[i]]; }
  function date(i, short) { return Dates.format(edtf(i), Words.current(), short); }
  function kind(i) { return scene.kinds[scene.events.kind[i]]; }
  function groupsIn(mask) { return scene.groups.filter(function (_, bit) { return (mask >> bit) & 1; }); }
  function groupsOf(i) { return groupsIn(scene.events.places[i]); }
  // The two lines of a name as the reader's viewpoint has them.
  function lines(named) {
    var views = named.names[Words.current()];
    return views[State.get().view] || views.neutral;
  }
  function name(named) { return lines(named)[0]; }
  function others(named) { return lines(named)[1]; }
  function imprecise(i) { return scene.events.from[i] !== scene.events.to[i] && !/\//.test(edtf(i)); }

  // Kind, date badge, title; `level` is the heading's level.
  function head(i, level) {
    var note = imprecise(i) ? Dom.make('span', { 'class': 'precision', text: Words.say(/^\d{4}$/.test(edtf(i)) ? 'date.year-known' : 'date.imprecise') }) : null;
    return [
      Dom.make('p', { 'class': 'kind' }, [Dom.icon(kind(i)), Dom.make('span', { text: Words.say('kind.' + kind(i)) })]),
      Dom.make('p', { 'class': 'date' + (/[~?%X]/.test(edtf(i)) ? ' about' : '') }, [Dom.make('time', { text: date(i) }), note]),
      calendar(i), Dom.make('h' + level, { 'class': 'title', text: title(i) })
    ];
  }
  // The same date in the other calendars that its people counted by.
  function calendar(i) {
    var text = scene.lines.at('calendar.' + Words.current(), i);
    return text ? Dom.make('p', { 'class': 'calendar', text: text }) : null;
  }
  function summary(i) {
    var text = scene.lines.at('summary.' + Words.current(), i);
    var note = pick(more(i).note);
    return Dom.make('div', { 'class': 'summary' }, [Dom.make('p', { text: text }), note ? Dom.make('p', { 'class': 'small', text: note }) : null]);
  }
  // Which groups, and how they are known; without a drawing it is the brief form, which leaves out the reason.
  function concerns(i, drawing) {
    var groups = groupsOf(i), all = groups.length === scene.groups.length;
    var words = all ? Words.say('scope.all') : Words.list(groups.map(name));
    var note = drawing ? pick(more(i).scope_note) : '', how = scopes(i);
    return Dom.make('div', { 'class': 'concerns' }, [
      drawing ? mark(drawing, scene.events.places[i]) : null,
      Dom.make('div', {}, [
        Dom.make('p', {}, [
          document.createTextNode(Words.say('scope.concerns') + ' '), Dom.make('b', { text: words }),
          how ? document.createTextNode(how) : null
        ]),
        note ? Dom.make('p', { 'class': 'small', text: note }) : null,
        act(i)
      ])
    ]);
  }
  function scopes(i) {
    var found = more(i).scopes || { named: scene.events.places[i] }, ways = Object.keys(found);
    if (ways.length < 2) return ways.length ? ' ' + Words.say('scope.' + ways[0]) : '';
    return Words.say('colon') + ways.map(function (how) {
      return Words.list(groupsIn(found[how]).map(name)) + ' ' + Words.say('scope.' + how);
    }).join('; ');
  }
  function act(i) {
    var place = actOf(i);
    return place ? Dom.make('p', { 'class': 'small', text: Words.say('act.place', { place: pick(place.name) }) }) : null;
  }
  // A key plan: the four groups at one scale, the concerned ones filled.
  function plan(mask) {
    return mark(Dom.drawing(scene.plan.box, 'plan', scene.groups.map(function (group) { return Dom.path(group.outline); })), mask);
  }
  function mark(drawing, mask) {
    scene.groups.forEach(function (_, bit) { drawing.children[bit].classList.toggle('on', Boolean((mask >> bit) & 1)); });
    return drawing;
  }
  function frame(heading, cells) {
    return Dom.make('section', { 'class': 'frame-box' }, [
      Dom.make('h4', { text: heading }),
      Dom.make('div', { 'class': 'frame' }, cells.map(function (cell) {
        return Dom.make('div', {}, [
          Dom.make('h5', { text: cell.head }), Dom.make('p', { text: cell.text, 'class': cell.empty ? 'small' : null }),
          cell.cite ? place(cell.cite, cell.named) : null
        ]);
      }))
    ]);
  }
  // The source of a cell; one whose heading names publisher and date already says only where in it.
  function place(cite, named) {
    if (!named) return source(cite);
    var from = scene.sources[cite.source], where = pick(cite.locator);
    return Dom.make('p', { 'class': 'cite' }, [Dom.link(from.url, from.title, from.lang), where ? document.createTextNode(', ' + where) : null]);
  }
  // Accounts under the point they are about, by the date of their source.
  function accounts(list) {
    var points = [], by = Object.create(null);
    list.forEach(function (account) {
      var point = pick(account.point);
      if (!by[point]) { by[point] = []; points.push(point); }
      by[point].push({ head: who(account.cite), text: pick(account.text), cite: account.cite, named: true });
    });
    return points.map(function (point) {
      var label = by[point].length > 1 ? 'accounts.differ' : 'accounts.one';
      return frame(Words.say(label) + (point ? Words.say('colon') + point : ''), by[point]);
    });
  }
  function who(cite) {
    var from = scene.sources[cite.source];
    return from.publisher + (from.date ? ', ' + Dates.format(from.date, Words.current(), true) : '');
  }
  // Both states in the order of the reader's alphabet; an empty side says so.
  function positions(found) { return sides(Words.say('positions.title'), found); }
  function sides(heading, found) {
    if (!found) return null;
    return frame(heading, scene.holders[Words.current()].map(function (holder) {
      var position = found[holder];
      return {
        head: Words.say('holder.' + holder), text: position ? pick(position.text) : Words.say('positions.none'),
        empty: !position, cite: position ? position.cite : null
      };
    }));
  }
  function source(cite) {
    var from = scene.sources[cite.source], given = cite.words || (cite.date && cite.date !== from.date ? Dates.format(cite.date, Words.current(), true) : '');
    var line = Dom.make('p', { 'class': 'cite' }, [
      Dom.make('span', { text: from.publisher + ', ' }), Dom.link(from.url, from.title, from.lang),
      document.createTextNode((from.date ? ', ' + Dates.format(from.date, Words.current(), true) : '') + (pick(cite.locator) ? ', ' + pick(cite.locator) : ''))
    ]);
    if (cite.quote) line.append(Words.say('colon'), Dom.make('q', { text: cite.quote, lang: from.lang }));
    if (given) line.append(Words.say('colon'), Words.say('cite.date') + ' ', Dom.make('q', { text: given, lang: cite.words ? from.lang : null }));
    if (pick(from.date_basis)) line.append(Dom.make('span', { 'class': 'basis', text: pick(from.date_basis) }));
    return line;
  }
  // The first source, and a button that opens the others in place.
  function citations(i, open) {
    var numbers = [].slice.call(scene.events.cited, scene.events.citedFrom[i], scene.events.citedFrom[i + 1]);
    if (!numbers.length) return null;
    function listed(some) { return some.map(function (number) { return source(scene.events.citations[number]); }); }
    var box = Dom.make('div', { 'class': 'sources' }, [Dom.make('h4', { text: Words.count('cite.sources', numbers.length) })].concat(listed(open ? numbers : numbers.slice(0, 1))));
    if (numbers.length > 1 && !open) {
      box.append(Dom.make('button', {
        type: 'button', 'class': 'textual', text: Words.count('cite.more', numbers.length - 1),
        onclick: function (event) { event.currentTarget.remove(); box.append.apply(box, listed(numbers.slice(1))); }
      }));
    }
    return box;
  }
  // Accounts and positions behind one button; they open in place. The first `shown` frames stand open before it.
  function depth(i, shown) {
    var found = more(i), sides = positions(found.positions), frames = (sides ? [sides] : []).concat(accounts(found.accounts || []));
    var open = frames.slice(0, shown), rest = frames.slice(shown);
    if (!rest.length) return open;
    var label = Words.count(shown ? 'accounts.further' : 'accounts.points', rest.length);
    return open.concat(Dom.make('details', { 'class': 'depth' }, [Dom.make('summary', { text: label })].concat(rest)));
  }
  return {
    accounts: accounts, actOf: actOf, citations: citations, concerns: concerns, date: date, depth: depth, groupsOf: groupsOf, head: head, kind: kind,
    more: more, name: name, others: others, sides: sides, pick: pick, plan: plan, positions: positions, source: source, start: start, summary: summary, title: title, who: who
  };
})();
