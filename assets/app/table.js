// A plain table of the same events; every text enters as textContent, links only to http and https addresses.
// The roles are said once more because the narrow layout draws rows as blocks, which would take them away.
const ROLES = { td: "cell", th: "rowheader", tr: "row", thead: "rowgroup", tbody: "rowgroup", table: "table" };

function make(tag) {
  const element = document.createElement(tag);
  if (tag in ROLES) element.setAttribute("role", ROLES[tag]);
  return element;
}

function cell(tag, text, lang) {
  const element = make(tag);
  element.textContent = text;
  if (lang) element.lang = lang;
  return element;
}

function link(source) {
  const element = cell(/^https?:\/\//i.test(source.url) ? "a" : "span", source.title, source.lang);
  if (element.tagName === "A") Object.assign(element, { href: source.url, target: "_blank", rel: "noopener noreferrer" });
  const item = document.createElement("li");
  item.append(`${source.publisher}, `, element);
  return item;
}

function row(event) {
  const line = make("tr");
  const sources = document.createElement("ul");
  sources.append(...event.sources.map(link));
  const last = make("td");
  last.append(sources);
  line.append(cell("td", event.date), cell("th", event.title), cell("td", event.islands), cell("td", event.kind), last);
  line.children[1].scope = "row";
  return line;
}

function draw(box, table) {
  const head = make("tr");
  head.append(...table.columns.map((name) => Object.assign(cell("th", name), { scope: "col", role: "columnheader" })));
  const whole = make("table");
  whole.append(cell("caption", table.title), make("thead"), make("tbody"));
  whole.tHead.append(head);
  whole.tBodies[0].append(...table.rows.map(row));
  box.lang = table.lang;
  box.replaceChildren(whole);
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".holder");
  draw(box, data.tables[data.lang]);
  window.addEventListener("four-islands:lang", function turn(event) {
    if (!box.isConnected) return window.removeEventListener("four-islands:lang", turn);
    if (event.detail in data.tables && event.detail !== box.lang) draw(box, data.tables[event.detail]);
    return undefined;
  });
}
