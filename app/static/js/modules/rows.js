// Spreads lines that are pasted into a column of texts over the boxes below one another.

/** The lines of a pasted column, without the empty one at its end. */
export function lines(pasted) {
  return pasted.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
}

/** @param {HTMLFormElement} form */
export function mount(form) {
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
