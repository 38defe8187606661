// The sheets as they will be printed: what is wrong is marked on them, and a click leads to the cell or the words.

import * as server from './ask.js';
import { byId, element } from './dom.js';
import { isOfMany, leadTo, shown } from './findings.js';
import { inputs } from './tables.js';

const known = new Set();
let drawn = [];

/** The faces that sheets are set in, fetched before the sheets are shown. */
async function loadFaces(names) {
  const missing = names.filter((name) => !known.has(name));
  await Promise.all(missing.map(async (name) => {
    const face = await new FontFace(name, `url("/page/faces/${name}")`).load();
    document.fonts.add(face);
    known.add(name);
  }));
}

const parser = new DOMParser();

function sheetOf(text, index) {
  const drawing = document.importNode(parser.parseFromString(text, 'image/svg+xml').documentElement, true);
  drawing.removeAttribute('width');
  drawing.removeAttribute('height');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', `第 ${index + 1} 页`);
  drawing.querySelector('title')?.remove();
  const sheet = element('div', { class: 'sheet' }, drawing);
  sheet.addEventListener('click', (event) => {
    const path = event.target.closest?.('[data-path]')?.getAttribute('data-path');
    if (path) leadTo(path);
  });
  return sheet;
}

/** Shows sheets; those that are as they were stay. */
export async function draw(report, previous) {
  const { sheets, faces, draft } = await server.sheets(report, previous);
  await loadFaces(faces);
  const holder = byId('sheets');
  for (const [index, text] of sheets.entries()) {
    if (drawn[index] === text && holder.children[index]) continue;
    const sheet = sheetOf(text, index);
    if (holder.children[index]) holder.children[index].replaceWith(sheet);
    else holder.append(sheet);
  }
  while (holder.children.length > sheets.length) holder.lastChild.remove();
  drawn = sheets;
  if (!sheets.length) {
    byId('preview-note').textContent = '写明年度以后，这里才画得出来。';
    return;
  }
  byId('preview-note').textContent = draft
    ? `草稿，${sheets.length} 页：还有错误或者没填的地方。点纸上的数或字，就到填它的地方。`
    : `${sheets.length} 页，和取走的 PDF 一样。点纸上的数或字，就到填它的地方。`;
  markFaults();
}

/** Marks on the sheets what is wrong: a figure by its colour, words by a bar beside their lines. */
export function markFaults() {
  for (const text of document.querySelectorAll('#sheets text[data-fault]')) text.removeAttribute('data-fault');
  for (const bar of document.querySelectorAll('#sheets .fault-bar')) bar.remove();
  const texts = new Map();
  for (const text of document.querySelectorAll('#sheets text[data-path]')) {
    const path = text.getAttribute('data-path');
    texts.set(path, [...(texts.get(path) ?? []), text]);
  }
  for (const finding of shown) {
    const { path, severity, accepted } = finding;
    if (accepted !== null || !path || isOfMany(finding)) continue;
    const of = texts.get(path) ?? [];
    for (const text of of) {
      if (inputs.has(path)) text.setAttribute('data-fault', severity);
      else barBeside(text, severity);
    }
  }
}

/** Left of the text area, where nothing is printed, in points. */
const BAR_AT = 62;

function barBeside(text, severity) {
  const [size, baseline] = ['font-size', 'y'].map((name) => Number(text.getAttribute(name)));
  const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const shape = { x: BAR_AT, y: baseline - size, width: 3, height: size * 1.3, class: 'fault-bar', 'data-fault': severity };
  for (const [name, value] of Object.entries(shape)) bar.setAttribute(name, value);
  text.ownerSVGElement.append(bar);
}

/** Brings the sheet into view on which a path is printed. */
export function follow(path) {
  const text = document.querySelector(`#sheets text[data-path="${CSS.escape(path)}"]`);
  const [pane, sheet] = [byId('preview'), text?.closest('.sheet')];
  if (!sheet || pane.scrollHeight <= pane.clientHeight) return;
  const [seen, at] = [pane.getBoundingClientRect(), text.getBoundingClientRect()];
  if (at.top >= seen.top + 40 && at.bottom <= seen.bottom - 20) return;
  pane.scrollTop += at.top - seen.top - pane.clientHeight / 3;
}

export function forget() {
  drawn = [];
  byId('sheets').replaceChildren();
}
