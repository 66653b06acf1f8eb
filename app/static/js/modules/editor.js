// Moves questions by Alt + arrow without leaving the page, saves by Ctrl + S, and asks before
// words that were not sent are lost.

import { differ } from "./unsaved-changes.js";

/** What a key asks of the editor: "up", "down", "save", "next", or nothing. */
export function meant({ key, altKey, ctrlKey, metaKey }) {
  if (altKey && !ctrlKey && !metaKey) {
    return { ArrowUp: "up", ArrowDown: "down", n: "next", N: "next" }[key];
  }
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "s" ? "save" : undefined;
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether the words of a kind of question begin with each of those that somebody looks for. */
export function fits(words, sought) {
  const known = folded(words).split(/[\s,]+/);
  return folded(sought).split(/\s+/).every((part) => known.some((word) => word.startsWith(part)));
}

const read = (form) => [...new FormData(form)];

/** @param {HTMLElement} workshop */
export function mount(workshop) {
  let forms = new Map();
  let sending = false;

  const remember = () => {
    forms = new Map([...workshop.querySelectorAll("form")].map((form) => [form, read(form)]));
  };
  const unsaved = (except) =>
    [...forms].some(([form, before]) => form !== except && differ(before, read(form)));

  const say = (words) => {
    document.getElementById("said").textContent = words;
  };

  const askLater = async () => {
    for (const place of workshop.querySelectorAll("[data-later]")) {
      const answer = await fetch(place.dataset.later);
      if (answer.ok && place.isConnected) place.outerHTML = await answer.text();
    }
  };

  const show = (html, address) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const next = page.querySelector(".workshop");
    workshop.replaceChildren(...next.childNodes);
    document.querySelector(".bar__tools").replaceWith(page.querySelector(".bar__tools"));
    document.title = page.title;
    history.replaceState(null, "", address);
    remember();
    askLater();
    return next.dataset.said;
  };

  const move = async (card, button) => {
    const form = button.form;
    const body = new URLSearchParams([...read(form), [button.name, button.value]]);
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) {
      sending = true;
      form.requestSubmit(button);
      return;
    }
    const words = show(await answer.text(), answer.url);
    document.getElementById(card.id)?.focus();
    say(words);
  };

  const find = ({ target }) => {
    const menu = target.closest("[data-menu]");
    if (!menu || target.type !== "search") return;
    for (const button of menu.querySelectorAll("button[data-words]")) {
      button.hidden = !fits(button.dataset.words, target.value);
    }
  };
  workshop.addEventListener("input", find);
  workshop.addEventListener("toggle", ({ target }) => {
    const box = target.open ? target.querySelector(".between__find") : null;
    if (!box) return;
    box.hidden = false;
    box.querySelector("input").focus();
  }, true);
  workshop.addEventListener("keydown", (event) => {
    const menu = event.target.closest("[data-menu]");
    if (!menu || event.key !== "Enter" || event.target.type !== "search") return;
    event.preventDefault();
    menu.querySelector("button[data-words]:not([hidden])")?.click();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.target.closest("input, textarea, select")) return;
    const keys = document.getElementById("keys");
    keys.open = true;
    keys.querySelector("summary").focus();
  });

  remember();
  askLater();
  say(workshop.dataset.said);
  workshop.addEventListener("keydown", (event) => {
    const wish = meant(event);
    const card = event.target.closest("[data-question]");
    const button = card?.querySelector(`button[name="then"][value="${wish}"]`);
    const saving = document.getElementById("card");
    if (wish === "next") {
      document.getElementById("next-to-translate")?.click();
    } else if (wish === "save" && saving) {
      event.preventDefault();
      saving.requestSubmit();
    } else if (button && !button.disabled && !unsaved(button.form)) {
      event.preventDefault();
      move(card, button);
    }
  });
  workshop.addEventListener("submit", () => { sending = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && unsaved()) event.preventDefault();
  });
}
