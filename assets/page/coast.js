// Coastlines: integer rings of the page -> Leaflet polygons. folium's script calls land(); names and texts never come here.
var Coast = (function () {
  'use strict';
  var islands = {}, islets = {};
  // [x0, y0, dx, dy, ...] in units of 1/scale degrees (longitude first) -> [[lat, lon], ...] as Leaflet wants it.
  function ring(numbers, scale) {
    var points = [], x = 0, y = 0;
    for (var i = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      points.push([y / scale, x / scale]);
    }
    return points;
  }
  // Adds one feature: polygons -> rings -> numbers. `group` is null for land that is not in dispute.
  function land(map, pane, group, polygons, scale) {
    var latlngs = polygons.map(function (rings) { return rings.map(function (numbers) { return ring(numbers, scale); }); });
    var layer = L.polygon(latlngs, {
      pane: pane, className: group ? 'island island-' + group : 'land', smoothFactor: group ? 0 : 0.6,
      renderer: renderer(map, pane), interactive: Boolean(group), bubblingMouseEvents: true, noClip: Boolean(group)
    }).addTo(map);
    // Styles are in page.css; without Leaflet's own attributes the copies drawn by <use> can have another style.
    ['stroke', 'stroke-width', 'stroke-opacity', 'fill', 'fill-opacity'].forEach(function (name) { layer.getElement().removeAttribute(name); });
    if (!group) return;
    layer.getElement().setAttribute('data-island', group);
    (islands[group] = islands[group] || []).push(layer);
    (islets[group] = islets[group] || []).push(latlngs);
  }
  var renderers = {};
  function renderer(map, pane) {
    return renderers[pane] = renderers[pane] || L.svg({ pane: pane, padding: 0.4 }).addTo(map);
  }
  function points(group) {
    var all = [];
    islets[group].forEach(function (polygons) { polygons.forEach(function (rings) { all = all.concat(rings[0]); }); });
    return all;
  }
  return { islands: islands, land: land, points: points, renderer: renderer };
})();
