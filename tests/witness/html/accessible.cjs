// accessible.cjs PAGE.html   what axe finds in the page, and what runs out of its window, at two widths
const fs = require("fs");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 1280];

async function faultsAt(browser, file, width) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => axe.run());
  const faults = violations.map((one) => `axe ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 200)}`);
  if (passes.length < 10) faults.push(`axe asked only ${passes.length} questions`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  // A fragment's tables shrink with the window, down to what their longest words need.
  if (wide > 0 && !file.includes(".wrapped.")) faults.push(`${wide} px run out of the window`);
  await page.close();
  return faults.map((fault) => `${width} px: ${fault}`);
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  const faults = [];
  for (const width of WIDTHS) faults.push(...(await faultsAt(browser, process.argv[2], width)));
  await browser.close();
  faults.forEach((fault) => console.log(fault));
  process.exit(faults.length ? 1 : 0);
})();
