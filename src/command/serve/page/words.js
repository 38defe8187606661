// The sections that are told in words: a text area for paragraphs, one a line; headings with what is below them.

import { button, element, fitHeight, newId } from './dom.js';
import { keptPart, picturePart } from './exhibits.js';
import { changed } from './report.js';

const DEEPEST = 3;
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function inChinese(number) {
  if (number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return (tens > 1 ? DIGITS[tens] : '') + (tens ? '十' : '') + DIGITS[ones];
}

/** The number of a heading, as it is printed. */
function numberOf(level, index) {
  return [`（${inChinese(index)}）`, `${index}.`, `（${index}）`][level] ?? '';
}

const hasNumber = (text) => /^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])/.test(text);

function area(value, label, oninput) {
  const made = element('textarea', { 'aria-label': label, rows: 1, value, spellcheck: 'false' });
  made.addEventListener('input', () => (fitHeight(made), oninput(), changed()));
  return made;
}

const linesOf = (text) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Paragraphs that follow each other, or the items of a list, one a line. */
function linesPart(lines, label, asBlocks) {
  const text = area(lines.join('\n'), label, () => {});
  const notes = element('div', { class: 'notes', id: newId('notes') });
  return {
    element: element('div', { class: 'part' }, text, notes),
    area: text,
    read(path, start, places, notesOf) {
      const taken = linesOf(text.value);
      notesOf.push([text, notes]);
      return asBlocks(taken, (index, at) => places.set(at, { target: text, line: index, notes }), path, start);
    },
  };
}

const paragraphs = (lines) => linesPart(lines, '段落，一行一段', (taken, put, path, start) =>
  taken.map((line, index) => (put(index, `${path}.${start + index}`), line)));

const items = (lines) => linesPart(lines, '列项，一行一项', (taken, put, path, start) => {
  if (!taken.length) return [];
  taken.forEach((_, index) => put(index, `${path}.${start}.items.${index}`));
  return [{ items: taken }];
});

/** First words that are set off, and the rest of their paragraph. */
function leadPart(block) {
  const lead = area(block.lead ?? '', '领句', () => {});
  const text = area(block.text ?? '', '领句后面的话', () => {});
  const notes = element('div', { class: 'notes', id: newId('notes') });
  return {
    element: element('div', { class: 'part' }, lead, text, notes),
    read(path, start, places, notesOf) {
      notesOf.push([lead, notes]);
      places.set(`${path}.${start}.lead`, { target: lead, notes });
      places.set(`${path}.${start}.text`, { target: text, notes });
      places.set(`${path}.${start}`, { target: text, notes });
      return lead.value.trim() || text.value.trim() ? [{ ...block, lead: lead.value.trim(), text: text.value.trim() }] : [];
    },
  };
}

function headingPart(block, level, act) {
  const number = element('span', { class: 'number', 'aria-hidden': 'true' });
  const heading = element('input', { 'aria-label': '小标题', value: block.heading ?? '', autocomplete: 'off' });
  const notes = element('div', { class: 'notes' });
  const below = words(block.content ?? [], level + 1);
  heading.addEventListener('input', () => (act.renumber(), changed()));
  const tools = element('span', { class: 'heading-tools' },
    button('上移', () => act.move(part, -1)), button('下移', () => act.move(part, 1)),
    button('删去', () => act.remove(part)));
  const part = {
    element: element('div', { class: `part heading level-${level}` },
      element('div', { class: 'heading-line' }, number, heading, tools), notes, below.element),
    heading,
    setNumber(index) {
      const isOwn = block.numbered === false || hasNumber(heading.value);
      number.textContent = isOwn ? '' : numberOf(level, index);
      return !isOwn || block.numbered !== false;
    },
    read(path, start, places, notesOf) {
      const at = `${path}.${start}`;
      places.set(at, { target: heading, notes });
      places.set(`${at}.heading`, { target: heading, notes });
      places.set(`${at}.content`, { target: below.first() ?? heading, notes });
      const content = below.read(`${at}.content`, places, notesOf);
      if (!heading.value.trim() && !content.length) return [];
      return [{ ...block, heading: heading.value.trim(), content }];
    },
  };
  return part;
}

/** An editor of blocks: what it shows, and how its blocks are read out. */
export function words(blocks, level = 0) {
  const parts = [];
  const holder = element('div', { class: 'words' });
  const act = {
    renumber() {
      let index = 0;
      for (const part of parts) if (part.setNumber?.(index + 1)) index += 1;
    },
    remove(part) {
      parts.splice(parts.indexOf(part), 1);
      part.element.remove();
      act.renumber();
      (parts.at(-1)?.heading ?? parts.at(-1)?.area ?? holder).focus?.();
      changed();
    },
    move(part, step) {
      const [from, to] = [parts.indexOf(part), parts.indexOf(part) + step];
      if (!parts[to]) return;
      parts.splice(to, 0, ...parts.splice(from, 1));
      holder.prepend(...parts.map((each) => each.element));
      act.renumber();
      part.heading.focus();
      changed();
    },
  };
  const add = (part) => {
    parts.push(part);
    holder.insertBefore(part.element, holder.querySelector(':scope > .add'));
    return part;
  };
  holder.append(addTools(level, act, add));
  partsOf(blocks, level, act).forEach(add);
  if (!parts.length) add(paragraphs([]));
  act.renumber();
  return {
    element: holder,
    first: () => parts[0]?.area ?? parts[0]?.heading,
    read(path, places, notesOf) {
      const read = [];
      for (const part of parts) read.push(...part.read(path, read.length, places, notesOf));
      return read;
    },
  };
}

function addTools(level, act, add) {
  const added = (part) => {
    add(part);
    act.renumber();
    (part.heading ?? part.area).focus();
    changed();
  };
  const tools = element('p', { class: 'add' }, button('＋段落', () => added(paragraphs([]))),
    button('＋列项', () => added(items([]))),
    button('＋图片', () => added(picturePart({ image: '' }, act.remove))));
  if (level < DEEPEST) {
    tools.prepend(button('＋小标题', () => added(headingPart({ heading: '', content: [] }, level, act))));
  }
  return tools;
}

/** What stands where blocks should, in a file that was written by hand. */
const blocksOf = (given) => (Array.isArray(given) ? given : [given]).filter((block) => block || block === '');

function partsOf(given, level, act) {
  const blocks = blocksOf(given);
  const parts = [];
  let lines = [];
  const flush = () => {
    if (lines.length) parts.push(paragraphs(lines));
    lines = [];
  };
  for (const block of blocks) {
    if (typeof block === 'string') {
      lines.push(block);
      continue;
    }
    flush();
    if (block.heading !== undefined) parts.push(headingPart(block, level, act));
    else if (Array.isArray(block.items)) parts.push(items(block.items));
    else if (block.lead !== undefined) parts.push(leadPart(block));
    else if (block.image !== undefined) parts.push(picturePart({ ...block }, act.remove));
    else parts.push(keptPart(block, act.remove));
  }
  flush();
  return parts;
}
