// Map and layers that stand in for Leaflet's own of the same name; see leaflet-base.js.
Map.include({
  setMaxBounds: function (bounds) {
    this.options.maxBounds = toLatLngBounds(bounds);
    return this.on('moveend', this._panInsideMaxBounds);
  },
  setView: function (center, zoom, options) {
    zoom = this._limitZoom(zoom);
    center = this._limitCenter(toLatLng(center), zoom, this.options.maxBounds);
    this._stop();
    if (this._loaded && !options.reset) {
      if (options.animate !== undefined) {
        options.zoom = extend({ animate: options.animate }, options.zoom);
        options.pan = extend({ animate: options.animate }, options.pan);
      }
      if (this._zoom !== zoom ? this._tryAnimatedZoom(center, zoom, options.zoom) : this._tryAnimatedPan(center, options.pan)) {
        clearTimeout(this._sizeTimer);
        return this;
      }
    }
    this._resetView(center, zoom, options.pan && options.pan.noMoveStart);
    return this;
  },
  setZoom: function (zoom) { return this.setView(this.getCenter(), zoom, {}); },
  setZoomAround: function (point, zoom) {
    var viewHalf = this.getSize().divideBy(2), offset = point.subtract(viewHalf).multiplyBy(1 - 1 / this.getZoomScale(zoom));
    return this.setView(this.containerPointToLatLng(viewHalf.add(offset)), zoom, {});
  },
  fitBounds: function (bounds, options) {
    bounds = toLatLngBounds(bounds);
    var topLeft = toPoint(options.paddingTopLeft || [0, 0]), bottomRight = toPoint(options.paddingBottomRight || [0, 0]);
    var zoom = this.getBoundsZoom(bounds, topLeft.add(bottomRight)), offset = bottomRight.subtract(topLeft).divideBy(2);
    var sw = this.project(bounds.getSouthWest(), zoom), ne = this.project(bounds.getNorthEast(), zoom);
    return this.setView(this.unproject(sw.add(ne).divideBy(2).add(offset), zoom), zoom, options);
  },
  getBoundsZoom: function (bounds, padding) {
    var zoom = this.getZoom() || 0, size = this.getSize().subtract(padding);
    var boundsSize = new Bounds([this.project(bounds.getSouthEast(), zoom), this.project(bounds.getNorthWest(), zoom)]).getSize();
    return this._limitZoom(this.getScaleZoom(Math.min(size.x / boundsSize.x, size.y / boundsSize.y), zoom));
  },
  invalidateSize: function (options) {
    var oldSize = this.getSize();
    this._sizeChanged = true;
    this._lastCenter = null;
    var newSize = this.getSize(), offset = oldSize.divideBy(2).round().subtract(newSize.divideBy(2).round());
    if (!offset.x && !offset.y) return this;
    if (options.pan !== false) this._rawPanBy(offset);
    this.fire('move');
    if (options.debounceMoveend) {
      clearTimeout(this._sizeTimer);
      this._sizeTimer = setTimeout(bind(this.fire, this, 'moveend'), 200);
    } else this.fire('moveend');
    return this.fire('resize', { oldSize: oldSize, newSize: newSize });
  },
  createPane: function (name, container) {
    return this._panes[name] = create$1('div', 'leaflet-pane leaflet-' + name.replace('Pane', '') + '-pane', container || this._mapPane);
  },
  getMinZoom: function () { return this.options.minZoom || 0; },
  getMaxZoom: function () { return this.options.maxZoom || Infinity; },
  getSize: function () {
    if (!this._size || this._sizeChanged) this._size = new Point(this._container.clientWidth, this._container.clientHeight);
    this._sizeChanged = false;
    return this._size.clone();
  },
  getPixelBounds: function () {
    var topLeft = this.getPixelOrigin().subtract(this._getMapPanePos());
    return new Bounds([topLeft, topLeft.add(this.getSize())]);
  },
  getPixelOrigin: function () { return this._pixelOrigin; },
  getScaleZoom: function (scale, from) {
    var crs = this.options.crs, zoom = crs.zoom(scale * crs.scale(from));
    return isNaN(zoom) ? Infinity : zoom;
  },
  getCenter: function () {
    if (this._lastCenter && !this._moved()) return this._lastCenter.clone();
    return this.layerPointToLatLng(this._getCenterLayerPoint());
  },
  _initContainer: function (id) {
    this._container = get(id);
    on(this._container, 'scroll', this._onScroll, this);
  },
  _initLayout: function () {
    addClass(this._container, 'leaflet-container');
    this._panes = {};
    this._mapPane = this.createPane('mapPane', this._container);
    setPosition(this._mapPane, new Point(0, 0));
    this.createPane('overlayPane');
  },
  _addLayers: function () {},
  _move: function (center, zoom, data, silent) {
    var changed = this._zoom !== zoom, pinch = data && data.pinch;
    this._zoom = zoom;
    this._lastCenter = center;
    this._pixelOrigin = this._getNewPixelOrigin(center);
    if (pinch || changed && !silent) this.fire('zoom', data);
    if (!silent) this.fire('move', data);
    return this;
  },
  _stop: function () {
    if (this._panAnim) this._panAnim.stop();
    return this;
  },
  _initEvents: function () {
    this._targets = {};
    this._targets[stamp(this._container)] = this;
    on(this._container, 'click dblclick mousedown mouseover mouseout', this._handleDOMEvent, this);
    on(window, 'resize', this._onResize, this);
    this.on('moveend', this._onMoveEnd);
  },
  _findEventTargets: function (e, type) {
    var targets = [], hover = /^mouseo/.test(type), src = e.target;
    for (; src; src = src.parentNode) {
      var target = this._targets[stamp(src)];
      if (target && type === 'click' && this._draggableMoved()) break;
      if (target && target.listens(type)) {
        if (hover && !isExternalTarget(src, e)) break;
        targets.push(target);
        if (hover) break;
      }
      if (src === this._container) break;
    }
    return targets;
  },
  _handleDOMEvent: function (e) {
    if (e.type === 'mousedown') preventOutline(e.target);
    this._fireDOMEvent(e, e.type);
  },
  _fireDOMEvent: function (e, type) {
    var targets = this._findEventTargets(e, type), point = targets.length && this.mouseEventToContainerPoint(e);
    targets.forEach(function (target) { target.fire(type, { originalEvent: e, containerPoint: point }); });
  },
  _draggableMoved: function () { return this.dragging.moved(); },
  _getMapPanePos: function () { return getPosition(this._mapPane); },
  _limitZoom: function (zoom) { return Math.max(this.getMinZoom(), Math.min(this.getMaxZoom(), zoom)); },
  _limitCenter: function (center, zoom, bounds) {
    if (!bounds) return center;
    var point = this.project(center, zoom), viewHalf = this.getSize().divideBy(2);
    var offset = this._getBoundsOffset(new Bounds([point.subtract(viewHalf), point.add(viewHalf)]), bounds, zoom);
    return Math.abs(offset.x) <= 1 && Math.abs(offset.y) <= 1 ? center : this.unproject(point.add(offset), zoom);
  },
  _limitOffset: function (offset, bounds) {
    var view = this.getPixelBounds();
    return offset.add(this._getBoundsOffset(new Bounds([view.min.add(offset), view.max.add(offset)]), bounds));
  },
  _getBoundsOffset: function (view, bounds, zoom) {
    var wide = new Bounds([this.project(bounds.getNorthEast(), zoom), this.project(bounds.getSouthWest(), zoom)]);
    var min = wide.min.subtract(view.min), max = wide.max.subtract(view.max);
    return new Point(this._rebound(min.x, -max.x), this._rebound(min.y, -max.y));
  },
  _createAnimProxy: function () {
    this._proxy = create$1('div', 'leaflet-zoom-animated', this._mapPane);
    this.on('zoomanim', function (e) {
      var before = this._proxy.style.transform;
      setTransform(this._proxy, this.project(e.center, e.zoom), this.getZoomScale(e.zoom, 1));
      // Nothing will move, so no transition will end.
      if (before === this._proxy.style.transform && this._animatingZoom) this._onZoomTransitionEnd();
    });
    this.on('moveend', this._animMoveEnd);
  },
  _tryAnimatedZoom: function (center, zoom, options) {
    if (this._animatingZoom) return true;
    options = options || {};
    if (options.animate === false || Math.abs(zoom - this._zoom) > 4) return false;
    var offset = this._getCenterOffset(center)._divideBy(1 - 1 / this.getZoomScale(zoom));
    if (!this.getSize().contains(offset)) return false;
    requestAnimFrame(function () { this._moveStart(true, false)._animateZoom(center, zoom, true); }, this);
    return true;
  },
  addLayer: function (layer) {
    this._layers[stamp(layer)] = layer;
    if (layer.beforeAdd) layer.beforeAdd(this);
    layer._layerAdd(this);
    return this;
  },
  getRenderer: function (layer) { return layer.options.renderer; }
});

Layer.include({
  getPane: function () { return this._map.getPane(this.options.pane); },
  _layerAdd: function (map) {
    this._map = map;
    if (this.getEvents) map.on(this.getEvents(), this);
    this.onAdd(map);
  }
});
Path.include({
  // Colours and widths are the style sheet's; the width here is only how far beyond the map's edge a line is still drawn.
  options: { weight: 3, interactive: true },
  _clickTolerance: function () { return this.options.weight / 2; }
});
Polyline.include({
  _project: function () {
    var bounds = new Bounds(), edge = new Point(this._clickTolerance(), this._clickTolerance());
    this._rings = [];
    this._projectLatlngs(this._latlngs, this._rings, bounds);
    if (bounds.isValid()) this._pxBounds = new Bounds([bounds.min.subtract(edge), bounds.max.add(edge)]);
  },
  _convertLatLngs: function (latlngs) { return latlngs.map(isFlat(latlngs) ? toLatLng : this._convertLatLngs, this); },
  _setLatLngs: function (latlngs) { this._latlngs = this._convertLatLngs(latlngs); }
});
Polygon.include({
  _setLatLngs: function (latlngs) { this._latlngs = this._convertLatLngs(isFlat(latlngs) ? [latlngs] : latlngs); }
});
function isFlat(latlngs) { return !isArray(latlngs[0]) || typeof latlngs[0][0] === 'number'; }
Renderer.include({
  initialize: function (options) {
    setOptions(this, options);
    this._layers = {};
  },
  onAdd: function () {
    this._initContainer();
    addClass(this._container, 'leaflet-zoom-animated');
    this.getPane().appendChild(this._container);
    this._update();
    this.on('update', this._updatePaths);
  },
  getEvents: function () {
    return { viewreset: this._reset, zoom: this._onZoom, moveend: this._update, zoomend: this._onZoomEnd, zoomanim: this._onAnimZoom };
  }
});
SVG.include({
  _updateStyle: function (layer) {
    layer._path.setAttribute('fill-rule', 'evenodd');
    layer._path.setAttribute('stroke-linejoin', 'round');
    layer._path.setAttribute('stroke-linecap', 'round');
  },
  _addPath: function (layer) {
    this._rootGroup.appendChild(layer._path);
    this._map._targets[stamp(layer._path)] = layer;
  }
});
function svg(options) { return new SVG(options); }
