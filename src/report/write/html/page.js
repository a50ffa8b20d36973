
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

  // How many rows a choice would leave, beside each choice.
  for (const select of selects) {
    for (const option of select.options) option.dataset.text = option.textContent;
  }
  const count = (wanted, isFound) => {
    for (const select of selects) {
      const facet = Number(select.dataset.facet);
      const others = wanted.filter(it => it.facet !== facet);
      const counts = new Array(select.options.length).fill(0);
      for (const entry of rows) {
        if (!isFound(entry) || !others.every(it => fits(entry, it))) continue;
        counts[0] += 1;
        for (const place of entry.picks[facet] || []) if (place !== '') counts[Number(place) + 1] += 1;
      }
      for (const option of select.options) option.textContent = `${option.dataset.text} (${counts[option.index]})`;
    }
  };
  const fits = (entry, { facet, place }) => entry.picks[facet] && entry.picks[facet].includes(place);

  // What is said of values in the address that could not be picked.
  let notices = [];

  const apply = () => {
    const wanted = selects.filter(select => select.selectedIndex > 0)
      .map(select => ({ facet: Number(select.dataset.facet), place: String(select.selectedIndex - 1) }));
    const words = folded(search.value).split(/\s+/).filter(word => word);
    const isPicking = wanted.length + words.length > 0;
    for (const holder of holders.keys()) holders.set(holder, 0);
    let shown = 0;
    const isFound = entry => words.every(word => textOf(entry).includes(word));
    count(wanted, isFound);
    for (const entry of rows) {
      const isShown = wanted.every(it => fits(entry, it)) && isFound(entry);
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
    status.textContent = [...notices, text.replace('{shown}', shown).replace('{all}', rows.length)].join(' ');
  };

  // ---- What is picked stands in the address, so that it can be sent to somebody.

  const lines = text => (text ? text.split('\n') : []);
  const namesOf = control => [control.name, ...lines(control.dataset.also)];

  const remember = () => {
    const address = new URL(location.href);
    for (const control of controls) {
      for (const name of namesOf(control)) address.searchParams.delete(name);
      if (control.value.trim()) address.searchParams.set(control.name, control.value.trim());
    }
    try {
      history.replaceState(null, '', address);
    } catch {
      // A page opened in a frame or from a mail may not change its address: it works without.
    }
  };

  // The choices that a value may mean: by their own value, a word or a sign for it, an inflection of one, or a beginning.
  const stem = word => word.replace(/[td]+$/, '');
  const meant = (select, value) => {
    const word = folded(value);
    const options = [...select.options].slice(1);
    const wordsOf = option => [option.value, option.dataset.text, ...lines(option.dataset.also)].map(folded);
    const ways = [
      option => option.value === value,
      option => folded(option.value) === word,
      option => wordsOf(option).includes(word),
      option => wordsOf(option).some(other => stem(other) === stem(word)),
      option => wordsOf(option).some(other => other.startsWith(word)),
    ];
    for (const way of ways) {
      const found = options.filter(way);
      if (found.length > 0) return found;
    }
    return [];
  };

  const notice = (text, parts) => text.replace(/\{(\w+)\}/g, (_, part) => parts[part]);

  const recall = () => {
    const asked = new URL(location.href).searchParams;
    const { unknown, ambiguous, further } = form.dataset;
    notices = [];
    for (const control of controls) {
      const given = namesOf(control).flatMap(name => asked.getAll(name)).map(value => value.trim()).filter(value => value);
      const values = [...new Set(given)];
      if (control.localName !== 'select') {
        control.value = values.join(' ');
        continue;
      }
      control.value = '';
      for (const value of values) {
        const found = meant(control, value);
        const parts = { value, name: control.parentElement.firstElementChild.textContent, fits: found.map(it => it.dataset.text).join(', ') };
        if (found.length !== 1) notices.push(notice(found.length > 0 ? ambiguous : unknown, parts));
        else if (control.value === '') control.value = found[0].value;
        else if (control.value !== found[0].value) notices.push(notice(further, parts));
      }
    }
  };

  const change = () => {
    notices = [];
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
