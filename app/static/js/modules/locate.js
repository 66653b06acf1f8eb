// Writes where the device is into the two numbers of a point, if its owner allows it.

/** @param {HTMLElement} fields */
export function mount(fields) {
  const button = fields.querySelector("[data-locate]");
  const told = fields.querySelector("[data-told]");
  const [latitude, longitude] = fields.querySelectorAll("input");
  if (!navigator.geolocation) return;

  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        latitude.value = coords.latitude.toFixed(5);
        longitude.value = coords.longitude.toFixed(5);
        told.textContent = "";
        latitude.dispatchEvent(new Event("input", { bubbles: true }));
      },
      () => { told.textContent = fields.dataset.failed; },
    );
  });
}
