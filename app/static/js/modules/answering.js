// Shows at once what an answer changes on its page: what opens and closes, what is worked out, what
// numbers make together, what the author doubts.  The server decides when the page is saved.

import { Live } from "../answering/live.js";
import { left, plainNumber, together } from "../answering/reading.js";

/** @param {HTMLElement} page the questions of a form */
export function mount(page) {
  const { rules, language } = page.dataset;
  for (const sums of page.querySelectorAll(".sums")) mountSums(sums, language);
  for (const control of page.querySelectorAll("[data-longest]")) mountCount(control, page.dataset);
  page.addEventListener("change", untickOthers);
  if (rules) mountRules(page, JSON.parse(rules));
}

function mountRules(page, rules) {
  const live = new Live(rules);
  const shut = page.closest("form").elements._shut;
  const find = (id) => document.getElementById(id);
  const fields = new Map(live.fields.map((field) => [`${field.id}-whole`, field]));

  const typed = (whole, field) => {
    const parts = {};
    for (const control of whole.querySelectorAll("input, select, textarea")) {
      if (!control.name || (control.matches("[type=radio], [type=checkbox]") && !control.checked)) continue;
      const part = control.name === field.id ? "" : control.name.slice(field.id.length + 1);
      (parts[part] ??= []).push(control.value);
    }
    return parts;
  };

  const draw = () => {
    for (const field of live.fields) {
      const whole = find(`${field.id}-whole`);
      whole.hidden = !live.isOpen(field);
      for (const row of whole.querySelectorAll("[data-row]")) {
        row.hidden = !live.isOpenRow(field, row.dataset.row);
      }
      drawOptions(whole, live.offered(field));
      drawDoubt(whole, live.doubts(field));
    }
    for (const group of live.groups) {
      const element = find(group.id);
      if (element) element.hidden = !live.isOpen(group);
    }
    for (const output of page.querySelectorAll("[data-shows]")) {
      const shown = live.shown(output.dataset.shows);
      if (shown !== undefined) output.textContent = shown || "–";
    }
    shut.value = live.shut().join(" ");
  };

  const take = (whole) => {
    const field = fields.get(whole.id);
    if (field && !field.shown) live.answer(field, typed(whole, field));
  };

  for (const id of fields.keys()) take(find(id));
  draw();
  for (const event of ["input", "change"]) {
    page.addEventListener(event, ({ target }) => {
      const whole = target.closest(".answer");
      if (!whole) return;
      take(whole);
      draw();
    });
  }
}

function drawOptions(whole, offered) {
  if (!offered) return;
  for (const control of whole.querySelectorAll("input[value], option[value]")) {
    if (!control.value || !offered.known.has(control.value)) continue;
    const gone = !offered.open.has(control.value);
    (control.closest("label") ?? control).hidden = gone;
    if (gone) control[control.matches("option") ? "selected" : "checked"] = false;
  }
}

function drawDoubt(whole, doubts) {
  const box = whole.querySelector("[data-doubt]");
  if (!box) return;
  box.hidden = !doubts;
  if (!doubts) box.querySelector("input").checked = false;
}

/** The choice that stands alone unticks the others, and they untick it. */
function untickOthers({ target }) {
  if (target.type !== "checkbox" || !target.checked) return;
  const boxes = target.closest(".choice")?.querySelectorAll("[type=checkbox]") ?? [];
  if (![...boxes].some((box) => "alone" in box.dataset)) return;
  const alone = "alone" in target.dataset;
  for (const box of boxes) {
    if (box !== target && (alone || "alone" in box.dataset)) box.checked = false;
  }
}

function mountSums(sums, language) {
  const output = sums.querySelector("[data-sum]");
  const { total, unit } = output.dataset;
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const draw = () => {
    const numbers = [...sums.querySelectorAll("input")].map((input) => plainNumber(input.value, language));
    const sum = together(numbers);
    output.textContent = [sum === null ? "–" : format.format(sum), unit].filter(Boolean).join("\u00a0");
    if (total) output.dataset.fits = sum !== null && Math.abs(sum - Number(total)) < 0.05 ? "yes" : "no";
  };
  sums.addEventListener("input", draw);
  draw();
}

function mountCount(control, { left: some, over }) {
  const told = document.createElement("p");
  told.className = "field__count";
  told.setAttribute("role", "status");
  control.after(told);
  const draw = () => {
    const characters = left(control.value, Number(control.dataset.longest));
    told.textContent = characters === null ? "" : (characters < 0 ? over : some).replace("#", Math.abs(characters));
  };
  control.addEventListener("input", draw);
  draw();
}
