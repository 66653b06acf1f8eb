// Tells that the first page was seen, once: a scanner of mail runs no scripts, a reader does.

/** @param {HTMLFormElement} form  The form that begins; `data-seen` says where to tell it. */
export function mount(form) {
  fetch(form.dataset.seen, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => {});
}
