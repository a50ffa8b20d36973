
// What the page does besides being read: rows are picked, and tables sorted. Every word that is read stands in the page.
(() => {
  'use strict';

  const language = document.documentElement.lang;

  // Lower case, and accents left off: what is found is what `plan list --text` finds.
  const folded = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLocaleLowerCase(language);

  // ---- A browser may forget what rows and cells are when the style shows them as blocks: it is told.

  const roles = {
    table: 'table', 'thead, tbody': 'rowgroup', tr: 'row', td: 'cell', 'th[scope="col"]': 'columnheader', 'th[scope="row"]': 'rowheader',
  };
  const narrow = matchMedia('(max-width: 80rem)');
  const tell = () => {
    if (!narrow.matches) return;
    for (const [selector, role] of Object.entries(roles)) {
      for (const element of document.querySelectorAll(selector)) element.setAttribute('role', role);
    }
  };
  narrow.addEventListener('change', tell);
  tell();

  // ---- Tables are sorted by a click on a header: up, down, and as they stood.

  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base', ignorePunctuation: false });
  // What asks for somebody's attention comes first.
  const tones = ['red', 'yellow', 'blue', 'green', 'faint'];

  const keyOf = (cell, isNumber) => {
    const text = cell ? cell.textContent.trim() : '';
    const classes = cell && !isNumber && cell.firstElementChild && cell.firstElementChild.classList;
    const tone = tones.findIndex(tone => classes && classes.contains(tone));
    // A dash is a zero.
    const number = text === '\u2013' ? 0 : isNumber ? Number.parseFloat(text.replace(/[\s\u00a0]/g, '').replace(',', '.').replace('\u2212', '-')) : 0;
    return { isEmpty: text === '' || Number.isNaN(number), tone, number, text };
  };

  const compare = (a, b) => a.tone - b.tone || a.number - b.number || collator.compare(a.text, b.text);

  const sort = (table, header, original, direction) => {
    const body = table.tBodies[0];
    let rows = original;
    if (direction !== 'none') {
      const sign = direction === 'ascending' ? 1 : -1;
      const isNumber = header.classList.contains('number');
      const isLast = row => row.classList.contains('total');
      const keyed = original.map(row => ({ row, isLast: isLast(row), key: keyOf(row.cells[header.cellIndex], isNumber) }));
      // What sums up stays below, and so does what is empty, whichever way.
      keyed.sort((a, b) => a.isLast - b.isLast || a.key.isEmpty - b.key.isEmpty || sign * compare(a.key, b.key));
      rows = keyed.map(({ row }) => row);
    }
    const all = document.createDocumentFragment();
    for (const row of rows) all.append(row);
    body.append(all);
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    if (direction !== 'none') header.setAttribute('aria-sort', direction);
  };

  const next = { ascending: 'descending', descending: 'none' };

  for (const table of document.querySelectorAll('table[data-sorted]')) {
    const original = [...table.tBodies[0].rows];
    table.classList.add('sorts');
    for (const header of table.tHead.querySelectorAll('th')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener('click', () => {
        sort(table, header, original, next[header.getAttribute('aria-sort')] || 'ascending');
      });
    }
  }

  // ---- Rows are picked.

  const form = document.querySelector('form.filter');
  if (!form) return;

  const main = form.parentElement;
  const status = form.querySelector('[role="status"]');
  const search = form.querySelector('input[type="search"]');
  const selects = [...form.querySelectorAll('select')];
  const controls = [...selects, search];

  // What holds rows: a row is told of once, where its own name stands; where it is repeated, it leaves with its section.
  const holders = new Map();
  const rows = [];
  for (const row of document.querySelectorAll('tr[data-picks][id]')) {
    const around = [];
    for (let holder = row.closest('table'); holder !== main; holder = holder.parentElement) {
      around.push(holder);
      holders.set(holder, 0);
    }
    rows.push({ row, around, picks: row.dataset.picks.split(',').map(places => places.split(' ')), text: null });
  }
  const textOf = entry => (entry.text ??= folded([...entry.row.cells].map(cell => cell.textContent).join('\n')));

  // What stands beside the rows and tells of all of them: away as soon as some are picked. The plan's own words stay.
  const others = 'section, p:not(.links), table, figure, details';
  const beside = [...main.children].filter(child => child !== form && !holders.has(child));
  for (const holder of holders.keys()) {
    beside.push(...[...holder.children].filter(child => child.matches(others) && !holders.has(child)));
  }

  // Page one sums up the whole.
  const front = document.querySelector('.front');
  if (front) beside.push(front);

  // The contents lead only to what is shown.
  const links = [...document.querySelectorAll('nav li')].map(item => {
    const target = document.getElementById(decodeURIComponent(item.querySelector('a').hash.slice(1)));
    return { item, section: target && target.closest('section') };
  });

  const show = (element, isShown) => {
    if (element.hidden === isShown) element.hidden = !isShown;
  };

  const apply = () => {
    const wanted = selects.filter(select => select.selectedIndex > 0)
      .map(select => ({ facet: Number(select.dataset.facet), place: String(select.selectedIndex - 1) }));
    const words = folded(search.value).split(/\s+/).filter(word => word);
    const isPicking = wanted.length + words.length > 0;
    for (const holder of holders.keys()) holders.set(holder, 0);
    let shown = 0;
    for (const entry of rows) {
      const isShown = wanted.every(({ facet, place }) => entry.picks[facet] && entry.picks[facet].includes(place))
        && words.every(word => textOf(entry).includes(word));
      show(entry.row, isShown);
      if (!isShown) continue;
      shown += 1;
      for (const holder of entry.around) holders.set(holder, holders.get(holder) + 1);
    }
    for (const [holder, count] of holders) show(holder, count > 0 || !isPicking);
    for (const element of beside) show(element, !isPicking);
    for (const { item, section } of links) show(item, !(section && section.closest('[hidden]')));
    form.classList.toggle('picking', isPicking);
    for (const control of controls) control.parentElement.classList.toggle('picked', control.value.trim() !== '');
    const { all, some, none } = form.dataset;
    const text = !isPicking ? all : shown > 0 ? some : none;
    status.textContent = text.replace('{shown}', shown).replace('{all}', rows.length);
  };

  // ---- What is picked stands in the address, so that it can be sent to somebody.

  const remember = () => {
    const address = new URL(location.href);
    for (const { name, value } of controls) {
      if (value.trim()) address.searchParams.set(name, value.trim());
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(null, '', address);
    } catch {
      // A page opened in a frame or from a mail may not change its address: it works without.
    }
  };

  const recall = () => {
    const asked = new URL(location.href).searchParams;
    for (const control of controls) {
      control.value = asked.get(control.name) ?? '';
      // What the page does not have is not picked.
      if (control.localName === 'select' && control.selectedIndex < 0) control.selectedIndex = 0;
    }
  };

  const change = () => {
    apply();
    remember();
  };

  const clear = () => {
    for (const control of controls) control.value = '';
    change();
  };

  // Who follows a link to something sees it, whatever is picked.
  const reveal = () => {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
    if (target && target.closest('[hidden]')) {
      clear();
      target.scrollIntoView();
    }
  };

  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(change, 150);
  });
  for (const select of selects) select.addEventListener('change', change);
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(waiting);
    change();
  });
  form.addEventListener('reset', event => {
    event.preventDefault();
    clear();
  });
  addEventListener('hashchange', reveal);
  addEventListener('pageshow', () => {
    recall();
    apply();
    reveal();
  });
  form.hidden = false;
})();
