// How an EDTF date reads in a language: the twin of events.dates.format_date, held to tests/data/dates.json.
// Months and patterns come with the scene, so that the words are written down once.
var Dates = (function () {
  'use strict';
  var NB = '\u00a0', table = {}, memory = {};
  function use(words) { table = words; memory = {}; }

  function point(text) {
    var body = text.replace(/[~?%]$/, ''), mark = body === text ? '' : text.slice(-1);
    if (/X$/.test(body)) return { numbers: [Number(body.slice(0, 3)) * 10], precision: 'decade', mark: mark };
    var numbers = body.split('-').map(Number);
    return { numbers: numbers, precision: numbers[1] > 12 ? 'season' : { 4: 'year', 7: 'month', 10: 'day' }[body.length], mark: mark };
  }
  function put(pattern, text) { return pattern.replace('{}', function () { return text; }); }

  function format(text, lang, short) {
    var key = lang + (short ? '<' : '>') + text;
    if (memory.key !== key) memory = { key: key, value: read(text, lang, Boolean(short)) };
    return memory.value;
  }
  function read(text, lang, short) {
    var ends = text.split('/'), points = ends.filter(function (end) { return end !== '..'; }).map(point), words = table[lang].words;
    if (!points.length) return words.none;
    if (points.length < ends.length) return one(points[0], lang, short, ends[0] === '..' ? 'until' : 'since');
    var first = points[0], last = points[points.length - 1];
    if (ends.length === 1 || ends[0] === ends[1]) return one(first, lang, short, '');
    if (first.precision === last.precision && first.mark === last.mark && (first.mark === '' || first.mark === '~')) {
      var span = first.precision === 'year' || first.precision === 'decade' ? years : days;
      return put(words[first.mark], span(first, last, lang, short));
    }
    return one(first, lang, short, '') + words.range + one(last, lang, short, '');
  }
  function one(at, lang, short, open) {
    var about = at.mark === '~' || at.mark === '%' ? '~' : '', words = table[lang].words;
    var text = put(words[about + open], glue(parts(at, lang, short, Boolean(about || open)), lang, short));
    return at.mark === '?' || at.mark === '%' ? put(words['?'], text) : text;
  }
  function years(first, last, lang, short) {
    var head = year(first, lang, Boolean(first.mark)), tail = year(last, lang, Boolean(last.mark));
    var unit = lang === 'ja' && first.precision === 'year' ? '年' : lang === 'ru' && !short ? NB + 'гг.' : '';
    return head + dash([head], lang, false) + tail + unit;
  }
  function days(first, last, lang, short) {
    var start = parts(first, lang, short, Boolean(first.mark)), end = parts(last, lang, short, Boolean(last.mark));
    if (lang === 'ja') end = end.slice(shared(start, end));
    else start = start.slice(0, start.length - shared(start.slice().reverse(), end.slice().reverse()));
    return glue(start, lang, short) + dash(start, lang, short) + glue(end, lang, short);
  }
  function shared(one, other) {
    var n = 0;
    while (one[n] === other[n]) n++;
    return n;
  }
  function dash(start, lang, short) {
    if (lang === 'ja') return short ? '–' : '〜';
    return start.length === 1 && (lang === 'en' || /^\d+$/.test(start[0])) ? '–' : table[lang].words.range;
  }
  function glue(list, lang, short) { return list.join(lang === 'ja' ? (short ? '.' : '') : NB); }
  function parts(at, lang, short, oblique) {
    var own = year(at, lang, oblique), rest = at.numbers.slice(1);
    if (lang === 'ja') {
      var units = (short && rest.length) || at.precision === 'decade' ? ['', '', ''] : ['年', '月', '日'];
      if (rest[0] > 12) return [own + units[0], month(at, lang, short, oblique)];
      return [own].concat(rest).map(function (number, i) { return number + units[i]; });
    }
    if (lang === 'ru' && !short) own += NB + (at.precision === 'decade' ? 'гг.' : 'г.');
    if (!rest.length) return [own];
    return rest.slice(1).map(function (day) { return put(table[lang].words.day, String(day)); }).concat(month(at, lang, short, oblique), own);
  }
  // Seasons stand behind the twelve months.
  function month(at, lang, short, oblique) {
    var form = oblique || at.precision === 'day' ? 'format' : 'stand-alone', number = at.numbers[1];
    return table[lang].months[form][short ? 'abbreviated' : 'wide'][number - (number > 12 ? 9 : 1)];
  }
  function year(at, lang, oblique) {
    if (at.precision !== 'decade') return String(at.numbers[0]);
    var text = put(table[lang].words.decade, String(at.numbers[0]));
    return oblique ? text.replace('-е', '-х') : text;
  }
  return { format: format, use: use };
})();
