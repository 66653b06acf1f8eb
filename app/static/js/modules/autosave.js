// Saves what was typed, answer by answer, and says what the server has confirmed.  While the network
// is away it waits and tries again; a page that is left with words that did not arrive asks first.

import { addressFor } from "./attach.js";

/** Milliseconds of quiet after a key, and after a choice. */
export const QUIET = { input: 1_500, change: 300 };

/** Seconds until the next try, by how often it has failed. */
export function waits(failed) {
  return Math.min(2 ** failed, 30);
}

/** What a page holds, as it is sent: without files, which travel alone, and without its token. */
export function held(pairs) {
  return new URLSearchParams(
    pairs.filter(([name, value]) => typeof value === "string" && !["csrf_token", "_end", "_revision"].includes(name)),
  ).toString();
}

/** What a person is told, by what came back; `undefined` where no answer came. */
export function stateOf(status) {
  if (status === undefined || status >= 500) return "offline";
  return { 200: "saved", 403: "closed", 409: "asks" }[status] ?? "refused";
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  const told = document.querySelector("[data-saved]");
  const words = told.querySelector("[data-words]");
  const { elements } = form;
  const read = () => held([...new FormData(form)]);
  let confirmed = read();
  let open = "";
  let failed = 0;
  let timer;
  let sending;
  let leaving = false;
  const apart = new Set();

  const say = (state, said) => {
    told.hidden = false;
    told.dataset.state = state;
    words.textContent = said ?? told.dataset[state];
  };

  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  const post = async () => {
    const body = new URLSearchParams(read());
    for (const name of apart) body.set(name, "theirs");
    body.set("csrf_token", elements.csrf_token.value);
    body.set("_revision", elements._revision.value);
    body.set("_go", "autosave");
    body.append("_end", "1");
    const address = addressFor(form.action).replace(/file$/, "autosave");
    return fetch(address, { method: "POST", body }).catch(() => undefined);
  };

  const save = () => {
    clearTimeout(timer);
    if (sending || read() === confirmed) return sending;
    sending = once().finally(() => {
      sending = undefined;
    });
    return sending;
  };

  const once = async () => {
    const now = read();
    say("saving");
    const answer = await post();
    const state = stateOf(answer?.status);
    if (state === "offline") {
      failed += 1;
      say(state);
      later(waits(failed) * 1_000);
      return;
    }
    failed = 0;
    if (state !== "saved") {
      say(state);
      return;
    }
    settle(await answer.json());
    confirmed = now;
    if (read() !== now) later(QUIET.input);
  };

  const settle = ({ revision, said, others, clashes, behind }) => {
    for (const { id, said: theirs } of [...others, ...clashes]) note(id, theirs);
    if (clashes.length && !open) open = elements._revision.value;
    for (const { id } of [...others, ...clashes]) apart.add(`keep-${id.slice("answer-".length)}`);
    if (!behind) elements._revision.value = revision;
    say("saved", said);
  };

  const note = (id, said) => {
    const whole = document.getElementById(`${id}-whole`) ?? document.getElementById(id);
    if (!whole) return;
    const line = whole.querySelector("[data-theirs]") ?? document.createElement("p");
    line.className = "answer__theirs";
    line.dataset.theirs = "";
    line.setAttribute("role", "status");
    line.textContent = said;
    whole.append(line);
  };

  for (const [event, quiet] of Object.entries(QUIET)) {
    form.addEventListener(event, () => later(quiet));
  }
  window.addEventListener("online", () => later(0));
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (sending) {
      event.preventDefault();
      sending.finally(() => form.requestSubmit(event.submitter));
      return;
    }
    if (open) elements._revision.value = open;
    leaving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && read() !== confirmed) event.preventDefault();
  });
}
