// A point de situation on a poor line: each answer leaves as soon as it is typed; what cannot
// leave stays on the device, encrypted with a secret that only this account's pages carry, and
// leaves when the line is back. Without this script the page is an ordinary form.
// `rebondDrawer` comes from report_store.js, loaded just before.
const RETRY = 10_000;
const PAUSE = 700;

const form = document.querySelector("form[data-report]");
if (form) start(form);

async function start(form) {
  const store = await globalThis.rebondDrawer(form.dataset.storageKey, form.dataset.storageSecret);
  const autosave = form.dataset.autosave === "oui";
  const seenInput = form.querySelector("[data-seen]");
  const seen = JSON.parse(seenInput.value);
  const state = form.querySelector("[data-state]");
  const pending = new Map();
  const timers = new Map();
  let running = null;
  let leaving = false;
  let typed = false;

  const boxOf = (name) => form.querySelector(`[data-field="${name}"]`);
  const inputsOf = (name) => [...boxOf(name).querySelectorAll(`[name="${name}"]`)];
  const same = (one, other) => JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

  function read(name) {
    const inputs = inputsOf(name);
    const boxes = inputs.filter((input) => ["radio", "checkbox"].includes(input.type));
    const values = boxes.length ? boxes.filter((box) => box.checked).map((box) => box.value) : inputs.map((input) => input.value);
    return values.filter((value) => value !== "");
  }

  function write(name, values) {
    for (const input of inputsOf(name)) {
      if (["radio", "checkbox"].includes(input.type)) input.checked = values.includes(input.value) || (input.type === "radio" && !values.length && input.value === "");
      else input.value = values[0] ?? "";
    }
  }

  function say(words, kind = "") {
    state.textContent = words;
    state.dataset.state = kind;
  }

  function note(name, ...parts) {
    boxOf(name).querySelector("[data-note]").replaceChildren(...parts);
  }

  const keep = () => store.write(Object.fromEntries(pending));

  function learn(name, values) {
    seen[name] = values;
    seenInput.value = JSON.stringify(seen);
  }

  function changed(name, { now = false, chosen = false } = {}) {
    const before = pending.get(name);
    const value = read(name);
    typed = true;
    if (!chosen && (before ? same(before.value, value) : same(seen[name] ?? [], value))) return now && !before?.refused ? flush() : undefined;
    if (!chosen && before?.asks) {
      before.value = value; // the choice stands until it is made
      return keep();
    }
    pending.set(name, { value, seen: seen[name] ?? [] });
    note(name);
    keep();
    if (!autosave) return say(store.lasting ? "Gardé sur cet appareil jusqu'à l'envoi." : "");
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(flush, now ? 0 : PAUSE));
  }

  // One sending at a time; whoever asks meanwhile waits for the same one.
  const flush = () => (running ??= sendAll().finally(() => { running = null; }));

  async function sendAll() {
    if (!autosave) return;
    try {
      for (let one = next(); one; one = next()) await send(...one);
    } catch {
      say(store.lasting ? "Gardé sur ce téléphone, envoyé dès que la ligne revient." : "La ligne est coupée : gardez cette page ouverte, vos réponses partiront dès qu'elle revient.", "waiting");
    }
  }

  const next = () => [...pending].find(([, entry]) => !entry.refused);

  async function send(name, entry) {
    const body = new URLSearchParams({ mois: form.elements.mois.value, champ: name, vu: JSON.stringify({ [name]: entry.seen }) });
    entry.value.forEach((value) => body.append(name, value));
    say("Enregistrement…");
    const answer = await fetch(form.dataset.fieldUrl, {
      method: "POST", body, headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }, signal: AbortSignal.timeout(20_000),
    });
    if (!answer.headers.get("Content-Type")?.includes("json")) return signedOut(answer);
    const told = await answer.json();
    if (answer.ok) kept(name, entry, told);
    else if (answer.status === 409) ask(name, entry, told);
    else refused(name, entry, told.sentence);
    keep();
  }

  function signedOut(answer) {
    if (answer.status >= 500) throw new Error("server");
    say("Vous n'êtes plus connecté·e : vos réponses restent ici. Reconnectez-vous, elles partiront.", "waiting");
    pending.forEach((entry) => { entry.refused = true; });
  }

  function kept(name, entry, told) {
    learn(name, told.values);
    const latest = pending.get(name);
    if (latest === entry) pending.delete(name);
    else latest.seen = told.values;
    say(`Enregistré à ${told.at}`, "kept");
  }

  function refused(name, entry, sentence) {
    entry.refused = true;
    const words = document.createElement("p");
    words.className = "field-error";
    words.textContent = sentence;
    note(name, words);
    say("Une réponse est à revoir : elle reste à l'écran, elle n'est pas enregistrée.", "waiting");
  }

  function ask(name, entry, told) {
    entry.refused = entry.asks = true;
    learn(name, told.theirs);
    const words = document.createElement("p");
    words.textContent = told.sentence;
    const choose = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-secondary button-s";
      button.textContent = label;
      button.addEventListener("click", act);
      return button;
    };
    const mine = choose(`Garder la mienne : ${told.mine_text}`, () => changed(name, { now: true, chosen: true }));
    const theirs = choose(`Garder l'autre : ${told.theirs_text}`, () => {
      write(name, told.theirs);
      pending.delete(name);
      note(name);
      keep();
      say("Réponse choisie.", "kept");
    });
    note(name, words, mine, theirs);
    say("Deux réponses différentes : choisissez laquelle garder.", "waiting");
  }

  form.addEventListener("input", (event) => nameOf(event, (name) => changed(name)));
  form.addEventListener("change", (event) => nameOf(event, (name) => changed(name, { now: true })));
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  setInterval(() => pending.size && flush(), RETRY);

  function nameOf(event, act) {
    const name = event.target.closest("[data-field]")?.dataset.field;
    if (name) act(name);
  }

  form.addEventListener("submit", async (event) => {
    if (leaving) return;
    event.preventDefault();
    const submitter = event.submitter;
    timers.forEach(clearTimeout);
    await keep();
    await flush();
    if (autosave && next()) await flush();
    if ((autosave && next()) || navigator.onLine === false) {
      return say("Pas de ligne pour l'instant : vos réponses sont gardées. Appuyez de nouveau quand elle revient.", "waiting");
    }
    // A form ignores a second submission while the first event is still being told: let it end.
    await new Promise((resolve) => { setTimeout(resolve); });
    leaving = true;
    form.requestSubmit(submitter);
  });

  for (const [name, entry] of Object.entries(await store.read())) {
    if (!boxOf(name) || typed || same(entry.value, seen[name] ?? [])) continue;
    write(name, entry.value);
    pending.set(name, { value: entry.value, seen: entry.seen });
  }
  await keep();
  if (pending.size) {
    say("Des réponses gardées sur cet appareil ont été reprises.", "waiting");
    flush();
  }
  form.dataset.ready = "";
}
