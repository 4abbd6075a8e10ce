// For those who listen: what others do is gathered, summed up and said now and then, by one live region. Forty changes in a
// minute are three sentences. The words come with the page; here they are only counted and put one after the other.

const GATHERED = 5_000; // ms from the first change until it is told, as more may come with it
const APART = 20_000; // ms between two announcements: never more than four in any minute
const AGAIN = 3_000; // ms until it is tried again where somebody types
const STAYS = 10_000; // ms that the words stay on the page
const LONGEST = 12; // words of one announcement
const NAMED = 7; // of them at most, to name one project and its need

const region = document.getElementById('said');
const words = JSON.parse(document.body.dataset.ear ?? '{}');
const lang = document.documentElement.lang;
const KINDS = ['projects', 'joined', 'done', 'notes', 'changed'];

let news = nothing();
let waiting = null;
let last = -Infinity;

function nothing() {
  return { projects: 0, joined: 0, done: 0, notes: 0, changed: 0, needs: new Map() };
}

// Takes in what a message of the live stream did: pairs of a row as it was (none, if it is new) and as it is.
export function hear(pairs) {
  if (!region) return;
  for (const [before, after] of pairs) count(before, after);
  if (some() && !waiting) waiting = setTimeout(tell, Math.max(GATHERED, last + APART - Date.now()));
}

// Says one thing at once: what somebody asked for themselves, or that the page is not fresh.
export function mention(key, values) {
  const sentence = words[key]?.replace(/\{(\w+)\}/g, (all, name) => String(values[name])) ?? key;
  if (region) say(`${sentence}.`);
}

function count(before, after) {
  if (after.matches('.line')) line(before, after);
  else if (after.matches('.outcome')) news[before ? 'changed' : 'done'] += 1;
  else if (after.matches('.note')) news[before ? 'changed' : 'notes'] += 1;
}

function line(before, after) {
  const joined = before ? here(after) - here(before) : 0;
  const need = lamps(after).find((lamp) => !lamps(before).includes(lamp));
  if (!before) news.projects += 1;
  if (joined > 0) news.joined += joined;
  if (need) news.needs.set(after.id, { title: after.querySelector('h3 bdi').textContent.trim(), need });
  if (before && joined === 0 && !need) news.changed += 1;
}

function here(row) {
  return Number(row.querySelector('[data-here]')?.dataset.here ?? 0);
}

function lamps(row) {
  return [...(row?.querySelectorAll('.lamp') ?? [])].map((lamp) => lamp.textContent);
}

function some() {
  return news.needs.size > 0 || KINDS.some((kind) => news[kind] > 0);
}

function tell() {
  waiting = null;
  if (document.hidden || typing()) { waiting = setTimeout(tell, AGAIN); return; }
  say(sum());
  last = Date.now();
  if (some()) waiting = setTimeout(tell, APART);
}

// Who types is not talked to, nor who has a sheet open.
function typing() {
  const active = document.activeElement;
  return document.querySelector('dialog[open]') !== null || active.matches('textarea, select, input:not([type=checkbox], [type=radio])');
}

// "3 new projects, 12 people joined. QUIC needs a mentor." What does not fit into the words that a listener keeps waits for the
// next time.
function sum() {
  const needs = [...news.needs.values()];
  const named = needs.length === 1 ? `${fill('need', needs[0])}.` : '';
  const need = length(named) <= NAMED ? named : '';
  let left = LONGEST - length(need);
  const parts = needs.length > 0 && !need ? [formed('needs', needs.length)] : [];
  left -= length(parts.join(' '));
  news.needs.clear();
  for (const kind of KINDS.filter((one) => news[one] > 0)) {
    const part = formed(kind, news[kind]);
    if (length(part) > left) continue;
    parts.push(part);
    left -= length(part);
    news[kind] = 0;
  }
  return [parts.length > 0 ? `${parts.join(', ')}.` : '', need].filter(Boolean).join(' ');
}

// The sentence for a number: that of a sample whose number takes the same form in this language.
function formed(kind, n) {
  const rules = new Intl.PluralRules(lang);
  const samples = words[kind];
  const [number, sentence] = samples.find(([sample]) => rules.select(sample) === rules.select(n)) ?? samples.at(-1);
  return sentence.replace(String(number), String(n));
}

function fill(key, values) {
  return words[key].replace(/\{(\w+)\}/g, (all, name) => values[name]);
}

function length(sentence) {
  return sentence.split(/\s+/).filter(Boolean).length;
}

let clearing = null;

function say(sentence) {
  region.textContent = sentence;
  clearTimeout(clearing);
  clearing = setTimeout(() => { region.textContent = ''; }, STAYS);
}
