// Stands in Leaflet 1.9.3 for what has the same name there (geo/slim.py): the same deeds without the ways of browsers that
// are gone, without arguments nobody gives here, and without taking layers away again, which the page never does.
var create$2 = Object.create;
var isArray = Array.isArray;
var trunc = Math.trunc;
function bind(fn) { return fn.bind.apply(fn, [].slice.call(arguments, 1)); }
function splitWords(str) { return str.split(' '); }
function requestAnimFrame(fn, context) { return requestAnimationFrame(bind(fn, context)); }
function cancelAnimFrame(id) { cancelAnimationFrame(id); }

Class.extend = function (props) {
  function NewClass() {
    setOptions(this);
    if (this.initialize) this.initialize.apply(this, arguments);
    this.callInitHooks();
  }
  var parent = this.prototype, proto = NewClass.prototype = create$2(parent);
  extend(NewClass, this);
  extend(proto, props);
  if (proto.options) {
    proto.options = parent.options ? create$2(parent.options) : {};
    extend(proto.options, props.options);
  }
  proto._initHooks = [];
  proto.callInitHooks = function () {
    if (parent.callInitHooks) parent.callInitHooks.call(this);
    proto._initHooks.forEach(function (hook) { hook.call(this); }, this);
  };
  return NewClass;
};
Class.include = function (props) {
  extend(this.prototype, props);
  return this;
};
Class.addInitHook = function (name) {
  var args = [].slice.call(arguments, 1);
  this.prototype._initHooks.push(function () { this[name].apply(this, args); });
};

Events.include({
  _on: function (type, fn, context) {
    this._events = this._events || {};
    (this._events[type] = this._events[type] || []).push({ fn: fn, ctx: context });
  },
  fire: function (type, data) {
    var event = extend({}, data, { type: type, target: this });
    if (this.listens(type)) this._events[type].forEach(function (each) { each.fn.call(each.ctx || this, event); }, this);
    return this;
  },
  listens: function (type) { return Boolean(this._events && this._events[type]); }
});

function toPoint(point) { return isArray(point) ? new Point(point[0], point[1]) : point; }
Bounds.include({
  extend: function (obj) {
    var point = toPoint(obj);
    if (!this.min) {
      this.min = point.clone();
      this.max = point.clone();
    } else {
      this.min.x = Math.min(point.x, this.min.x);
      this.max.x = Math.max(point.x, this.max.x);
      this.min.y = Math.min(point.y, this.min.y);
      this.max.y = Math.max(point.y, this.max.y);
    }
    return this;
  },
  isValid: function () { return Boolean(this.min); }
});
function LatLngBounds(latlngs) { if (latlngs) latlngs.forEach(this.extend, this); }
LatLngBounds.include({
  extend: function (obj) {
    var point = toLatLng(obj), sw = this._southWest, ne = this._northEast;
    if (!sw) {
      this._southWest = point.clone();
      this._northEast = point.clone();
    } else {
      sw.lat = Math.min(point.lat, sw.lat);
      sw.lng = Math.min(point.lng, sw.lng);
      ne.lat = Math.max(point.lat, ne.lat);
      ne.lng = Math.max(point.lng, ne.lng);
    }
    return this;
  }
});
function toLatLngBounds(bounds) { return isArray(bounds) ? new LatLngBounds(bounds) : bounds; }
function LatLng(lat, lng) {
  if (isNaN(lat) || isNaN(lng)) throw new Error('Invalid LatLng object: (' + lat + ', ' + lng + ')');
  this.lat = +lat;
  this.lng = +lng;
}
LatLng.include({
  clone: function () { return new LatLng(this.lat, this.lng); },
  equals: function (other) { return Math.max(Math.abs(this.lat - other.lat), Math.abs(this.lng - other.lng)) <= 1e-9; }
});
function toLatLng(latlng) { return isArray(latlng) ? new LatLng(latlng[0], latlng[1]) : latlng; }
function Transformation(a, b, c, d) {
  this._a = a;
  this._b = b;
  this._c = c;
  this._d = d;
}

var Browser = {
  touch: 'ontouchstart' in window || Boolean(window.TouchEvent), chrome: / chrome\//i.test(navigator.userAgent),
  linux: /^Linux/.test(navigator.platform), mac: /^Mac/.test(navigator.platform)
};
function get(id) { return document.getElementById(id); }
function hasClass(el, name) { return el.classList.contains(name); }
function addClass(el, name) { splitWords(name).forEach(function (each) { el.classList.add(each); }); }
function removeClass(el, name) { el.classList.remove(name); }
var TRANSFORM = 'transform';
var TRANSITION = 'transition';
var TRANSITION_END = 'transitionend';
function setTransform(el, offset, scale) {
  el.style.transform = 'translate3d(' + offset.x + 'px,' + offset.y + 'px,0)' + (scale ? ' scale(' + scale + ')' : '');
}
function setPosition(el, point) {
  el._leaflet_pos = point;
  setTransform(el, point);
}
function disableTextSelection() { on(window, 'selectstart', preventDefault); }
function enableTextSelection() { off(window, 'selectstart', preventDefault); }

function off(obj, types, fn, context) { splitWords(types).forEach(function (type) { removeOne(obj, type, fn, context); }); }
function addOne(obj, type, fn, context) {
  var id = type + stamp(fn) + (context ? '_' + stamp(context) : ''), kept = obj[eventsKey] = obj[eventsKey] || {};
  if (kept[id]) return;
  var handler = kept[id] = function (e) { return fn.call(context || obj, e); };
  if (Browser.touch && type === 'dblclick') addDoubleTapListener(obj, handler);
  else obj.addEventListener(type, handler, /^(touch|wheel)/.test(type) ? { passive: false } : false);
}
function removeOne(obj, type, fn, context) {
  var id = type + stamp(fn) + (context ? '_' + stamp(context) : ''), kept = obj[eventsKey];
  if (!kept || !kept[id]) return;
  obj.removeEventListener(type, kept[id], false);
  kept[id] = null;
}
function addDoubleTapListener(obj, handler) {
  var last = 0, detail;
  obj.addEventListener('dblclick', handler);
  obj.addEventListener('click', function (e) {
    if (e.detail !== 1) {
      detail = e.detail;
      return;
    }
    if (e.pointerType === 'mouse' || (e.sourceCapabilities && !e.sourceCapabilities.firesTouchEvents)) return;
    var now = Date.now();
    if (now - last > 200) detail = 1;
    else if (++detail === 2) handler(makeDblclick(e));
    last = now;
  });
}
function preventDefault(e) { e.preventDefault(); }
function stopPropagation(e) { e.stopPropagation(); }
function getMousePosition(e, container) {
  var scale = getScale(container), offset = scale.boundingClientRect;
  return new Point((e.clientX - offset.left) / scale.x - container.clientLeft, (e.clientY - offset.top) / scale.y - container.clientTop);
}
var wheelPxFactor = devicePixelRatio * (Browser.linux && Browser.chrome ? 1 : Browser.mac ? 3 : 2);
// By pixels, lines or pages.
function getWheelDelta(e) { return -e.deltaY * [1 / wheelPxFactor, 20, 60][e.deltaMode]; }
