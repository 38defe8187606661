// What is kept in the browser, and only if it is asked for: others may use this computer.

import { state, text } from './report.js';

const NAME = 'nianbao';

export const isKept = () => localStorage.getItem(NAME) !== null;

/** Keeps the report as it is now; gives whether there was room for it. */
export function keep() {
  const { previous, account } = state;
  try {
    localStorage.setItem(NAME, JSON.stringify({ report: text(), previous, account }));
    return true;
  } catch {
    return false;
  }
}

export const forget = () => localStorage.removeItem(NAME);

/** What was kept; nothing if it cannot be read. */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(NAME));
  } catch {
    return null;
  }
}
