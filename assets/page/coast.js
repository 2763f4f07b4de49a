// Coastlines: encoded rings of the page -> Leaflet polygons. folium's script calls land(); no text ever comes here.
var Coast = (function () {
  'use strict';
  var layers = [], islands = {}, outlines = {}, holders = {}, waiting = [], lines = {};
  // Google's Encoded Polyline Algorithm Format in units of 1/scale degrees -> [[lat, lon], ...] as Leaflet wants it.
  function ring(code, scale) {
    var points = [], at = 0, sums = [0, 0];
    while (at < code.length) {
      for (var axis = 0; axis < 2; axis++) {
        for (var value = 0, shift = 0, chunk = 32; chunk >= 32; shift += 5) {
          chunk = code.charCodeAt(at++) - 63;
          value |= (chunk & 31) << shift;
        }
        sums[axis] += value & 1 ? ~(value >> 1) : value >> 1;
      }
      points.push([sums[0] / scale, sums[1] / scale]);
    }
    return points;
  }
  // Takes one feature: polygons apart by commas, their rings by spaces. `group` is null for land that is not in dispute.
  function land(pane, group, polygons, scale) {
    waiting.push({
      pane: pane, group: group,
      latlngs: polygons.split(',').map(function (rings) { return rings.split(' ').map(function (code) { return ring(code, scale); }); })
    });
  }
  // Takes one line of boundaries; whether it is shown, and as what, changes with the date.
  function line(id, code, scale) { lines[id] = ring(code, scale); }
  // Draws what was taken, once the map has its first view: every point is projected a single time.
  function draw(map) {
    waiting.forEach(function (feature) { add(map, feature.pane, feature.group, feature.latlngs); });
    waiting = [];
  }
  function add(map, pane, group, latlngs) {
    var layer = L.polygon(latlngs, {
      pane: pane, group: group, className: group ? 'island' : 'land', smoothFactor: group ? 0 : 0.6,
      renderer: renderer(map, pane), interactive: Boolean(group), noClip: Boolean(group)
    }).addTo(map), path = layer.getElement();
    layers.push(layer);
    // The style sheet's alone: what stands on the path would hold in its copies, too (map.js).
    ['stroke', 'stroke-opacity', 'stroke-width', 'fill', 'fill-opacity'].forEach(function (name) { path.removeAttribute(name); });
    if (!group) return;
    path.setAttribute('data-island', group);
    holder(path, group).append(path);
    (islands[group] = islands[group] || []).push(layer);
    (outlines[group] = outlines[group] || []).push(latlngs);
  }
  // One <g> for each group: its state changes there, so that the copies of its paths need not be made again.
  function holder(path, group) {
    if (!holders[group]) holders[group] = path.parentNode.appendChild(Dom.svg('g', { 'class': 'isle', 'data-group': group }));
    return holders[group];
  }
  var renderers = {};
  function renderer(map, pane) {
    return renderers[pane] = renderers[pane] || L.svg({ pane: pane, padding: 0.4 }).addTo(map);
  }
  function points(group) {
    var all = [];
    (outlines[group] || []).forEach(function (polygons) { polygons.forEach(function (rings) { all = all.concat(rings[0]); }); });
    return all;
  }
  return { draw: draw, holders: holders, islands: islands, land: land, layers: layers, line: line, lines: lines, points: points, renderer: renderer };
})();
