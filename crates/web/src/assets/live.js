// Hears the live stream of a board and puts what it says in place.
import { place } from './place.js';
import { fit } from './find.js';
import { glide } from './glide.js';
import { hear, mention } from './ear.js';
import { dirty, reload } from './typing.js';

const SILENCE = 40_000; // ms without a word after which the page says as of when it is; the server says one each 15 s
const LONGEST_WAIT = 15_000; // ms between two tries

export function listen({ stream, at, zone, asOf, hears, renewedBy }) {
  let seen = at; // {epoch}-{seq} of the last change on this page
  let heard = Date.now(); // when the server last said a word
  let clock = null; // what time it was there
  let source = null;
  let tries = 0;
  let timer = null;
  const sign = document.getElementById('as-of');
  const day = new URL(stream, location.href).searchParams.get('day');

  function open() {
    close();
    source = new EventSource(`${stream}&since=${seen}`);
    source.onopen = () => { tries = 0; };
    // The browser gives up for ever on any answer but 200, so it is we who try again.
    source.onerror = () => {
      close();
      tries += 1;
      const wait = Math.min(LONGEST_WAIT, 500 * 2 ** tries);
      timer = setTimeout(open, wait * (0.5 + Math.random() / 2));
    };
    source.onmessage = (event) => {
      word();
      if (!newer(event.lastEventId, seen)) return;
      seen = event.lastEventId;
      const said = JSON.parse(event.data);
      if (hears ? concerns(said) : said.put?.[renewedBy]) {
        again();
        return;
      }
      if (hears) return;
      if (said.put?.planned) news();
      glide(() => {
        hear(place(said));
        fit();
        mine();
      });
    };
    source.addEventListener('beat', (event) => {
      word();
      clock = JSON.parse(event.data).now;
      document.dispatchEvent(new CustomEvent('beat', { detail: clock }));
      // What is on changes with the clock, too.
      const until = (hears || renewedBy) && document.querySelector('[data-until]')?.dataset.until;
      if (until && new Date(clock) >= new Date(Number(until))) again();
    });
    source.addEventListener('me', (event) => {
      word();
      const first = me === null;
      me = JSON.parse(event.data);
      // A page that is drawn for its reader shows what is theirs: it asks for itself again.
      if (hears && !first) again();
      glide(mine);
    });
    // What the siblings of the event are called, and which there are, on pages that have that line.
    source.addEventListener('roof', (event) => {
      word();
      if (document.getElementById('roof')) glide(() => place(JSON.parse(event.data), { traced: false }));
    });
    // An address without a day means today: at five in the morning that is another board.
    source.addEventListener('day', (event) => { if ((!hears || document.body.classList.contains('wall')) && !/[?&]day=/.test(location.search) && JSON.parse(event.data).today !== day) reload(); });
    source.addEventListener('reload', () => { close(); reload(); });
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function word() {
    heard = Date.now();
    if (sign?.textContent) sign.textContent = '';
    document.body.classList.remove('stale');
  }

  let me = null;
  // The reader's own facts: where they sit, marked on the lines that everybody shares.
  function mine() {
    if (!me) return;
    const slot = document.getElementById('mine');
    if (slot && slot.innerHTML !== me.html) slot.innerHTML = me.html;
    document.body.classList.toggle('placed', Boolean(me.html));
    for (const line of document.querySelectorAll('.line.mine')) if (line.id !== me.seat) line.classList.remove('mine');
    if (me.seat) document.getElementById(me.seat)?.classList.add('mine');
  }

  setInterval(() => {
    if (!sign || document.hidden || Date.now() - heard < SILENCE || sign.textContent) return;
    const last = clock === null ? new Date(heard) : new Date(clock);
    const time = last.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', timeZone: clock === null ? undefined : zone });
    sign.textContent = `${asOf} ${time}`;
    mention(sign.textContent);
    document.body.classList.add('stale');
  }, 1000);

  // A browser has six connections to one house: tabs that nobody sees hang up and catch up later.
  document.addEventListener('visibilitychange', () => { if (document.hidden) close(); else open(); });
  // The stream was opened by somebody without a name: now it is known whose it is.
  document.addEventListener('acted', () => { if (!me) open(); });
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => { if (event.persisted) open(); });
  open();
}

function newer(id, seen) {
  const [epoch, seq] = id.split('-').map(Number);
  const [knownEpoch, knownSeq] = seen.split('-').map(Number);
  return epoch === knownEpoch && seq > knownSeq;
}

// What became of one's picks is on no board that others share: a board asks for its own.
async function news() {
  const slot = document.getElementById('news');
  if (!slot) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('news');
    if (fresh && fresh.innerHTML !== slot.innerHTML) slot.replaceWith(document.importNode(fresh, true));
  } catch {
    // Without a network it is said when the page is opened again.
  }
}

// How many seats a session has left is said to every page; those that do not show that session need not ask.
function concerns({ put = {}, lists }) {
  return Boolean(lists) || Object.keys(put).some((id) => !id.startsWith('left-') || document.getElementById(id));
}

// A page that is drawn for its reader asks for itself again, unless somebody is typing on it: then when they are done.
let pending = null;

function again() {
  clearTimeout(pending);
  // Changes that come together are asked for together, and not by everybody at the same moment.
  pending = setTimeout(ask, 200 + Math.random() * 400);
}

async function ask() {
  const worked = ['came', 'main'].map((id) => document.getElementById(id)).filter(Boolean);
  const active = document.activeElement;
  const folds = active?.matches('#main summary') ? name(active.parentElement) : null;
  const typing = worked.some((part) => (part.contains(active) && folds === null) || [...part.querySelectorAll('input, textarea, select')].some(dirty));
  if (typing) { pending = setTimeout(ask, 3000); return; }
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const open = unfolded();
    for (const id of ['pinned', 'came', 'main']) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(document.importNode(fresh, true));
    }
    for (const details of document.querySelectorAll('#main details')) {
      if (open.has(name(details))) details.open = true;
      if (folds === name(details)) details.querySelector('summary')?.focus({ preventScroll: true });
    }
  } catch { /* the next change asks again */ }
}

// What somebody unfolded stays so, by its words without the figure that may have changed.
function unfolded() {
  return new Set([...document.querySelectorAll('#main details[open]')].map(name));
}

function name(details) {
  return details.querySelector('summary')?.firstChild?.textContent.trim() ?? '';
}
