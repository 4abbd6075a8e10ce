// A time of the event beside the same time where the reader is, if the clocks differ.

export function times() {
  show();
  // A page that asks for itself again gets another <main>.
  new MutationObserver(show).observe(document.body, { childList: true });
}

function show() {
  for (const place of document.querySelectorAll('[data-yours]')) {
    const time = place.querySelector('time');
    if (!time || place.querySelector('.yours')) continue;
    const at = new Date(time.dateTime);
    const there = clock(at, place.dataset.zone);
    const here = clock(at);
    if (there === here) continue;
    const yours = document.createElement('span');
    yours.className = 'yours';
    yours.textContent = place.dataset.yours.replace('{time}', here);
    place.append(' · ', yours);
  }
}

// With the day, as midnight may lie between the two.
function clock(at, timeZone) {
  const lang = document.documentElement.lang;
  return at.toLocaleString(lang, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
}
