// Under the years: one lane for each group, filled as on the map. Drawn with the axis, never at a step.
var Lanes = (function () {
  'use strict';
  var TILE = 14, ORDER = [1, 0, 2];  // px of a pattern; of which two neighbouring lanes the label is tried first
  var BASE = { none: '--none', matsumae: '--jpT', japan: '--jp', contested: '--jpT', 'soviet-military': '--ruT', soviet: '--ru', russia: '--ru', unknown: '--paper' };
  var MARK = {
    none: ['M2 2h1v1h-1zM9 2h1v1h-1zM5 7h1v1h-1zM12 7h1v1h-1z', '--dot'], matsumae: ['M0 2h14v1.6H0zM0 8h14v1.6H0z', '--jp'],
    contested: ['M0 0h7v7H0zM7 7h7v7H7z', '--ruT'], unknown: ['M2 3h6v1H2z', '--dot']
  };
  var scene, box, runs = [], drawn = [], labels = [], height, gap, top, colour, ratio;

  function start(loaded, axis) {
    scene = loaded;
    box = axis;
    runs = scene.groups.map(function (_, bit) { return pieces(bit); });
  }
  // The days of a group cut where its administration or the claims on it change.
  function pieces(bit) {
    var cuts = [0, 99999999], found = [];
    scene.administrations.concat(scene.claims).forEach(function (span) { if ((span.places >> bit) & 1) cuts.push(span.from, span.to); });
    cuts.sort(function (a, b) { return a - b; }).forEach(function (from, k) {
      if (from === cuts[k + 1] || k + 1 === cuts.length) return;
      var span = Realm.of(bit, from);
      found.push({ from: from, to: cuts[k + 1], span: span, holder: span ? span.holder : 'unknown', both: Realm.contested(bit, from) });
    });
    return found;
  }
  // Room for the names left of the lanes; narrow and low axes have none.
  function gutter(pen, width, tight) {
    if (width < 600 || tight) return 14;
    return 12 + Math.ceil(Math.max.apply(null, scene.groups.map(function (group) { return pen.measureText(Rec.name(group)).width; })));
  }
  function draw(pen, at) {
    colour = at.colour;
    ratio = at.ratio;
    top = at.top;
    height = at.tight ? 7 : 11;
    gap = at.tight ? 2 : 3;
    var chosen = State.get().island, font = pen.font, patterns = {};
    function pattern(name) { return patterns[name] = patterns[name] || tile(pen, name); }
    drawn = runs.map(function (list, bit) {
      var y = top + bit * (height + gap), cells = [];
      pen.save();
      pen.translate(0, y);
      list.forEach(function (run) {
        var x0 = Math.round(Math.max(at.x(run.from), at.left)), x1 = Math.round(Math.min(at.x(run.to), at.right)), before = cells[cells.length - 1];
        if (x1 <= x0) return;
        cells.push({ x0: x0, x1: x1, run: run });
        // A gap of paper between two fills.
        if (before && before.run.holder !== run.holder) x0 += 1;
        [colour(BASE[run.holder]), MARK[run.holder] && pattern(run.holder), run.both && pattern('both')].forEach(function (fill) {
          if (!fill) return;
          pen.fillStyle = fill;
          pen.fillRect(x0, 0, x1 - x0, height);
        });
      });
      pen.restore();
      if (at.left > 14) {
        pen.font = (scene.groups[bit].id === chosen ? '700 ' : '') + font;
        pen.fillStyle = colour(scene.groups[bit].id === chosen ? '--ink' : '--ink3');
        pen.textAlign = 'right';
        pen.fillText(Rec.name(scene.groups[bit]), at.left - 8, y + height - 1.5);
      }
      return cells;
    });
    pen.font = font;
    label(pen, at.tight);
  }
  function tile(pen, name) {
    var canvas = document.createElement('canvas'), ink;
    canvas.width = canvas.height = TILE * ratio;
    ink = canvas.getContext('2d');
    ink.scale(ratio, ratio);
    if (name === 'both') {
      ink.strokeStyle = colour('--hatch');
      ink.stroke(new Path2D('M-2 9 9-2M-2 16 16-2M5 16 16 5'));
    } else {
      ink.fillStyle = colour(MARK[name][1]);
      ink.fill(new Path2D(MARK[name][0]));
    }
    var made = pen.createPattern(canvas, 'repeat');
    made.setTransform({ a: 1 / ratio, d: 1 / ratio });
    return made;
  }

  // Each holder is named once, across two neighbouring lanes, where its time there is longest and leaves room.
  function label(pen, tight) {
    var best = {}, font = pen.font;
    labels.forEach(function (each) { each.element.remove(); });
    ORDER.forEach(function (lane) {
      stretches(drawn[lane]).forEach(function (one) {
        stretches(drawn[lane + 1]).forEach(function (other) {
          var x0 = Math.max(one.x0, other.x0), x1 = Math.min(one.x1, other.x1), found = best[one.holder];
          if (one.holder !== other.holder || found && (found.lane !== lane || found.x1 - found.x0 >= x1 - x0) || x1 - x0 < 40) return;
          best[one.holder] = { holder: one.holder, lane: lane, x0: x0, x1: x1 };
        });
      });
    });
    pen.font = '600 ' + font.replace('12px', tight ? '12px' : '13px');
    labels = Object.keys(best).map(function (holder) {
      var found = best[holder], text = Words.say('hold.' + holder);
      found.width = pen.measureText(text).width + 12;
      found.y = top + found.lane * (height + gap) + height + gap / 2;
      found.element = Dom.make('span', { 'class': 'lane-label on-' + holder, text: text, 'aria-hidden': 'true' });
      return found;
    }).filter(function (found) { return found.width + 8 < found.x1 - found.x0; });
    pen.font = font;
    box.append.apply(box, labels.map(function (found) { return found.element; }));
  }
  function stretches(cells) {
    var found = [];
    (cells || []).forEach(function (cell) {
      var last = found[found.length - 1];
      if (last && last.holder === cell.run.holder) last.x1 = cell.x1; else found.push({ holder: cell.run.holder, x0: cell.x0, x1: cell.x1 });
    });
    return found;
  }
  // The handle stands at x: a label that it would cross moves beside it or goes.
  function step(x) {
    labels.forEach(function (found) {
      var half = found.width / 2, middle = (found.x0 + found.x1) / 2;
      if (Math.abs(x - middle) < half + 6) middle = x - half - 8 - half > found.x0 ? x - half - 8 : x + half + 8 + half < found.x1 ? x + half + 8 : NaN;
      if (Object.is(found.at, middle)) return;
      found.at = middle;
      found.element.style.cssText = middle === middle ? 'transform:translate(' + Math.round(middle - half) + 'px,' + (found.y - 9) + 'px)' : 'display:none';
    });
  }
  // What a pointer over a lane is told: group, administration, its time, the first source.
  function tell(x, y) {
    var bit = Math.floor((y - top + gap / 2) / (height + gap)), cell = (drawn[bit] || []).filter(function (each) { return x >= each.x0 && x < each.x1; })[0];
    if (!cell) return null;
    var span = cell.run.span, parts = [Dom.make('p', {}, [Dom.make('b', { text: Rec.name(scene.groups[bit]) })]), Dom.make('p', { text: span ? Rec.pick(span.title) : Words.say('hold.unknown') })];
    if (span && (span.since || span.until)) parts.push(Dom.make('p', { text: period(span) }));
    if (cell.run.both) parts.push(Dom.make('p', { text: Words.say('key.both') }));
    return parts.concat(span ? Rec.source(span.cites[0]) : []);
  }
  function period(span) {
    return Dates.format((span.since || '..') + '/' + (span.until || '..'), Words.current(), true);
  }
  return { draw: draw, gutter: gutter, period: period, start: start, step: step, tell: tell };
})();
