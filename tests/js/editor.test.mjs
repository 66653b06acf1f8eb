import assert from "node:assert/strict";
import test from "node:test";

import { meant } from "../../app/static/js/modules/editor.js";
import { lines } from "../../app/static/js/modules/rows.js";

const key = (name, held = {}) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false, ...held });

test("Alt and an arrow move, Ctrl or Cmd and S save, Alt and N goes to the next text", () => {
  const asked = [
    key("ArrowUp", { altKey: true }),
    key("ArrowDown", { altKey: true }),
    key("s", { ctrlKey: true }),
    key("S", { metaKey: true }),
    key("n", { altKey: true }),
  ];

  assert.deepEqual(asked.map(meant), ["up", "down", "save", "save", "next"]);
});

test("an arrow alone, a letter alone and Ctrl+Alt are left to the page", () => {
  const typed = [key("ArrowUp"), key("s"), key("ArrowUp", { altKey: true, ctrlKey: true })];

  assert.deepEqual(typed.map(meant), [undefined, undefined, undefined]);
});

test("a pasted column comes apart at its lines, without the empty one at its end", () => {
  assert.deepEqual(lines("Ja\r\nNee\n\nMisschien\n"), ["Ja", "Nee", "", "Misschien"]);
});
