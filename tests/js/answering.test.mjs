import assert from "node:assert/strict";
import test from "node:test";

import { isoDay, plainNumber, textOfAnswer, textOfCell } from "../../app/static/js/answering/reading.js";

test("a number is read as people of the country write it, and never guessed", () => {
  const typed = ["1 234,5", "1.234,56", "1.234", "1,234", "1.234.567", "-3", "12,", "0012", "x", ""];

  assert.deepEqual(
    typed.map((text) => plainNumber(text, "fr")),
    ["1234.5", "1234.56", "", "1.234", "1234567", "-3", "", "12", "", ""],
  );
});

test("a day has a real day, a month by number or by name, and a year of four digits", () => {
  assert.deepEqual(
    [["27", "3", "2025"], ["1", "mrt", "2025"], ["9", "févr.", "2025"], ["31", "2", "2025"], ["1", "1", "25"]]
      .map((parts) => isoDay(...parts)),
    ["2025-03-27", "2025-03-01", "2025-02-09", "", ""],
  );
});

test("each kind of answer is the text that the server would make of it", () => {
  const choices = [["c-1", "bike"], ["c-2", "bus"], ["c-3", "car"]];
  const said = [
    [{ kind: "single", choices }, { "": ["c-2"] }],
    [{ kind: "single", choices }, { "": ["other"], other: ["on foot"] }],
    [{ kind: "multiple", choices }, { "": ["c-1", "c-3"] }],
    [{ kind: "ranking", choices }, { "c-1": ["2"], "c-2": [""], "c-3": ["1"] }],
    [{ kind: "month" }, { month: ["mars"], year: ["2026"] }],
    [{ kind: "time" }, { "": ["9h30"] }],
    [{ kind: "duration" }, { "": ["35:30"] }],
    [{ kind: "place" }, { latitude: ["50,63"], longitude: ["3,05"] }],
    [{ kind: "text" }, { "": ["  words "] }],
    [{ kind: "consent" }, { "": [] }],
  ];

  assert.deepEqual(
    said.map(([field, typed]) => textOfAnswer(field, typed, "nl")),
    ["bus", "other", "bike car", "car bike", "2026-03-01", "09:30:00", "35.5", "50.63 3.05 0 0", "words", ""],
  );
});

test("a cell holds the codes of its choices, a number or words", () => {
  const choices = [["c-1", "told"]];

  assert.deepEqual(
    [
      textOfCell({ kind: "matrix", cell: "single", choices }, ["c-1"], "fr"),
      textOfCell({ kind: "matrix", cell: "number" }, ["1,5"], "fr"),
      textOfCell({ kind: "matrix", cell: "text" }, [" a "], "fr"),
      textOfCell({ kind: "numbers" }, ["33,3"], "fr"),
    ],
    ["told", "1.5", "a", "33.3"],
  );
});
