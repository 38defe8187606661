// The whole form: who reports and when, the words, the tables.

import { byId, element, fitHeight, newId } from './dom.js';
import { forPeople, notesOf, placeOf, places, shown } from './findings.js';
import { changed, formOf, get, put, state, valuesOf } from './report.js';
import { inputs, proofOf, refreshCells, tableOf } from './tables.js';
import { words } from './words.js';

/** The editors of words, each with the path of its blocks and whether it may be left out. */
let editors = [];

const heading = (text, id) => element('h2', { text, id, tabindex: '-1' });

function field(label, path, properties = {}) {
  const notes = element('div', { class: 'notes' });
  const lines = get(path);
  const value = Array.isArray(lines) ? lines.join('\n') : lines ?? '';
  const input = element(properties.rows ? 'textarea' : 'input', { autocomplete: 'off', value, ...properties });
  input.addEventListener('input', () => {
    const typed = input.value.trim();
    const all = typed.split('\n').map((line) => line.trim()).filter(Boolean);
    put(state.report, path, all.length > 1 ? all : typed || undefined);
    changed();
  });
  places.set(path, { target: input, notes, isFixed: true });
  return element('div', { class: 'field' }, element('label', {}, element('span', { text: label }), input), notes);
}

function basics() {
  const signed = element('select', {}, element('option', { value: '', text: '写在最后' }),
    element('option', { value: 'under_title', text: '写在标题下面' }));
  signed.value = state.report.signed ?? '';
  signed.addEventListener('change', () => {
    put(state.report, 'signed', signed.value || undefined);
    changed();
  });
  return element('section', { class: 'basics', 'aria-label': '机关和日期' },
    field('机关名称', 'agency'), field('年度', 'year', { inputmode: 'numeric', size: 6, onchange: changeEdition }),
    field('成文日期', 'date', { placeholder: '如 2026年1月20日' }),
    element('div', { class: 'field' }, element('label', {}, element('span', { text: '落款' }), signed)),
    state.report.title !== undefined && field('标题，一行一行', 'title', { rows: 2 }));
}

/** The year says which edition of the form it is: the tables change, and what both have stays. */
function changeEdition() {
  const form = formOf(state.report);
  if (form === state.form || !/^\d{4}$/.test(state.report.year)) return;
  const asked = `${state.report.year} 年用的是另一版格式，表格要换。两版都有的格留着，别的格清空。要换吗？`;
  if (!window.confirm(asked)) return;
  const kept = new Set(valuesOf(form).map(({ path }) => path));
  for (const path of [...state.figures.keys()]) if (!kept.has(path)) state.figures.delete(path);
  state.form = form;
  build();
  fitAll();
  changed();
}

function editor(path, isOptional, label) {
  const made = words(get(path) ?? []);
  editors.push({ path, made, isOptional });
  if (label) made.element.setAttribute('aria-label', label);
  made.element.setAttribute('role', 'group');
  return made.element;
}

function ownChapters(key) {
  return (get(`chapters.${key}`) ?? []).map((chapter, index) => element('section', { class: 'told' },
    heading(chapter.heading, newId('chapter')), editor(`chapters.${key}.${index}.content`, false, chapter.heading)));
}

function sectionOf(section) {
  const title = get(`headings.${section.id}`) ?? section.heading;
  const made = element('section', { class: section.content === 'table' ? 'tabled' : 'told' },
    heading(title, `part-${section.id}`));
  const inside = (target) => places.set(section.id, { target, isFixed: true });
  if (section.content === 'words') {
    made.append(editor(section.id, false, title));
    inside(made.querySelector('h2'));
    return made;
  }
  const around = (key, label) => {
    const path = `tables.${section.id}.${key}`;
    const block = element('details', { class: 'around', open: (get(path) ?? []).length > 0 },
      element('summary', { text: label }), editor(path, true, label));
    made.append(block);
  };
  around('before', '表前的话');
  made.append(tableOf(state.form.tables.find(({ id }) => id === section.id), title));
  around('after', '表后的话');
  made.append(notesUnder(section.id));
  inside(made.querySelector('h2'));
  return made;
}

/** Notes under a table, one a line. */
function notesUnder(id) {
  const path = `tables.${id}.notes`;
  const area = element('textarea', { rows: 1, 'aria-label': '表下的注，一行一条', value: (get(path) ?? []).join('\n') });
  const notes = element('div', { class: 'notes' });
  area.addEventListener('input', () => {
    const lines = area.value.split('\n').map((line) => line.trim()).filter(Boolean);
    put(state.report, path, lines.length ? lines : undefined);
    prune(`tables.${id}`);
    fitHeight(area);
    changed();
  });
  places.set(path, { target: area, notes, isFixed: true });
  return element('details', { class: 'around', open: area.value !== '' }, element('summary', { text: '表下的注' }), area, notes);
}

/** Takes away an object that has nothing in it any more, and the one around it. */
function prune(path) {
  for (let at = path; at; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const object = get(at);
    if (object !== undefined && Object.keys(object).length === 0) put(state.report, at, undefined);
  }
}

/** Shows the form of the report there is. */
export function build() {
  editors = [];
  inputs.clear();
  places.clear();
  const preamble = element('section', { class: 'told' }, heading('前言', 'part-preamble'),
    editor('preamble', true, '前言'));
  const sections = state.form.sections.map(sectionOf);
  byId('form').replaceChildren(basics(), preamble, ...ownChapters('before'), ...sections, ...ownChapters('after'));
  const link = (id, text, name) => element('a', { href: `#${id}`, text, 'aria-label': name, title: name });
  byId('contents').replaceChildren(link('part-preamble', '前言'),
    ...state.form.sections.map(({ id, heading: name }) => link(`part-${id}`, name.split('、')[0], name)),
    link('findings-heading', '检查结果'), link('preview-heading', '印出来的样子'),
    element('span', { class: 'hint', text: '按 F6 换到另一栏' }));
  read();
  refreshCells();
}

/** Makes every text area as high as its text, once they can be seen. */
export function fitAll() {
  for (const area of byId('form').querySelectorAll('textarea')) fitHeight(area);
}

/** Reads the words out of their editors, and where each of them is. */
export function read() {
  for (const [path, place] of [...places]) if (!place.isFixed) places.delete(path);
  notesOf.length = 0;
  for (const { path, made, isOptional } of editors) {
    const blocks = made.read(path, places, notesOf);
    const isLeftOut = isOptional && !blocks.length;
    put(state.report, path, isLeftOut ? undefined : blocks);
    if (isLeftOut && path.includes('.')) prune(path.slice(0, path.lastIndexOf('.')));
    if (!places.has(path) && made.first()) places.set(path, { target: made.first() });
  }
}

/** Says of the cell with the cursor which it is, what came of the import, last year's figure, and what is wrong. */
export function showCell() {
  const bar = byId('cell-bar');
  const path = document.activeElement?.dataset?.path;
  bar.hidden = !path || !inputs.has(path);
  if (bar.hidden) return;
  const last = state.previous?.figures?.[path];
  const wrong = shown.filter((finding) => finding.accepted === null && finding.rule !== 'missing-value'
    && (placeOf(finding.path)?.target === inputs.get(path) || finding.related.includes(path)));
  const proof = proofOf(path);
  const told = [last !== undefined && `上一年：${last}`, proof].filter(Boolean);
  bar.replaceChildren(element('strong', { text: inputs.get(path).getAttribute('aria-label') }),
    ...told.map((text) => element('span', { text })), ...wrong.map((finding) => element('span', { class: finding.severity, text: forPeople(finding.message) })));
}
