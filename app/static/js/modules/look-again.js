// Looks every few seconds how far something is, and shows it in its place until it is done.

const EVERY = 3000; // milliseconds

/** @param {HTMLElement} element one with an id, which the answer holds as well */
export function mount(element) {
  async function look() {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "look-again" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(element.id);
    if (!fresh || element.contains(document.activeElement)) return again();
    element.replaceChildren(...fresh.childNodes);
    if (fresh.dataset.module) again();
  }
  const again = () => setTimeout(() => look().catch(again), EVERY);
  again();
}
