// What moves the map, in place of Leaflet's own of the same name; see leaflet-base.js.
Draggable.include({
  enable: function () { on(this._dragStartTarget, START, this._onDown, this); },
  _onDown: function (e) {
    this._moved = false;
    if (hasClass(this._element, 'leaflet-zoom-anim')) return;
    if (e.touches && e.touches.length !== 1) {
      // A second finger: this is a pinch now.
      if (Draggable._dragging === this) this.finishDrag();
      return;
    }
    if (Draggable._dragging || e.shiftKey || e.which !== 1 && e.button !== 1 && !e.touches) return;
    Draggable._dragging = this;
    disableImageDrag();
    disableTextSelection();
    if (this._moving) return;
    var first = e.touches ? e.touches[0] : e, mouse = e.type === 'mousedown';
    this._startPoint = new Point(first.clientX, first.clientY);
    this._startPos = getPosition(this._element);
    this._parentScale = getScale(getSizedParentNode(this._element));
    on(document, mouse ? 'mousemove' : 'touchmove', this._onMove, this);
    on(document, mouse ? 'mouseup' : 'touchend touchcancel', this._onUp, this);
  },
  _onMove: function (e) {
    if (e.touches && e.touches.length > 1) {
      this._moved = true;
      return;
    }
    var first = e.touches && e.touches.length === 1 ? e.touches[0] : e, offset = new Point(first.clientX, first.clientY)._subtract(this._startPoint);
    if (!offset.x && !offset.y || Math.abs(offset.x) + Math.abs(offset.y) < 3) return;
    offset.x /= this._parentScale.x;
    offset.y /= this._parentScale.y;
    preventDefault(e);
    if (!this._moved) {
      this.fire('dragstart');
      this._moved = true;
      addClass(document.body, 'leaflet-dragging');
    }
    this._newPos = this._startPos.add(offset);
    this._moving = true;
    setPosition(this._element, this._newPos);
    this.fire('drag', { originalEvent: e });
  },
  _onUp: function () { this.finishDrag(); },
  finishDrag: function () {
    removeClass(document.body, 'leaflet-dragging');
    off(document, 'mousemove touchmove', this._onMove, this);
    off(document, 'mouseup touchend touchcancel', this._onUp, this);
    enableImageDrag();
    enableTextSelection();
    if (this._moved && this._moving) this.fire('dragend');
    this._moving = false;
    Draggable._dragging = false;
  }
});
Drag.include({
  addHooks: function () {
    this._draggable = new Draggable(this._map._mapPane, this._map._container);
    this._draggable.on({ dragstart: this._onDragStart, drag: this._onDrag, dragend: this._onDragEnd }, this);
    addClass(this._map._container, 'leaflet-grab leaflet-touch-drag');
    this._draggable.enable();
  },
  _onDragStart: function () {
    this._map._stop();
    this._map.fire('movestart').fire('dragstart');
    this._positions = [];
    this._times = [];
  },
  _onDrag: function (e) {
    var time = this._lastTime = Date.now();
    this._positions.push(this._lastPos = this._draggable._newPos);
    this._times.push(time);
    this._prunePositions(time);
    this._map.fire('move', e).fire('drag', e);
  },
  _onDragEnd: function (e) {
    var map = this._map;
    map.fire('dragend', e);
    if (this._times.length < 2) return map.fire('moveend');
    this._prunePositions(Date.now());
    // The map glides on, slower and slower.
    var ease = 0.2, velocity = this._lastPos.subtract(this._positions[0]).multiplyBy(ease * 1000 / (this._lastTime - this._times[0]));
    var speed = velocity.distanceTo([0, 0]), duration = speed / (3400 * ease), offset = velocity.multiplyBy(-duration / 2).round();
    if (!offset.x && !offset.y) return map.fire('moveend');
    offset = map._limitOffset(offset, map.options.maxBounds);
    requestAnimFrame(function () { map.panBy(offset, { duration: duration, easeLinearity: ease, noMoveStart: true, animate: true }); });
  }
});
Handler.include({
  enable: function () { this.addHooks(); }
});
DoubleClickZoom.include({
  _onDoubleClick: function (e) {
    var map = this._map, delta = map.options.zoomDelta;
    map.setZoomAround(e.containerPoint, map.getZoom() + (e.originalEvent.shiftKey ? -delta : delta));
  }
});
Keyboard.include({
  initialize: function (map) {
    var pan = 80, zoom = map.options.zoomDelta;
    this._map = map;
    this._panKeys = { 37: [-pan, 0], 38: [0, -pan], 39: [pan, 0], 40: [0, pan] };
    this._zoomKeys = { 187: zoom, 107: zoom, 61: zoom, 171: zoom, 189: -zoom, 109: -zoom, 54: -zoom, 173: -zoom };
  },
  _onKeyDown: function (e) {
    var key = e.keyCode, map = this._map, much = e.shiftKey ? 3 : 1;
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    if (key in this._panKeys) {
      if (!map._panAnim || !map._panAnim._inProgress) map.panBy(map._limitOffset(toPoint(this._panKeys[key]).multiplyBy(much), map.options.maxBounds));
    } else if (key in this._zoomKeys) map.setZoom(map.getZoom() + much * this._zoomKeys[key]);
    else return;
    stop(e);
  },
  addHooks: function () {
    var container = this._map._container;
    container.tabIndex = '0';
    on(container, { focus: this._onFocus, blur: this._onBlur, mousedown: this._onMouseDown }, this);
  },
  _onFocus: function () {
    this._focused = true;
    on(document, 'keydown', this._onKeyDown, this);
  },
  _onBlur: function () {
    this._focused = false;
    off(document, 'keydown', this._onKeyDown, this);
  },
  _onMouseDown: function () { if (!this._focused) this._map._container.focus({ preventScroll: true }); }
});
ScrollWheelZoom.include({
  _onWheelScroll: function (e) {
    this._delta += getWheelDelta(e);
    this._lastMousePos = this._map.mouseEventToContainerPoint(e);
    this._startTime = this._startTime || Date.now();
    clearTimeout(this._timer);
    this._timer = setTimeout(bind(this._performZoom, this), Math.max(40 - (Date.now() - this._startTime), 0));
    stop(e);
  },
  _performZoom: function () {
    var map = this._map, zoom = map.getZoom(), d2 = this._delta / (map.options.wheelPxPerZoomLevel * 4);
    map._stop();
    var d4 = 4 * Math.log(2 / (1 + Math.exp(-Math.abs(d2)))) / Math.LN2, delta = map._limitZoom(zoom + (this._delta > 0 ? d4 : -d4)) - zoom;
    this._delta = 0;
    this._startTime = null;
    if (delta) map.setZoomAround(this._lastMousePos, zoom + delta);
  }
});
TouchZoom.include({
  _onTouchStart: function (e) {
    var map = this._map;
    if (e.touches.length !== 2 || map._animatingZoom || this._zooming) return;
    var p1 = map.mouseEventToContainerPoint(e.touches[0]), p2 = map.mouseEventToContainerPoint(e.touches[1]);
    this._centerPoint = map.getSize()._divideBy(2);
    this._pinchStartLatLng = map.containerPointToLatLng(p1.add(p2)._divideBy(2));
    this._startDist = p1.distanceTo(p2) || 1;
    this._startZoom = map.getZoom();
    this._moved = false;
    this._zooming = true;
    map._stop();
    on(document, 'touchmove', this._onTouchMove, this);
    on(document, 'touchend touchcancel', this._onTouchEnd, this);
    preventDefault(e);
  },
  _onTouchMove: function (e) {
    if (e.touches.length !== 2 || !this._zooming) return;
    var map = this._map, p1 = map.mouseEventToContainerPoint(e.touches[0]), p2 = map.mouseEventToContainerPoint(e.touches[1]);
    this._zoom = map.getScaleZoom(p1.distanceTo(p2) / this._startDist, this._startZoom);
    this._center = map.unproject(map.project(this._pinchStartLatLng, this._zoom).subtract(p1._add(p2)._divideBy(2)._subtract(this._centerPoint)), this._zoom);
    if (!this._moved) {
      map._moveStart(true, false);
      this._moved = true;
    }
    cancelAnimFrame(this._animRequest);
    this._animRequest = requestAnimFrame(bind(map._move, map, this._center, this._zoom, { pinch: true }));
    preventDefault(e);
  },
  _onTouchEnd: function () {
    var moved = this._moved && this._zooming;
    this._zooming = false;
    if (!moved) return;
    cancelAnimFrame(this._animRequest);
    off(document, 'touchmove', this._onTouchMove, this);
    off(document, 'touchend touchcancel', this._onTouchEnd, this);
    this._map._animateZoom(this._center, this._map._limitZoom(this._zoom), true);
  }
});
