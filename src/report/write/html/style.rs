//! How a page looks.

/// Every colour has at least the contrast that WCAG 2.1 asks for at level AA; a test works it out.
pub(super) const STYLE: &str = "\
:root { color-scheme: light; --ink: #1b1b1f; --faint: #55565f; --line: #8a8c99;
  --blue: #0b4a8f; --red: #a3101b; --yellow: #6d4a00; --green: #14592a; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.5em 0 .5em; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; } h3, summary { font-size: 1.1rem; }
summary > * { display: inline; margin: 0; font-size: inherit; }
summary { margin: 1em 0 .5em; cursor: pointer; }
table { border-collapse: collapse; margin: 1em 0; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem .35rem 0; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
.number { text-align: right; }
.total > * { border-top: 2px solid var(--ink); font-weight: bold; }
ul { list-style: none; margin: .5em 0; padding: 0; }
ul ul { border-left: 2px solid var(--line); margin: .1em 0 .6em .3rem; padding-left: .8rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { color: var(--faint); } dd { margin: 0; }
pre { background: #f3f3f6; padding: .8rem; white-space: pre-wrap; }
.bar { display: flex; min-width: 6rem; } .bar > span { overflow: hidden; border-bottom: .5rem solid; }
.blue { color: var(--blue); } .red { color: var(--red); } .yellow { color: var(--yellow); } .green { color: var(--green); }
.faint { color: var(--faint); }
@media (max-width: 30rem) { dl { display: block; } dd { margin: 0 0 .5rem; } }
@media print { body { max-width: none; padding: 0; } }
";
