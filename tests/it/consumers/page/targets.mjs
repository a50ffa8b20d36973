// What is smaller than a finger and no part of running text (WCAG 2.2, 2.5.8): `targets.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";

const LEAST = 24;

await inBrowser(async (browser) => {
  const said = [];
  for (const file of told) {
    const page = await open(browser, file);
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 800 });
      const small = await page.evaluate((least) => {
        const targets = [...document.querySelectorAll("a, button, select, input, summary")];
        const inText = (it) => it.localName === "a" && it.closest("p:not(.links), dd, li p, .items, .marked, td > p");
        const isSmall = (it) => {
          const { width, height } = it.getBoundingClientRect();
          return width > 1 && (width < least - 0.5 || height < least - 0.5);
        };
        const found = targets.filter((it) => it.checkVisibility() && !it.matches(".skip") && !inText(it) && isSmall(it));
        const of = (it) => `${Math.round(it.getBoundingClientRect().width)} x ${Math.round(it.getBoundingClientRect().height)}`;
        return found.slice(0, 3).map((it) => `${of(it)}: ${it.outerHTML.slice(0, 120)}`);
      }, LEAST);
      said.push(...small.map((it) => `${file} at ${width}: ${it}`));
    }
    await page.close();
  }
  return said;
});
