// The text of a document: what is marked in it, and which passages candidates rest on. Every text enters as textContent.
function make(tag, text, ...children) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
}

function classed(name, element) {
  element.className = name;
  return element;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// A text whose places are filled with texts or elements.
function weave(text, values) {
  return text.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? values[part] ?? `{${part}}` : part));
}

function button(text, act, press) {
  const made = Object.assign(make("button", text), { type: "button" });
  made.dataset.act = act;
  made.addEventListener("click", press);
  return made;
}

// The number of a candidate in front of its passage: the way to its card for those who use keys.
function chip(ctx, id) {
  const number = ctx.order.get(id);
  const made = classed("chip", button(String(number), "card", (event) => {
    event.stopPropagation();
    toCard(ctx, id);
  }));
  made.setAttribute("aria-label", fill(ctx.words["documents.candidate"], { n: number }));
  made.dataset.chip = id;
  return made;
}

function piece(ctx, { t, k, c, h }, begun) {
  const names = [h ? "header" : k, c ? "passage" : ""].filter(Boolean).join(" ");
  const words = make("span", t);
  if (names) words.className = names;
  if (!c) return [words];
  words.dataset.c = c.join(" ");
  words.addEventListener("click", () => {
    // A click that ends a selection is none.
    if (!String(window.getSelection())) toCard(ctx, c[(c.indexOf(ctx.active) + 1) % c.length]);
  });
  const chips = c.filter((id) => !begun.has(id) && ctx.order.has(id));
  chips.forEach((id) => begun.add(id));
  return [...chips.map((id) => chip(ctx, id)), words];
}

function paragraph(ctx, { n, pieces }, begun) {
  const told = pieces.every(({ h, t }) => h || !t.trim());
  const line = classed(told ? "line about" : "line", make("div"));
  const number = classed("number", make("span", String(n)));
  number.setAttribute("aria-hidden", "true");
  line.append(number, make("p", "", ...pieces.flatMap((each) => piece(ctx, each, begun))));
  if (told) line.append(Object.assign(classed("note", make("span", ctx.words["documents.mark-header"])), { lang: ctx.lang }));
  return line;
}

function legend(words) {
  const names = {
    date: words["documents.mark-date"],
    place: words["documents.mark-place"],
    actor: words["documents.mark-actor"],
    passage: words["documents.mark-passage"],
  };
  const list = make("ul", "", ...Object.entries(names).map(([kind, name]) => make("li", "", classed(kind, make("span", name)))));
  list.setAttribute("aria-label", words["documents.legend"]);
  return classed("legend", list);
}

function textView(ctx, data) {
  const begun = new Set();
  const body = classed("body", make("div", "", ...data.paragraphs.map((each) => paragraph(ctx, each, begun))));
  Object.assign(body, { lang: data.document.lang, tabIndex: 0 });
  body.setAttribute("role", "region");
  body.setAttribute("aria-label", ctx.words["documents.text"]);
  ctx.body = body;
  return classed("text", make("section", "", make("h2", ctx.words["documents.text"]), legend(ctx.words), body));
}

function highlight(ctx, id) {
  ctx.active = id;
  ctx.body.querySelectorAll("[data-c]").forEach((words) => {
    words.classList.toggle("active", words.dataset.c.split(" ").includes(String(id)));
  });
  ctx.cards.forEach((card, number) => card.box.classList.toggle("active", number === id));
}

function toCard(ctx, id) {
  const card = ctx.cards.get(id);
  if (!card) return;
  highlight(ctx, id);
  card.box.querySelector("h3").focus({ preventScroll: true });
  card.box.scrollIntoView({ block: "nearest" });
}

function toPassage(ctx, id, number) {
  highlight(ctx, id);
  const lines = [...ctx.body.children].filter((line) => line.querySelector(".active"));
  const line = lines.find((each) => each.querySelector(".number").textContent === String(number)) || lines[0];
  const found = line && line.querySelector(".active");
  if (!found) return;
  if (ctx.body.scrollHeight > ctx.body.clientHeight + 1) {
    const offset = found.getBoundingClientRect().top - ctx.body.getBoundingClientRect().top;
    ctx.body.scrollTop += offset - ctx.body.clientHeight / 3;
  } else {
    found.scrollIntoView({ block: "center" });
  }
  const mark = ctx.body.querySelector(`[data-chip="${id}"]`);
  if (mark) mark.focus({ preventScroll: true });
}
