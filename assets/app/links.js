// The links between the pages. The map changes its language and its address without a script run, so a link's
// address is made at the moment it is used; addresses are relative, since the app may be served below a path.
const PAGES = { map: "./", evidence: "evidence", report: "report", documents: "documents" };

function link(text, href, current) {
  const anchor = Object.assign(document.createElement("a"), { textContent: text, href });
  if (current) anchor.setAttribute("aria-current", current);
  return anchor;
}

function list(anchors) {
  const box = document.createElement("div");
  box.setAttribute("role", "list");
  anchors.forEach((anchor) => {
    const item = document.createElement("span");
    item.setAttribute("role", "listitem");
    item.append(anchor);
    box.append(item);
  });
  return box;
}

// On the map the page itself has the switch of languages.
function languages(data, lang) {
  const box = list(Object.entries(data.labels).map(([tag, words]) => {
    const anchor = link(words.name, "#", tag === lang && "true");
    anchor.lang = anchor.hreflang = tag;
    anchor.dataset.lang = tag;
    return anchor;
  }));
  box.setAttribute("aria-label", data.labels[lang].language);
  return box;
}

function point(anchor) {
  const address = new URL(anchor.dataset.page ? PAGES[anchor.dataset.page] : window.location.pathname, window.location.href);
  address.search = window.location.search;
  if (anchor.dataset.page) address.searchParams.delete("document");
  if (anchor.dataset.lang) address.searchParams.set("lang", anchor.dataset.lang);
  anchor.href = address;
}

// Signing in and out is the server's work: the only link that runs the script.
function signing(text, ask) {
  const turn = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  turn.addEventListener("click", () => ask("sign", true));
  return turn;
}

function draw(box, data, lang, ask) {
  const words = data.labels[lang];
  const nav = document.createElement("nav");
  nav.setAttribute("aria-label", words.label);
  const pages = data.pages.map((page) => {
    const anchor = link(words[page], PAGES[page], page === data.here && "page");
    anchor.dataset.page = page;
    return anchor;
  });
  if (data.sign) pages.push(signing(words[data.sign], ask));
  nav.append(list(pages));
  if (data.here !== "map") nav.append(languages(data, lang));
  nav.querySelectorAll("a").forEach((anchor) => {
    point(anchor);
    ["pointerover", "pointerdown", "focus", "click"].forEach((kind) => anchor.addEventListener(kind, () => point(anchor)));
  });
  box.lang = lang;
  box.replaceChildren(nav);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".holder");
  draw(box, data, data.lang, setTriggerValue);
  window.addEventListener("four-islands:lang", function turn(event) {
    if (!box.isConnected) return window.removeEventListener("four-islands:lang", turn);
    if (event.detail in data.labels && event.detail !== box.lang) draw(box, data, event.detail, setTriggerValue);
    return undefined;
  });
}
