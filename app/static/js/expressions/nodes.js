// The tree an expression walks through.  It reaches the page as JSON:
// {kind, name, value, namespace, children, attributes}; `linked` adds parents and order.

/** Gives every node its parent and its place in the document. */
export function linked(root) {
  let order = 0;
  const visit = (node, parent) => {
    node.parent = parent;
    node.order = order++;
    node.children ??= [];
    node.attributes ??= [];
    for (const attribute of node.attributes) visit(attribute, node);
    for (const child of node.children) visit(child, node);
  };
  visit(root, null);
  return root;
}

/** The string value of XPath: an element's is that of all the text inside it. */
export function textOf(node) {
  if (node.kind !== "root" && node.kind !== "element") return node.value ?? "";
  let text = "";
  for (const below of descendants(node)) if (below.kind === "text") text += below.value;
  return text;
}

export const localName = (node) => (node.name ?? "").split(":").pop();

export function* descendants(node) {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}

export function* ancestors(node) {
  for (let above = node.parent; above; above = above.parent) yield above;
}

function* withSelf(node, walk) {
  yield node;
  yield* walk(node);
}

const siblings = (node) => (node.parent && node.kind !== "attribute" ? node.parent.children : []);

function after(node) {
  const beside = siblings(node);
  const at = beside.indexOf(node);
  return at < 0 ? [] : beside.slice(at + 1);
}

function before(node) {
  const beside = siblings(node);
  return beside.slice(0, Math.max(0, beside.indexOf(node))).reverse();
}

function* following(node) {
  for (const above of withSelf(node, ancestors)) {
    for (const later of after(above)) yield* withSelf(later, descendants);
  }
}

function* preceding(node) {
  for (const above of withSelf(node, ancestors)) {
    for (const earlier of before(above)) yield* [...withSelf(earlier, descendants)].reverse();
  }
}

/** Each axis in its own direction: predicates count along it. */
export const AXES = {
  child: (node) => node.children,
  parent: (node) => (node.parent ? [node.parent] : []),
  self: (node) => [node],
  attribute: (node) => node.attributes,
  descendant: descendants,
  "descendant-or-self": (node) => withSelf(node, descendants),
  ancestor: ancestors,
  "ancestor-or-self": (node) => withSelf(node, ancestors),
  "following-sibling": after,
  "preceding-sibling": before,
  following,
  preceding,
};

/** The place of a node among its siblings of the same name, from 1. */
export function placeOf(node) {
  const beside = node.parent ? node.parent.children : [node];
  return beside.filter((one) => one.name === node.name).indexOf(node) + 1;
}
