// The report page: preview of the page and of the picture, and the texts to paste; every text enters as textContent.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function copyButton(label, field, words, status) {
  const button = make("button", { type: "button", textContent: label });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = words.copied;
    } catch {
      // A page that is not served securely has no clipboard: the text is at least marked.
      field.focus();
      field.select();
      status.textContent = words.select;
    }
  });
  return button;
}

function fit(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 480)}px`;
}

let count = 0;
function textBox(label, text, lang, words, button = words.copy) {
  const id = `report-text-${(count += 1)}`;
  const field = make("textarea", { id, readOnly: true, value: text, lang, rows: 2, spellcheck: false });
  const status = make("span", { className: "said" });
  status.setAttribute("role", "status");
  const copy = copyButton(button, field, words, status);
  if (button === words.copy) copy.setAttribute("aria-label", `${button}: ${label}`);
  const box = make("section", { className: "text" }, make("label", { htmlFor: id, textContent: label }), field, make("div", { className: "row" }, copy, status));
  return { box, field };
}

function citation(data, words) {
  const { box, field } = textBox(words.citation, "", data.told, words);
  const choice = make("select", { id: `report-style-${count}` });
  data.citations.forEach(({ id, name }) => choice.append(make("option", { value: id, textContent: name })));
  choice.value = data.style;
  const show = () => {
    field.value = data.citations.find((each) => each.id === choice.value).text;
    fit(field);
  };
  choice.addEventListener("change", show);
  box.querySelector(".row").prepend(make("label", { htmlFor: choice.id, textContent: words.style }), choice);
  show();
  return box;
}

// The page stands in a frame of its own, as wide as asked for or as there is room, and as high as it says it wants to be.
function pageFrame(data) {
  const frame = make("iframe", { title: data.title, srcdoc: data.page });
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.style.width = `min(100%, ${data.width}px)`;
  window.addEventListener("message", function hear(event) {
    if (!frame.isConnected && frame.dataset.shown) return window.removeEventListener("message", hear);
    if (event.source !== frame.contentWindow || !event.data) return undefined;
    frame.dataset.shown = "true";
    if (event.data.type === "four-islands:height" && event.data.height > 0) frame.style.height = `${Math.min(event.data.height, 1600)}px`;
    return undefined;
  });
  return frame;
}

function picture(data) {
  const image = make("img", { alt: data.alt, lang: data.told });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.picture)}`;
  image.style.width = `min(100%, ${data.width}px)`;
  return image;
}

function preview(data, words) {
  const stage = make("div", { className: "stage" });
  const choose = (name) => stage.replaceChildren(name === "page" ? pageFrame(data) : picture(data));
  const choice = make("fieldset", {}, make("legend", { textContent: words.preview }));
  ["picture", "page"].forEach((name) => {
    const input = make("input", { type: "radio", name: "report-preview", value: name, checked: name === (preview.last || "picture") });
    input.addEventListener("change", () => { preview.last = name; choose(name); });
    choice.append(make("label", {}, input, make("span", { textContent: words[`preview-${name}`] })));
  });
  choose(preview.last || "picture");
  return [choice, stage];
}

function draw(box, data) {
  const { words } = data;
  const embed = textBox(words.embed, data.embed, "en", words, words["copy-embed"]);
  embed.field.before(make("p", { className: "hint", textContent: words["embed-hint"] }));
  box.replaceChildren(
    ...preview(data, words), textBox(words.caption, data.caption, data.told, words).box,
    textBox(words.alt, data.alt, data.told, words).box, citation(data, words), embed.box,
  );
  box.querySelectorAll("textarea").forEach(fit);
}

// Called again at every script run: drawn anew only when what it shows has changed.
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".holder");
  box.lang = data.lang;
  if (box.dataset.digest === data.digest) return;
  box.dataset.digest = data.digest;
  draw(box, data);
}
