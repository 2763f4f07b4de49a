// Where the card lies: on a 16 px grid, over the sea rather than over coasts, names or boxes, close to what it speaks of.
var Place = (function () {
  'use strict';
  var CELL = 16, scene, map, columns, rows, sums, last = null;

  function start(leaflet, loaded) {
    map = leaflet;
    scene = loaded;
    map.on('moveend resize', function () { sums = null; });
  }
  // Summed-area tables of coast vertices: one for all land, one more for each group.
  function survey() {
    var size = map.getSize();
    columns = Math.ceil(size.x / CELL);
    rows = Math.ceil(size.y / CELL);
    sums = { all: table() };
    Coast.layers.forEach(function (layer) {
      var group = layer.options.group, target = group ? sums[group] = sums[group] || table() : null;
      layer.getLatLngs().forEach(function (rings) { rings.forEach(function (ring) { ring.forEach(function (point) { tick(point, target); }); }); });
    });
    Object.keys(sums).forEach(function (name) { accumulate(sums[name]); });
  }
  function table() { return new Float32Array((columns + 1) * (rows + 1)); }
  function tick(latlng, target) {
    var p = map.latLngToContainerPoint(latlng), c = Math.floor(p.x / CELL), r = Math.floor(p.y / CELL);
    if (c < 0 || r < 0 || c >= columns || r >= rows) return;
    var at = (r + 1) * (columns + 1) + c + 1;
    sums.all[at] += 1;
    if (target) target[at] += 1;
  }
  function accumulate(cells) {
    var w = columns + 1;
    for (var r = 1; r <= rows; r++) for (var c = 1; c <= columns; c++) {
      cells[r * w + c] += cells[r * w + c - 1] + cells[(r - 1) * w + c] - cells[(r - 1) * w + c - 1];
    }
  }
  function inside(cells, rect) {
    var w = columns + 1, c0 = clip(rect[0] / CELL, columns), c1 = clip(rect[2] / CELL + 1, columns);
    var r0 = clip(rect[1] / CELL, rows), r1 = clip(rect[3] / CELL + 1, rows);
    return cells[r1 * w + c1] - cells[r0 * w + c1] - cells[r1 * w + c0] + cells[r0 * w + c0];
  }
  function clip(value, most) { return Math.min(Math.max(Math.floor(value), 0), most); }
  function overlap(a, b) {
    var w = Math.min(a[2], b[2]) - Math.max(a[0], b[0]), h = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
    return w > 0 && h > 0 ? 1 + w * h / 4000 : 0;
  }
  // The point of the card's edge that is nearest to an anchor.
  function dock(rect, at) {
    return { x: Math.min(Math.max(at.x, rect[0]), rect[2]), y: Math.min(Math.max(at.y, rect[1]), rect[3]) };
  }
  function nearest(rect, anchors) {
    var best = null;
    anchors.forEach(function (at) {
      var end = dock(rect, at), far = Math.hypot(end.x - at.x, end.y - at.y);
      if (!best || far < best.far) best = { far: far, from: at, to: end };
    });
    return best;
  }
  function crossings(leader, names) {
    var hits = 0;
    for (var t = 0.1; t < 1; t += 0.1) {
      var x = leader.from.x + (leader.to.x - leader.from.x) * t, y = leader.from.y + (leader.to.y - leader.from.y) * t;
      names.forEach(function (r) { if (x > r[0] && x < r[2] && y > r[1] && y < r[3]) hits += 1; });
    }
    return hits;
  }
  function cost(rect, groups, names, boxes, anchors) {
    var sum = 2 * inside(sums.all, rect);
    groups.forEach(function (id) { if (sums[id]) sum += 4 * inside(sums[id], rect); });
    names.forEach(function (other) { sum += 300 * overlap(rect, other); });
    boxes.forEach(function (other) { sum += 40 * overlap(rect, other); });
    anchors.forEach(function (at) { if (at.x > rect[0] && at.x < rect[2] && at.y > rect[1] && at.y < rect[3]) sum += 5000; });
    var leader = nearest(rect, anchors);
    if (leader) sum += 0.15 * leader.far + 25 * crossings(leader, names);
    if (last) sum += 0.01 * (Math.abs(last[0] - rect[0]) + Math.abs(last[1] - rect[1]));
    return { sum: sum, rect: rect, leader: leader };
  }
  // size [w, h] px; groups: ids concerned; names, boxes: rectangles to keep clear; anchors: points to lead to.
  function find(size, groups, names, boxes, anchors) {
    if (!sums) survey();
    var area = map.getSize(), best = null;
    // The last row and column touch the far edge.
    var right = Math.max(12, area.x - 12 - size[0]), bottom = Math.max(12, area.y - 12 - size[1]);
    for (var y = 12; y < bottom + 2 * CELL; y += 2 * CELL) {
      for (var x = 12; x < right + 2 * CELL; x += 2 * CELL) {
        var left = Math.min(x, right), top = Math.min(y, bottom), found = cost([left, top, left + size[0], top + size[1]], groups, names, boxes, anchors);
        if (!best || found.sum < best.sum) best = found;
      }
    }
    last = best.rect;
    return best;
  }
  return { find: find, nearest: nearest, start: start };
})();
