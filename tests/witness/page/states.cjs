// Every state of the page, at two widths and at 200 %: axe finds nothing, nothing runs out of the window, and no word is there that a
// clerk does not know. states.cjs LAST_YEAR.docx REPORT.json OTHER_EDITION.json [FOLDER]   pictures of each, if asked
const { readFileSync } = require('node:fs');
const { drive, right, cell, settled, nextYear } = require('./drive.cjs');

const [, , lastYear, report, otherEdition, folder] = process.argv;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const UNKNOWN = /JSON|null|undefined|NaN|\[object|\b[a-z]+(?:[._][a-z]+)+\b/g;
/** Addresses and file names, which are the person's own. */
const OWN = /[a-z.]+\.gov\.cn|[\w-]+\.(?:json|docx|xlsx|pdf|html|cjs)\b/g;

async function judge(page, name, width) {
  await page.waitForTimeout(150);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  for (const { id, nodes } of violations) console.log(`    ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  right(violations.length === 0, `${width} ${name}: axe finds nothing`);
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  right(spill <= 0, `${width} ${name}: nothing runs out of the window (${spill})`);
  const unknown = (await page.evaluate(() => document.body.innerText)).replace(OWN, '').match(UNKNOWN);
  right(!unknown, `${width} ${name}: no word that a clerk does not know ${unknown ?? ''}`);
  if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png` });
}

drive(async ({ open }) => {
  // 640 is 1,280 at 200 %.
  for (const [width, height] of [[1280, 900], [1920, 1080], [640, 450]]) {
    const page = await open(width, height);
    page.on('dialog', (dialog) => dialog.accept());
    await judge(page, 'start', width);
    await page.setInputFiles('#file', lastYear);
    await page.waitForSelector('#dialog[open]');
    await judge(page, 'read', width);
    await page.keyboard.press('Escape');
    await nextYear(page, lastYear);
    await judge(page, 'begun', width);
    await page.fill(cell('requests.received.enterprise'), '１2');
    await page.fill(cell('requests.carried_over.total'), '9');
    await page.fill('#form .basics input >> nth=0', '');
    await page.fill('#form .basics input >> nth=2', '明天');
    await page.locator('#form textarea').first().fill('本报告……，，见＿＿。');
    await settled(page);
    await judge(page, 'faults', width);
    await page.locator('.quiet').first().click();
    await judge(page, 'reason', width);
    await page.click('#last-year');
    await judge(page, 'last-year', width);
    await page.keyboard.press('Escape');
    await page.click('#take');
    await judge(page, 'take-draft', width);
    await page.keyboard.press('Escape');
    await page.click('#open-another');
    await page.setInputFiles('#file', [lastYear, report, otherEdition, __filename]);
    await page.waitForFunction(() => document.querySelectorAll('#office tbody tr').length === 4
      && !document.querySelector('#office').innerText.includes('正在'));
    await judge(page, 'list', width);
    await page.locator('#office button:text-is("打开")').last().click();
    await page.waitForSelector('.sheet');
    await settled(page);
    await judge(page, 'other-edition', width);
    await page.click('#take');
    await judge(page, 'take', width);
    await page.keyboard.press('Escape');
    await page.click('#to-list');
    await page.waitForSelector('#office tbody tr');
    await page.close();
  }
});
