// An order by chance that a seed gives again; the twin of core/questionnaire/expressions/chance.py.

const MODULUS = 2_147_483_647;
const MULTIPLIER = 16_807; // of the minimal standard generator of Park and Miller

/** The items in an order by chance; `draw` gives a number from 0 up to 1. */
export function shuffled(items, draw) {
  const order = [];
  items.forEach((item, place) => {
    const other = Math.floor(draw() * (place + 1));
    order[place] = order[other];
    order[other] = item;
  });
  return order;
}

/** What gives the numbers of a seed, always the same ones. */
export function draws(seed) {
  let state = Number.isFinite(seed) ? Math.trunc(seed % MODULUS) : 0;
  if (state <= 0) state += MODULUS - 1;
  return () => {
    state = (state * MULTIPLIER) % MODULUS;
    return (state - 1) / (MODULUS - 1);
  };
}
