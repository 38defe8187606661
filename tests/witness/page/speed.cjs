// How long from a key to what is wrong, and to the page; what the page weighs. speed.cjs REPORT.json
const { drive, cell, settled } = require('./drive.cjs');

const [, , report] = process.argv;
const KEYS = 200;

const at = (all, share) => [...all].sort((one, other) => one - other)[Math.floor(all.length * share)].toFixed(0);
const told = (what, all) => console.log(`${what}: p50 ${at(all, 0.5)} ms, p95 ${at(all, 0.95)} ms, most ${at(all, 0.999)} ms`);

drive(async ({ open }) => {
  const page = await open();
  const weight = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map(({ name, decodedBodySize }) => [name, decodedBodySize]));
  const sum = (some) => some.reduce((all, [, bytes]) => all + bytes, 0);
  console.log(`to load: ${sum(weight)} bytes in ${weight.length} files, of it ${sum(weight.filter(([name]) => name.endsWith('.js')))} of scripts`);
  await page.setInputFiles('#file', report);
  await page.waitForSelector('#dialog[open]');
  await page.click('#dialog button:has-text("打开这份")');
  await page.waitForSelector('.sheet');
  await settled(page);
  console.log(`${await page.locator('.sheet').count()} pages`);
  const measure = async (target, keyOf, what) => {
    await page.evaluate(() => performance.clearMarks());
    await page.focus(target);
    const [checked, drawn] = [[], []];
    for (let index = 0; index < KEYS; index += 1) {
      await page.keyboard.press(keyOf(index));
      await settled(page);
      const [changed, seen, shown] = await page.evaluate(() => ['changed', 'checked', 'drawn']
        .map((name) => performance.getEntriesByName(name).at(-1).startTime));
      checked.push(seen - changed);
      drawn.push(shown - changed);
    }
    told(`${what}, to what is wrong`, checked);
    told(`${what}, to the page`, drawn);
  };
  await measure(cell('requests.received.enterprise'), (index) => (index % 2 ? 'Backspace' : '1'), 'a figure');
  await measure('#form .told textarea >> nth=1', (index) => (index % 2 ? 'Backspace' : '5'), 'a word');
});
