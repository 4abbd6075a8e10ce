// Hears the live stream of a board and puts what it says in place.
import { place } from './place.js';

const SILENCE = 40_000; // ms without a word after which the page says as of when it is; the server says one each 15 s
const LONGEST_WAIT = 15_000; // ms between two tries

export function listen({ stream, at, zone, asOf, hears }) {
  let seen = at; // {epoch}-{seq} of the last change on this page
  let heard = Date.now(); // when the server last said a word
  let clock = null; // what time it was there
  let source = null;
  let tries = 0;
  let timer = null;
  const sign = document.getElementById('as-of');

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
      if (hears) {
        // A page that is drawn for its reader hears that something changed, and asks again.
        if (event.data.includes(hears)) again();
        return;
      }
      place(JSON.parse(event.data));
      mine();
    };
    source.addEventListener('beat', (event) => { word(); clock = JSON.parse(event.data).now; });
    source.addEventListener('me', (event) => { word(); me = JSON.parse(event.data); mine(); });
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

// The page as it is now, unless somebody is typing on it: then when they are done.
async function again() {
  const main = document.getElementById('main');
  const typing = [...main.querySelectorAll('input, textarea, select')].some((field) => field === document.activeElement || dirty(field));
  if (typing) { setTimeout(again, 3000); return; }
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('main');
    if (fresh) main.replaceWith(document.importNode(fresh, true));
  } catch { /* the next change asks again */ }
}

function dirty(field) {
  if (field.type === 'hidden') return false;
  if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected && field.value !== field.options[0].value);
  return field.value !== field.defaultValue;
}

// Nothing that somebody is typing is lost: then the reload waits until they are done.
function reload() {
  const typing = [...document.querySelectorAll('dialog[open] :is(input, textarea)')].some(dirty);
  if (typing) setTimeout(reload, 5000);
  else location.reload();
}
