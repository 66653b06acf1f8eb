// Mounts the module that an element asks for with data-module; without it the page works as before.

for (const element of document.querySelectorAll("[data-module]")) {
  const { mount } = await import(`./modules/${element.dataset.module}.js`);
  mount(element);
}
