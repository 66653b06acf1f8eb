// Puts a list of choices in order by buttons; the place of each travels in its own select.

/** The places after the one at `at` is moved by `by`; every one has a place from then on. */
export function moved(order, at, by) {
  const to = at + by;
  if (to < 0 || to >= order.length) return order;
  const after = [...order];
  after.splice(to, 0, ...after.splice(at, 1));
  return after;
}

/** @param {HTMLOListElement} list */
export function mount(list) {
  const told = list.parentElement.querySelector("[data-told]");
  const { raise, lower, place } = list.dataset;
  const name = (item) => item.querySelector("label").textContent.trim();
  const select = (item) => item.querySelector("select");
  const items = () => [...list.children];

  list.classList.add("ranking--moving");
  list.classList.toggle("ranking--placed", items().some((item) => select(item).value));
  for (const item of items()) {
    select(item).hidden = true;
    item.querySelector(".ranking__moves").hidden = false;
    for (const button of item.querySelectorAll("[data-move]")) {
      button.setAttribute("aria-label", (button.dataset.move < 0 ? raise : lower).replace("§", name(item)));
      button.addEventListener("click", () => move(item, Number(button.dataset.move), button));
    }
  }

  function move(item, by, button) {
    const order = moved(items(), items().indexOf(item), by);
    list.append(...order);
    list.classList.add("ranking--placed");
    order.forEach((one, at) => {
      select(one).value = String(at + 1);
    });
    button.focus();
    told.textContent = place.replace("§", name(item)).replace("#", order.indexOf(item) + 1);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
