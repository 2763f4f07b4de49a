// The time axis: linear, one tick per event as wide as its date is uncertain, density behind, lanes below, the handle in front.
var Strip = (function () {
  'use strict';
  var AXIS = 20;  // px of the years
  var scene, box, canvas, handle, elbow, now, before, after, tip, shades, edges;
  var span, low, high, width = 0, field = 58, left = 14, right = 14, slots = [], pitch, step, heads, first = 0, last = 0;

  function start(loaded) {
    scene = loaded;
    box = Dom.byId('axis');
    canvas = Dom.make('canvas', { 'aria-hidden': 'true' });
    now = Dom.make('div', { 'class': 'tick-now' });
    handle = Dom.make('div', { 'class': 'handle', 'aria-hidden': 'true' }, [Dom.drawing('0 0 16 14', '', [Dom.path('M1 1h14v6l-7 6-7-6z')])]);
    elbow = Dom.make('div', { 'class': 'elbow', 'aria-hidden': 'true' });
    before = Dom.make('button', { type: 'button', 'class': 'beyond left', tabindex: '-1' });
    after = Dom.make('button', { type: 'button', 'class': 'beyond right', tabindex: '-1' });
    tip = Dom.make('div', { 'class': 'tip', 'aria-hidden': 'true', hidden: true });
    shades = [0, 1].map(function () { return Dom.make('div', { 'class': 'shade', 'aria-hidden': 'true', hidden: true }); });
    edges = ['since', 'until'].map(edge);
    Lanes.start(scene, box);
    box.append(canvas, now, shades[0], shades[1], elbow, handle, before, after, edges[0], edges[1], tip);
    before.addEventListener('click', function () { choose(0); });
    after.addEventListener('click', function () { choose(0); });
    box.addEventListener('pointerdown', grab);
    box.addEventListener('pointermove', hint);
    box.addEventListener('pointerleave', function () { tip.hidden = true; });
    new ResizeObserver(draw).observe(box);
    choose(0);
  }
  // Axis presets: [first year, last year], the first is the whole.
  function choose(preset) {
    span = scene.axes[preset];
    low = Civil.count(span[0] * 10000 + 101);
    high = Civil.count((span[1] + 1) * 10000 + 101);
    Control.pressAxis(preset);
    draw();
  }
  function xAt(count) { return left + (count - low) / (high - low) * (width - left - right); }
  function xOf(day) { return xAt(Civil.count(day)); }
  function inView(day) { return Math.min(Math.max(xOf(day), left - 6), width - right + 6); }

  function draw() {
    width = box.clientWidth;
    if (!width) return;
    var ratio = window.devicePixelRatio || 1, style = getComputedStyle(document.documentElement), pen = canvas.getContext('2d');
    var tall = box.clientHeight, tight = tall < 130;
    field = tight ? 50 : 58;
    canvas.width = width * ratio;
    canvas.height = tall * ratio;
    canvas.style.height = tall + 'px';
    pen.scale(ratio, ratio);
    pen.font = '12px ' + getComputedStyle(document.body).fontFamily;
    left = Lanes.gutter(pen, width, tight);
    years(pen, style);
    stack();
    density(pen, style);
    ticks(pen, style);
    Lanes.draw(pen, {
      top: field + AXIS + 1, tight: tight, left: left, right: width - right, x: xOf, ratio: ratio, colour: function (name) { return colour(style, name); }
    });
    frame(limit(0), limit(1));
    beyond();
    var state = State.get();
    show(state.event, state.day);
  }
  function colour(style, name) { return style.getPropertyValue(name).trim(); }
  function years(pen, style) {
    var total = span[1] - span[0] + 1, room = (width - left - right) / total;
    var every = [1, 2, 5, 10, 20, 25, 50, 100].filter(function (n) { return n * room >= 52; })[0] || 200;
    pen.fillStyle = pen.strokeStyle = colour(style, '--ink3');
    pen.textAlign = 'center';
    pen.fillRect(left, field, width - left - right, 1);
    for (var year = Math.ceil(span[0] / every) * every; year <= span[1] + 1; year += every) {
      var x = Math.round(xOf(year * 10000 + 101));
      pen.fillRect(x, field, 1, 5);
      if (x > left + 8 || year === span[0]) pen.fillText(String(year), Math.min(Math.max(x, left + 14), width - 16), field + 16);
    }
  }
  // Each event's place in the column of ticks it falls into; those before `first` and from `last` on lie outside the axis.
  function stack() {
    step = width < 600 ? 3 : 3.6;
    heads = new Uint32Array(Math.ceil(width / step) + 2);
    first = Scene.begunBy(scene.events, span[0] * 10000 + 100);
    last = Scene.begunBy(scene.events, span[1] * 10000 + 1231);
    if (slots.length !== scene.events.size) slots = new Uint16Array(scene.events.size);
    slots.fill(65535);
    for (var i = first; i < last; i++) slots[i] = Math.min(heads[Math.floor(xOf(scene.events.from[i]) / step)]++, 65534);
    // What the curve and the ticks were drawn from, and what is only counted beside them.
    canvas.dataset.events = heads.reduce(function (sum, number) { return sum + number; }, first + scene.events.size - last);
    pitch = Math.min(5.6, (field - 4) / Math.max.apply(null, [1].concat([].slice.call(heads))));
  }
  // Gaussian density of the events, its square root, highest at 72 % of the field.
  function density(pen, style) {
    var sigma = (width - left - right) / 78 / step, reach = Math.ceil(3 * sigma), most = 0, curve = new Float32Array(heads.length);
    for (var c = 0; c < heads.length; c++) {
      if (!heads[c]) continue;
      for (var k = Math.max(0, c - reach); k <= Math.min(heads.length - 1, c + reach); k++) curve[k] += heads[c] * Math.exp(-(k - c) * (k - c) / 2 / sigma / sigma);
    }
    curve.forEach(function (value) { most = Math.max(most, value); });
    pen.fillStyle = colour(style, '--dens');
    pen.beginPath();
    pen.moveTo(left, field);
    curve.forEach(function (value, k) { pen.lineTo(Math.min(Math.max(k * step, left), width - right), field - (most ? Math.sqrt(value / most) : 0) * field * 0.72); });
    pen.lineTo(width - right, field);
    pen.fill();
  }
  function tickBox(i) {
    var x0 = Math.floor(xOf(scene.events.from[i]) / step) * step, to = Math.min(xOf(scene.events.to[i]), width - right);
    return [x0, field - 2 - (slots[i] + 1) * pitch + (pitch > 3 ? 1 : 0), Math.max(step - 1, to - x0), Math.max(pitch - 1.2, pitch * 0.7)];
  }
  function ticks(pen, style) {
    var chosen = State.get().island, bit = chosen ? scene.groupIndex[chosen] : -1, faint = colour(style, '--rule2'), plain = colour(style, '--tick');
    // Far more events than pixels: a column is one bar, not thousands of strokes on the same pixels.
    if (pitch < 1) {
      pen.fillStyle = plain;
      heads.forEach(function (number, c) { if (number) pen.fillRect(c * step, field - 2 - number * pitch, step - 1, number * pitch); });
      return;
    }
    for (var i = first; i < last; i++) {
      pen.fillStyle = bit < 0 || (scene.events.places[i] >> bit) & 1 ? plain : faint;
      pen.fillRect.apply(pen, tickBox(i));
    }
  }

  function show(event, day) {
    if (!width) return;
    var x = inView(day), from = event >= 0 ? tickBox(event) : null, seen = from && slots[event] !== 65535;
    handle.style.transform = 'translateX(' + x + 'px)';
    now.style.cssText = seen ? 'transform:translate(' + from[0] + 'px,' + from[1] + 'px);width:' + Math.max(from[2], 2.6) + 'px;height:' + Math.max(from[3], 2.6) + 'px' : 'display:none';
    var cell = Control.cell(), run = [Math.min(cell[1], x), Math.max(cell[0], x)];
    elbow.style.cssText = 'left:' + run[0] + 'px;width:' + Math.max(0, run[1] - run[0]) + 'px';
    elbow.className = 'elbow' + (x > cell[1] ? ' right' : x < cell[0] ? ' left' : ' under');
    if (x >= cell[0] && x <= cell[1]) elbow.style.cssText = 'left:' + x + 'px;width:0';
    Lanes.step(x);
  }
  function beyond() {
    var rest = scene.events.size - last;
    before.hidden = !first;
    after.hidden = !rest;
    before.textContent = '‹ ' + Words.number(first);
    before.title = Words.count('list.earlier', first);
    after.textContent = Words.number(rest) + ' ›';
    after.title = Words.count('list.later', rest);
  }

  // The window: what lies outside is faded; two edges that a pointer drags and keys move, by years on a long axis, by months on a short one.
  function unit() { return span[1] - span[0] > 50 ? 1 : 12; }
  function edge(name, end) {
    var element = Dom.make('div', { 'class': 'edge', role: 'slider', tabindex: '0', 'data-edge': name, 'data-label': 'filter.' + name, hidden: true });
    element.addEventListener('pointerdown', function (event) {
      var at = limit(end), other = limit(1 - end);
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      element.onpointermove = function (moved) {
        var part = (moved.clientX - box.getBoundingClientRect().left - left) / (width - left - right);
        at = bound(end, Math.round((span[0] + part * (span[1] + 1 - span[0])) * unit()) - end, other);
        frame(end ? other : at, end ? at : other);
      };
      element.onpointerup = element.onpointercancel = function () {
        element.onpointermove = element.onpointerup = element.onpointercancel = null;
        if (at !== limit(end)) move(end, at);
      };
    });
    element.addEventListener('keydown', function (event) {
      var by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -1e5, End: 1e5 }[event.key];
      if (!by) return;
      event.preventDefault();
      var at = bound(end, limit(end) + by, limit(1 - end));
      if (at !== limit(end)) move(end, at);
    });
    return element;
  }
  // An end of the window in units since year 0; where none is set, the end of the axis.
  function limit(end) {
    var day = State.get()[end ? 'until' : 'since'], year = Math.floor(day / 10000);
    return !day ? (end ? (span[1] + 1) * unit() - 1 : span[0] * unit()) : unit() === 1 ? year : year * 12 + Math.floor(day / 100) % 100 - 1;
  }
  function bound(end, at, other) {
    return end ? Math.max(other, Math.min(at, (span[1] + 1) * unit() - 1)) : Math.min(other, Math.max(at, span[0] * unit()));
  }
  function written(at) { return unit() === 1 ? Civil.pad(at, 4) : Civil.pad(Math.floor(at / 12), 4) + '-' + Civil.pad(at % 12 + 1, 2); }
  function move(end, at) {
    var name = end ? 'until' : 'since', changes = {};
    changes[name] = State.extent(written(at))[end];
    changes[name + 'Text'] = written(at);
    State.set(changes);
  }
  function frame(since, until) {
    var state = State.get(), on = Boolean(state.since || state.until);
    [since, until].forEach(function (at, end) {
      var name = end ? 'until' : 'since', own = at === limit(end), text = own ? state[name + 'Text'] : written(at);
      var day = own && state[name] || State.extent(written(at))[end], x = Math.min(Math.max(xAt(Civil.count(day) + end), left), width - right);
      shades[end].hidden = edges[end].hidden = !on;
      if (!on) return;
      shades[end].style.cssText = end ? 'left:' + x + 'px;right:0' : 'left:' + left + 'px;width:' + (x - left) + 'px';
      edges[end].style.transform = 'translateX(' + x + 'px)';
      edges[end].setAttribute('aria-valuemin', span[0] * unit());
      edges[end].setAttribute('aria-valuemax', (span[1] + 1) * unit() - 1);
      edges[end].setAttribute('aria-valuenow', at);
      edges[end].setAttribute('aria-valuetext', text ? Dates.format(text, Words.current(), false) : Words.say('filter.unset'));
    });
  }

  // The event whose tick is nearest to a pointer; ties go to the later one.
  function nearest(x) {
    var day = Math.round(low + (x - left) / (width - left - right) * (high - low)), best = -1, gap = Infinity;
    var at = firstFrom(day);
    for (var i = Math.max(0, at - 2); i < Math.min(scene.events.size, at + 2); i++) {
      var far = Math.abs(Civil.count(scene.events.from[i]) - day);
      if (far <= gap) { gap = far; best = i; }
    }
    return best;
  }
  function firstFrom(count) {
    var a = 0, b = scene.events.size;
    while (a < b) { var mid = (a + b) >> 1; if (Civil.count(scene.events.from[mid]) < count) a = mid + 1; else b = mid; }
    return a;
  }
  function grab(event) {
    if (event.target.closest('button')) return;
    // A finger on the lanes asks what they say; it has no other way to.
    if (event.pointerType === 'touch' && onLanes(event)) return hint(event);
    box.setPointerCapture(event.pointerId);
    follow(event);
    box.addEventListener('pointermove', follow);
    box.addEventListener('pointerup', function () { box.removeEventListener('pointermove', follow); }, { once: true });
    box.addEventListener('pointercancel', function () { box.removeEventListener('pointermove', follow); }, { once: true });
  }
  function follow(event) {
    var found = nearest(event.clientX - box.getBoundingClientRect().left);
    if (found >= 0 && (found !== State.get().event || !State.get().open)) State.goTo(found);
  }
  // Titles of the events in the column under the pointer, at most eight.
  function hint(event) {
    var lanes = onLanes(event), x = event.clientX - box.getBoundingClientRect().left;
    if (lanes ? event.buttons && event.pointerType !== 'touch' : event.buttons || event.pointerType === 'touch') { tip.hidden = true; return; }
    if (lanes) return say(x, Lanes.tell(x, lanes));
    var at = nearest(x);
    if (at < 0 || Math.abs(xOf(scene.events.from[at]) - x) > 9) { tip.hidden = true; return; }
    var column = Math.floor(xOf(scene.events.from[at]) / step), first = at, same = [];
    while (first > 0 && Math.floor(xOf(scene.events.from[first - 1]) / step) === column) first--;
    for (var i = first; i < scene.events.size && Math.floor(xOf(scene.events.from[i]) / step) === column; i++) same.push(i);
    say(x, same.slice(0, 8).map(function (k) { return Dom.make('p', { text: Rec.date(k, true) + '  ' + Rec.title(k) }); }).concat(same.length > 8 ? Dom.make('p', { text: '+ ' + Words.number(same.length - 8) }) : []));
  }
  // Height of a pointer in the axis where it is over the lanes, else 0.
  function onLanes(event) {
    var y = event.clientY - box.getBoundingClientRect().top;
    return y > field + AXIS ? y : 0;
  }
  function say(x, parts) {
    tip.hidden = !parts;
    if (!parts) return;
    tip.replaceChildren.apply(tip, parts);
    tip.style.left = Math.min(Math.max(x, 150), width - 150) + 'px';
  }
  return { choose: choose, draw: draw, show: show, start: start };
})();
