// print.cjs PAGE.html OUT.pdf [low]   the page as Chromium prints it, on the sheet that it asks for, or on low ones that part its tables
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");

(async () => {
  const [file, path, height] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  if (height === "low") await page.addStyleTag({ content: "@page { size: 210mm 180mm; margin: 20mm 26mm 20mm 28mm }" });
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  await browser.close();
})();
