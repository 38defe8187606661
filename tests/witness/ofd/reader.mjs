// What browsers show, in Debian's Chromium.
//
// usage: node reader.mjs ofd FILE.ofd SHOWN.json PICTURES   ofd.js 0.2.6: where it puts each character, and pictures of its pages
//        node reader.mjs svg PICTURES FILE.svg…              each drawing as a picture at 400 dots per inch
//
// Packages are taken from the folder that NODE_MODULES names.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(join(process.env.NODE_MODULES, "x.js")));
const { chromium } = require("playwright-core");
const DPI = 400;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--font-render-hinting=none"] });
const [what, ...rest] = process.argv.slice(2);
try {
  await (what === "ofd" ? ofd(...rest) : svg(...rest));
} finally {
  await browser.close();
}

async function ofd(file, shown, pictures) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } });
  await page.setContent("<!doctype html><meta charset=utf-8><body style='margin:0'></body>");
  await page.addScriptTag({ path: require.resolve("ofd.js/lib/ofd.umd.min.js") });
  const bytes = readFileSync(file).toString("base64");
  const pages = await page.evaluate(async (bytes) => {
    const array = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    const ofd = new File([array], "report.ofd");
    const read = await new Promise((resolve, reject) =>
      window.ofd.parseOfdDocument({ ofd, success: resolve, fail: (error) => reject(new Error(String(error))) }));
    const found = [];
    for (const sheet of window.ofd.renderOfd(794, read[0])) {
      document.body.appendChild(sheet);
      const scale = parseFloat(sheet.style.width) / 210;
      const characters = [];
      for (const drawing of sheet.querySelectorAll("svg"))
        for (const text of drawing.querySelectorAll("text")) {
          if (text.getAttribute("transform")) continue;
          const place = (name, edge) => (parseFloat(text.getAttribute(name)) + parseFloat(drawing.style[edge])) / scale;
          characters.push([Number(drawing.style.zIndex), text.textContent, place("x", "left"), place("y", "top")]);
        }
      found.push(characters);
    }
    return found;
  }, bytes);
  writeFileSync(shown, JSON.stringify(pages));
  mkdirSync(pictures, { recursive: true });
  let number = 0;
  for (const sheet of await page.$$("body > div"))
    await sheet.screenshot({ path: join(pictures, `ofd.js-${String(++number).padStart(2, "0")}.png`) });
}

async function svg(pictures, ...files) {
  mkdirSync(pictures, { recursive: true });
  const context = await browser.newContext({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: DPI / 96 });
  const page = await context.newPage();
  for (const file of files) {
    await page.goto(pathToFileURL(file).href);
    if (await page.evaluate(() => document.documentElement.tagName) !== "svg") throw new Error(`${file} is no well-formed SVG`);
    const loaded = await page.evaluate(async () => {
      const faces = await Promise.all([...document.fonts].map((face) => face.load()));
      await document.fonts.ready;
      return faces.every((face) => face.status === "loaded");
    });
    if (!loaded) throw new Error(`${file}: a face was not loaded`);
    await page.screenshot({ path: join(pictures, basename(file).replace(/\.svg$/, ".png")) });
  }
}
