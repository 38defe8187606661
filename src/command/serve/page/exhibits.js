// Pictures, and the tables and charts of the words, which stay as they are.

import { button, element } from './dom.js';
import { changed } from './report.js';

const readAsAddress = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});

/** A picture: its file, what it shows for those who do not see it, and the words below it. */
export function picturePart(block, remove) {
  const shown = element('img', { alt: '' });
  const refresh = () => {
    shown.hidden = !block.image.startsWith('data:');
    if (!shown.hidden) shown.src = block.image;
  };
  const file = element('input', { type: 'file', accept: 'image/png,image/jpeg', 'aria-label': '图片文件（PNG 或 JPEG）' });
  file.addEventListener('change', async () => {
    if (!file.files.length) return;
    block.image = await readAsAddress(file.files[0]);
    refresh();
    changed();
  });
  const words = (key, label) => {
    const input = element('input', { autocomplete: 'off', value: block[key] ?? '' });
    input.addEventListener('input', () => {
      if (input.value.trim()) block[key] = input.value.trim();
      else delete block[key];
      changed();
    });
    return [element('label', {}, element('span', { text: label }), input), input];
  };
  const [alt, altInput] = words('alt', '图里有什么（读给看不见的人听）');
  const [caption] = words('caption', '图题');
  const notes = element('div', { class: 'notes' });
  const part = {
    element: element('div', { class: 'part kept picture' }, shown,
      element('div', {}, file, alt, caption, button('删去图片', () => remove(part)), notes)),
    area: file,
    read(path, start, places) {
      const at = `${path}.${start}`;
      places.set(at, { target: file, notes });
      places.set(`${at}.alt`, { target: altInput, notes });
      return [{ ...block }];
    },
  };
  refresh();
  return part;
}

/** A table or a chart. */
export function keptPart(block, remove) {
  const [kind, inner] = block.table ? ['表格', block.table] : ['图表', block.chart ?? block];
  const card = element('div', { class: 'part kept', tabindex: '-1' },
    element('p', { text: `${kind}${inner.caption ? `：${inner.caption}` : ''}（照原样印出）` }));
  const notes = element('div', { class: 'notes' });
  card.append(button('删去', () => remove(part)), notes);
  const part = {
    element: card,
    read(path, start, places) {
      places.set(`${path}.${start}`, { target: card, notes });
      return [block];
    },
  };
  return part;
}
