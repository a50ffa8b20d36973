// What a page's rows can be picked by, and how each choice is called: `facets.mjs TOOLS PAGE`

import { inBrowser, open, told } from "./browser.mjs";
import { facets } from "./picks.mjs";

await inBrowser(async (browser) => facets(await open(browser, told[0])));
