// A person's way: from last year's Word file to this year's four files, which are the command's, byte for byte.
// way.cjs LAST_YEAR.docx FOLDER
const { execFileSync } = require('node:child_process');
const { readFileSync, mkdirSync } = require('node:fs');
const { drive, right, cell, settled } = require('./drive.cjs');

const [, , lastYear, folder] = process.argv;
mkdirSync(folder, { recursive: true });

const status = (page) => page.textContent('#status');
const value = (page, path) => page.inputValue(cell(path));

async function paste(page, path, text) {
  await page.focus(cell(path));
  await page.evaluate(([target, block]) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.querySelector(target).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [cell(path), text]);
}

async function take(page, name, file) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#dialog button:text-is("${name}")`)]);
  await download.saveAs(`${folder}/${file}`);
  return download.suggestedFilename();
}

/** Writes words in place of all of a section. */
async function write(page, heading, text) {
  const section = page.locator(`#form section:has(> h2:text-is("${heading}"))`);
  await section.locator('textarea').first().fill(text);
}

drive(async ({ open }) => {
  const page = await open();
  await page.setInputFiles('#file', lastYear);
  await page.waitForSelector('#dialog[open]');
  right(/2023 年度，Word 文件/.test(await page.textContent('#dialog')), '1. the Word file is read, and told whose it is');
  await page.click('#dialog button:has-text("接着填 2024 年的")');
  await page.waitForSelector('.sheet');
  right(await value(page, 'requests.carried_over.natural_person') === '118', '2. 上年结转 is last year\'s 结转下年度');
  right(await page.inputValue('#form .basics input >> nth=1') === '2024', '3. the year is the next');

  await page.fill(cell('requests.received.enterprise'), '１２');
  await page.keyboard.press('Tab');
  right(await value(page, 'requests.received.enterprise') === '12', 'digits of full width are digits');
  await page.fill(cell('requests.received.enterprise'), '1二');
  await page.click('#take');
  await take(page, '存起来下次再填', 'unfinished.json');
  await page.keyboard.press('Escape');
  const later = await open();
  await later.setInputFiles('#file', `${folder}/unfinished.json`);
  await later.click('#dialog button:has-text("打开这份")');
  await later.waitForSelector('.sheet');
  const saved = [await value(later, 'requests.carried_over.natural_person'), await value(later, 'requests.received.enterprise')];
  right(saved.join() === '118,1二', `saved unfinished, it comes back as it was typed (${saved})`);
  await later.close();

  const heads = '\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n';
  await paste(page, 'requests.received.natural_person', `${heads}一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0`);
  await paste(page, 'requests.outcomes.granted.natural_person', '128\t3\t0\t0\t0\t0');
  right(await value(page, 'requests.received.enterprise') === '1', '4. blocks are pasted, without the heads and labels copied with them');
  await paste(page, 'requests.outcomes.granted.natural_person', '\t5\t6');
  right(await value(page, 'requests.outcomes.granted.natural_person') === '128', 'a blank that is pasted takes nothing away');
  right(await value(page, 'requests.outcomes.granted.research') === '6', 'what stands beside it is');
  await page.click('#undo button:text-is("撤销")');
  right(await value(page, 'requests.outcomes.granted.enterprise') === '3', 'what was pasted is taken back');
  await page.fill(cell('proactive_disclosure.fees.amount'), '0');
  for (const button of await page.locator('button:text-is("空格都填 0")').all()) await button.click();
  await settled(page);
  right(await page.locator('[data-blank]').count() === 0, '5. blanks that mean 0 are filled');

  const balance = page.locator('#findings li.error', { hasText: '商业企业' }).first();
  await balance.locator('.lead').click();
  const focused = await page.evaluate(() => document.activeElement.dataset.path);
  right(/enterprise$/.test(focused), `6. the equation that fails leads to its cell (${focused})`);
  right(await page.locator('#undo button').count() > 0, 'what was filled in can be taken back');
  await page.fill(cell('requests.outcomes.granted.enterprise'), '4');
  right(await page.locator('#undo button').count() === 0, 'until something else is typed');
  await settled(page);
  right(await page.locator('#findings li.error', { hasText: '商业企业' }).count() === 0, '7. mended, it is gone');
  right(await page.getAttribute(cell('requests.received.total'), 'placeholder') === '11', '8. totals are computed');

  await write(page, '前言', '本报告根据《中华人民共和国政府信息公开条例》编制。所列数据的统计期限自2024年1月1日起至2024年12月31日止。'
    + '本报告的电子版可在宿迁市人民政府门户网站（www.example.gov.cn）下载。如有疑问，请与办公室联系，电话：0000-1234567。');
  await write(page, '一、总体情况', '2024年，我市收到政府信息公开申请12件。');
  await write(page, '五、存在的主要问题及改进情况', '主要问题是解读形式单一，下一步将丰富形式。');
  await write(page, '六、其他需要报告的事项', '本年度没有收取信息处理费。');
  await settled(page);
  await page.locator('#findings li', { hasText: '12' }).locator('.lead').first().click();
  const selected = await page.evaluate(() => {
    const area = document.activeElement;
    return area.value.slice(area.selectionStart, area.selectionEnd);
  });
  right(/12/.test(selected), `9. words that say otherwise than the table are selected (${selected})`);
  await write(page, '一、总体情况', '2024年，我市收到政府信息公开申请11件，主动公开、依申请公开、信息管理、平台建设、监督保障都有进展。');
  await page.fill('#form .basics input >> nth=2', '2025年1月20日');
  await settled(page);
  const warning = page.locator('#findings li.warning').first();
  if (await warning.count()) {
    await warning.locator('button:has-text("这样是对的")').click();
    await page.fill('#findings form input', '已核对');
    await page.fill(cell('requests.received.natural_person'), '11');
    await settled(page);
    right(await page.locator('#findings li.error').count() > 0, 'what was found meanwhile is shown');
    await page.fill(cell('requests.received.natural_person'), '10');
    await settled(page);
    right(await page.inputValue('#findings form input') === '已核对', 'and the reason is still there');
    await page.click('#findings form button:text-is("不再提醒")');
    await settled(page);
    right(await page.locator('#findings details.group').count() === 1, '10. a warning stands for a reason');
  }
  right(!/错误|没填/.test((await status(page)).replace('没有发现错误', '')), `11. nothing is left that forbids it (${await status(page)})`);

  await page.click('#take');
  await take(page, '存起来下次再填', 'report.json');
  for (const [name, file] of [['PDF', 'page.pdf'], ['Word', 'page.docx'], ['OFD', 'page.ofd'], ['网页', 'page.html']]) {
    const suggested = await take(page, name, file);
    right(suggested.startsWith('宿迁市2024年政府信息公开工作年度报告.'), suggested);
  }
  for (const format of ['pdf', 'docx', 'ofd', 'html']) {
    const made = execFileSync(process.env.NIANBAO, ['export', '--quiet', '--to', format, '-o', '-', `${folder}/report.json`],
      { maxBuffer: 1 << 28 });
    right(made.equals(readFileSync(`${folder}/page.${format}`)), `12. ${format}: the command's file, byte for byte`);
  }
});
