// How long ago something happened, and how long somebody waits, behind the time at which it did: by the server's clock where
// the page hears it. The words are the browser's own and the page's; without script the time alone says it.

const STEPS = [[60, 'second', 1], [3600, 'minute', 60], [86400, 'hour', 3600], [604800, 'day', 86400]]; // up to so many seconds: in what, of so many

let ahead = 0; // of this clock, in milliseconds

export function agos() {
  show();
  setInterval(show, 30_000);
  document.addEventListener('beat', (event) => { ahead = event.detail - Date.now(); show(); });
  // A page that asks for itself again gets another <main>.
  new MutationObserver(show).observe(document.body, { childList: true });
}

function show() {
  const lang = document.documentElement.lang;
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
  for (const time of document.querySelectorAll('.when time')) {
    const seconds = since(time);
    const step = STEPS.find(([most]) => seconds < most);
    // After a week its date says more.
    if (!step) continue;
    const [, unit, size] = step;
    // Below a minute "now" is near enough, and does not have to go on counting.
    say(time, words.format(unit === 'second' ? 0 : -Math.floor(seconds / size), unit));
  }
  for (const time of document.querySelectorAll('time[data-waits]')) {
    const minutes = Math.floor(since(time) / 60);
    const parts = [[Math.floor(minutes / 60), 'hour'], [minutes % 60, 'minute']].slice(minutes < 60 ? 1 : 0);
    const lasting = parts.map(([n, unit]) => new Intl.NumberFormat(lang, { style: 'unit', unit }).format(n)).join(' ');
    say(time, time.dataset.waits.replace('{}', lasting));
  }
}

function since(time) {
  return Math.max(0, (Date.now() + ahead - new Date(time.dateTime)) / 1000);
}

function say(time, said) {
  if (time.dataset.ago !== said) time.dataset.ago = said;
}
