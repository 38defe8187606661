// A server of our own, and a browser at its page.
const { spawn } = require('node:child_process');
const { chromium } = require('playwright-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Starts the server and the browser, does what is asked, and ends both; a fault of the page is a fault. */
exports.drive = async (act, { arguments: more = [] } = {}) => {
  const server = spawn(process.env.NIANBAO, ['serve', ...more]);
  const address = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(String(line).trim())));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  const faults = [];
  const open = async (width = 1280, height = 900) => {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', acceptDownloads: true });
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(`the page failed: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 422/.test(message.text())) faults.push(`console: ${message.text()}`);
    });
    await page.goto(address);
    await page.waitForSelector('body[data-ready]');
    return page;
  };
  try {
    await act({ open, address, server });
  } catch (error) {
    faults.push(error.stack);
  }
  await browser.close();
  server.kill('SIGTERM');
  for (const fault of faults) console.log(fault);
  process.exit(faults.length ? 1 : 0);
};

exports.right = (is, what) => {
  if (!is) throw new Error(`not so: ${what}`);
  console.log(`ok  ${what}`);
};

exports.cell = (path) => `.official [data-path="${path}"]`;

/** Waits until what was typed last has been checked and drawn. */
exports.settled = async (page) => {
  await page.waitForTimeout(80);
  await page.waitForFunction(() => {
    const last = (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? -1;
    return last('checked') >= last('changed') && last('drawn') >= last('changed');
  });
};

/** Opens last year's file and goes on to the next year. */
exports.nextYear = async (page, file) => {
  await page.setInputFiles('#file', file);
  await page.waitForSelector('#dialog[open]');
  await page.click('#dialog button:has-text("接着填")');
  await page.waitForSelector('.sheet');
  await exports.settled(page);
};
