// The instrument: previous, play, next, the reading row, axis presets, speed, date field, and the slider for keys and screen readers.
var Control = (function () {
  'use strict';
  var PAUSE = 2500;  // ms an event stays at speed 1
  var scene, slider, field, play, speed, timer = null, row, cells, axes, extent = [0, 0];

  function start(loaded) {
    scene = loaded;
    var box = Dom.byId('control');
    slider = Dom.make('input', { type: 'range', id: 'time', min: 0, step: 1, 'data-label': 'time.slider' });
    field = Dom.make('input', { type: 'text', id: 'date', inputmode: 'numeric', maxlength: 40, autocomplete: 'off', spellcheck: 'false', 'data-label': 'time.date' });
    speed = Dom.make('select', { id: 'speed', 'data-label': 'time.speed' }, ['0.5', '1', '2', '4'].map(function (n) { return Dom.make('option', { value: n, text: n + '×' }); }));
    speed.value = '1';
    play = tool('play', 'time.play', toggle);
    row = Dom.make('div', { 'class': 'reading' });
    axes = Dom.make('div', { 'class': 'choice axes', role: 'group', 'data-label': 'time.axis' });
    box.append(
      Dom.make('div', { 'class': 'steps' }, [tool('back', 'time.previous', function () { State.step(-1); }), play, tool('forward', 'time.next', function () { State.step(1); })]),
      slider, row, Dom.make('div', { 'class': 'extras' }, [axes, speed, field])
    );
    resize();
    cells = [-2, -1, 0, 1, 2].map(cell);
    if (scene.axes.length > 1) scene.axes.forEach(addAxis);
    slider.addEventListener('input', function () { halt(); State.goTo(Number(slider.value)); });
    slider.addEventListener('keydown', keys);
    field.addEventListener('change', typed);
    new ResizeObserver(measure).observe(row);
    document.addEventListener('visibilitychange', function () { if (document.hidden) halt(); });
  }
  function resize() { slider.max = Math.max(0, scene.events.size - 1); }
  function tool(icon, label, action) {
    var id = { back: 'previous', play: 'play', forward: 'next' }[icon];
    return Dom.make('button', { type: 'button', 'class': 'tool', id: id, 'data-label': label, onclick: function () { if (icon !== 'play') halt(); action(); } }, [Dom.icon(icon)]);
  }
  function cell(offset) {
    var attributes = { 'class': 'cell' + (offset ? ' near-' + Math.abs(offset) : ' current') };
    var element = row.appendChild(Dom.make(offset ? 'button' : 'div', offset ? Object.assign(attributes, { type: 'button', tabindex: '-1' }) : attributes, [
      Dom.make('span', { 'class': 'when' }), Dom.make('span', { 'class': 'what' })
    ]));
    if (offset) element.addEventListener('click', function () { halt(); State.goTo(State.get().event + offset); });
    return { offset: offset, element: element };
  }
  function addAxis(span, i) {
    var text = i === 0 ? span[0] + '–' : span[1] === scene.axes[0][1] ? span[0] + '–' : span[0] + '–' + String(span[1]).slice(2);
    axes.append(Dom.make('button', { type: 'button', text: text, 'aria-pressed': String(i === 0), onclick: function () { Strip.choose(i); } }));
  }
  function pressAxis(preset) {
    [].forEach.call(axes.children, function (button, i) { button.setAttribute('aria-pressed', String(i === preset)); });
  }
  // Arrow keys step through events even where the day rests between two of them; up is later, as on any slider.
  function keys(event) {
    var by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
    if (event.key === 'Home') { halt(); State.goTo(0); } else if (event.key === 'End') { halt(); State.goTo(scene.events.size - 1); }
    else if (by) { halt(); State.step(by); } else if (event.key === 'Escape') State.set({ open: false }); else return;
    event.preventDefault();
  }
  // A day, a month or a year; a month or a year means its first day.
  function typed() {
    var words = field.value.trim(), days = State.extent(words);
    field.setAttribute('aria-invalid', String(!days));
    if (!days) return Page.notice(Words.say('time.bad-date', { words: words }));
    Page.notice('');
    halt();
    State.goToDay(days[0]);
  }
  function toggle() {
    if (timer) return halt();
    if (State.get().event >= scene.events.size - 1) State.goTo(0); else State.step(State.get().open ? 1 : 0);
    timer = setTimeout(tick, PAUSE / speed.value);
    dress();
  }
  function tick() {
    if (State.get().event >= scene.events.size - 1) return halt();
    State.step(1);
    timer = setTimeout(tick, PAUSE / speed.value);
  }
  function halt() {
    clearTimeout(timer);
    if (timer) { timer = null; dress(); }
  }
  function dress() {
    play.dataset.label = timer ? 'time.pause' : 'time.play';
    play.setAttribute('aria-label', Words.say(play.dataset.label));
    play.title = Words.say(play.dataset.label);
    play.replaceChildren(Dom.icon(timer ? 'pause' : 'play'));
  }
  function measure() {
    var box = Dom.byId('axis').getBoundingClientRect(), at = cells[2].element.getBoundingClientRect();
    extent = [at.left - box.left, at.right - box.left];
    var state = State.get();
    Strip.show(state.event, state.day);
  }
  function write(element, text) { if (element.textContent !== text) element.textContent = text; }
  function show(state) {
    var nothing = Words.say(scene.events.size ? 'time.before' : 'filter.nothing'), spoken = state.event < 0 ? nothing : Rec.date(state.event) + Words.say('colon') + Rec.title(state.event);
    slider.value = Math.max(0, state.event);
    slider.setAttribute('aria-valuetext', spoken);
    field.value = Civil.iso(state.day);
    field.removeAttribute('aria-invalid');
    cells.forEach(function (cell) {
      var i = state.event + cell.offset, there = i >= 0 && i < scene.events.size;
      cell.element.classList.toggle('none', !there);
      write(cell.element.firstChild, there ? Rec.date(i, cell.offset !== 0) : '');
      write(cell.element.lastChild, there ? Rec.title(i) : cell.offset ? '' : nothing);
    });
    Dom.byId('previous').disabled = state.event <= 0;
    Dom.byId('next').disabled = state.event >= scene.events.size - 1;
  }
  return { cell: function () { return extent; }, halt: halt, measure: measure, pressAxis: pressAxis, resize: resize, show: show, start: start };
})();
