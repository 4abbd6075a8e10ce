// The door: names are looked for on the phone itself, one tap checks in, and what cannot be sent waits here, in order, with its
// own id and how long ago it was.
import { fold } from './find.js';
import { newId } from './sheet.js';
import { told } from './times.js';

const SHOWN = 12; // people at once; who sees more types another letter
const BATCH = 40; // taps in one message
const PATIENCE = 8_000; // ms for an answer
const LATE = 15 * 60_000; // ms after which a tap was hardly a wrong one: then one goes home
const LONGEST_WAIT = 15_000; // ms between two tries
const LOAD = newId(); // this page as long as it is open: performance.now() counts from here

let door, words, slug, house, root;
let people = [];
let byId = new Map();
let where = {};
let version = null;
let houses = {};
let clock = null; // the server's clock and ours when we heard it
let queue = [];
let refused = [];
let last = []; // the last taps of this page, newest first
let sending = false;
let offlineSince = null;
let barred = false;
let timer = null;
let tries = 0;
let kept = true;
let asking = null;

function doors() {
  door = document.getElementById('door');
  if (!door) return;
  ({ slug, house, root } = door.dataset);
  words = JSON.parse(document.getElementById('door-words').textContent);
  queue = load('taps');
  refused = load('refused');
  const field = document.getElementById('q');
  field.addEventListener('input', () => look());
  document.getElementById('look').addEventListener('submit', (event) => { event.preventDefault(); look(); });
  document.getElementById('hits').addEventListener('click', pressed);
  document.getElementById('not-taken').addEventListener('click', decided);
  document.getElementById('walk-in').addEventListener('click', walkIn);
  document.getElementById('this-is').addEventListener('click', theyAre);
  addEventListener('online', () => { tries = 0; send(); });
  addEventListener('storage', (event) => { if (event.key === key('taps')) { queue = load('taps'); tell(); } });
  field.focus();
  tell();
  refresh().then(look);
  send();
  hear();
}

/* ── who may come in ── */

async function refresh() {
  try {
    const now = await json(`${root}/door/now?house=${house}`);
    clock = { server: now.now, own: performance.now() };
    where = now.where;
    houses = now.houses;
    document.getElementById('heads').innerHTML = now.heads ?? '';
    if (now.version !== version) {
      const all = await json(`${root}/door/people`);
      version = all.version;
      people = all.people.map((person) => {
        const name = fold(person.n);
        return { ...person, name, starts: nameWords(name), handle: fold(person.h) };
      });
      byId = new Map(people.map((person) => [person.i, person]));
      door.dataset.people = people.length;
    }
    // What still waits here is so already for whoever stands here.
    for (const tap of queue) pretend(tap);
  } catch { /* the stream or the next tap asks again */ }
}

async function json(href) {
  const answer = await fetch(href, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// Who has what was typed, best first. The server finds the same.
export function found(typed) {
  const wanted = fold(typed).trim();
  const parts = wanted.split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const code = wanted.replace(/[^\p{L}\p{N}]/gu, '');
  const handle = wanted.replace(/^@/, '');
  const ranks = [[], [], [], []];
  for (const person of people) {
    if (person.name.startsWith(wanted)) ranks[0].push(person);
    else if (parts.every((part) => person.starts.some((word) => word.startsWith(part)))) ranks[1].push(person);
    else if ((person.handle && person.handle.startsWith(handle)) || (code.length >= 3 && person.c.split(' ').some((known) => known.startsWith(code) || known.endsWith(code)))) ranks[2].push(person);
    else if (parts.every((part) => person.name.includes(part))) ranks[3].push(person);
  }
  return ranks.flat();
}

function look() {
  const begun = performance.now();
  const typed = document.getElementById('q').value;
  const fits = meant(typed);
  // Who may be meant by a longer name than stands here ("Ada Lovelace", of "Ada L.") is in the list, too.
  const all = [...new Set([...found(typed), ...fits])];
  const hits = all.slice(0, SHOWN);
  const list = document.getElementById('hits');
  // Whom a sibling event knows stays under the finger while others come in at other doors.
  const strange = !all.length && typed.trim() !== '' && typed.trim() === list.dataset.asked;
  if (!strange) delete list.dataset.asked;
  if (strange) { /* what was typed is the same, and nobody here has it still */ }
  else if (typed.trim()) list.replaceChildren(...hits.map((person) => row(person, typed)));
  else list.replaceChildren(...last.slice(0, 3).map(lastRow));
  document.getElementById('more').textContent = !typed.trim() || version === null || strange ? '' : all.length > SHOWN ? words.more : all.length ? '' : words.none;
  if (!all.length && !strange && typed.trim() && version !== null) askSiblings(typed.trim());
  twins(hits);
  const walk = document.getElementById('walk-in');
  const is = document.getElementById('this-is');
  const one = fits.length === 1 ? fits[0] : null;
  is.hidden = !one;
  is.dataset.person = one?.i ?? '';
  is.textContent = one ? say(words.thisIs, { name: one.n, hint: one.t }) : '';
  walk.textContent = !typed.trim() ? words.walkEmpty : say(fits.length ? words.other : words.walk, { name: short(typed.trim()) });
  walk.disabled = !typed.trim();
  door.dataset.took = (performance.now() - begun).toFixed(2);
}

// Nobody here has it: perhaps it is a ticket of a sibling event.
function askSiblings(typed) {
  clearTimeout(asking);
  if (!door.dataset.shares) return;
  asking = setTimeout(async () => {
    try {
      const { people: strangers } = await json(`${root}/door/gathering?q=${encodeURIComponent(typed)}`);
      if (!strangers.length || document.getElementById('q').value.trim() !== typed || document.querySelector('#hits li')) return;
      document.getElementById('hits').replaceChildren(...strangers.map((stranger) => strangerRow(stranger, typed)));
      document.getElementById('hits').dataset.asked = typed;
      document.getElementById('more').textContent = '';
    } catch { /* the next letter asks again */ }
  }, 250);
}

function strangerRow(stranger, typed) {
  const item = element('li', 'hit');
  item.dataset.ticket = stranger.ticket;
  item.dataset.name = stranger.n;
  const text = element('div');
  const name = element('p', 'name');
  name.append(...marked(stranger.n, typed));
  text.append(name, remark(undefined, stranger.t));
  item.append(text, button('button', 'bring', words.in, say(words.bringName, { name: stranger.n })));
  return item;
}

// Who is expected, is not in, and may be meant by a name: the first word is the same, of each other one one is the beginning of the
// other. Where some are called just so, only they are; a button has who alone is meant. The server asks the same.
export function meant(typed) {
  const parts = nameWords(fold(typed));
  const [first, ...rest] = parts;
  const alike = ({ starts }) => starts[0] === first && rest.every((word, at) => !starts[at + 1] || starts[at + 1].startsWith(word) || word.startsWith(starts[at + 1]));
  const all = first ? people.filter((person) => person.e && where[person.i]?.[1] !== 'here' && alike(person)) : [];
  const exact = all.filter((person) => person.starts.join(' ') === parts.join(' '));
  return exact.length ? exact : all;
}

// The words of a folded name, where the server sees them, too.
function nameWords(name) {
  return name.split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean);
}

function short(text) {
  return text.length > 18 ? `${text.slice(0, 17)}…` : text;
}

function row(person, typed) {
  const at = where[person.i];
  const inHere = at && at[1] === 'here' && at[0] === house;
  const item = element('li', inHere ? 'hit in' : 'hit');
  item.dataset.person = person.i;
  const text = element('div');
  const name = element('p', 'name');
  name.append(...marked(person.n, typed));
  text.append(name, remark(at, person.t));
  item.append(text);
  if (inHere) {
    const late = at[3] && serverNow() - at[3] > LATE;
    item.append(late ? button('word', 'out', words.leave, say(words.leaveName, { name: person.n })) : button('word', 'undo', words.undo, say(words.undoName, { name: person.n })));
  } else item.append(button('button', 'in', words.in, say(words.inName, { name: person.n })));
  return item;
}

function remark(at, hint) {
  const line = element('p', 'remark');
  const time = at?.[2];
  line.textContent = !at ? hint
    : at[1] === 'left' ? say(words.left, { time })
    : at[1] === 'away' ? say(words.away, { time, house: houses[at[0]] ?? '' })
    : at[0] === house ? say(words.here, { time })
    : say(words.elsewhere, { time, house: houses[at[0]] ?? '' });
  return line;
}

// The letters that were typed, marked in the name where they stand as they are.
function marked(name, typed) {
  const part = fold(typed).trim().split(/\s+/)[0];
  const letters = [...name];
  for (let from = 0; from < letters.length && part; from++) {
    let folded = '';
    for (let to = from; to < letters.length && folded.length < part.length; to++) {
      folded += fold(letters[to]);
      if (folded === part) {
        const mark = element('mark');
        mark.textContent = letters.slice(from, to + 1).join('');
        return [letters.slice(0, from).join(''), mark, letters.slice(to + 1).join('')];
      }
    }
  }
  return [name];
}

function twins(hits) {
  const slot = document.getElementById('twins');
  slot.replaceChildren();
  for (const [index, one] of hits.entries()) {
    const other = hits.slice(index + 1).find((other) => other.starts[0] && other.starts[0] === one.starts[0]);
    if (!other) continue;
    const link = element('a');
    link.href = `${root}/people/merge?person=${other.i}&into=${one.i}`;
    link.textContent = say(words.twins, { name: one.n.split(/\s+/)[0] });
    slot.append(link);
    return;
  }
}

function lastRow(done) {
  const item = element('li', 'hit in');
  item.dataset.tap = done.tap.id;
  const text = element('div');
  const name = element('p', 'name');
  name.textContent = done.said;
  text.append(name);
  if (done.note) {
    const line = element('p', 'remark');
    line.textContent = done.note;
    text.append(line);
  }
  item.append(text);
  // Who comes while places are proposed finds theirs at the door.
  if (done.find) {
    const link = element('a', 'word');
    link.href = done.find;
    link.textContent = words.find;
    item.append(link);
  }
  if (done.first) item.append(button('word', 'first', words.first, say(words.firstName, { name: done.name })));
  if (done.undo) item.append(button('word', 'undo', words.undo, say(words.undoName, { name: done.name })));
  return item;
}

/* ── taps ── */

function pressed(event) {
  const pressed = event.target.closest('button[data-is]');
  if (!pressed) return;
  event.preventDefault();
  const line = pressed.closest('li');
  if (line.dataset.ticket) { tap({ is: 'bring', ticket: line.dataset.ticket }, line.dataset.name); return; }
  const before = last.find((done) => done.tap.id === line.dataset.tap);
  const person = line.dataset.person ?? before?.tap.person ?? '';
  const name = byId.get(person)?.n ?? before?.name ?? '';
  // What this page tapped it takes back exactly; else nobody knows where they are, after all.
  const of = before?.tap.id ?? last.find((done) => done.tap.person === person && done.undo)?.tap.id;
  tap({ is: pressed.dataset.is, person, ...(['undo', 'first'].includes(pressed.dataset.is) && of ? { of } : {}) }, name);
}

function walkIn() {
  const field = document.getElementById('q');
  const name = field.value.trim().replace(/\s+/g, ' ');
  if (name) tap({ is: 'walk', name }, name);
}

function theyAre(event) {
  const person = event.currentTarget.dataset.person;
  if (person) tap({ is: 'in', person }, byId.get(person)?.n ?? '');
}

function tap(what, name) {
  const made = { id: newId(), house, ...what, load: LOAD, mono: performance.now(), wall: Date.now(), shown: name };
  queue.push(made);
  keep();
  if (what.is === 'undo') last = last.filter((done) => done.tap.id !== what.of && done.tap.person !== (what.person || '-'));
  if (what.is === 'first') last.forEach((done) => { if (done.tap.id === what.of || done.tap.person === (what.person || '-')) done.first = false; });
  const said = { in: words.isIn, walk: words.isIn, bring: words.isIn, out: words.isOut, undo: words.undone, first: words.isNew }[what.is];
  last.unshift({ tap: made, name, said: say(said, { name }), undo: !['undo', 'first'].includes(what.is), first: what.is === 'walk' });
  last.length = Math.min(last.length, 10);
  pretend(made);
  const field = document.getElementById('q');
  field.value = '';
  look();
  field.focus();
  tell();
  send();
}

// What was tapped is so at once on this phone.
function pretend(tap) {
  if (!tap.person || tap.is === 'first') return;
  if (tap.is === 'undo') delete where[tap.person];
  else if (tap.is === 'out') where[tap.person] = ['', 'left', time(serverNow() - ago(tap) * 1000), 0];
  else if (!(where[tap.person]?.[0] === tap.house && where[tap.person]?.[1] === 'here')) where[tap.person] = [tap.house, 'here', time(serverNow() - ago(tap) * 1000), 0];
}

// How many seconds ago: by the clock that only runs on, as long as the page is the same; else by how far the phone's clock went
// on since, whatever it shows.
function ago(tap) {
  const gone = tap.load === LOAD ? performance.now() - tap.mono : Date.now() - tap.wall;
  return Math.max(0, gone / 1000);
}

async function send() {
  clearTimeout(timer);
  if (sending || !queue.length) { if (!queue.length) offlineSince = null; tell(); return; }
  sending = true;
  tell();
  const batch = queue.slice(0, BATCH);
  const fields = new URLSearchParams();
  fields.set('taps', JSON.stringify(batch.map((tap) => ({ id: tap.id, is: tap.is, person: tap.person ?? '', name: tap.name ?? '', ticket: tap.ticket ?? '', house: tap.house, of: tap.of ?? '', anyway: tap.anyway ?? false, ago: ago(tap) }))));
  let soon = 0;
  try {
    const answer = await fetch(`${root}/door/taps`, { method: 'POST', body: fields, headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) });
    barred = answer.status === 403 || answer.status === 404;
    if (!answer.ok) throw new Error(String(answer.status));
    const { answers, micros } = await answer.json();
    door.dataset.micros = micros;
    offlineSince = null;
    tries = 0;
    // Where nothing can be kept, what was kept before is older than what is here.
    if (kept) queue = load('taps', queue);
    for (const said of answers) if (!take(said)) soon = 2_000;
    keep();
    await refresh();
    look();
  } catch {
    offlineSince ??= time(serverNow());
    tries += 1;
    soon = Math.min(LONGEST_WAIT, 1_000 * 2 ** tries) * (0.5 + Math.random() / 2);
  } finally {
    sending = false;
    tell();
    if (queue.length) timer = setTimeout(send, soon);
  }
}

// One answer. What the server cannot do now stays.
function take(said) {
  if (said.is === 'later') return false;
  const tap = queue.find((tap) => tap.id === said.id);
  queue = queue.filter((tap) => tap.id !== said.id);
  const done = last.find((done) => done.tap.id === said.id);
  if (said.is === 'refused') {
    last = last.filter((done) => done.tap.id !== said.id);
    if (tap) refused.push({ tap, say: said.say, anyway: said.anyway });
  } else if (done) {
    if (said.person) done.tap.person ||= said.person;
    done.note = said.say;
    done.find = said.find;
    // Whoever is noted as new meanwhile is not asked about once more.
    done.first = said.first && !last.some((other) => other.tap.is === 'first' && other.tap.of === said.id);
    // What somebody else did before is not this tap's to undo.
    if (said.is === 'already') done.said = said.say, done.note = '', done.undo = false;
  }
  return true;
}

function decided(event) {
  const pressed = event.target.closest('button');
  if (!pressed) return;
  const id = pressed.closest('li').dataset.tap;
  const one = refused.find(({ tap }) => tap.id === id);
  refused = refused.filter(({ tap }) => tap.id !== id);
  // The same tap, wanted all the same, is another order: it was then that it happened.
  if (one && pressed.dataset.is === 'anyway') {
    const again = { ...one.tap, id: newId(), anyway: true };
    queue.push(again);
    last.unshift({ tap: again, name: again.shown, said: say(words.isIn, { name: again.shown }), undo: true });
  }
  keep();
  tell();
  look();
  document.getElementById('q').focus();
  send();
}

/* ── what waits ── */

function tell() {
  const waits = document.getElementById('waiting');
  const many = queue.length;
  waits.hidden = !(many && (offlineSince || many > 1)) && !barred && kept;
  if (!waits.hidden) {
    const marks = element('span', 'marks');
    marks.setAttribute('aria-hidden', 'true');
    marks.append(...Array.from({ length: Math.min(many, 8) }, () => element('i')));
    const text = element('span');
    const count = element('b');
    count.textContent = many ? say(words.waiting, { n: many }) : '';
    text.append(count, ' ', barred ? words.barred : !kept ? words.notKept : offlineSince ? say(words.offline, { time: offlineSince }) : words.sending);
    waits.replaceChildren(marks, text);
  }
  const list = document.getElementById('not-taken');
  list.replaceChildren(...refused.map(({ tap, say: why, anyway }) => {
    const item = element('li', 'refusal');
    item.dataset.tap = tap.id;
    const text = element('p');
    text.textContent = `${say(words.refused, { name: tap.shown })} ${why}`;
    const buttons = element('div', 'buttons');
    if (anyway) buttons.append(button('button', 'anyway', words.anyway));
    buttons.append(button('word', 'drop', words.drop));
    item.append(text, buttons);
    return item;
  }));
  door.dataset.waiting = many;
}

function key(what) {
  return `impl-days-door-${slug}-${what}`;
}

function load(what, otherwise = []) {
  try { return JSON.parse(localStorage.getItem(key(what)) ?? 'null') ?? otherwise; } catch { return otherwise; }
}

function keep() {
  try {
    localStorage.setItem(key('taps'), JSON.stringify(queue));
    localStorage.setItem(key('refused'), JSON.stringify(refused));
    kept = true;
  } catch { kept = false; }
}

/* ── what others do ── */

function hear() {
  let source = null;
  let wait = null;
  let ask = null;
  const open = () => {
    source?.close();
    clearTimeout(wait);
    source = new EventSource(door.dataset.live);
    source.onopen = () => { if (queue.length) { tries = 0; send(); } later(); };
    source.onmessage = later;
    source.addEventListener('reload', () => { source.close(); wait = setTimeout(open, 5_000); });
    source.onerror = () => { source.close(); wait = setTimeout(open, 3_000 + Math.random() * 3_000); };
  };
  // Changes that come together are asked for together.
  const later = () => {
    clearTimeout(ask);
    // A row that is pressed just now is not taken from under the finger.
    ask = setTimeout(() => { if (document.querySelector('#hits:active')) later(); else if (!sending) refresh().then(look); }, 400);
  };
  document.addEventListener('visibilitychange', () => { if (document.hidden) source?.close(); else open(); });
  addEventListener('pagehide', () => source?.close());
  open();
}

/* ── small things ── */

function serverNow() {
  return clock ? clock.server + performance.now() - clock.own : Date.now();
}

function time(at) {
  return told(door, new Date(at), door.dataset.zone);
}

function say(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

function button(className, is, text, label) {
  const made = element('button', className);
  made.type = 'button';
  made.dataset.is = is;
  made.textContent = text;
  if (label) made.setAttribute('aria-label', label);
  return made;
}

doors();
