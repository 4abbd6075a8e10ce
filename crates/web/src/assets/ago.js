// How long ago something happened, behind the time at which it did. The words are the browser's own; without script the
// time alone says it.

const STEPS = [[60, 'second', 1], [3600, 'minute', 60], [86400, 'hour', 3600], [604800, 'day', 86400]]; // up to so many seconds: in what, of so many

export function agos() {
  show();
  setInterval(show, 30_000);
  // A page that asks for itself again gets another <main>.
  new MutationObserver(show).observe(document.body, { childList: true });
}

function show() {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto', style: 'short' });
  for (const time of document.querySelectorAll('.when time')) {
    const seconds = Math.max(0, (Date.now() - new Date(time.dateTime)) / 1000);
    const step = STEPS.find(([most]) => seconds < most);
    // After a week its date says more.
    if (!step) continue;
    const [, unit, size] = step;
    // Below a minute "now" is near enough, and does not have to go on counting.
    const said = words.format(unit === 'second' ? 0 : -Math.floor(seconds / size), unit);
    if (time.dataset.ago !== said) time.dataset.ago = said;
  }
}
