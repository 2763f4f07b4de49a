// The page of documents: what came in, the list, and one document with its candidates beside its text.
// Reading never runs the script of the page: only an order does, and its answer comes back with the next data.
const PATIENCE = 15_000; // milliseconds after which an order that nobody answered may be given again

function sender(ctx, setTriggerValue) {
  return (order) => {
    const now = performance.now();
    if (ctx.waiting && now - ctx.waiting.since < PATIENCE) return;
    ctx.count = (ctx.count || 0) + 1;
    const nonce = `${Math.round(performance.timeOrigin)}-${ctx.count}`;
    ctx.waiting = { nonce, order, since: now, seen: ctx.cards?.get(order.id)?.row };
    setTriggerValue("action", { ...order, nonce });
  };
}

function leading(ctx, text, id) {
  const address = new URL(window.location.href);
  if (id) address.searchParams.set("document", id);
  else address.searchParams.delete("document");
  const anchor = Object.assign(make("a", text), { href: address });
  anchor.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    ctx.send(id ? { act: "open", id } : { act: "back" });
  });
  return anchor;
}

function notes(ctx, list) {
  const items = list.map((note) => {
    const item = make("li", note.text);
    if (note.detail) item.append(" ", make("span", note.detail));
    if (note.lines) item.append(make("ul", "", ...note.lines.map((line) => foreign("li", line, "en"))));
    if (note.document && ctx.part === "head") item.append(" ", leading(ctx, fill(ctx.words["documents.open"], { name: note.name }), note.document));
    if (note.near) {
      const choose = (act) => () => ctx.send({ act, id: note.near });
      item.append(classed("buttons", make(
        "div",
        "",
        button(ctx.words["documents.near-store"], "near-store", choose("near-store")),
        button(ctx.words["documents.near-drop"], "near-drop", choose("near-drop")),
      )));
    }
    return item;
  });
  const box = classed("notes", make("ul", "", ...items));
  box.setAttribute("role", "status");
  return box;
}

function modelNotice(data) {
  return data.model ? [classed("model", make("p", data.model))] : [];
}

function drawHead(box, ctx, data) {
  const parts = [make("h1", data.words["documents.title"]), make("p", data.words["documents.lead"])];
  parts.push(classed("meta", make("p", fill(data.words["documents.signed-as"], { who: data.who }))));
  parts.push(...modelNotice(data));
  if (data.notes.length) parts.push(notes(ctx, data.notes));
  box.replaceChildren(...parts);
  document.title = data.words["documents.title"];
}

function listRow(ctx, row) {
  const name = leading(ctx, row.title || row.name, row.id);
  name.lang = row.title ? row.lang : "";
  const where = make("td", "", name);
  if (row.title && row.title !== row.name) where.append(classed("meta", make("div", row.name)));
  where.append(classed("meta", make("div", fill(ctx.words["documents.added"], { when: moment(ctx, row.added), who: row.by }))));
  const counts = [["open", "documents.open-count"], ["accepted", "documents.accepted-count"], ["rejected", "documents.rejected-count"]];
  const cells = counts.map(([name_, key]) => {
    const cell = classed("count", make("td", String(row.counts[name_] || 0)));
    cell.dataset.label = ctx.words[key];
    return cell;
  });
  const day = make("td", row.date);
  day.dataset.label = ctx.words["documents.column-published"];
  const line = make("tr", "", where, day, ...cells);
  line.dataset.document = row.id;
  return line;
}

function drawList(box, ctx, data) {
  const { words } = data;
  if (!data.documents.length) {
    box.replaceChildren(classed("empty", make("p", words["documents.empty"])));
    return;
  }
  const keys = ["documents.column-document", "documents.column-published", "documents.open-count", "documents.accepted-count", "documents.rejected-count"];
  const heads = keys.map((key) => Object.assign(make("th", words[key]), { scope: "col" }));
  const table = make(
    "table",
    "",
    make("caption", "", make("h2", words["documents.list"])),
    make("thead", "", make("tr", "", ...heads)),
    make("tbody", "", ...data.documents.map((row) => listRow(ctx, row))),
  );
  box.replaceChildren(table);
}

function drawAbout(ctx, data) {
  const { document: row, words } = data;
  const heading = foreign("h1", row.title || row.name, row.title ? row.lang : "");
  const told = row.title && row.title !== row.name ? [row.name] : [];
  told.push(fill(words["documents.added"], { when: moment(ctx, row.added), who: row.by }));
  ctx.about.replaceChildren(
    make("p", "", leading(ctx, `‹ ${words["documents.back"]}`, 0)),
    heading,
    classed("meta", make("p", told.join(" · "))),
    sourceBlock(ctx, row),
    ...modelNotice(data),
  );
  document.title = row.title || row.name;
}

function skeleton(box, ctx, words) {
  ctx.about = make("div");
  ctx.notes = make("div");
  ctx.text = make("div");
  ctx.list = make("ol");
  ctx.nothing = make("p", words["documents.none"]);
  // One line for those who listen: the same words stand in the card.
  ctx.told = classed("told", make("p"));
  ctx.told.setAttribute("role", "status");
  const heading = make("h2", words["documents.candidates"]);
  const cards = classed("cards", make("section", "", heading, ctx.told, ctx.nothing, ctx.list));
  ctx.cards = new Map();
  box.replaceChildren(ctx.about, ctx.notes, classed("columns", make("div", "", ctx.text, cards)));
}

// Draw a part anew only if what it shows has changed: the rest keeps its place and the focus.
function renew(ctx, part, shown, draw) {
  const state = JSON.stringify(shown);
  ctx.shown ??= {};
  if (ctx.shown[part] === state) return;
  ctx.shown[part] = state;
  draw();
}

function drawText(ctx, data) {
  ctx.plain = data.paragraphs.map(({ pieces }) => pieces.map(({ t }) => t).join("")).join("\n");
  ctx.tokens = null;
  const reached = ctx.body ? ctx.body.scrollTop : 0;
  ctx.text.replaceChildren(textView(ctx, data));
  ctx.body.scrollTop = reached;
}

function drawCards(ctx, rows) {
  ctx.cards = new Map(rows.map(({ id }) => [id, ctx.cards.get(id) || { box: classed("card", make("article")), row: null }]));
  ctx.list.replaceChildren(...[...ctx.cards.values()].map((card) => make("li", "", card.box)));
  ctx.nothing.hidden = rows.length > 0;
}

function updateDocument(box, ctx, data) {
  const rows = data.candidates;
  Object.assign(ctx, { document: data.document, events: data.events, choices: data.choices });
  ctx.order = new Map(rows.map((row, index) => [row.id, index + 1]));
  if (!ctx.about) skeleton(box, ctx, data.words);
  renew(ctx, "about", [data.document, data.model], () => drawAbout(ctx, data));
  renew(ctx, "notes", data.notes, () => ctx.notes.replaceChildren(...(data.notes.length ? [notes(ctx, data.notes)] : [])));
  renew(ctx, "text", [data.paragraphs, [...ctx.order]], () => drawText(ctx, data));
  renew(ctx, "cards", rows.map(({ id }) => id), () => drawCards(ctx, rows));
  rows.forEach((row) => {
    const card = ctx.cards.get(row.id);
    if (JSON.stringify(card.row) === JSON.stringify(row)) return;
    card.row = row;
    drawCard(ctx, card);
  });
  if (data.answer) hear(ctx, data.answer);
}

// What came of an order: each answer is heard once.
function hear(ctx, answer) {
  const waiting = ctx.waiting;
  if (!waiting || waiting.nonce !== answer.nonce) return;
  ctx.waiting = null;
  const card = ctx.cards.get(answer.id);
  const said = [answer.text, answer.detail].filter(Boolean).join(" ");
  ctx.told.textContent = said;
  if (answer.act === "source") {
    hearSource(ctx, answer, said);
    return;
  }
  if (!card) return;
  // What the card shows by itself is not said twice.
  card.said = answer.theirs || (answer.done && !answer.detail) ? "" : said;
  if (answer.theirs) {
    card.conflict = conflictBox(ctx, card, answer, waiting.order, waiting.seen);
    drawCard(ctx, card);
    card.conflict.querySelector("button").focus();
  } else if (answer.done) {
    closeForm(ctx, card);
    highlight(ctx, answer.id);
  } else {
    drawCard(ctx, card);
    if (Object.keys(answer.errors).length) openForm(ctx, card, "event" in answer.errors ? "merge" : "edit", answer.errors);
  }
}

function guard(ctx, box) {
  window.addEventListener("beforeunload", function ask(event) {
    if (!box.isConnected) return window.removeEventListener("beforeunload", ask);
    if ([...(ctx.cards?.values() || [])].some(changed)) event.preventDefault();
    return undefined;
  });
}

const CONTEXTS = new WeakMap();

// Called again at every script run; the context keeps what was typed and where the reader is.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".holder");
  if (!CONTEXTS.has(box)) {
    CONTEXTS.set(box, {});
    guard(CONTEXTS.get(box), box);
  }
  const ctx = CONTEXTS.get(box);
  Object.assign(ctx, { words: data.words, lang: data.lang, part: data.part });
  ctx.send = sender(ctx, setTriggerValue);
  document.documentElement.lang = box.lang = data.lang;
  box.dataset.part = data.part;
  if (data.part === "document") {
    updateDocument(box, ctx, data);
  } else {
    ctx.waiting = null;
    (data.part === "head" ? drawHead : drawList)(box, ctx, data);
  }
}
