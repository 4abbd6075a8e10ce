// Finding as one types. Which rows fit is decided by the same rules as in find/mod.rs, which does it where there is no script;
// rows that do not fit are hidden, not gone, so that what comes live finds its place.
import { mention } from './ear.js';

const LISTS = ['running', 'ideas', 'finished', 'done', 'notes'];
const SETTLED = 300; // ms without a letter after which the address follows; browsers allow it only so often
const SAID = 1000; // ms after which a reader who listens hears how many fit

const form = document.getElementById('find');
const field = document.getElementById('q');
const texts = new WeakMap(); // what each row says, folded
let opened = false; // whether it was us who unfolded what is finished
let settling = null;
let saying = null;

export function finds() {
  if (!form) return;
  form.addEventListener('input', () => { fit(); settle(); });
  form.addEventListener('submit', (event) => { event.preventDefault(); toAddress(); best()?.focus(); });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && best()) { event.preventDefault(); best().focus(); }
    if (event.key === 'Escape' && !field.value) field.blur();
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('.show-all') || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    showAll();
  });
  addEventListener('pagehide', toAddress);
  fit();
}

// Shows the rows that fit, hides the others, and says in the headings how many of how many these are.
export function fit() {
  const wish = form && wished();
  const active = Boolean(wish) && (wish.words.length > 0 || wish.marked);
  const totals = { shown: 0, all: 0 };
  for (const id of LISTS) {
    const list = document.getElementById(id);
    if (!list) continue;
    const rows = [...list.children];
    const shown = rows.filter((row) => show(row, !active || fits(row, wish))).length;
    totals.shown += shown;
    totals.all += rows.length;
    for (const count of document.querySelectorAll(`[data-count="${id}"]`)) {
      tell(count, active && !count.closest('.jumps') ? phrase(document.body.dataset.of, { shown, all: rows.length }) : String(shown));
    }
    if (id === 'running') document.getElementById('unfit')?.toggleAttribute('hidden', !active || shown > 0 || rows.length === 0);
    if (id === 'finished') unfold(list.closest('details'), active && shown > 0);
  }
  document.body.classList.toggle('finding', active);
  return totals;
}

// The one that Enter leads to: whose title begins with what was typed, else has a word that does, else the first.
function best() {
  const { words: [word] } = wished();
  const links = [...document.querySelectorAll('.line:not([hidden]) h3 a, .outcome:not([hidden]) a, .note:not([hidden]) a')].filter((link) => link.checkVisibility());
  if (!word) return links[0];
  const titles = links.map((link) => [link, fold(link.querySelector('bdi')?.textContent ?? '')]);
  const begins = titles.find(([, title]) => title.startsWith(word)) ?? titles.find(([, title]) => title.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)));
  return begins?.[0] ?? links[0];
}

function showAll() {
  field.value = '';
  for (const box of form.querySelectorAll('input[type=checkbox]')) box.checked = false;
  fit();
  settle();
  field.focus();
}

function wished() {
  const data = new FormData(form);
  const houses = [...form.querySelectorAll('[name=house]:checked')].map((box) => box.dataset.sign);
  const [needs, welcome] = [data.has('needs'), data.has('welcome')];
  return { words: fold(data.get('q')).split(/\s+/).filter(Boolean), needs, welcome, houses, marked: needs || welcome || houses.length > 0 };
}

function fits(row, { words, needs, welcome, houses }) {
  if (row.matches('.line')) {
    if ((welcome && !row.matches('.welcome')) || (needs && !row.matches('.lit'))) return false;
    if (houses.length > 0 && !houses.some((house) => row.querySelector(`.sign-${house}`))) return false;
  }
  if (words.length === 0) return true;
  if (!texts.has(row)) texts.set(row, fold(says(row)));
  return words.every((word) => texts.get(row).includes(word));
}

// What a row says: its text, how many sit there left out, and what it knows beyond what it shows.
function says(row) {
  const parts = [...row.childNodes].filter((part) => !part.matches?.('.seats'));
  return `${row.dataset.also ?? ''} ${parts.map((part) => part.textContent).join('')}`;
}

const LETTERS = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' };

// Text as it is compared: "Écran" is "ecran".
export function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '').replace(/[œæßøłđıς]/g, (letter) => LETTERS[letter]);
}

function show(row, wanted) {
  if (row.hidden === wanted) row.hidden = !wanted;
  return wanted;
}

function unfold(details, wanted) {
  if (!details) return;
  if (wanted && !details.open) { details.open = true; opened = true; }
  if (!wanted && opened) { details.open = false; opened = false; }
}

function tell(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function phrase(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

function settle() {
  clearTimeout(settling);
  clearTimeout(saying);
  settling = setTimeout(toAddress, SETTLED);
  saying = setTimeout(() => { if (document.body.matches('.finding')) mention('found', fit()); }, SAID);
}

// The address says what is looked for, so that it can be handed on. Everything else in it stays, and so does Back.
function toAddress() {
  clearTimeout(settling);
  const url = new URL(location.href);
  for (const name of ['q', 'needs', 'welcome', 'house']) url.searchParams.delete(name);
  for (const [name, value] of new FormData(form)) if (name !== 'day' && value.trim()) url.searchParams.append(name, value.trim());
  if (url.href !== location.href) history.replaceState(history.state, '', url);
  for (const link of document.querySelectorAll('a[hreflang]')) {
    const other = new URL(url);
    other.searchParams.set('lang', link.hreflang);
    link.search = other.search;
  }
}
