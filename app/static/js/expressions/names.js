// How months and days are called in short, as the server calls them: a browser of another year
// knows other names.

const NAMES = {
  en: {
    months: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun",
      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    days: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  },
  fr: {
    months: [
      "janv.", "févr.", "mars", "avr.", "mai", "juin",
      "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ],
    days: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
  },
  nl: {
    months: [
      "jan", "feb", "mrt", "apr", "mei", "jun",
      "jul", "aug", "sep", "okt", "nov", "dec",
    ],
    days: ["zo", "ma", "di", "wo", "do", "vr", "za"],
  },
  de: {
    months: [
      "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni",
      "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
    ],
    days: ["So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."],
  },
};

/** The names in the language of a locale such as "fr_BE"; English where we have none. */
export const namesIn = (locale) => NAMES[locale.slice(0, 2)] ?? NAMES.en;
