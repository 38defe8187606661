// An office's list: a row for each organ's report, with what is wrong in it.

import * as server from './ask.js';
import { button, byId, element } from './dom.js';
import { save } from './dialogs.js';
import { nameOf, parseExactly } from './report.js';

/** The reports: `{ name, report, account, errors, warnings, failed }`. */
export let rows = [];

/** Those who wait for their turn at the server. */
const AT_ONCE = 2;

const entryOf = (file) => ({ name: file.webkitRelativePath || file.name, file });

/** The report of the same organ for the year before, if it is in the list. */
export function previousOf(row) {
  const { agency, year } = row.account ?? {};
  const is = (other) => other.report && other.account.agency === agency && other.account.year === year - 1;
  return agency && year ? rows.find(is) : undefined;
}

async function check(row) {
  const findings = await server.check(row.report, previousOf(row)?.report);
  const open = findings.filter(({ accepted }) => accepted === null);
  row.errors = open.filter(({ severity }) => severity === 'error').length;
  row.warnings = open.length - row.errors;
}

async function bringIn(row) {
  try {
    const { report, account } = await server.bringIn(await row.file.arrayBuffer());
    Object.assign(row, { report, account });
  } catch (error) {
    row.failed = error.message;
  }
  delete row.file;
}

/** Does something to each, a few at once. */
async function each(all, act) {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await act(next);
      show();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Adds files to the list. */
export async function add(files) {
  const added = files.map(entryOf);
  rows.push(...added);
  show();
  await each(added, bringIn);
  await each(rows.filter((row) => row.report), check);
}

/** Takes back a report that was mended. */
export async function update(row, report, account) {
  row.report = report;
  const { agency, year } = parseExactly(report);
  row.account = { ...(account ?? row.account), agency: agency ?? '', year: Number(year) };
  await each(rows.filter((other) => other.report), check);
}

const open = { call: () => {} };
/** Who is called to open a row. */
export const onOpen = (call) => (open.call = call);

function stateOf(row) {
  if (row.failed) return ['读不出来', row.failed];
  if (!row.report) return ['正在读…', ''];
  if (row.errors === undefined) return ['正在检查…', ''];
  const unread = (row.account.counts?.doubtful ?? 0) + (row.account.counts?.missing ?? 0);
  const parts = [row.errors && `${row.errors} 处错误`, row.warnings && `${row.warnings} 处提醒`,
    unread && `读入时 ${unread} 格没有读准`].filter(Boolean);
  return [row.errors ? '有错误' : row.warnings ? '有提醒' : '没有发现错误', parts.join('，')];
}

function rowOf(row) {
  const [name, told] = stateOf(row);
  const said = element('span', { role: 'status' });
  const take = async () => {
    try {
      save(await server.file(row.report, 'zip', false), `${nameOf(parseExactly(row.report))}.zip`);
    } catch (error) {
      said.textContent = error.message;
    }
  };
  const label = row.account?.agency || row.name;
  const done = row.report && row.errors === 0;
  const kind = row.failed || row.errors ? 'error' : row.warnings ? 'warning' : 'fine';
  return element('tr', {},
    element('th', { scope: 'row', text: row.account?.agency || '—' }),
    element('td', { text: row.account?.year ?? '—' }), element('td', { class: 'file', text: row.name }),
    element('td', { class: kind }, element('strong', { text: name }), told && element('p', { text: told })),
    element('td', {}, row.report && button('打开', () => open.call(row), { 'aria-label': `打开${label}`, class: 'main' }),
      done && button('取走', take, { 'aria-label': `取走${label}` }), said));
}

/** Shows the list; the cursor stays where it was. */
export function show() {
  const focused = document.activeElement?.getAttribute?.('aria-label');
  const heads = ['机关', '年度', '文件', '情况', '要做的'].map((text) => element('th', { scope: 'col', text }));
  const wrong = rows.filter((row) => row.failed || row.errors).length;
  const summary = `${rows.length} 份年报，${wrong} 份要改。`;
  byId('office').replaceChildren(
    element('h2', { text: '一个单位的年报', tabindex: '-1' }), element('p', { role: 'status', text: summary }),
    element('div', { class: 'scroll' }, element('table', { class: 'list' }, element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...rows.map(rowOf)))));
  if (focused) byId('office').querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
}

export function clear() {
  rows = [];
}
