// Start of the page: data in, parts together, language, theme, address, and the frame around it.
var Page = (function () {
  'use strict';
  var scene, root = document.documentElement, framed = window.parent !== window, chosen = Boolean(root.dataset.theme), known = '';

  // The coast first, the rest after the frame that shows it.
  function start(map, bounds) {
    var box = map.getContainer();
    if (box.clientWidth && box.clientHeight) return open(map, bounds);
    // A frame that is not laid out yet has no size, and nothing can be placed in it: wait for the first.
    var watch = new ResizeObserver(function () {
      if (!box.clientWidth || !box.clientHeight) return;
      watch.disconnect();
      map.invalidateSize(false);
      open(map, bounds);
    });
    watch.observe(box);
  }
  function open(map, bounds) {
    Chart.open(map, bounds);
    // Two frames on: the first one shows the coast, and only a second callback is sure to come after it.
    requestAnimationFrame(function () { requestAnimationFrame(function () { setTimeout(read, 0, map); }); });
  }
  // The data stands after this script, so that the coast is there before the last of many events has arrived.
  function read(map) {
    if (document.readyState !== 'loading') return begin(map);
    document.addEventListener('DOMContentLoaded', function () { begin(map); });
  }
  function begin(map) {
    scene = Scene.load(Dom.byId('scene'), Dom.byId('lines'));
    follow();
    Words.use(scene.text, scene.lang);
    Dates.use(scene.dates);
    State.start(scene, scene.lang);
    Rec.start(scene);
    Key.start(scene);
    Place.start(map, scene);
    Chart.start(scene);
    Marks.start(map, scene);
    Card.start(map, scene);
    Portrait.start(scene);
    Panel.start(scene);
    Control.start(scene);
    Filter.start(scene);
    Compare.start(scene);
    languages();
    Dom.byId('theme').append(Dom.icon('theme'));
    Dom.byId('theme').addEventListener('click', function () {
      chosen = true;
      dress(root.dataset.theme === 'dark' ? 'light' : 'dark');
    });
    Dom.byId('about-open').append(Dom.icon('about'));
    Dom.byId('about-open').addEventListener('click', about);
    if (scene.start) State.apply(scene.start);
    speak();
    Strip.start(scene);
    State.onChange(change);
    var bad = State.apply(address());
    change(State.get(), ['lang', 'event', 'island', 'open', 'filter']);
    tell(bad);
    window.addEventListener('hashchange', function () { tell(State.apply(address())); });
    window.addEventListener('message', hear);
    if (framed) {
      post({ type: 'four-islands:ready' });
      tall();
      window.addEventListener('resize', tall);
    }
    // Sizes were measured before the embedded typeface was ready.
    document.fonts.ready.then(function () { Chart.measure(); Control.measure(); Strip.draw(); Card.lay(); });
    root.dataset.ready = 'true';
  }

  // Every part that shows the state, in one pass.
  function change(state, changed) {
    function has(name) { return changed.indexOf(name) >= 0; }
    if (has('lang')) { Words.use(scene.text, state.lang); told = 0; tall(); }
    // Other events than before: what counts them starts anew.
    if (has('filter')) { Marks.reset(); Control.halt(); Control.resize(); }
    if (has('lang') || has('view')) speak();
    if (has('lang') || has('view') || has('filter') || has('compare')) Filter.show(state, has('lang') || has('view'));
    Panel.show(state, has('lang') || has('view') || has('filter'));
    Control.show(state);
    Chart.mark(state.open && state.event >= 0 ? scene.events.places[state.event] : 0, state.island);
    Marks.show(Scene.begunBy(scene.events, state.day));
    if ((has('island') || has('filter')) && !has('lang')) Strip.draw(); else Strip.show(state.event, state.day);
    Realm.show(state.day);
    Key.show(state.event, state.open);
    Key.rule(state.day);
    // Last, because it measures itself: everything else is written by then.
    Card.show(state.event, state.open, Panel.tells(state.event));
    remember();
    notice('');
  }
  function speak() {
    Words.write();
    Chart.write();
    document.querySelectorAll('#languages button').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.lang === Words.current()));
    });
    if (Dom.byId('axis').firstChild) Strip.draw();
  }
  function languages() {
    if (scene.langs.length < 2) return;
    scene.langs.forEach(function (lang) {
      Dom.byId('languages').append(Dom.make('button', {
        type: 'button', lang: lang, text: scene.endonyms[lang].brief, 'aria-label': scene.endonyms[lang].whole, onclick: function () { State.set({ lang: lang }); }
      }));
    });
  }

  // The reader's choice or the frame's stays; until there is one, the device's own setting counts.
  function dress(theme) {
    if (theme !== 'light' && theme !== 'dark') return;
    root.dataset.theme = theme;
    if (!Dom.byId('axis').firstChild) return;
    Strip.draw();
    Marks.redraw();
  }
  function follow() {
    var device = window.matchMedia('(prefers-color-scheme: dark)');
    if (!chosen) dress(device.matches ? 'dark' : 'light');
    device.addEventListener('change', function () { if (!chosen) dress(device.matches ? 'dark' : 'light'); });
  }

  function about() {
    var box = Dom.byId('about');
    box.replaceChildren(
      Dom.make('button', { type: 'button', 'class': 'shut', 'aria-label': Words.say('card.close'), onclick: function () { box.close(); } }, [Dom.icon('close')]),
      Dom.make('h2', { text: Words.say('page.title') }), Dom.make('p', { text: Words.say('about.what') }), Dom.make('p', { text: Words.say('foot.disclaimer') }),
      Dom.make('p', { text: Words.say('about.scope') }),
      Dom.make('h3', { text: Words.say('about.key') }), Key.whole(), Dom.make('p', { 'class': 'small', text: Words.say('key.lines') }),
      Dom.make('h3', { text: Words.say('about.keys') }), Dom.make('p', { text: Words.say('about.keys-text') }),
      Dom.make('h3', { text: Words.say('about.licences') })
    );
    scene.credits.forEach(function (credit) { box.append(Dom.make('p', {}, [document.createTextNode(Words.say(credit.text) + ' '), Dom.link(credit.url, credit.licence, 'en')])); });
    box.showModal();
  }
  function notice(text) { Dom.byId('notice').textContent = text; }
  function tell(bad) {
    var out = bad.leftOut, unknown = bad.filter(function (name) { return name !== 'left-out'; });
    notice([
      unknown.length ? Words.say('address.bad', { names: Words.list(unknown.map(function (name) { return Words.say('address.' + name); })) }) : '',
      out ? Words.say('address.left-out', { title: out }) : ''
    ].filter(Boolean).join(' '));
  }

  // The address: the hash of this page, or the frame's own address when a frame asks for it.
  function address() {
    var words = {};
    known = location.hash;
    new URLSearchParams(location.hash.slice(1)).forEach(function (value, name) { words[name] = value; });
    return words;
  }
  // The address follows once the reader pauses: writing it costs more than drawing a step.
  var later = null;
  function remember() {
    clearTimeout(later);
    later = setTimeout(write, 250);
  }
  function write() {
    var words = State.encode();
    if (framed) post({ type: 'four-islands:state', state: words });
    // Another address has come and its event is on the way: it must not be overwritten.
    if (location.protocol === 'about:' || location.hash !== known) return;
    var hash = '#' + new URLSearchParams(words).toString();
    if (hash !== known) history.replaceState(null, '', hash);
    known = location.hash;
  }
  // The frame around may be anyone's: what is told it (date, event, island, language) is what its address would show.
  // The height that suits a width, whatever height there is now: a host that gives it is not asked for another one.
  var told = 0;
  function tall() {
    var width = window.innerWidth, small = width < 621, strip = without('strip') ? small ? 150 : 138 : 0;
    if (!framed || width === told) return;
    told = width;
    post({ type: 'four-islands:height', height: (small ? 740 : Math.round(Math.min(Math.max(0.6 * width, 760), 960))) - strip, width: width, lang: Words.current() });
  }
  // Whether this page was made without the panel beside the map, or the strip below it.
  function without(part) { return (root.dataset.without || '').split(' ').indexOf(part) >= 0; }
  function post(message) { window.parent.postMessage(message, '*'); }
  function hear(event) {
    if (event.source !== window.parent || !event.data || typeof event.data !== 'object') return;
    if (event.data.type === 'four-islands:set' && event.data.state) tell(State.apply(event.data.state));
    if (event.data.type === 'four-islands:theme' && !chosen) dress(event.data.theme);
  }
  return { notice: notice, start: start, without: without };
})();
