// What events rest on and what sources are cited for; every text enters as textContent, links only to http and https.
// The roles are said once more because the narrow layout draws rows as blocks, which would take them away.
const ROLES = { td: "cell", th: "rowheader", tr: "row", thead: "rowgroup", tbody: "rowgroup", table: "table" };
const MANY = 3; // more uses of one kind than this are folded away

function make(tag, text, ...children) {
  const element = document.createElement(tag);
  if (tag in ROLES) element.setAttribute("role", ROLES[tag]);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
}

function link(source) {
  const anchor = make(/^https?:\/\//i.test(source.url) ? "a" : "span", source.title);
  anchor.lang = source.lang;
  if (anchor.tagName === "A") Object.assign(anchor, { href: source.url, target: "_blank", rel: "noopener noreferrer" });
  return anchor;
}

function sourceItem(source) {
  return make("li", `${source.publisher}, `, link(source), source.places ? ` (${source.places})` : "");
}

function items(texts) {
  return make("ul", "", ...texts.map((text) => make("li", text)));
}

function onMap(row, lang) {
  const address = new URL("./", window.location.href);
  address.search = new URLSearchParams({ event: row.id, lang });
  return Object.assign(make("a", row.title), { href: address });
}

function eventRow(row, lang) {
  const head = Object.assign(make("th", "", onMap(row, lang)), { scope: "row" });
  const sources = make("td", "", make("ul", "", ...row.sources.map(sourceItem)));
  const notes = row.notes.length ? make("td", "", items(row.notes)) : make("td");
  const line = make("tr", "", make("td", row.date), head, sources, notes);
  line.dataset.event = row.id;
  line.dataset.flags = row.flags.join(" ");
  return line;
}

function use(found) {
  const name = `${found.kind} (${found.titles.length})`;
  const folded = found.titles.length > MANY;
  const box = make(folded ? "details" : "div", "", make(folded ? "summary" : "div", name), items(found.titles));
  box.className = "use";
  return box;
}

function sourceRow(row, nothing) {
  const head = Object.assign(make("th", `${row.source.publisher}, `, link(row.source)), { scope: "row" });
  const uses = row.uses.length ? row.uses.map(use) : [nothing];
  return make("tr", "", head, make("td", row.published), make("td", row.country), make("td", "", ...uses));
}

function table(name, { title, columns }, rows) {
  const heads = columns.map((column) => Object.assign(make("th", column), { scope: "col", role: "columnheader" }));
  const body = make("tbody", "", ...rows);
  const whole = make("table", "", make("caption", "", make("h2", title)), make("thead", "", make("tr", "", ...heads)), body);
  whole.className = name;
  return whole;
}

function filters(data, choose) {
  const box = make("fieldset", "", make("legend", data.words.filter));
  data.filters.forEach(({ flag, text, n, more }) => {
    const button = Object.assign(make("input"), { type: "radio", name: "flag", value: flag, checked: !flag });
    button.addEventListener("change", () => choose(flag));
    box.append(make("label", "", button, make("span", `${text}: ${n}${more ? ` (${more})` : ""}`)));
  });
  return box;
}

function draw(box, data) {
  const events = table("events", data.events, data.events.rows.map((row) => eventRow(row, data.lang)));
  const status = make("p");
  status.setAttribute("role", "status");
  const choose = (flag) => {
    const lines = [...events.tBodies[0].rows];
    lines.forEach((line) => { line.hidden = Boolean(flag) && !line.dataset.flags.split(" ").includes(flag); });
    const counts = { n: lines.filter((line) => !line.hidden).length, total: lines.length };
    status.textContent = data.words.shown.replace(/\{(n|total)\}/g, (_, name) => counts[name]);
  };
  const sources = table("sources", data.sources, data.sources.rows.map((row) => sourceRow(row, data.words.nothing)));
  const texts = [make("h1", data.words.title), make("p", data.words.lead), make("p", data.words.rules)];
  box.replaceChildren(...texts, filters(data, choose), status, events, sources);
  choose("");
}

// Called again at every script run: drawn anew only when the data or the language has changed.
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".holder");
  document.documentElement.lang = box.lang = data.lang;
  document.title = data.words.title;
  if (box.dataset.stamp === data.stamp) return;
  box.dataset.stamp = data.stamp;
  draw(box, data);
}
