// The wall shows one part after the other: six lines for 15 s each, how one joins for 10 s. On a screen that stands upright how one joins
// has its own place below the lines, and takes turns there. Without this all parts stand below each other. What is on it comes from the server; when something changes, live.js asks for the page again.
const LINES = 15_000; // ms
const JOIN = 10_000;

function wall() {
  if (!document.body.classList.contains('wall')) return;
  const zone = document.body.dataset.zone;
  const clock = document.getElementById('clock');
  let at = 0;
  let timer = null;
  let beat = null; // what time it was at the server, and here by a clock that nobody sets

  const upright = matchMedia('(orientation: portrait)');

  function parts() {
    const found = (which) => [...document.querySelectorAll(`#main > ${which}`)];
    const [lines, joins] = [found('.wall-lines'), found('.wall-join')];
    return upright.matches && lines.length ? [lines, joins] : [[...lines, ...joins]];
  }

  function show() {
    const [all, below = []] = parts();
    for (const together of [all, below]) together.forEach((part, index) => { part.hidden = index !== at % together.length; });
    const part = document.getElementById('part');
    const on = at % all.length;
    const before = all.slice(0, on).reduce((sum, one) => sum + one.querySelectorAll('li').length, 0);
    const lines = all[on].querySelectorAll('li').length;
    part.textContent = lines ? `${before + 1}–${before + lines} / ${part.dataset.all}` : '';
    tell();
  }

  function turn() {
    clearTimeout(timer);
    show();
    const [all] = parts();
    timer = setTimeout(() => { at += 1; turn(); }, all[at % all.length].matches('.wall-join') ? JOIN : LINES);
  }

  function now() {
    return beat && new Date(beat.now + performance.now() - beat.here);
  }

  // The server's time, not the screen's: many screens have no clock worth the name.
  function tell() {
    const time = now();
    if (!time) return;
    clock.textContent = time.toLocaleTimeString(document.documentElement.lang, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).replace(/^0(?=\d)/, '');
    for (const said of document.querySelectorAll('.announced')) said.hidden = Number(said.dataset.until) < time.getTime();
  }

  document.addEventListener('beat', (event) => { beat = { now: event.detail, here: performance.now() }; tell(); });
  // live.js puts a new page in place of the old one.
  new MutationObserver(show).observe(document.body, { childList: true });
  setInterval(tell, 1000);
  document.body.classList.add('turning');
  upright.addEventListener('change', show);
  turn();
}

wall();
