// The same by keyboard alone: nothing is clicked, and where the cursor is can be seen.
// keyboard.cjs REPORT.json
const { drive, right, cell, settled } = require('./drive.cjs');

const [, , report] = process.argv;
const MOST = 400;

/** Tabs until something has the cursor that fits. */
async function tabTo(page, fits, what, key = 'Tab') {
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press(key);
    const found = await page.evaluate(fits);
    if (found) return right(true, `${what} (${presses + 1} × ${key})`);
  }
  throw new Error(`not reached by keyboard: ${what}`);
}

const hasRing = () => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
};

drive(async ({ open }) => {
  const page = await open();
  await tabTo(page, () => document.activeElement.id === 'file', 'the file is chosen by keyboard');
  await tabTo(page, () => document.activeElement.id === 'new-agency', 'a blank one is begun by keyboard');
  await page.keyboard.type('某局');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sheet');
  right(await page.evaluate(() => document.activeElement.id) === 'content', 'the cursor goes on where the form begins');
  await tabTo(page, () => document.activeElement.closest('#contents'), 'the sections are led to');
  right(await page.evaluate(hasRing), 'the cursor can be seen');
  await page.focus(cell('requests.received.natural_person'));
  for (const figure of ['1', '2', '3']) {
    await page.keyboard.type(figure);
    await page.keyboard.press('Enter');
  }
  right(await page.inputValue(cell('requests.outcomes.granted.natural_person')) === '3', 'Enter goes down the column, over the labels');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  right(await page.evaluate(() => document.activeElement.dataset.path) === 'requests.carried_over.enterprise', 'arrows go to the cells beside');
  right(await page.evaluate(hasRing), 'the cell with the cursor can be seen');
  right(/自然人|商业企业/.test(await page.textContent('#cell-bar')), 'the bar says which cell it is');
  await settled(page);
  const last = await page.evaluate(() => document.activeElement.dataset.path);
  await page.keyboard.press('F6');
  right(await page.evaluate(() => document.activeElement.matches('#findings .lead')), 'F6 leads to what is wrong');
  await page.keyboard.press('F6');
  right(await page.evaluate(() => document.activeElement.id) === 'preview', 'to the sheets, which the arrows scroll');
  await page.keyboard.press('F6');
  right(await page.evaluate(() => document.activeElement.dataset.path) === last, 'and back to the cell');
  await page.keyboard.press('F6');
  await page.keyboard.press('Enter');
  right(await page.evaluate(() => document.activeElement.matches('#form input, #form textarea')), 'a finding leads to its place');
  await tabTo(page, () => document.activeElement.id === 'take', 'the files are taken by keyboard', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#dialog[open]');
  right(await page.evaluate(() => document.activeElement.closest('dialog') !== null), 'a dialog has the cursor');
  await page.keyboard.press('Escape');
  right(await page.evaluate(() => document.activeElement.id) === 'take', 'and gives it back');
});
