// The page's own words in the reader's language, with the language's plural rule.
var Words = (function () {
  'use strict';
  var texts = {}, lang = 'en', rules;
  // The browser's rules of a language are costly to make and kept until the language changes.
  function use(all, chosen) {
    texts = all;
    lang = chosen;
    rules = {
      plural: new Intl.PluralRules(lang), list: new Intl.ListFormat(lang, { type: 'conjunction' }),
      number: new Intl.NumberFormat(lang, { maximumFractionDigits: 0, useGrouping: lang === 'ru' ? 'min2' : true })
    };
  }
  function fillIn(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (whole, name) { return values && Object.keys(values).indexOf(name) >= 0 ? values[name] : whole; });
  }
  function say(key, values) { return fillIn(texts[lang][key] || key, values); }
  function number(n) { return rules.number.format(n); }
  // 'list.events' with 3 -> the text of list.events.few in Russian.
  function count(key, n) {
    var form = key + '.' + rules.plural.select(n);
    return fillIn(texts[lang][form] || texts[lang][key + '.other'], { n: number(n) });
  }
  function list(names) {
    return names.length < 2 ? names.join('') : rules.list.format(names);
  }
  function current() { return lang; }
  // Writes every static text of the page: data-text becomes the content, data-label the accessible name.
  function write() {
    document.documentElement.lang = lang;
    document.title = say('page.title');
    document.querySelectorAll('[data-text]').forEach(function (el) { el.textContent = say(el.dataset.text); });
    document.querySelectorAll('[data-label]').forEach(function (el) {
      el.setAttribute('aria-label', say(el.dataset.label));
      if (el.matches('button, [role=button]')) el.title = say(el.dataset.label);
    });
  }
  return { count: count, current: current, list: list, number: number, say: say, use: use, write: write };
})();
