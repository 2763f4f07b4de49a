// What stays of past events on the map: a faint dot where one took place, and a tally beside each group's name.
var Marks = (function () {
  'use strict';
  var SIDE = 5, ROW = 16, MOST = 48;  // px of a dot; marks in a tally row; more than this many become a number
  var scene, map, canvas, pen, xs, ys, zoom = null, origin, drawn = 0, shown = [];

  function start(leaflet, loaded) {
    map = leaflet;
    scene = loaded;
    canvas = Dom.make('canvas', { 'class': 'marks', 'aria-hidden': 'true' });
    map.getPane('marks').append(canvas);
    reset();
    map.on('moveend resize', redraw);
  }
  // Other events than before: their places are found anew at the next drawing.
  function reset() {
    xs = new Float32Array(scene.events.size);
    ys = new Float32Array(scene.events.size);
    zoom = pen = null;
    drawn = 0;
  }
  function project() {
    zoom = map.getZoom();
    for (var i = 0; i < scene.events.size; i++) {
      var point = isNaN(scene.events.lon[i]) ? null : map.project([scene.events.lat[i], scene.events.lon[i]], zoom);
      xs[i] = point ? point.x : NaN;
      ys[i] = point ? point.y : NaN;
    }
  }
  function redraw() {
    if (zoom !== map.getZoom()) project();
    var size = map.getSize(), ratio = window.devicePixelRatio || 1;
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = size.x + 'px';
    canvas.style.height = size.y + 'px';
    canvas.style.transform = Chart.stay();
    pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--ink2');
    origin = map.getPixelBounds().min;
    var upTo = drawn;
    drawn = 0;
    extend(upTo);
  }
  function dot(i) { pen.fillRect(xs[i] - origin.x - SIDE / 2, ys[i] - origin.y - SIDE / 2, SIDE, SIDE); }
  function extend(upTo) {
    pen.globalAlpha = 0.45;
    for (var i = drawn; i < upTo; i++) if (xs[i] === xs[i]) dot(i);
    drawn = upTo;
  }
  // Takes back the marks from `upTo` on; the neighbours that a cleared square cuts are drawn again.
  function shrink(upTo) {
    for (var i = upTo; i < drawn; i++) {
      if (xs[i] !== xs[i]) continue;
      var left = xs[i] - origin.x - SIDE / 2 - 1, top = ys[i] - origin.y - SIDE / 2 - 1;
      pen.save();
      pen.beginPath();
      pen.rect(left, top, SIDE + 2, SIDE + 2);
      pen.clip();
      pen.clearRect(left, top, SIDE + 2, SIDE + 2);
      for (var j = 0; j < upTo; j++) {
        if (Math.abs(xs[j] - xs[i]) <= SIDE + 1 && Math.abs(ys[j] - ys[i]) <= SIDE + 1) dot(j);
      }
      pen.restore();
    }
    drawn = upTo;
  }
  // Shows the first `begun` events: all that have begun by the day.
  function show(begun) {
    if (!pen) { drawn = begun; redraw(); }
    else if (begun >= drawn) extend(begun);
    else if (drawn - begun <= 20) shrink(begun);
    else { drawn = begun; redraw(); }
    scene.groups.forEach(function (group, bit) { tally(group, bit, scene.tallies[bit][begun]); });
  }
  function tally(group, bit, number) {
    if (shown[bit] === number) return;
    shown[bit] = number;
    var holder = Chart.labels[group.id].children[2];
    holder.dataset.count = number;
    holder.replaceChildren(number > MOST ? document.createTextNode(Words.number(number)) : squares(number));
    Chart.labels[group.id].setAttribute('aria-describedby', 'tally-' + group.id);
  }
  function squares(number) {
    var d = '';
    for (var i = 0; i < number; i++) d += 'M' + (i % ROW) * 5 + ' ' + Math.floor(i / ROW) * 5 + 'h3v3h-3z';
    var width = Math.min(number, ROW) * 5, height = Math.ceil(number / ROW) * 5;
    var drawing = Dom.drawing('0 0 ' + Math.max(width, 1) + ' ' + Math.max(height, 1), 'squares', [Dom.path(d || 'M0 0')]);
    drawing.setAttribute('width', width);
    drawing.setAttribute('height', height);
    return drawing;
  }
  return { redraw: redraw, reset: reset, show: show, start: start };
})();
