// The questions of a page with their rules, as the page works them out between two saves.

import { valueOf } from "../expressions/evaluate.js";
import { textOf } from "../expressions/nodes.js";
import { toBoolean } from "../expressions/values.js";
import { Filled } from "../instance/filled.js";
import { textOfAnswer, textOfCell } from "./reading.js";

const NO_RESULT = new Set(["NaN", "Infinity", "-Infinity"]);

export class Live {
  /** @param {object} rules what surveys/views/live.py made */
  constructor({ wire, world, language, fields, groups }) {
    this.language = language;
    this.fields = fields;
    this.groups = groups;
    this.numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
    const names = new Map(fields.flatMap((field) => field.choices.map(([, code, label]) => [code, label])));
    this.filled = new Filled(wire, { ...world, choiceName: (code) => names.get(code) ?? "" });
  }

  node({ place, at }) {
    return this.filled.nodes[place][at];
  }

  isOpen(part) {
    return this.filled.isRelevant(this.node(part));
  }

  isOpenRow(field, row) {
    return this.filled.isRelevant(this.node(field).children[field.rows.indexOf(row)]);
  }

  /** Takes over what was typed: the strings by part of the field. */
  answer(field, typed) {
    const node = this.node(field);
    if (!field.rows.length) {
      this.filled.answer(node, textOfAnswer(field, typed, this.language));
      return;
    }
    field.rows.forEach((row, at) => {
      const below = node.children[at];
      if (!field.columns.length) {
        this.filled.answer(below, textOfCell(field, typed[row] ?? [], this.language));
      }
      field.columns.forEach((column, number) => {
        const text = textOfCell(field, typed[`${row}/${column}`] ?? [], this.language);
        this.filled.answer(below.children[number], text);
      });
    });
  }

  /** What stands at a question that is worked out, as people read it; undefined where it is not here. */
  shown(id) {
    const field = this.fields.find((one) => one.id === id);
    if (!field) return undefined;
    const text = this.isOpen(field) ? textOf(this.node(field)) : "";
    if (NO_RESULT.has(text)) return "";
    return /^-?\d+(\.\d+)?$/.test(text) ? this.numbers.format(Number(text)) : text;
  }

  /** The choices that there are and those that are offered, where that depends; else null. */
  offered(field) {
    if (!field.filter) return null;
    const [list] = this.filled.world.instances[field.list].children;
    const open = field.choices.filter((_choice, at) => this.#holds(field.filter, list.children[at], this.node(field)));
    return { known: new Set(field.choices.map(([id]) => id)), open: new Set(open.map(([id]) => id)) };
  }

  /** Whether the author asks if this answer is meant. */
  doubts(field) {
    const node = this.node(field);
    return Boolean(field.doubt) && this.isOpen(field) && textOf(node) !== "" && !this.#holds(field.doubt, node, node);
  }

  /** The ids of what is hidden. */
  shut() {
    const parts = [...this.groups, ...this.fields].filter((part) => !this.isOpen(part));
    const rows = this.fields.flatMap((field) => field.rows
      .filter((row) => !this.isOpenRow(field, row))
      .map((row) => `${field.id}-${row}`));
    return [...parts.map(({ id }) => id), ...rows];
  }

  #holds(tree, node, current) {
    return toBoolean(valueOf(tree, { world: this.filled.world, node, current }));
  }
}
