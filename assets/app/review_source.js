// What is known of a document as a source, and the form in which an editor says more.
function countries(ctx, chosen) {
  const { words } = ctx;
  const names = new Intl.DisplayNames([ctx.lang], { type: "region" });
  const list = ctx.choices.countries.map((id) => ({ id, name: names.of(id) }));
  list.sort((one, other) => one.name.localeCompare(other.name, ctx.lang));
  return make("select", "", ...options([{ id: "", name: words["documents.source-no-country"] }, ...list], chosen));
}

function sourceForm(ctx, row) {
  const { words } = ctx;
  const known = { title: row.title, publisher: row.publisher, url: row.url, country: row.country, day: row.published };
  const text = (name, more) => Object.assign(make("input"), { value: known[name], autocomplete: "off", maxLength: ctx.choices.limits.details, ...more });
  const day = Object.assign(make("input"), { type: "date", value: known.day, min: "1000-01-01", max: "9999-12-31" });
  const form = make(
    "form",
    "",
    field("title", words["documents.source-title"], text("title", { lang: row.lang })),
    field("publisher", words["documents.source-publisher"], text("publisher")),
    field("url", words["documents.source-url"], text("url", { inputMode: "url", spellcheck: false }), words["documents.source-url-hint"]),
    field("country", words["documents.source-country"], countries(ctx, known.country)),
    field("day", words["documents.change-day"], day, words["documents.set-hint"]),
    classed("buttons", make("div", "", Object.assign(make("button", words["documents.save"]), { type: "submit" }))),
  );
  form.noValidate = true;
  form.setAttribute("aria-label", words["documents.source"]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Only what was changed: what somebody else has saved meanwhile stays.
    const values = Object.entries(known).map(([name, old]) => [name, form.elements.namedItem(name).value, old]);
    const source = Object.fromEntries(values.filter(([, value, old]) => value !== old));
    ctx.send({ act: "source", id: row.id, source });
  });
  return form;
}

function sourceBlock(ctx, row) {
  const { words } = ctx;
  const day = `${words["documents.published"]}${words.colon}${row.basis ? `${row.date} (${row.basis})` : row.date}`;
  const line = make("summary", [words["documents.source"], row.publisher, day].filter(Boolean).join(" · "));
  ctx.source = sourceForm(ctx, row);
  ctx.details = Object.assign(make("details", "", line, ctx.source), { open: !row.basis });
  ctx.sourceSaid = Object.assign(classed("said", make("p")), { hidden: true });
  const box = classed("source", make("div", "", ctx.details));
  if (row.missing) box.append(classed("meta", make("p", row.missing)));
  box.append(ctx.sourceSaid);
  return box;
}

// What came of saving it: faults stand at their fields, what was typed stays.
function hearSource(ctx, answer, said) {
  ctx.sourceSaid.textContent = said;
  ctx.sourceSaid.hidden = Object.keys(answer.errors).length > 0;
  blame(ctx.source, answer.errors);
  if (!answer.done) return;
  ctx.details.open = false;
  ctx.details.querySelector("summary").focus();
}
