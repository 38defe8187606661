// The report that is being filled in: its figures as they are typed, its words, and everything else as it came.

/** All that the page knows. */
export const state = {
  /** The forms, newest first. */
  forms: [],
  form: null,
  /** What is not a figure, by the report's own keys. */
  report: {},
  /** What is typed into each cell, by its path. */
  figures: new Map(),
  /** The text of last year's report, its figures, and whose it is. */
  previous: null,
  /** What is known of the file that it was brought in from. */
  account: null,
  /** Whether anything was changed since it was taken away or kept. */
  isDirty: false,
};

const followers = [];
export const onChange = (follower) => followers.push(follower);
export function changed() {
  state.isDirty = true;
  for (const follower of followers) follower();
}

/** A report's text as an object in which every number stays the text it was, digit for digit. */
export function parseExactly(text) {
  const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  return JSON.parse(text.replace(tokens, (token) => (token[0] === '"' ? token : `"${token}"`)));
}

export const formOf = (report) => {
  const year = Number(report.year);
  const isFor = ({ years }) => year >= years.from && (years.to === null || year <= years.to);
  return state.forms.find((form) => form.edition === report.form) ?? state.forms.find(isFor) ?? state.forms[0];
};

export const valuesOf = (form) => form.tables.flatMap((table) => table.cells.filter((cell) => cell.path));

const at = (object, path) => path.split('.').reduce((inner, key) => inner?.[key], object);

/** Puts something at a path; nothing takes it away. */
export function put(object, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  let inner = object;
  for (const [index, key] of keys.entries()) {
    inner[key] ??= /^\d+$/.test(keys[index + 1] ?? last) ? [] : {};
    inner = inner[key];
  }
  if (value === undefined) delete inner[last];
  else inner[last] = value;
}
export const get = (path) => at(state.report, path);

/** The figures of a report, as text, by their paths. */
export function figuresOf(form, report) {
  const figures = new Map();
  for (const { path } of valuesOf(form)) {
    const value = at(report, path);
    if (typeof value === 'string' && value !== '') figures.set(path, value);
  }
  return figures;
}

/** Takes a report to be filled in. */
export function take(text, account) {
  const report = parseExactly(text);
  state.form = formOf(report);
  state.figures = figuresOf(state.form, report);
  for (const { id } of state.form.tables) delete report[id];
  state.report = report;
  state.account = account ?? null;
}

/** A figure as the file has it: a plain number where that loses nothing, else what was typed. */
function written(cell, typed) {
  const isPlain = cell.kind !== 'amount' && /^(0|[1-9]\d{0,14})$/.test(typed);
  return isPlain ? Number(typed) : typed;
}

/** The keys in the order in which they are printed, those that only some reports have in between. */
const orderOf = (form) => [
  '$schema', 'year', 'form', 'agency', 'title', 'date', 'signed', 'preamble', ...form.sections.map(({ id }) => id),
];

/** The report as it is saved and sent. */
export function text() {
  const { form, report, figures } = state;
  const whole = {};
  for (const key of orderOf(form)) {
    if (form.tables.some(({ id }) => id === key)) whole[key] = {};
    else if (report[key] !== undefined) whole[key] = report[key];
  }
  for (const key of Object.keys(report)) whole[key] ??= report[key];
  if (/^\d{1,4}$/.test(whole.year)) whole.year = Number(whole.year);
  for (const cell of valuesOf(form)) {
    const typed = figures.get(cell.path) ?? '';
    if (typed !== '') put(whole, cell.path, written(cell, typed));
    else if (!cell.total) put(whole, cell.path, null);
  }
  return JSON.stringify(whole, null, 2);
}

/** What a total comes to by its equations, as far as all terms are there. */
export function totalOf(path, asked = new Set()) {
  if (asked.has(path)) return null;
  const within = new Set(asked).add(path);
  for (const { sum, equals } of state.form.equations) {
    if (equals.length !== 1 || equals[0] !== path) continue;
    const terms = sum.map((term) => {
      const typed = state.figures.get(term) ?? '';
      if (/^\d{1,18}$/.test(typed)) return BigInt(typed);
      const total = typed === '' ? totalOf(term, within) : null;
      return total === null ? null : BigInt(total);
    });
    if (terms.every((term) => term !== null)) return String(terms.reduce((one, other) => one + other, 0n));
  }
  return null;
}

/** How the report is called. */
export function nameOf(report = state.report) {
  const agency = report.agency || '某机关';
  return `${agency}${report.year ?? ''}年政府信息公开工作年度报告`;
}

/** Lets a warning stand, for a reason; without one it is shown again. */
export function accept(rule, path, reason) {
  const others = (state.report.accept ?? []).filter((entry) => entry.finding !== rule || entry.at !== path);
  if (reason) others.push({ finding: rule, at: path, reason });
  if (others.length) state.report.accept = others;
  else delete state.report.accept;
  changed();
}
