// A plain table of the same events; every text enters as textContent, links only to http and https addresses.
function cell(tag, text, lang) {
  const element = document.createElement(tag);
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
  const line = document.createElement("tr");
  const sources = document.createElement("ul");
  sources.append(...event.sources.map(link));
  const last = document.createElement("td");
  last.append(sources);
  line.append(cell("td", event.date), cell("th", event.title), cell("td", event.islands), cell("td", event.kind), last);
  line.children[1].scope = "row";
  return line;
}

function draw(box, table) {
  const head = document.createElement("tr");
  head.append(...table.columns.map((name) => Object.assign(cell("th", name), { scope: "col" })));
  const whole = document.createElement("table");
  whole.append(cell("caption", table.title), document.createElement("thead"), document.createElement("tbody"));
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
