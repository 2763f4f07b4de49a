// The form of a candidate, and the choice of an event to merge it with. What is typed stays until it is saved.
const LIKELY = 8; // events offered first
const WORDS_IN_A_ROW = 8; // as events/texts.py has it; a Japanese character is a third of a word
const JAPANESE = /^[\u3040-\u30ff\u3400-\u9fff]/;
const TOKEN = /[\u3040-\u30ff\u3400-\u9fff]|[^\P{L}\u3040-\u30ff\u3400-\u9fff]+|\p{N}+/gu;

function tokens(text) {
  return text.normalize("NFC").toLowerCase().match(TOKEN) || [];
}

// Whether a text has more than eight words in a row from the document.
function copied(ctx, text) {
  ctx.tokens ??= ` ${tokens(ctx.plain).join(" ")} `;
  const words = tokens(text);
  return words.some((_, start) => {
    let thirds = 0;
    const end = words.findIndex((word, index) => {
      if (index >= start) thirds += JAPANESE.test(word) ? 1 : 3;
      return thirds > 3 * WORDS_IN_A_ROW;
    });
    return end >= 0 && ctx.tokens.includes(` ${words.slice(start, end + 1).join(" ")} `);
  });
}

let fields = 0;

// A labelled field with room for a hint and for what is wrong with it.
function field(name, label, input, hint) {
  fields += 1;
  input.id = `field-${fields}`;
  input.name = name;
  const wrong = Object.assign(classed("wrong", make("p")), { id: `wrong-${fields}`, hidden: true });
  const box = classed("field", make("div", "", Object.assign(make("label", label), { htmlFor: input.id }), input));
  if (hint) box.append(classed("hint", make("p", hint)));
  box.append(wrong);
  box.dataset.field = name;
  return box;
}

function options(list, chosen) {
  return list.map(({ id, name }) => Object.assign(make("option", name), { value: id, selected: id === chosen }));
}

function groupBoxes(ctx, row) {
  const boxes = ctx.choices.groups.map(({ id, name }) => {
    const input = Object.assign(make("input"), { type: "checkbox", name: "places", value: id, checked: row.groups.includes(id) });
    return make("label", "", input, make("span", name));
  });
  const set = classed("groups field", make("fieldset", "", make("legend", ctx.words["documents.field-places"]), ...boxes));
  set.dataset.field = "places";
  set.append(Object.assign(classed("wrong", make("p")), { hidden: true }));
  return set;
}

function textFields(ctx, row, kind, label, hint) {
  return ctx.choices.languages.map((lang) => {
    const input = make(kind === "titles" ? "input" : "textarea");
    Object.assign(input, { value: row[kind][lang] || "", maxLength: ctx.choices.limits[kind], lang, rows: 3 });
    const box = field(`${kind}.${lang}`, `${label} · ${lang}`, input, hint && lang === ctx.choices.languages[0] ? hint : "");
    const warning = classed("warning", make("p"));
    const check = () => { warning.textContent = copied(ctx, input.value) ? ctx.words["documents.copied"] : ""; };
    input.addEventListener("change", check);
    check();
    box.append(warning);
    return box;
  });
}

function editForm(ctx, row) {
  const words = ctx.words;
  const date = Object.assign(make("input"), { value: row.edtf, autocomplete: "off", spellcheck: false });
  const form = classed("edit", make(
    "form",
    "",
    field("date", words["documents.field-date"], date, words["documents.field-date-hint"]),
    groupBoxes(ctx, row),
    field("place_basis", words["documents.field-place_basis"], make("select", "", ...options(ctx.choices.scopes, row.scope))),
    field("kind", words["documents.field-kind"], make("select", "", ...options(ctx.choices.kinds, row.kind))),
    ...textFields(ctx, row, "titles", words["documents.field-titles"]),
    ...textFields(ctx, row, "summaries", words["documents.field-summaries"], words["documents.field-summaries-hint"]),
  ));
  form.setAttribute("aria-label", words["documents.edit"]);
  return form;
}

function typed(form) {
  const value = (name) => form.elements.namedItem(name).value;
  const texts = (kind) => Object.fromEntries(
    [...form.elements].filter(({ name }) => name.startsWith(`${kind}.`)).map(({ name, value: text }) => [name.split(".")[1], text]),
  );
  return {
    date: value("date"),
    places: [...form.querySelectorAll("[name=places]:checked")].map((box) => box.value),
    place_basis: value("place_basis"),
    kind: value("kind"),
    titles: texts("titles"),
    summaries: texts("summaries"),
  };
}

// Show what is wrong beside each field; the first one is where the reader goes on.
function blame(form, errors) {
  let first = null;
  form.querySelectorAll("[data-field]").forEach((box) => {
    const input = box.querySelector("input, select, textarea");
    const wrong = box.querySelector(".wrong");
    const text = errors[box.dataset.field] || "";
    wrong.textContent = text;
    wrong.hidden = !text;
    box.classList.toggle("bad", Boolean(text));
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (wrong.id) input.setAttribute("aria-describedby", wrong.id);
    if (text && !first) first = input;
  });
  if (first) first.focus();
}

function overlaps(one, other) {
  return one.length && other.length && one[0] <= other[1] && other[0] <= one[1];
}

function days(bounds, other) {
  return Math.abs(Date.parse(bounds[0]) - Date.parse(other[0])) + Math.abs(Date.parse(bounds[1]) - Date.parse(other[1]));
}

function nearest(bounds) {
  return (one, other) => days(one.bounds, bounds) - days(other.bounds, bounds);
}

function mergeForm(ctx, row) {
  const words = ctx.words;
  const name = (event) => ({ id: event.id, name: `${event.date} · ${event.title}` });
  const other = ctx.events.filter(({ id }) => id !== row.event);
  const same = other.filter(({ id }) => id === row.same);
  const near = other.filter((event) => event.id !== row.same && overlaps(event.bounds, row.bounds)).sort(nearest(row.bounds)).slice(0, LIKELY);
  const likely = [...same, ...near].map(name);
  const groups = [[words["documents.merge-likely"], likely], [words["documents.merge-all"], other.map(name)]];
  const select = make("select", "", Object.assign(make("option", "–"), { value: "" }));
  groups.filter(([, list]) => list.length).forEach(([label, list]) => {
    select.append(Object.assign(make("optgroup", "", ...options(list, "")), { label }));
  });
  select.value = row.same && same.length ? row.same : "";
  const form = classed("merge", make("form", "", field("event", words["documents.merge-into"], select, words["documents.merge-hint"])));
  form.setAttribute("aria-label", words["documents.merge"]);
  return form;
}
