// The app's side of the frame: the exported page in a sandbox, the address bar in step with it, no script run needed.
const KEYS = ["date", "event", "island", "lang", "view", "kind", "source", "groups", "since", "until", "compare"];
const LONGEST = 300; // characters, as geo/state.py has it

function keepAddress(words) {
  const address = new URL(window.location.href);
  KEYS.forEach((key) => {
    if (typeof words[key] === "string" && words[key].length <= LONGEST) address.searchParams.set(key, words[key]);
    else address.searchParams.delete(key);
  });
  window.history.replaceState(window.history.state, "", address);
}

function keepLanguage(lang, titles) {
  if (!(lang in titles)) return;
  document.documentElement.lang = lang;
  document.title = titles[lang];
  window.dispatchEvent(new CustomEvent("four-islands:lang", { detail: lang }));
}

// Streamlit gives its theme as colours; the page only wants to know whether the ground is dark.
function theme(holder) {
  const probe = getComputedStyle(holder).getPropertyValue("--st-background-color").trim();
  const parts = /^#(..)(..)(..)/.exec(probe);
  if (!parts) return null;
  const [red, green, blue] = parts.slice(1).map((pair) => parseInt(pair, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

function listen(frame, holder, data) {
  window.addEventListener("message", function hear(event) {
    if (!frame.isConnected) return window.removeEventListener("message", hear);
    if (event.source !== frame.contentWindow || !event.data) return undefined;
    if (event.data.type === "four-islands:ready") {
      frame.contentWindow.postMessage({ type: "four-islands:theme", theme: theme(holder) }, "*");
      frame.contentWindow.postMessage({ type: "four-islands:set", state: data.state }, "*");
      holder.dataset.ready = "true";
    }
    if (event.data.type === "four-islands:state" && event.data.state && holder.dataset.ready) {
      keepAddress(event.data.state);
      keepLanguage(event.data.state.lang, data.titles);
    }
    return undefined;
  });
}

// Called again at every script run: the frame is made anew only when the page itself has changed.
export default function ({ data, parentElement }) {
  const holder = parentElement.querySelector(".holder");
  const old = holder.querySelector("iframe");
  if (holder.dataset.digest === data.digest && old) {
    old.contentWindow.postMessage({ type: "four-islands:theme", theme: theme(holder) }, "*");
    return;
  }
  holder.dataset.digest = data.digest;
  delete holder.dataset.ready;
  const frame = document.createElement("iframe");
  // Links to sources open in a tab of their own; the page itself can reach nothing of the app.
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.title = data.titles[data.state.lang] || data.titles.en;
  frame.srcdoc = data.page;
  listen(frame, holder, data);
  holder.replaceChildren(frame);
}
