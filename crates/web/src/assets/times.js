// A time of the event beside the same time where the reader is, if the clocks differ.

export function times() {
  show();
  // A page that asks for itself again gets another <main>.
  new MutationObserver(show).observe(document.body, { childList: true });
}

function show() {
  for (const place of document.querySelectorAll('[data-yours]')) {
    const time = place.querySelector('time');
    if (!time || place.querySelector('.at-yours')) continue;
    const at = new Date(time.dateTime);
    const there = clock(at, place.dataset.zone);
    const here = clock(at);
    if (there.day === here.day && there.time === here.time) continue;
    const yours = document.createElement('span');
    yours.className = 'at-yours';
    yours.textContent = place.dataset.yours.replace('{time}', there.day === here.day ? here.time : `${here.day} ${here.time}`);
    place.append(' · ', yours);
  }
}

// Midnight may lie between the two.
function clock(at, timeZone) {
  const lang = document.documentElement.lang;
  const time = at.toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  return { day: at.toLocaleDateString(lang, { weekday: 'short', timeZone }), time };
}
