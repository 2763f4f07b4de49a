// The time axis: linear, one tick per event as wide as its date is uncertain, density behind, the handle in front.
var Strip = (function () {
  'use strict';
  var FIELD = 58, AXIS = 20, BREAK = 44;  // px: ticks, years, the slot for what lies before the axis
  var scene, box, canvas, handle, elbow, now, before, after, tip;
  var span, low, high, width = 0, left = 14, right = 14, slots, pitch, step, heads;

  function start(loaded) {
    scene = loaded;
    box = Dom.byId('axis');
    slots = new Uint16Array(scene.events.size);
    canvas = Dom.make('canvas', { 'aria-hidden': 'true' });
    now = Dom.make('div', { 'class': 'tick-now' });
    handle = Dom.make('div', { 'class': 'handle', 'aria-hidden': 'true' }, [Dom.drawing('0 0 16 14', '', [Dom.path('M1 1h14v6l-7 6-7-6z')])]);
    elbow = Dom.make('div', { 'class': 'elbow', 'aria-hidden': 'true' });
    before = Dom.make('button', { type: 'button', 'class': 'beyond left', tabindex: '-1' });
    after = Dom.make('button', { type: 'button', 'class': 'beyond right', tabindex: '-1' });
    tip = Dom.make('div', { 'class': 'tip', 'aria-hidden': 'true', hidden: true });
    box.append(canvas, now, elbow, handle, before, after, tip);
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
  function xOf(day) { return left + (Civil.count(day) - low) / (high - low) * (width - left - right); }
  function inView(day) { return Math.min(Math.max(xOf(day), left - 6), width - right + 6); }

  function draw() {
    width = box.clientWidth;
    if (!width) return;
    var ratio = window.devicePixelRatio || 1, style = getComputedStyle(document.documentElement), pen = canvas.getContext('2d');
    canvas.width = width * ratio;
    canvas.height = (FIELD + AXIS) * ratio;
    canvas.style.height = FIELD + AXIS + 'px';
    pen.scale(ratio, ratio);
    pen.font = '12px ' + getComputedStyle(document.body).fontFamily;
    years(pen, style);
    stack();
    density(pen, style);
    ticks(pen, style);
    var state = State.get();
    show(state.event, state.day);
  }
  function colour(style, name) { return style.getPropertyValue(name).trim(); }
  function years(pen, style) {
    var total = span[1] - span[0] + 1, room = (width - left - right) / total;
    var every = [1, 2, 5, 10, 20, 25, 50, 100].filter(function (n) { return n * room >= 52; })[0] || 200;
    pen.fillStyle = pen.strokeStyle = colour(style, '--ink3');
    pen.textAlign = 'center';
    pen.fillRect(left, FIELD, width - left - right, 1);
    for (var year = Math.ceil(span[0] / every) * every; year <= span[1] + 1; year += every) {
      var x = Math.round(xOf(year * 10000 + 101));
      pen.fillRect(x, FIELD, 1, 5);
      if (x > left + 8 || year === span[0]) pen.fillText(String(year), Math.min(Math.max(x, 16), width - 16), FIELD + 16);
    }
  }
  // Each event's place in the column of ticks it falls into.
  function stack() {
    step = width < 600 ? 3 : 3.6;
    heads = new Uint32Array(Math.ceil(width / step) + 2);
    for (var i = 0; i < scene.events.size; i++) {
      var x = xOf(scene.events.from[i]);
      slots[i] = x < left - 1 || x > width - right + 1 ? 65535 : Math.min(heads[Math.floor(x / step)]++, 65534);
    }
    pitch = Math.min(5.6, (FIELD - 4) / Math.max.apply(null, [1].concat([].slice.call(heads))));
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
    pen.moveTo(left, FIELD);
    curve.forEach(function (value, k) { pen.lineTo(Math.min(Math.max(k * step, left), width - right), FIELD - (most ? Math.sqrt(value / most) : 0) * FIELD * 0.72); });
    pen.lineTo(width - right, FIELD);
    pen.fill();
  }
  function tickBox(i) {
    var x0 = Math.floor(xOf(scene.events.from[i]) / step) * step, to = Math.min(xOf(scene.events.to[i]), width - right);
    return [x0, FIELD - 2 - (slots[i] + 1) * pitch + (pitch > 3 ? 1 : 0), Math.max(step - 1, to - x0), Math.max(pitch - 1.2, pitch * 0.7)];
  }
  function ticks(pen, style) {
    var chosen = State.get().island, bit = chosen ? scene.groupIndex[chosen] : -1, faint = colour(style, '--rule2'), plain = colour(style, '--tick');
    // Far more events than pixels: a column is one bar, not thousands of strokes on the same pixels.
    if (pitch < 1) {
      pen.fillStyle = plain;
      heads.forEach(function (number, c) { if (number) pen.fillRect(c * step, FIELD - 2 - number * pitch, step - 1, number * pitch); });
      return;
    }
    for (var i = 0; i < scene.events.size; i++) {
      if (slots[i] === 65535) continue;
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
    beyond();
  }
  function beyond() {
    var first = Scene.begunBy(scene.events, span[0] * 10000 + 100), last = scene.events.size - Scene.begunBy(scene.events, span[1] * 10000 + 1231);
    before.hidden = !first;
    after.hidden = !last;
    if (first) { before.textContent = '‹ ' + Words.number(first); before.title = Words.count('list.earlier', first); }
    if (last) { after.textContent = Words.number(last) + ' ›'; after.title = Words.count('list.later', last); }
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
    if (event.buttons || event.pointerType === 'touch') { tip.hidden = true; return; }
    var x = event.clientX - box.getBoundingClientRect().left, at = nearest(x);
    if (at < 0 || Math.abs(xOf(scene.events.from[at]) - x) > 9) { tip.hidden = true; return; }
    var column = Math.floor(xOf(scene.events.from[at]) / step), first = at, same = [];
    while (first > 0 && Math.floor(xOf(scene.events.from[first - 1]) / step) === column) first--;
    for (var i = first; i < scene.events.size && Math.floor(xOf(scene.events.from[i]) / step) === column; i++) same.push(i);
    tip.replaceChildren.apply(tip, same.slice(0, 8).map(function (k) { return Dom.make('p', { text: Rec.date(k, true) + '  ' + Rec.title(k) }); }).concat(same.length > 8 ? Dom.make('p', { text: '+ ' + Words.number(same.length - 8) }) : []));
    tip.hidden = false;
    tip.style.left = Math.min(Math.max(x, 130), width - 130) + 'px';
  }
  return { choose: choose, draw: draw, show: show, start: start };
})();
