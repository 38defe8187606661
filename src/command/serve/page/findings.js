// What is wrong so far: as a list that leads to each place, and at the places themselves.

import { button, byId, element, goTo, newId } from './dom.js';
import { accept, state } from './report.js';
import { inputs } from './tables.js';

/** Where words and headings are on the page, by their paths: `{ target, line, notes }`. */
export const places = new Map();
/** Every text area with the place below it for what is wrong in it. */
export const notesOf = [];

/** What is shown now. */
export let shown = [];

/** The words for a person who fills in a page: nothing of how the file is written inside. */
export function forPeople(text) {
  return text.replace(/（(?:[a-z_]+(?:\.[a-z_]+)*)）/g, '');
}

const isForPeople = (text) => text && !/["{}[\]]|JSON|null|accept|nianbao|[a-z]_[a-z]|\b[a-z]+\.[a-z_]+/.test(text);

/** The place of a path: the cell, the words, or the nearest that they are within. */
export function placeOf(path) {
  for (let at = path; at; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    if (inputs.has(at)) return { target: inputs.get(at) };
    if (places.has(at)) return places.get(at);
  }
  return null;
}

/** Leads to a place on the page. */
export function leadTo(path, words) {
  const place = placeOf(path);
  if (!place) return false;
  goTo(place.target);
  if (place.line !== undefined) selectLine(place.target, place.line, words);
  else place.target.select?.();
  return true;
}

/** Selects some words, or all, of a line of a text area, which is counted among those that are not empty. */
function selectLine(area, wanted, words) {
  let [from, index] = [0, 0];
  for (const line of area.value.split('\n')) {
    if (line.trim() !== '' && index === wanted) {
      const at = words ? line.indexOf(words) : -1;
      if (at >= 0) area.setSelectionRange(from + at, from + at + words.length);
      else area.setSelectionRange(from, from + line.length);
    }
    if (line.trim() !== '') index += 1;
    from += line.length + 1;
  }
}

const isMissing = (finding) => finding.rule === 'missing-value';

/** How many blanks a finding is about; it leads to the first. */
const blanksOf = (finding) => finding.related.length + 1;

/** Whether it is about many blank cells at once. */
export const isOfMany = (finding) => isMissing(finding) && finding.related.length > 0;

/** The heading of the table that a finding is about. */
const tableOf = ({ path }) =>
  state.form.sections.find(({ id }) => id === path.split('.')[0])?.heading ?? '整份年报';

function whereOf(finding) {
  if (finding.cell) return finding.cell;
  const [root, next] = finding.path.split('.');
  const section = state.form.sections.find(({ id }) => id === root || (root === 'tables' && id === next));
  const names = { year: '年度', agency: '机关名称', date: '成文日期', title: '标题', preamble: '前言' };
  return section?.heading ?? names[root] ?? '整份年报';
}

/** Forgets what was shown of another report. */
export function forget() {
  shown = [];
  byId('finding-list').replaceChildren();
}

/** Shows the findings in the list and at their places. */
export function show(findings) {
  shown = findings;
  clear();
  const open = findings.filter((finding) => finding.accepted === null);
  const of = (severity) => open.filter((finding) => finding.severity === severity);
  const blanks = of('error').filter(isMissing);
  const [errors, warnings] = [of('error').filter((finding) => !isMissing(finding)), of('warning')];
  const settled = findings.filter((finding) => finding.accepted !== null);
  const list = byId('finding-list');
  const groups = [
    group('错误', 'error', errors), group('还没有填', 'blank', blanks), group('提醒', 'warning', warnings),
    settled.length && settledGroup(settled),
  ].filter(Boolean);
  const fine = open.length ? [] : [element('p', { class: 'fine', text: '没有发现错误，可以取走文件。' })];
  // Whoever is writing a reason is not to be disturbed; what they have written goes with its finding.
  const form = list.querySelector('form');
  if (!form?.contains(document.activeElement)) {
    const hadCursor = list.contains(document.activeElement);
    list.replaceChildren(...fine, ...groups);
    if (form) [...list.querySelectorAll('li')].find(({ dataset }) => dataset.of === form.dataset.of)?.append(form);
    if (hadCursor) byId('findings-heading').focus({ preventScroll: true });
  }
  for (const finding of open) mark(finding);
  byId('status').textContent = summary(errors, blanks, warnings);
  byId('status').dataset.state = errors.length ? 'error' : blanks.length ? 'blank' : warnings.length ? 'warning' : 'fine';
}

function summary(errors, blanks, warnings) {
  const parts = [];
  if (errors.length) parts.push(`${errors.length} 处错误`);
  const cells = blanks.reduce((all, finding) => all + blanksOf(finding), 0);
  if (cells) parts.push(`${cells} 处没填`);
  if (warnings.length) parts.push(`${warnings.length} 处提醒`);
  return parts.join('，') || '没有发现错误';
}

function group(name, kind, findings) {
  if (!findings.length) return null;
  return element('section', { class: `group ${kind}` }, element('h3', { text: `${name}（${findings.length}）` }),
    element('ul', {}, ...findings.map((finding) => itemOf(finding, kind))));
}

function itemOf(finding, kind) {
  finding.id = newId('finding');
  const typed = typedBelow(finding);
  const path = typed[0] ?? finding.path;
  const lead = button(isOfMany(finding) ? tableOf(finding) : whereOf(finding), () => leadTo(path, finding.words), { class: 'lead' });
  const words = isOfMany(finding) ? `${blanksOf(finding)} 格没有填` : forPeople(finding.message);
  const message = element('p', { id: finding.id, text: words });
  const item = element('li', { class: kind, 'data-of': keyOf(finding) }, lead, message);
  if (typed.length) item.append(cellsToLookAt(typed));
  if (isForPeople(finding.help)) item.append(element('p', { class: 'help', text: forPeople(finding.help) }));
  if (kind === 'warning') item.append(button('这样是对的…', () => askReason(item, finding), { class: 'quiet' }));
  return item;
}

const keyOf = ({ rule, path }) => `${rule} ${path}`;

/** The cells with figures that a total is computed of, where a finding is about that total. */
function typedBelow({ path, related }) {
  const isComputed = (at) => inputs.get(at)?.closest('.total') && (state.figures.get(at) ?? '') === '';
  const isTyped = (at) => inputs.has(at) && !['', '0'].includes(state.figures.get(at) ?? '');
  return isComputed(path) ? related.filter(isTyped) : [];
}

/** Leads to what was typed: a total is computed, and never what is wrong. */
function cellsToLookAt(paths) {
  const most = 6;
  const links = paths.slice(0, most).map((path) => {
    const name = inputs.get(path).getAttribute('aria-label').split(' · ').slice(1).join(' · ');
    return button(`${name} ${state.figures.get(path)}`, () => leadTo(path), { class: 'quiet' });
  });
  return element('p', { class: 'help' }, '总计是自动算的，请看填了数的格：', ...links, paths.length > most && `等 ${paths.length} 格`);
}

/** Asks why a warning is to stand. */
function askReason(item, finding) {
  const reason = element('input', { 'aria-label': '为什么这样是对的', autocomplete: 'off', required: true });
  const done = (taken) => (form.remove(), accept(finding.rule, finding.path, taken || undefined));
  const form = element('form', {
    class: 'reason',
    'data-of': keyOf(finding),
    // What was found meanwhile is shown once the person has left.
    onfocusout: (event) => form.contains(event.relatedTarget) || setTimeout(() => form.isConnected && show(shown)),
    onsubmit: (event) => (event.preventDefault(), reason.value.trim() ? done(reason.value.trim()) : reason.focus()),
  }, element('label', {}, '理由：', reason), element('button', { text: '不再提醒' }),
  button('取消', () => (form.remove(), show(shown))));
  item.append(form);
  reason.focus();
}

function settledGroup(findings) {
  const items = findings.map((finding) => element('li', {}, element('p', { text: forPeople(finding.message) }),
    element('p', { class: 'help', text: `理由：${finding.accepted}` }),
    button('恢复提醒', () => accept(finding.rule, finding.path, undefined), { class: 'quiet' })));
  return element('details', { class: 'group' },
    element('summary', { text: `已经说明理由的（${findings.length}）` }), element('ul', {}, ...items));
}

const shortened = (words) => (words.length > 24 ? `${words.slice(0, 23)}…` : words);

function clear() {
  for (const target of document.querySelectorAll('[data-fault]')) {
    target.removeAttribute('data-fault');
    target.removeAttribute('aria-invalid');
    target.removeAttribute('aria-describedby');
  }
  for (const notes of document.querySelectorAll('.notes')) notes.replaceChildren();
}

/** Marks what a finding is about. */
function mark(finding) {
  const place = placeOf(finding.path);
  if (!place || isOfMany(finding)) return;
  const { target } = place;
  if (target.matches('input, textarea')) {
    const described = [target.getAttribute('aria-describedby'), finding.id].filter(Boolean);
    target.setAttribute('aria-describedby', described.join(' '));
    if (finding.severity === 'error') target.setAttribute('aria-invalid', 'true');
    if (target.dataset.fault !== 'error') target.dataset.fault = finding.severity;
  }
  const quoted = finding.words && place.target.matches('textarea') ? `“${shortened(finding.words)}”：` : '';
  place.notes?.append(element('p', { class: finding.severity, text: quoted + forPeople(finding.message) }));
  for (const path of finding.related) {
    const input = inputs.get(path);
    if (input && !input.dataset.fault) input.dataset.fault = 'related';
  }
}
