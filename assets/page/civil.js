// Civil days without Date, epochs or time zones: a day is the integer yyyymmdd, its place on the axis a day count.
var Civil = (function () {
  'use strict';
  // Days since 0000-03-01 in the proleptic Gregorian calendar (Hinnant's days_from_civil).
  function count(day) {
    var y = Math.floor(day / 10000), m = Math.floor(day / 100) % 100, d = day % 100;
    if (m <= 2) y -= 1;
    var era = Math.floor(y / 400), yoe = y - era * 400;
    var doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
    return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  }
  function leap(y) { return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0; }
  function monthDays(y, m) { return m === 2 ? (leap(y) ? 29 : 28) : [4, 6, 9, 11].indexOf(m) >= 0 ? 30 : 31; }
  // '1956-10-19' -> 19561019; null when it is not a day of the calendar.
  function parse(iso) {
    var part = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    if (!part) return null;
    var y = +part[1], m = +part[2], d = +part[3];
    return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= monthDays(y, m) ? y * 10000 + m * 100 + d : null;
  }
  function pad(n, width) { return ('0000' + n).slice(-width); }
  function iso(day) {
    return pad(Math.floor(day / 10000), 4) + '-' + pad(Math.floor(day / 100) % 100, 2) + '-' + pad(day % 100, 2);
  }
  // What an event is on a day; the twin of events.timeline.phase, both ends included.
  function phase(earliest, latest, day) {
    return earliest > day ? 'absent' : latest < day ? 'past' : 'now';
  }
  return { count: count, iso: iso, parse: parse, phase: phase, pad: pad };
})();
