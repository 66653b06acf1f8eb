// Says before a session ends that it does, and offers to save what was typed.

/** How many minutes before the end a person is told. */
export const BEFORE = 10;

/** Milliseconds from now until a person is told; 0 where the end is nearer than that. */
export function until(ends, now) {
  return Math.max(ends - BEFORE * 60_000 - now, 0);
}

/** @param {HTMLDialogElement} dialog  `data-lasts` says for how many seconds the session lasts. */
export function mount(dialog) {
  const ends = Date.now() + Number(dialog.dataset.lasts) * 1_000;
  const clock = dialog.querySelector("time");
  clock.textContent = new Date(ends).toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit", minute: "2-digit",
  });
  setTimeout(() => dialog.showModal(), until(ends, Date.now()));
}
