// The official tables, each cell with a value an input.

import { button, element, goTo, newId, offerUndo } from './dom.js';
import { halfWidth, placed, rowsOf, withoutLabels } from './paste.js';
import { changed, state, totalOf } from './report.js';

/** The input of each cell on the page, by its path. */
export const inputs = new Map();

/** Marks of what an import says of a value; what is certain has none. */
const MARKS = { carried: '结', checked: '核', derived: '推', doubtful: '疑', missing: '缺' };

const PROOFS = {
  carried: '上年结转', certain: '读得确定', checked: '核对无误', derived: '由等式推出', doubtful: '存疑，没有读入', missing: '文件里没有',
};

/** What the account says of a cell, in words. */
export function proofOf(path) {
  const value = state.account?.values?.find((other) => other.path === path);
  if (!value) return '';
  const parts = [PROOFS[value.proof]];
  if (value.raw !== null) parts.push(`文件里写的是“${value.raw}”`);
  if (value.place) parts.push(`在${value.place}`);
  if (value.reason) parts.push(value.reason);
  if (value.readings?.length) parts.push(`可以读作 ${value.readings.join('、')}`);
  if (value.allowed) parts.push(`按等式应当是 ${value.allowed}`);
  return parts.join('；');
}

/** A table in the form's own grid. */
export function tableOf(table, heading) {
  const rows = Array.from({ length: table.rows }, () => element('tr'));
  const grid = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    if (cell.path) grid[cell.row].push(cell);
    rows[cell.row].append(cellOf(table, cell));
  }
  const values = grid.filter((row) => row.length);
  const all = table.column_widths.reduce((sum, width) => sum + width, 0);
  const columns = table.column_widths.map((width) => {
    const column = element('col');
    column.style.width = `${(100 * width) / all}%`;
    return column;
  });
  const made = element('table', {
    class: `official${table.columns > 5 ? ' wide' : ''}`, 'aria-label': heading,
  },
    element('colgroup', {}, ...columns), element('tbody', {}, ...rows));
  made.addEventListener('keydown', (event) => onKey(event, values));
  made.addEventListener('paste', (event) => onPaste(event, values));
  return element('div', { class: 'table' }, element('div', { class: 'scroll' }, made),
    element('p', { class: 'table-tools' }, button('空格都填 0', () => fillBlanks(values.flat()), {
      title: '只在确实是 0 的时候用；总计不填，会自己算出来',
    }), legendOf(values.flat())));
}

/** What the marks in the corners of a table's cells mean, if there are any. */
function legendOf(cells) {
  const paths = new Set(cells.map(({ path }) => path));
  const proofs = new Set((state.account?.values ?? []).filter(({ path }) => paths.has(path)).map(({ proof }) => proof));
  const marks = Object.keys(MARKS).filter((proof) => proofs.has(proof)).map((proof) => `${MARKS[proof]}：${PROOFS[proof]}`);
  return marks.length > 0 && element('span', { class: 'hint', text: `格子角上的字　${marks.join('　')}` });
}

function cellOf(table, cell) {
  const spans = { rowspan: cell.rowspan > 1 && cell.rowspan, colspan: cell.colspan > 1 && cell.colspan };
  if (cell.lines) return headOf(cell, spans);
  const input = element('input', {
    'aria-label': cell.name + (cell.unit ? `（${cell.unit}）` : ''), autocomplete: 'off', inputmode: 'decimal',
    'data-path': cell.path, id: newId('cell'), spellcheck: 'false', value: state.figures.get(cell.path) ?? '',
  });
  const holder = element('td', { class: cell.total ? 'total' : 'value', ...spans }, input);
  if (cell.unit) holder.append(element('span', { class: 'unit', text: cell.unit, 'aria-hidden': 'true' }));
  input.addEventListener('input', () => {
    state.figures.set(cell.path, input.value.trim());
    changed();
  });
  input.addEventListener('change', () => {
    const plain = halfWidth(input.value.trim());
    if (plain === input.value.trim()) return;
    state.figures.set(cell.path, input.value = plain);
    changed();
  });
  inputs.set(cell.path, input);
  return holder;
}

/** A column's head or a row's label, broken where the form breaks it. */
function headOf(cell, spans) {
  const lines = cell.lines.flatMap((line, index) => (index ? [element('wbr'), line] : [line]));
  return element('th', { scope: cell.scope, class: cell.lines.length > 1 && 'broken', ...spans }, ...lines);
}

/** Shows what each cell comes to: blanks, totals as they are computed, and what the import says. */
export function refreshCells() {
  const proofs = new Map((state.account?.values ?? []).map(({ path, proof, figure }) => [path, { proof, figure }]));
  for (const [path, input] of inputs) {
    const typed = state.figures.get(path) ?? '';
    const holder = input.parentElement;
    const isTotal = holder.classList.contains('total');
    const total = isTotal ? totalOf(path) : null;
    input.placeholder = typed === '' && total !== null ? total : '';
    holder.toggleAttribute('data-blank', typed === '' && !isTotal);
    const differs = isTotal && typed !== '' && total !== null && typed !== total;
    setOrRemove(holder, 'data-computed', differs && `应 ${total}`);
    const { proof, figure } = proofs.get(path) ?? {};
    // A value that was typed since is the person's own.
    const mark = MARKS[proof] && (figure ?? '') === typed && MARKS[proof];
    setOrRemove(holder, 'data-mark', mark);
    setOrRemove(holder, 'data-proof', mark && proof);
  }
}

function setOrRemove(holder, name, value) {
  if (value) holder.setAttribute(name, value);
  else holder.removeAttribute(name);
}

/** Sets cells, and offers the way back. */
function set(cells, done) {
  const before = cells.map(([cell]) => [cell, state.figures.get(cell.path) ?? '']);
  const write = (all) => {
    for (const [cell, text] of all) {
      state.figures.set(cell.path, text);
      inputs.get(cell.path).value = text;
    }
    changed();
  };
  write(cells);
  offerUndo(done, () => write(before));
}

function fillBlanks(cells) {
  const blanks = cells.filter((cell) => !cell.total && (state.figures.get(cell.path) ?? '') === '');
  if (blanks.length) set(blanks.map((cell) => [cell, '0']), `${blanks.length} 个空格填了 0。`);
  else offerUndo('这张表没有空格。');
}

function onPaste(event, grid) {
  const text = event.clipboardData.getData('text/plain');
  if (!/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const start = grid.flat().find((cell) => cell.path === event.target.dataset.path);
  const { taken, lost } = placed(withoutLabels(rowsOf(text)), grid, start);
  const more = lost ? `另有 ${lost} 格没有位置，没有贴上。` : '';
  set(taken, `贴上了 ${taken.length} 格。${more}`);
}

const STEPS = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

/** Enter and the arrows move from cell to cell. */
function onKey(event, grid) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const input = event.target;
  const row = grid.findIndex((cells) => cells.some((cell) => cell.path === input.dataset.path));
  if (row < 0) return;
  const cell = grid[row].find((other) => other.path === input.dataset.path);
  const isAll = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  let next;
  if (event.key in STEPS) {
    const step = event.key === 'Enter' && event.shiftKey ? -1 : STEPS[event.key];
    next = nearest(grid, row, cell.column, step);
  } else if (event.key === 'ArrowLeft' && (isAll || input.selectionEnd === 0)) {
    next = grid[row][grid[row].indexOf(cell) - 1];
  } else if (event.key === 'ArrowRight' && (isAll || input.selectionStart === input.value.length)) {
    next = grid[row][grid[row].indexOf(cell) + 1];
  } else return;
  event.preventDefault();
  // Where there is no further cell, what is typed next is to replace, not to be added.
  if (!next) return void (event.key === 'Enter' && input.select());
  goTo(inputs.get(next.path));
  inputs.get(next.path).select();
}

/** The cell in the next row that has one in or over the column. */
function nearest(grid, row, column, step) {
  for (let at = row + step; grid[at]; at += step) {
    const found = grid[at].find((cell) => cell.column <= column && column < cell.column + cell.colspan);
    if (found) return found;
  }
  return undefined;
}
