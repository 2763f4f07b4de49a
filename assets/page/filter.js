// View and filter: whose names, which kinds, groups, source and period; the row above the instrument says what is left.
var Filter = (function () {
  'use strict';
  var ALL = { kinds: 0, source: -1, groups: 0, since: 0, sinceText: '', until: 0, untilText: '' };
  var scene, box, opener, badge, result, words, number, live, clear, kinds, groups, source, views, fields;

  function start(loaded) {
    scene = loaded;
    box = Dom.byId('filter');
    opener = Dom.byId('filter-open');
    result = Dom.byId('result');
    badge = Dom.make('span', { 'class': 'badge' });
    opener.append(glyph('M2 3h12L9.4 8.6v4.2l-2.8 1.4V8.6z'), Dom.make('span', { 'class': 'opener-word', 'data-text': 'filter.title' }), badge);
    var small = window.matchMedia('(max-width: 620px)');
    seat(small);
    small.addEventListener('change', seat);
    opener.addEventListener('click', function () { if (box.hidden) open(); else shut(); });
    [box, opener].forEach(function (element) { element.addEventListener('keydown', function (event) { if (event.key === 'Escape' && !box.hidden) shut(); }); });
    words = Dom.make('span', { 'class': 'result-words' });
    number = Dom.make('b', {});
    result.append(words, number, Dom.make('button', { type: 'button', 'class': 'drop', 'data-label': 'filter.drop', onclick: function () { State.set(ALL); Dom.byId('time').focus({ preventScroll: true }); } }, [Dom.icon('close')]));
  }
  // A narrow head has no room for the button; it stands beside the date then, where there is one.
  function seat(small) { if (small.matches && !Page.without('strip')) Dom.byId('date').after(opener); else Dom.byId('languages').after(opener); }
  function glyph(d) { return Dom.drawing('0 0 16 16', 'icon', [Dom.path(d)]); }
  function open() {
    build();
    box.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    box.focus({ preventScroll: true });
  }
  function shut() {
    box.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    opener.focus({ preventScroll: true });
  }

  function build() {
    var state = State.get();
    kinds = scene.kinds.map(function (kind, bit) { return row('checkbox', Words.say('kind.' + kind), Dom.icon(kind), function (on) { flip('kinds', bit, on, scene.kinds.length); }); });
    groups = scene.groups.map(function (group, bit) { return row('checkbox', Rec.name(group), null, function (on) { flip('groups', bit, on, scene.groups.length); }); });
    views = scene.viewpoints.map(function (view) { return row('radio', Words.say(view.id === 'neutral' ? 'filter.neutral' : 'holder.' + view.id), null, function () { State.set({ view: view.id }); }); });
    views.forEach(function (each, k) { each.input.name = 'view'; each.count.textContent = Rec.pick(scene.viewpoints[k].collective); });
    source = Dom.make('select', { id: 'filter-source' }, [Dom.make('option', { value: -1, text: Words.say('filter.any') })].concat(options()));
    source.addEventListener('change', function () { State.set({ source: Number(source.value) }); });
    fields = [field('since', 0), field('until', 1), field('compare', 0)];
    live = Dom.make('p', { role: 'status' });
    clear = Dom.make('button', { type: 'button', 'class': 'plain', text: Words.say('filter.clear'), onclick: function () { State.set(Object.assign({ view: 'neutral', compare: 0 }, ALL)); } });
    var view = scene.viewpoints.filter(function (each) { return each.id === state.view; })[0];
    box.replaceChildren(
      Dom.make('button', { type: 'button', 'class': 'shut', 'aria-label': Words.say('card.close'), onclick: shut }, [Dom.icon('close')]),
      Dom.make('h2', { text: Words.say('filter.title') }),
      set('filter.view', rows(views), view ? [Dom.make('p', { 'class': 'small', text: Rec.pick(view.note) }), view.cite ? Rec.source(view.cite) : null] : []),
      set('filter.kinds', rows(kinds), []), set('filter.groups', rows(groups), []),
      Dom.make('label', { 'for': 'filter-source', 'class': 'head-line', text: Words.say('filter.source') }), source,
      set('filter.period', fields.slice(0, 2).map(function (each) { return each.element; }), [Dom.make('p', { 'class': 'small', text: Words.say('filter.hint') })]),
      fields[2].element, Dom.make('div', { 'class': 'filter-foot' }, [live, clear])
    );
    update(state);
  }
  function rows(list) { return list.map(function (each) { return each.element; }); }
  function set(key, children, notes) {
    return Dom.make('fieldset', {}, [Dom.make('legend', { 'class': 'head-line', text: Words.say(key) }), Dom.make('div', { 'class': 'choices' }, children)].concat(notes));
  }
  function row(type, text, icon, action) {
    var input = Dom.make('input', { type: type }), count = Dom.make('span', { 'class': 'small' });
    input.addEventListener('change', function () { action(input.checked); });
    return { input: input, count: count, element: Dom.make('label', { 'class': 'choose' }, [input, icon, Dom.make('span', { text: text }), count]) };
  }
  function flip(name, bit, on, size) {
    var mask = on ? State.get()[name] | 1 << bit : State.get()[name] & ~(1 << bit), changes = {};
    changes[name] = mask === (1 << size) - 1 ? 0 : mask;
    State.set(changes);
  }
  function options() {
    var cited = Scene.counts(ALL).sources;
    return scene.publishers.map(function (name, k) { return { at: k, text: name }; })
      .filter(function (each) { return cited[each.at]; })
      .sort(function (a, b) { return a.text.localeCompare(b.text, Words.current()); })
      .map(function (each) { var option = Dom.make('option', { value: each.at }); option.words = each.text; return option; });
  }
  // A year, a month or a day; the window takes its first or last day, the comparison its first.
  function field(name, end) {
    var input = Dom.make('input', { type: 'text', inputmode: 'numeric', maxlength: 10, autocomplete: 'off', spellcheck: 'false', 'data-field': name });
    input.addEventListener('change', function () {
      var text = input.value.trim(), days = text ? State.extent(text) : [0, 0], state = State.get(), changes = {};
      var crossed = days && name !== 'compare' && State.crosses(end, days[end], end ? state.since : state.until);
      input.setAttribute('aria-invalid', String(!days || crossed));
      if (!days || crossed) return Page.notice(crossed ? Words.say('filter.crosses') : Words.say('time.bad-date', { words: text }));
      changes[name] = days[end];
      // A chosen island's panel would hide the comparison.
      if (name === 'compare') changes.island = null; else changes[name + 'Text'] = text;
      State.set(changes);
      Page.notice('');
    });
    return { name: name, input: input, element: Dom.make('label', { 'class': 'field' }, [Dom.make('span', { text: Words.say('filter.' + name) }), input]) };
  }

  // What is set, in words: the row above the instrument, the badge, and the open panel.
  function show(state, fresh) {
    var any = [state.kinds, state.groups, state.source >= 0, state.since || state.until].filter(Boolean).length;
    var all = any + (state.view !== 'neutral') + (state.compare > 0);
    result.hidden = !any;
    words.textContent = any ? says(state) : '';
    number.textContent = tally();
    badge.textContent = all || '';
    opener.setAttribute('aria-label', all ? Words.say('filter.active', { n: Words.number(all) }) : Words.say('filter.title'));
    opener.title = opener.getAttribute('aria-label');
    if (box.hidden) return;
    if (fresh) rebuild(); else update(state);
  }
  // In another language or with other names, where the reader was in it stays.
  function rebuild() {
    var all = [].slice.call(box.querySelectorAll('input, select, button')), at = all.indexOf(document.activeElement), top = box.scrollTop;
    build();
    box.scrollTop = top;
    if (at >= 0) box.querySelectorAll('input, select, button')[at].focus({ preventScroll: true });
  }
  function tally() {
    return Words.count('filter.result', scene.total).replace('{m}', Words.number(scene.events.size));
  }
  function says(state) {
    var names = State.chosen(state.kinds, scene.kinds).map(function (kind) { return Words.say('kind.' + kind); });
    return [
      names.length > 2 ? Words.count('filter.some', names.length) : Words.list(names),
      Words.list(State.chosen(state.groups, scene.groups).map(Rec.name)),
      state.source < 0 ? '' : scene.publishers[state.source],
      state.since || state.until ? Dates.format((state.sinceText || '..') + '/' + (state.untilText || '..'), Words.current(), true) : ''
    ].filter(Boolean).join(' · ');
  }
  function update(state) {
    var found = Scene.counts(state);
    tick(kinds, state.kinds, found.kinds);
    tick(groups, state.groups, found.groups);
    views.forEach(function (each, k) { each.input.checked = scene.viewpoints[k].id === state.view; });
    [].slice.call(source.options, 1).forEach(function (option) { option.textContent = option.words + ' (' + Words.number(found.sources[option.value]) + ')'; });
    source.value = state.source;
    fields.forEach(function (each) {
      each.input.value = each.name !== 'compare' ? state[each.name + 'Text'] : state.compare ? Civil.iso(state.compare) : '';
      each.input.removeAttribute('aria-invalid');
    });
    live.textContent = tally();
    clear.disabled = !badge.textContent;
  }
  function tick(list, mask, counts) {
    list.forEach(function (each, bit) {
      each.input.checked = Boolean((mask >> bit) & 1);
      each.count.textContent = Words.number(counts[bit]);
    });
  }
  return { show: show, start: start };
})();
