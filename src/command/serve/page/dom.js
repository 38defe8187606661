// Elements, made and found.

export const byId = (id) => document.getElementById(id);

/** An element with properties (`class`, `text`, `on…` and attributes) and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'text') made.textContent = value;
    else if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key === 'value') made.value = value;
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

export const button = (text, onclick, properties = {}) =>
  element('button', { type: 'button', text, onclick, ...properties });

let identifiers = 0;
/** An id that no other element has. */
export const newId = (stem) => `${stem}-${(identifiers += 1)}`;

/** Makes a text area as high as its text. */
export function fitHeight(area) {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** Brings an element into view and puts the cursor there. */
export function goTo(target) {
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/** Tells what went wrong, until something else happens. */
export function tell(text) {
  const notice = byId('notice');
  notice.textContent = text ?? '';
  notice.hidden = !text;
}

/** Takes the way back away: something else was done since. */
export const closeUndo = () => byId('undo').replaceChildren();

/** Says what was done, with a way back if there is one, until something else is done. */
export function offerUndo(text, undo) {
  byId('undo').replaceChildren(...[
    element('span', { text }),
    undo && button('撤销', () => (closeUndo(), undo())),
    button('知道了', closeUndo),
  ].filter(Boolean));
}
