// Spreads lines that are pasted into a column of texts over the boxes below one another; Alt + N
// goes to the next box that is empty.

/** The lines of a pasted column, without the empty one at its end. */
export function lines(pasted) {
  return pasted.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
}

/** @param {HTMLFormElement} form */
export function mount(form) {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== "n") return;
    const boxes = [...form.querySelectorAll("textarea")];
    const here = boxes.indexOf(document.activeElement);
    const empty = [...boxes.slice(here + 1), ...boxes.slice(0, here + 1)].find((box) => !box.value.trim());
    if (!empty) return;
    event.preventDefault();
    empty.focus();
  });
  form.addEventListener("paste", (event) => {
    const box = event.target.closest("textarea");
    const found = lines(event.clipboardData.getData("text/plain"));
    if (!box || found.length < 2 || box.value.trim()) return;
    const column = [...form.querySelectorAll(`textarea[lang="${box.lang}"]`)];
    event.preventDefault();
    column.slice(column.indexOf(box)).forEach((below, at) => {
      if (at < found.length && !below.value.trim()) below.value = found[at].trim();
    });
  });
}
