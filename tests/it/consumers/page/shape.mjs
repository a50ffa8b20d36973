// What is wider than the screen, at each width, with everything unfolded; on the narrowest also with the space between
// letters, words and lines that readers may set (WCAG 1.4.12): `shape.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";

const NARROWEST = 320;
const WIDTHS = [...Array.from({ length: (1920 - NARROWEST) / 16 + 1 }, (_, at) => NARROWEST + 16 * at), 2560];
const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }";

async function tooWide(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth <= innerWidth) return null;
    const all = [...document.body.querySelectorAll("*")];
    const widest = all.find((it) => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest(".wide"));
    return `${scrollWidth} px: ${widest?.outerHTML.slice(0, 200)}`;
  });
}

/** As an extension of the browser does it, which a page's policy does not stop. */
async function space(page) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACED);
}

await inBrowser(async (browser) => {
  const said = [];
  for (const file of told) {
    const page = await open(browser, file, { width: NARROWEST });
    await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 800 });
      const wide = await tooWide(page);
      if (wide) said.push(`${file} at ${width}: ${wide}`);
    }
    await space(page);
    await page.setViewport({ width: NARROWEST, height: 800 });
    const spaced = await tooWide(page);
    if (spaced) said.push(`${file} at ${NARROWEST}, spaced: ${spaced}`);
    await page.close();
  }
  return said;
});
