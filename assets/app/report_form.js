// The form of the report page: fields as the server describes them; each change sends all values, and nothing else does.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const ids = (name) => `report-field-${name}`;

function options(field) {
  return field.options.map(([value, text]) => make("option", { value, textContent: text, selected: value === field.value }));
}

function control(field) {
  const common = { id: ids(field.name), name: field.name };
  if (field.kind === "select") return make("select", common, ...options(field));
  return make("input", { ...common, type: "text", value: field.value, maxLength: 300, autocomplete: "off", spellcheck: false });
}

function labelled(field) {
  const input = control(field);
  const box = make("div", { className: `field${field.half ? " half" : ""}` }, make("label", { htmlFor: input.id, textContent: field.label }), input);
  if (field.hint) {
    box.append(make("p", { id: `${input.id}-hint`, className: "hint", textContent: field.hint }));
    input.setAttribute("aria-describedby", `${input.id}-hint`);
  }
  return box;
}

function radios(field) {
  const box = make("fieldset", { className: "field" }, make("legend", { textContent: field.label }));
  field.options.forEach(([value, text]) => {
    const input = make("input", { type: "radio", name: field.name, value, checked: value === field.value });
    box.append(make("label", {}, input, make("span", { textContent: text })));
  });
  return box;
}

function tick(field) {
  const input = make("input", { type: "checkbox", id: ids(field.name), name: field.name, checked: Boolean(field.value) });
  return make("div", { className: "field box" }, input, make("label", { htmlFor: input.id, textContent: field.label }));
}

const KINDS = { select: labelled, text: labelled, radio: radios, box: tick };

function values(form) {
  const found = Object.fromEntries([...form.querySelectorAll("select, input[type=text]")].map((each) => [each.name, each.value]));
  form.querySelectorAll("input[type=checkbox]").forEach((each) => { found[each.name] = each.checked ? "yes" : ""; });
  form.querySelectorAll("input[type=radio]:checked").forEach((each) => { found[each.name] = each.value; });
  return found;
}

// Of event, date and several dates only the chosen one is asked for.
function sift(form) {
  const what = values(form).what;
  form.querySelectorAll("[data-only]").forEach((each) => { each.hidden = each.dataset.only !== what; });
}

function draw(box, data, send) {
  const form = make("form", {});
  data.fields.forEach((field) => {
    const row = KINDS[field.kind](field);
    if (field.only) row.dataset.only = field.only;
    form.append(row);
  });
  form.addEventListener("change", () => { sift(form); send(values(form)); });
  form.addEventListener("submit", (event) => { event.preventDefault(); send(values(form)); });
  sift(form);
  box.replaceChildren(make("h1", { textContent: data.words.title }), make("p", { textContent: data.words.lead }), form);
}

// Called again at every script run: drawn anew only in another language, so that nothing typed and no focus is lost.
export default function ({ data, parentElement, setStateValue }) {
  const box = parentElement.querySelector(".holder");
  document.documentElement.lang = data.lang;
  document.title = data.words.title;
  if (box.lang === data.lang) return;
  box.lang = data.lang;
  draw(box, data, (found) => setStateValue("values", found));
}
