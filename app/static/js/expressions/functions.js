// Every function by its name: how many arguments it takes, and what it does with their values.

import { CHOICES, LOGIC, NODES } from "./functions/answers.js";
import { DATES } from "./functions/dates.js";
import { NUMBERS } from "./functions/numbers.js";
import { SPACE } from "./functions/space.js";
import { TEXTS } from "./functions/texts.js";

export const FUNCTIONS = { ...LOGIC, ...TEXTS, ...NUMBERS, ...CHOICES, ...DATES, ...NODES, ...SPACE };
