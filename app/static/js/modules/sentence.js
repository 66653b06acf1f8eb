// Fits signs and values to a question as soon as it is chosen, and keeps the reader where they were.

/** @param {HTMLFormElement} form */
export function mount(form) {
  for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;
  form.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-fits]")) return;
    sessionStorage.setItem("sentence", target.id);
    form.requestSubmit(form.querySelector('button[value="fit"]'));
  });
  const before = sessionStorage.getItem("sentence");
  sessionStorage.removeItem("sentence");
  if (before && form.dataset.focus) document.getElementById(before)?.focus();
}
