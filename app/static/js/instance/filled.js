// The answers of a page, kept true to the rules after every change.  The server decides; this
// shows it sooner.  The twin of core/questionnaire/instance/filled.py, which sends what it knows
// by wire.py.

import { valueOf } from "../expressions/evaluate.js";
import { ancestors, descendants, linked, textOf } from "../expressions/nodes.js";
import { NotWorkedOut, toBoolean, toText } from "../expressions/values.js";
import { kept } from "./kept.js";

const MOST_TURNS = 50; // changes that set off each other in a row

const isLeaf = (node) =>
  node.kind === "element" && node.children.every((child) => child.kind !== "element");

export class Filled {
  /**
   * @param {object} wire what instance/wire.py made
   * @param {object} world zone, now, locale, choiceName, lastSaved
   */
  constructor(wire, world) {
    this.wire = wire;
    this.tree = linked(wire.tree);
    this.hidden = new Set();
    this.turns = 0;
    this.kept = new Map();
    this.nodes = wire.places.map(() => []);
    this.numberOf = new Map(wire.places.map((names, number) => [names, number]));
    this.orderOf = new Map(wire.order.map((place, at) => [place, at]));
    for (const node of descendants(this.tree)) {
      if (node.place !== undefined) this.nodes[node.place].push(node);
    }
    const instances = Object.fromEntries(
      Object.entries(wire.instances).map(([name, root]) => [name, linked(root)]),
    );
    this.world = {
      reference: (id, saved) => (saved && world.lastSaved?.[id]) || "",
      ...world,
      instances,
      nodesAt: (names) => this.nodes[this.numberOf.get(names.join("/"))] ?? [],
    };
    this.#workOut(wire.order);
  }

  isRelevant(node) {
    if (!this.hidden.size) return true;
    if (this.hidden.has(node)) return false;
    for (const above of ancestors(node)) if (this.hidden.has(above)) return false;
    return true;
  }

  isRequired(node) {
    return this.#says(node, "required", false);
  }

  breaksConstraint(node) {
    return textOf(node) !== "" && !this.#says(node, "constraint", true);
  }

  /** Gives the answer at a node; what hangs on it is worked out again. */
  answer(node, text) {
    if (!this.#write(node, text)) return;
    this.#workOut(this.#hangingOn(node.place));
    for (const action of this.wire.actions) {
      if (action.source === node.place) this.#carryOut(action, node);
    }
  }

  #hangingOn(place) {
    return this.wire.hanging[place] ?? [];
  }

  /** Brings places, and all that hangs on what changes, to what the rules say, in their order. */
  #workOut(places) {
    const waiting = new Set(places.map((place) => this.orderOf.get(place)));
    const { order } = this.wire;
    const first = places.reduce((least, place) => Math.min(least, this.orderOf.get(place)), Infinity);
    for (let at = first; waiting.size && at < order.length; at += 1) {
      if (!waiting.delete(at)) continue;
      if (!this.#refreshed(order[at])) continue;
      for (const place of this.#hangingOn(order[at])) {
        const later = this.orderOf.get(place);
        if (later > at) waiting.add(later);
      }
    }
  }

  #refreshed(place) {
    const rule = this.wire.rules[place];
    let changed = false;
    for (const node of rule ? this.nodes[place] : []) {
      if (rule.relevant) {
        const relevant = this.#value(rule.relevant, node);
        if (relevant !== undefined && this.#show(node, toBoolean(relevant))) changed = true;
      }
      if (rule.calculation && this.isRelevant(node) && this.#calculate(node, rule)) changed = true;
    }
    return changed;
  }

  #calculate(node, rule) {
    const value = this.#value(rule.calculation, node);
    return value !== undefined && this.#write(node, toText(value));
  }

  /** Lets a node count or not; answers leave the tree and come back with their relevance. */
  #show(node, relevant) {
    if (relevant !== this.hidden.has(node)) return false;
    const all = [node, ...descendants(node)];
    if (relevant) {
      this.hidden.delete(node);
      for (const leaf of all.filter(isLeaf)) {
        if (this.isRelevant(leaf) && this.kept.has(leaf)) {
          setText(leaf, this.kept.get(leaf));
          this.kept.delete(leaf);
        }
      }
      for (const one of all) {
        const rule = this.wire.rules[one.place];
        if (rule?.calculation && this.isRelevant(one)) this.#calculate(one, rule);
      }
    } else {
      this.hidden.add(node);
      for (const leaf of all.filter(isLeaf)) {
        const text = textOf(leaf);
        if (text) {
          this.kept.set(leaf, text);
          setText(leaf, "");
        }
      }
    }
    return true;
  }

  #write(node, text) {
    const held = kept(text, this.wire.rules[node.place]?.type ?? "string");
    if (!this.isRelevant(node)) {
      this.kept.set(node, held);
      return false;
    }
    if (textOf(node) === held) return false;
    setText(node, held);
    return true;
  }

  #carryOut(action, from) {
    if (this.turns >= MOST_TURNS) return;
    this.turns += 1;
    const targets = this.nodes[action.target];
    const above = new Set([from, ...ancestors(from)]);
    const depth = (node) => [...ancestors(node)].filter((one) => above.has(one)).length;
    const deepest = Math.max(...targets.map(depth));
    for (const target of targets.filter((one) => depth(one) === deepest)) {
      if (!this.isRelevant(target)) continue;
      const value = action.value ? this.#value(action.value, target) : "";
      if (value !== undefined) this.answer(target, toText(value));
    }
    this.turns -= 1;
  }

  /** The value of an expression, undefined where the page cannot know it: what the server said
   * then stands. */
  #value(tree, node) {
    try {
      return valueOf(tree, { world: this.world, node, current: node });
    } catch (mistake) {
      if (mistake instanceof NotWorkedOut) return undefined;
      throw mistake;
    }
  }

  #says(node, what, otherwise) {
    const tree = this.wire.rules[node.place]?.[what];
    const value = tree && this.#value(tree, node);
    return value === undefined ? otherwise : toBoolean(value);
  }
}

function setText(node, text) {
  if (text && node.children.length === 1 && node.children[0].kind === "text") {
    node.children[0].value = text;
    return;
  }
  node.children = text
    ? [{ kind: "text", value: text, parent: node, children: [], attributes: [], order: node.order }]
    : [];
}
