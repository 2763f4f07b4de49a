// The card of one candidate: what was found and why, what can be done with it, and what was done.
function moment(ctx, when) {
  return new Intl.DateTimeFormat(ctx.lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(when));
}

function foreign(tag, text, lang) {
  return Object.assign(make(tag, text), { lang });
}

function titleOf(ctx, row) {
  const own = row.titles[ctx.lang];
  return own ? [own, ctx.lang] : [row.title, ctx.document.lang];
}

function head(ctx, row) {
  const heading = Object.assign(make("h3", "", classed("no", make("span", String(ctx.order.get(row.id)))), make("span", row.date)), { tabIndex: -1 });
  const line = classed("head", make("header", "", heading));
  if (row.edtf && row.edtf !== row.date) line.append(classed("edtf", make("code", row.edtf)));
  if (row.planned) line.append(classed("tag", make("span", ctx.words["documents.planned"])));
  return line;
}

function quotation(ctx, row) {
  const words = ctx.words;
  const place = fill(words[row.row ? "documents.row" : "documents.paragraph"], { n: row.row || row.paragraph });
  const show = button(words["documents.show"], "show", () => toPassage(ctx, row.id, row.paragraph));
  const again = row.also.map((n) => (
    button(fill(words["documents.also"], { n }), `show-${n}`, () => toPassage(ctx, row.id, n))
  ));
  const links = [show, ...again].map((each) => classed("plain", each));
  return make("div", "", foreign("blockquote", row.quote, ctx.document.lang), classed("where", make("p", "", make("span", place), ...links)));
}

// Why a date is suggested: what fits it, and where that is told.
function loan(ctx, { words, date, window: months, document: name, n, event }) {
  const values = { words: foreign("span", words, ctx.document.lang), date, window: months, document: name, n };
  if (event) values.event = eventLink(ctx, event);
  const told = ctx.words[event ? "documents.loan-event" : "documents.loan-document"];
  return classed("meta", make("p", "", ...weave(told, values)));
}

function facts(ctx, row) {
  const words = ctx.words;
  const [title, lang] = titleOf(ctx, row);
  const box = classed("facts", make("div", "", classed(row.unresolved ? "why open" : "why", make("p", row.why))));
  if (row.loan) box.append(loan(ctx, row.loan));
  const places = classed("places", make("p", "", make("strong", row.places)));
  if (row.how) places.append(" ", make("span", row.how));
  box.append(places, quotation(ctx, row));
  box.append(classed("named", make("p", "", classed("kind", make("span", row.kindName)), foreign("strong", title, lang))));
  const summary = row.summaries[ctx.lang];
  if (summary) box.append(classed("summary", foreign("p", summary, ctx.lang)));
  const texts = [...Object.values(row.titles), ...Object.values(row.summaries)];
  if (texts.some((text) => copied(ctx, text))) box.append(classed("warning", make("p", words["documents.copied"])));
  const told = [`${words["documents.confidence"]}${words.colon}${row.confidence}`];
  if (row.proposer !== "rules") told.push(fill(words["documents.model"], { name: row.proposer }));
  box.append(...told.map((note) => classed("meta", make("p", note))));
  if (row.status === "candidate" && ctx.events.some(({ id }) => id === row.same)) {
    box.append(classed("same", make("p", "", ...weave(words["documents.same"], { title: eventLink(ctx, row.same) }))));
  }
  return box;
}

function mapLink(ctx, id, text) {
  const address = new URL("./", window.location.href);
  address.search = new URLSearchParams({ event: id, lang: ctx.lang });
  return Object.assign(make("a", text), { href: address });
}

// An event by its title; one that is no longer there by its id, which leads nowhere.
function eventLink(ctx, id) {
  const known = ctx.events.find((event) => event.id === id);
  return known ? mapLink(ctx, id, `${known.title} (${known.date})`) : id;
}

function standing(ctx, row) {
  const known = ctx.events.find(({ id }) => id === row.merged);
  const texts = {
    candidate: ctx.words["documents.status-candidate"],
    accepted: ctx.words[row.event ? "documents.status-accepted" : "documents.status-waiting"],
    published: ctx.words["documents.status-published"],
    merged: fill(ctx.words["documents.status-merged"], { title: known ? known.title : row.merged }),
    rejected: ctx.words["documents.status-rejected"],
  };
  const line = classed("standing", make("p", texts[row.status]));
  const event = row.status === "merged" ? row.merged : row.event;
  if (ctx.events.some(({ id }) => id === event)) line.append(" ", mapLink(ctx, event, ctx.words["documents.on-map"]));
  return line;
}

function history(ctx, row) {
  const steps = row.history.map(({ who, when, what, changes }) => {
    const item = make("li", `${moment(ctx, when)} · ${who} · ${what}`);
    const lines = changes.map((change) => make("li", `${change.field}${ctx.words.colon}${change.old} → ${change.new}`));
    if (lines.length) item.append(make("ul", "", ...lines));
    return item;
  });
  return classed("history", make("details", "", make("summary", ctx.words["documents.history"]), make("ol", "", ...steps)));
}

function actions(ctx, card) {
  const { words } = ctx;
  const { row } = card;
  const order = (act) => () => ctx.send({ act, id: row.id, revision: row.revision });
  const offered = [];
  if (row.status === "candidate") offered.push(button(words["documents.accept"], "accept", order("accept")));
  if (row.status !== "rejected") offered.push(button(words["documents.edit"], "edit", () => openForm(ctx, card, "edit")));
  if (row.status === "candidate") offered.push(button(words["documents.merge"], "merge", () => openForm(ctx, card, "merge")));
  if (row.status === "candidate") offered.push(button(words["documents.reject"], "reject", order("reject")));
  if (row.undo) offered.push(button(words["documents.undo"], "undo", order("undo")));
  const number = ctx.order.get(row.id);
  offered.forEach((each) => each.setAttribute("aria-describedby", `heading-${row.id}`));
  return Object.assign(classed("buttons", make("div", "", ...offered)), { ariaLabel: fill(words["documents.candidate"], { n: number }) });
}

function changed(card) {
  return Boolean(card.form) && card.kind === "edit" && JSON.stringify(typed(card.form)) !== card.before;
}

function openForm(ctx, card, kind, errors) {
  if (!card.form) {
    card.kind = kind;
    card.form = kind === "edit" ? editForm(ctx, card.row) : mergeForm(ctx, card.row);
    card.before = kind === "edit" ? JSON.stringify(typed(card.form)) : "";
    card.form.append(formButtons(ctx, card));
    card.form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(ctx, card, kind === "edit" ? "save" : "merge");
    });
    drawCard(ctx, card);
    card.form.querySelector(kind === "edit" ? "input" : "select").focus();
  }
  if (errors) blame(card.form, errors);
}

function closeForm(ctx, card) {
  card.form = null;
  drawCard(ctx, card);
}

function submit(ctx, card, act) {
  const order = { act, id: card.row.id, revision: card.row.revision };
  if (card.kind === "edit") order.content = typed(card.form);
  else order.event = card.form.elements.namedItem("event").value;
  ctx.send(order);
}

function formButtons(ctx, card) {
  const { words } = ctx;
  const leave = button(words["documents.cancel"], "cancel", () => {
    if (changed(card) && leave.textContent === words["documents.cancel"]) {
      leave.textContent = words["documents.discard"];
      return;
    }
    closeForm(ctx, card);
    card.box.querySelector(`[data-act="${card.kind}"]`)?.focus();
  });
  const go = Object.assign(make("button", words[card.kind === "edit" ? "documents.save" : "documents.merge"]), { type: "submit" });
  go.dataset.act = "save";
  const row = classed("buttons", make("div"));
  if (card.kind === "edit" && card.row.status === "candidate") {
    row.append(classed("main", button(words["documents.save-accept"], "save-accept", () => submit(ctx, card, "accept"))));
  }
  row.append(go, leave);
  return row;
}

// One side of a conflict: only what differs is shown.
function side(ctx, label, values, other) {
  const lines = Object.entries(values).filter(([name, text]) => text !== other[name]).map(([name, text]) => make("li", `${name}${ctx.words.colon}${text || "–"}`));
  return make("div", "", make("h4", label), make("ul", "", ...lines));
}

function valuesOf(ctx, content, status) {
  const { words, choices } = ctx;
  const name = (list, id) => (list.find((each) => each.id === id) || { name: "" }).name;
  const found = {
    [words["documents.field-status"]]: status,
    [words["documents.field-date"]]: content.date,
    [words["documents.field-places"]]: content.places.map((id) => name(choices.groups, id)).join(" · "),
    [words["documents.field-kind"]]: name(choices.kinds, content.kind),
  };
  choices.languages.forEach((lang) => {
    found[`${words["documents.field-titles"]} · ${lang}`] = content.titles[lang] || "";
    found[`${words["documents.field-summaries"]} · ${lang}`] = content.summaries[lang] || "";
  });
  return found;
}

function contentOf(row) {
  return { date: row.edtf, places: row.groups, kind: row.kind, titles: row.titles, summaries: row.summaries };
}

function conflictBox(ctx, card, answer, order, seen) {
  const { words } = ctx;
  const label = { accept: words["documents.accept"], save: words["documents.save"], merge: words["documents.merge"], reject: words["documents.reject"], undo: words["documents.undo"] };
  const theirs = valuesOf(ctx, contentOf(answer.theirs), standing(ctx, answer.theirs).firstChild.textContent);
  const mine = valuesOf(ctx, order.content || contentOf(seen), label[order.act]);
  const again = () => {
    card.conflict = null;
    ctx.send({ ...order, revision: card.row.revision });
  };
  const take = () => {
    card.conflict = null;
    closeForm(ctx, card);
    card.box.querySelector("h3").focus();
  };
  const box = make(
    "div",
    "",
    make("p", answer.text),
    classed("sides", make(
      "div",
      "",
      side(ctx, fill(words["documents.conflict-theirs"], { who: answer.who }), theirs, mine),
      side(ctx, words["documents.conflict-mine"], mine, theirs),
    )),
    classed("buttons", make("div", "", button(words["documents.conflict-take"], "take", take), button(words["documents.conflict-mine-go"], "mine", again))),
  );
  box.setAttribute("role", "alert");
  return classed("conflict", box);
}

function drawCard(ctx, card) {
  const { row, box } = card;
  const root = box.getRootNode();
  const held = box.contains(root.activeElement) ? root.activeElement : null;
  const opened = box.querySelector(".history")?.open;
  box.dataset.status = row.status;
  const line = head(ctx, row);
  line.querySelector("h3").id = `heading-${row.id}`;
  const parts = [line, facts(ctx, row), standing(ctx, row)];
  if (card.said) parts.push(classed("said", make("p", card.said)));
  if (card.conflict) parts.push(card.conflict);
  parts.push(card.form || actions(ctx, card));
  if (row.history.length) parts.push(history(ctx, row));
  box.replaceChildren(...parts);
  box.setAttribute("aria-labelledby", `heading-${row.id}`);
  if (opened) box.querySelector(".history")?.setAttribute("open", "");
  if (held) (box.contains(held) ? held : box.querySelector(`[data-act="${held.dataset.act}"]`) || box.querySelector("h3")).focus({ preventScroll: true });
}
