// Takes the reader to an element on arrival: the summary of what has to be put right.

/** @param {HTMLElement} element */
export function mount(element) {
  element.focus();
}
