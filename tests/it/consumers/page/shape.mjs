// What is wider than the screen, at each width, with everything unfolded; on the narrowest also with the space between
// letters, words and lines that readers may set (WCAG 1.4.12): `shape.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";

const WIDTHS = [320, 400, 640, 1024, 1280, 2560];
const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }";

async function tooWide(page) {
  return page.evaluate(() => {
    document.querySelectorAll("details").forEach((it) => (it.open = true));
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth <= innerWidth) return null;
    const all = [...document.body.querySelectorAll("*")];
    const widest = all.find((it) => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest(".wide"));
    return `${scrollWidth} px: ${widest?.outerHTML.slice(0, 200)}`;
  });
}

await inBrowser(async (browser) => {
  const said = [];
  for (const file of told) {
    for (const width of WIDTHS) {
      const page = await open(browser, file, { width });
      const plain = await tooWide(page);
      if (plain) said.push(`${file} at ${width}: ${plain}`);
      // As an extension of the browser does it, which a page's policy does not stop.
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }, SPACED);
      const spaced = width === WIDTHS[0] && (await tooWide(page));
      if (spaced) said.push(`${file} at ${width}, spaced: ${spaced}`);
      await page.close();
    }
  }
  return said;
});
