// Making elements; text only ever enters as textContent, an address only when it is http or https.
var Dom = (function () {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg';
  function fill(element, attributes, children) {
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (value === null || value === undefined || value === false) return;
      if (name === 'text') element.textContent = value;
      else if (name === 'onclick') { element.addEventListener('click', value); element.acts = true; }
      else element.setAttribute(name, value === true ? '' : value);
    });
    (children || []).forEach(function (child) { if (child) element.append(child); });
    return element;
  }
  function make(tag, attributes, children) { return fill(document.createElement(tag), attributes, children); }
  function svg(tag, attributes, children) { return fill(document.createElementNS(SVG, tag), attributes, children); }
  function path(d, attributes) { return svg('path', Object.assign({ d: d }, attributes)); }
  // A drawing with a viewBox, hidden from the accessibility tree: the words beside it say the same.
  function drawing(box, name, children) {
    return svg('svg', { viewBox: box, 'class': name, 'aria-hidden': 'true', focusable: 'false' }, children);
  }
  function icon(name) { return drawing('0 0 16 16', 'icon', [path(ICONS[name])]); }
  function link(url, text, lang) {
    var safe = /^https?:\/\//i.test(url);
    return make(safe ? 'a' : 'span', {
      text: text, lang: lang, href: safe ? url : null, target: safe ? '_blank' : null, rel: safe ? 'noopener noreferrer' : null
    });
  }
  // Makes `old` like `fresh` with the fewest changes: what stays the same need not be styled and laid out again.
  function patch(old, fresh) {
    if (old.nodeName !== fresh.nodeName || old.acts || fresh.acts) { old.replaceWith(fresh); return; }
    if (old.nodeType === 3) { if (old.data !== fresh.data) old.data = fresh.data; return; }
    [].slice.call(old.attributes).forEach(function (own) { if (!fresh.hasAttribute(own.name)) old.removeAttribute(own.name); });
    [].forEach.call(fresh.attributes, function (given) {
      if (old.getAttribute(given.name) !== given.value) old.setAttribute(given.name, given.value);
    });
    patchChildren(old, [].slice.call(fresh.childNodes));
  }
  function patchChildren(parent, fresh) {
    while (parent.childNodes.length > fresh.length) parent.lastChild.remove();
    fresh.forEach(function (node, k) {
      if (k < parent.childNodes.length) patch(parent.childNodes[k], node); else parent.append(node);
    });
  }
  function byId(id) { return document.getElementById(id); }
  // One-ink glyphs on a 16 px grid; each always stands beside its word.
  var ICONS = {
    treaty: 'M4 1.7h5.6L12.3 4.4V14.3H4zM9.5 1.8V4.6H12.2M6 7.2h4.3M6 9.4h4.3M6 11.8h1.6M9 12.2l1.6-1',
    negotiation: 'M4.2 5.4a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM11.8 5.4a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM1.8 13.6V9.2q0-1.7 1.7-1.7h1.4L6.3 9.6M14.2 13.6V9.2q0-1.7-1.7-1.7h-1.4L9.7 9.6M4.2 10.6h7.6M8 10.6v3',
    statement: 'M2 3.2h12v7.6H7.6L4.6 13.6V10.8H2zM4.8 5.9h6.4M4.8 8.2h4',
    administration: 'M2 6.2 8 2.4l6 3.8zM3.6 6.4v5.4M6.5 6.4v5.4M9.5 6.4v5.4M12.4 6.4v5.4M2 13.4h12',
    military: 'M3 8.4 8 4l5 4.4M3 12.8 8 8.4l5 4.4',
    exchange: 'M2 5.4h10.4M9.8 2.6l2.8 2.8-2.8 2.8M14 10.8H3.6M6.2 8l-2.8 2.8 2.8 2.8',
    economy: 'M1.8 8q3-3.9 6.6-3.9 2.6 0 4 3.9-1.4 3.9-4 3.9Q4.8 11.9 1.8 8zM12.2 8l2.4-2.6v5.2zM5.4 7.4h.1',
    population: 'M5.6 6.8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM11.2 7.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zM1.8 13.4q0-4.4 3.8-4.4t3.8 4.4M10.4 9.6q3.8-.6 3.8 3.8',
    disaster: 'M1.4 8.4h2.8l1.4-4.6 2.4 9 2-7 1.3 2.6h3.3',
    close: 'M3.5 3.5l9 9M12.5 3.5l-9 9', back: 'M10 3 5 8l5 5', forward: 'M6 3l5 5-5 5', play: 'M5 3.2v9.6L12.6 8z',
    pause: 'M5.4 3.4v9.2M10.6 3.4v9.2', theme: 'M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6',
    about: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 7.4v3.8M8 5h.01'
  };
  return { byId: byId, drawing: drawing, icon: icon, link: link, make: make, patchChildren: patchChildren, path: path, svg: svg };
})();
