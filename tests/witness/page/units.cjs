// The page's modules by themselves, in the browser: blocks that are pasted, figures kept digit for digit, totals.
// units.cjs REPORT.json
const { readFileSync } = require('node:fs');
const { drive, right } = require('./drive.cjs');

const [, , report] = process.argv;
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

drive(async ({ open }) => {
  const page = await open();
  const pasted = (text) => page.evaluate(async (block) => {
    const { rowsOf, withoutLabels } = await import('/page/paste.js');
    return withoutLabels(rowsOf(block));
  }, text);
  const blocks = [
    ['1\t2\n3\t4', [['1', '2'], ['3', '4']]],
    ['1\t\t3\r\n', [['1', '', '3']]],
    ['\t自然人\t商业企业\n一、本年新收\t1\t2\n二、上年结转\t3\t', [['1', '2'], ['3', '']]],
    ['三、本年度办理结果\t（一）予以公开\t5\t6\n\t（二）部分公开\t7\t8', [['5', '6'], ['7', '8']]],
    ['/\t-\t无\n1\t2\t3', [['/', '-', '无'], ['1', '2', '3']]],
    ['合计\t1\n\t\n\t3', [['1'], [''], ['3']]],
    ['1,234\t１２\t3件', [['1,234', '１２', '3件']]],
  ];
  for (const [text, rows] of blocks) {
    const got = await pasted(text);
    right(same(got, rows), `pasted ${JSON.stringify(text)}: ${JSON.stringify(got)}`);
  }
  const put = await page.evaluate(async () => {
    const { placed } = await import('/page/paste.js');
    const grid = [[{ column: 0 }, { column: 1 }], [{ column: 0 }, { column: 1 }]];
    const { taken, lost } = placed([['１', ''], ['', '2', '3']], grid, grid[0][0]);
    return [taken.map(([held, text]) => [grid.findIndex((row) => row.includes(held)), held.column, text]), lost];
  });
  right(same(put, [[[0, 0, '1'], [1, 1, '2']], 1]), 'blanks are put nowhere, and what has no place is counted');
  const exact = await page.evaluate(async () => {
    const { parseExactly } = await import('/page/report.js');
    return parseExactly('{"a":1.50,"b":18446744073709551615,"c":"x 1.50 \\" 2","d":[true,null,-3e2]}');
  });
  right(same(exact, { a: '1.50', b: '18446744073709551615', c: 'x 1.50 " 2', d: [true, null, '-3e2'] }), 'numbers stay the text they were');
  const text = readFileSync(report, 'utf8');
  const again = await page.evaluate(async (json) => {
    const { take, text: written } = await import('/page/report.js');
    take(json);
    return written();
  }, text);
  right(same(JSON.parse(again), { ...JSON.parse(again), ...JSON.parse(text) }), 'a report comes out as it went in');
  const totals = await page.evaluate(async (json) => {
    const { take, state, totalOf } = await import('/page/report.js');
    take(json);
    const path = 'requests.outcomes.total.total';
    const typed = state.figures.get(path);
    for (const key of [...state.figures.keys()]) if (/\.total$|outcomes\.total\./.test(key)) state.figures.delete(key);
    const computed = totalOf(path);
    state.figures.delete('requests.outcomes.granted.natural_person');
    return [typed, computed, totalOf(path)];
  }, text);
  right(totals[0] === totals[1] && totals[2] === null, `totals of totals are computed, and not where a term is blank (${totals})`);
});
