// The map around folium's layers: first view, hit areas, labels, graticule, selection, and which names fit.
var Chart = (function () {
  'use strict';
  var map, scene, view, box, labels = {}, names = [], touched = false, edges = [], blockers = [];

  // First of all the view and the coast, so that the map is seen before anything else is read.
  function open(leaflet, bounds) {
    map = leaflet;
    view = bounds;
    box = Dom.byId('map-box');
    fit();
    Coast.draw(map);
  }
  function start(loaded) {
    scene = loaded;
    controls();
    under('land', 'water', ['w1', 'w2', 'w3'], null);
    graticule();
    scene.groups.forEach(addGroup);
    scene.labels.forEach(addName);
    scene.points.concat(scene.islets).forEach(addPoint);
    Realm.start(map, scene);
    // Before the card looks for its place: it keeps off the names as they stand then.
    map.on('moveend', measure);
    map.on('resize', write);
    map.on('dragstart zoomstart', function (event) { if (!event.flyTo && !fitting) touched = true; });
    map.getContainer().addEventListener('touchstart', apart, true);
    new ResizeObserver(function () { map.invalidateSize({ pan: false, debounceMoveend: true }); refit(); }).observe(map.getContainer());
    refit();
  }

  // Two fingers on one point are no pinch: Leaflet would divide by the distance between them.
  function apart(event) {
    var both = event.touches;
    if (both.length === 2 && both[0].clientX === both[1].clientX && both[0].clientY === both[1].clientY) event.stopImmediatePropagation();
  }
  // Zoom buttons where no finger can pinch, and a scale bar: the longest round distance of at most 110 px.
  function controls() {
    var ends = narrow() ? null : box.appendChild(Dom.make('div', { 'class': 'map-control zooms' }, [[1, 'zoom-in', '+', 'map.zoom-in'], [-1, 'zoom-out', '−', 'map.zoom-out']].map(function (way) {
      return Dom.make('button', {
        type: 'button', id: way[1], text: way[2], 'data-label': way[3],
        onclick: function () { map.setZoom(map.getZoom() + way[0] * map.options.zoomDelta); }
      });
    }))).children;
    var scale = box.appendChild(Dom.make('div', { 'class': 'map-control scale' + (ends ? '' : ' top'), 'aria-hidden': 'true' }));
    function show() {
      var y = map.getSize().y / 2, most = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([110, y]));
      var power = Math.pow(10, Math.floor(Math.log10(most))), round = power * [5, 3, 2, 1].filter(function (n) { return n * power <= most; })[0];
      scale.style.width = Math.round(110 * round / most) + 'px';
      scale.textContent = round < 1000 ? round + ' m' : round / 1000 + ' km';
      if (!ends) return;
      ends[0].disabled = map.getZoom() >= map.getMaxZoom();
      ends[1].disabled = map.getZoom() <= map.getMinZoom();
    }
    map.on('move', show);
    show();
  }
  // Where in the map's moving pane its corner is now: what stands there moves with a pan until it is drawn anew.
  function stay() {
    var corner = map.containerPointToLayerPoint([0, 0]);
    return 'translate3d(' + corner.x + 'px,' + corner.y + 'px,0)';
  }
  var fitting = false;
  function narrow() { return map.getSize().x < 600; }
  // The islands in view, with room for the card beside or below them.
  function fit() {
    var size = map.getSize(), wide = size.x >= 760, low = size.y < 400 && !narrow(), sheet = size.y < 250;
    var below = sheet ? 8 : size.y < 400 ? 150 : Math.min(200, size.y * 0.52);
    box.classList.toggle('tight', !wide && size.y - below < 236);
    fitting = true;
    map.fitBounds(view, {
      animate: false, paddingTopLeft: [wide ? 24 : 10, sheet ? 4 : 10],
      paddingBottomRight: sheet || !wide && !low ? [10, below] : wide && !low ? [Math.min(364, size.x * 0.34), 12] : [Math.min(280, size.x * 0.38), 8]
    });
    fitting = false;
  }
  function refit() { if (!touched) fit(); }

  // Copies of the coast drawn under it (<use> follows the path when Leaflet redraws it): water lines, contours.
  function under(pane, name, classes, group) {
    var root = Coast.renderer(map, pane)._container, holder = Dom.svg('g', { 'class': name, 'data-group': group });
    var paths = group ? 'path[data-island=' + group + ']' : 'path.land, path.island';
    var shapes = [].slice.call(map.getPane('mapPane').querySelectorAll(paths));
    shapes.forEach(function (shape, i) { shape.id = shape.id || name + '-' + (group || 'all') + '-' + i; });
    classes.forEach(function (style) {
      shapes.forEach(function (shape) { holder.append(Dom.svg('use', { href: '#' + shape.id, 'class': style })); });
    });
    root.insertBefore(holder, root.firstChild);
  }

  function graticule() {
    var options = { pane: 'graticule', className: 'graticule', interactive: false, renderer: Coast.renderer(map, 'graticule') };
    for (var lon = 136; lon <= 162; lon++) L.polyline([[40, lon], [56, lon]], options).addTo(map);
    for (var lat = 40; lat <= 56; lat++) {
      L.polyline([[lat, 136], [lat, 162]], options).addTo(map);
      edges.push({ lat: lat, element: box.appendChild(Dom.make('span', { 'class': 'degree', text: lat + '°N', 'aria-hidden': 'true' })) });
    }
  }

  function addGroup(group) {
    under('islands', 'contour', ['outer', 'inner'], group.id);
    var points = Coast.points(group.id), isles = Coast.islands[group.id] || [];
    // Islets and small islands get a hit area of at least 24 px: a hull for scattered ones, a wide stroke for the rest.
    L.polygon(group.scattered ? hull(points) : points.length ? [isles[0].getLatLngs()[0][0]] : [], {
      pane: 'hits', className: 'hit', renderer: Coast.renderer(map, 'hits')
    }).addTo(map).on('click', function () { choose(group.id); });
    isles.forEach(function (layer) {
      layer.on('click', function () { choose(group.id); });
      layer.on('mouseover mouseout', function (event) { labels[group.id].classList.toggle('hover', event.type === 'mouseover'); });
    });
    var button = Dom.make('button', { type: 'button', 'class': 'island-label', 'data-island': group.id }, [
      Dom.make('span', { 'class': 'label-name' }), Dom.make('span', { 'class': 'label-other' }), Dom.make('span', { 'class': 'tally' })
    ]);
    button.addEventListener('click', function () { choose(group.id); });
    button.addEventListener('keydown', function (event) { if (event.key === 'Escape') choose(null); });
    ['focus', 'blur'].forEach(function (type) {
      button.addEventListener(type, function () { contour(group.id).classList.toggle('focus', type === 'focus' && button.matches(':focus-visible')); });
    });
    labels[group.id] = button;
    group.marker = marker(button, group.anchor);
  }
  // An element at a place on the map; in three dimensions, so that what changes on it is painted by itself.
  var Spot = L.Layer.extend({
    initialize: function (element, lonlat) {
      this.box = Dom.make('div', { 'class': 'label-box leaflet-zoom-animated' }, [element]);
      this.at = [lonlat[1], lonlat[0]];
    },
    onAdd: function () {
      map.getPane('names').append(this.box);
      this.lay();
    },
    getEvents: function () { return { zoom: this.lay, viewreset: this.lay, zoomanim: this.glide }; },
    lay: function () { this.put(map.latLngToLayerPoint(this.at)); },
    // To where it will be when the zoom that has begun is over.
    glide: function (event) {
      var middle = map.project(event.center, event.zoom).subtract(map.getSize().divideBy(2));
      this.put(map.project(this.at, event.zoom).subtract(middle).subtract(map.layerPointToContainerPoint([0, 0])));
    },
    put: function (point) { this.box.style.transform = 'translate3d(' + Math.round(point.x) + 'px,' + Math.round(point.y) + 'px,0)'; }
  });
  function marker(element, lonlat) { return new Spot(element, lonlat).addTo(map); }
  // Settlements, peaks and islets: a mark at the point, the name beside it.
  function addPoint(place) {
    var element = Dom.make('span', { 'class': 'map-point ' + place.kind, 'aria-hidden': 'true' }, [Dom.make('span', { 'class': 'spot' }), Dom.make('span', { 'class': 'point-name' })]);
    names.push({ place: place, point: true, element: element, marker: marker(element, place.at) });
  }
  function addName(place) {
    var element = Dom.make('span', { 'class': 'map-name ' + place.kind, 'aria-hidden': 'true' });
    names.push({ place: place, element: element, marker: marker(element, place.at) });
  }

  // Andrew's monotone chain on [lat, lon] pairs.
  function hull(points) {
    var sorted = points.slice().sort(function (a, b) { return a[1] - b[1] || a[0] - b[0]; });
    function half(list) {
      var out = [];
      list.forEach(function (p) {
        while (out.length > 1 && turn(out[out.length - 2], out[out.length - 1], p) <= 0) out.pop();
        out.push(p);
      });
      return out.slice(0, -1);
    }
    return half(sorted).concat(half(sorted.reverse()));
  }
  function turn(a, b, c) { return (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1]); }

  function contour(id) { return box.querySelector('.contour[data-group="' + id + '"]'); }
  function choose(id) { State.set({ island: id }); }

  // Names in the reader's language, the other scripts below; the place of a label is data, chosen for wide and narrow maps.
  function write() {
    var small = narrow();
    scene.groups.forEach(function (group) {
      var button = labels[group.id], spot = small ? group.label_narrow : group.label;
      button.children[0].textContent = Rec.name(group);
      button.children[1].textContent = Rec.others(group);
      button.className = 'island-label ' + spot.side;
      group.marker.at = [spot.at[1], spot.at[0]];
      group.marker.lay();
    });
    box.dataset.view = State.get().view;
    names.forEach(function (name) {
      if (name.point) name.element.lastChild.textContent = both(name.place);
      else name.element.textContent = Rec.pick(name.place.names);
    });
    measure();
  }
  // One line with the names of both sides; the last of the second line is always the other side's.
  function both(place) {
    var first = Rec.name(place), other = Rec.others(place).split(' · ').pop();
    return other && !/ \/ /.test(first) ? first + ' / ' + other : first;
  }
  function measure() {
    Object.keys(labels).forEach(function (id) { labels[id].size = [labels[id].offsetWidth, labels[id].offsetHeight]; });
    names.forEach(function (name) { name.size = [name.element.offsetWidth, name.element.offsetHeight]; });
    arrange(blockers);
  }
  function rectOf(at, size, side) {
    var left = side === 'left' ? at.x - size[0] : side === 'middle' ? at.x - size[0] / 2 : at.x;
    return [left, at.y - size[1] / 2, left + size[0], at.y + size[1] / 2];
  }
  // Island labels stay; any other name hides rather than touch one, a box on the map or the map's edge.
  function arrange(boxes) {
    blockers = boxes;
    var size = map.getSize(), taken = boxes.concat(labelRects()), zoom = map.getZoom();
    names.forEach(function (name) {
      if (name.point && (zoom < 9 && name.place.kind !== 'settlement' || size.x < 760 && zoom < 9)) return hide(name);
      var rect = rectOf(map.latLngToContainerPoint(name.marker.at), name.size || [0, 0], name.point ? 'right' : 'middle');
      var free = rect[0] > 4 && rect[1] > 4 && rect[2] < size.x - 4 && rect[3] < size.y - 4 &&
        !taken.some(function (other) { return meets(rect, other); }) && !(size.x < 480 && name.place.kind === 'land');
      if (!free) return hide(name);
      if (!name.free) name.element.style.visibility = '';
      name.free = true;
      taken.push(rect);
    });
    edges.forEach(function (edge) {
      var y = map.latLngToContainerPoint([edge.lat, 147]).y, rect = [size.x - 46, y - 18, size.x, y];
      var free = y > 30 && y < size.y - 40 && !taken.some(function (other) { return meets(rect, other); });
      var style = free ? 'top:' + (y - 19) + 'px' : 'display:none';
      if (edge.style !== style) edge.element.style.cssText = style;
      edge.style = style;
    });
  }
  function hide(name) {
    if (name.free !== false) name.element.style.visibility = 'hidden';
    name.free = false;
  }
  function meets(a, b) { return a[0] < b[2] + 3 && b[0] < a[2] + 3 && a[1] < b[3] + 3 && b[1] < a[3] + 3; }
  function labelRects() {
    return scene.groups.map(function (group) {
      var spot = narrow() ? group.label_narrow : group.label;
      return rectOf(map.latLngToContainerPoint(group.marker.at), labels[group.id].size || [0, 0], spot.side);
    });
  }

  // Which groups the reached event concerns, and which one is chosen; classes change only where they differ.
  function mark(mask, chosen) {
    scene.groups.forEach(function (group, bit) {
      var concerned = mask === 0 || Boolean((mask >> bit) & 1);
      var state = (mask === 0 ? 'rest' : concerned ? 'concerned' : 'aside') + (group.id === chosen ? ' chosen' : '');
      if (group.state === state) return;
      group.state = state;
      if (Coast.holders[group.id]) Coast.holders[group.id].dataset.state = state;
      labels[group.id].dataset.state = state;
      labels[group.id].setAttribute('aria-pressed', String(group.id === chosen));
      contour(group.id).classList.toggle('on', group.id === chosen);
    });
  }
  return {
    arrange: arrange, labelRects: labelRects, labels: labels, mark: mark, measure: measure,
    narrow: narrow, open: open, start: start, stay: stay, write: write
  };
})();
