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
    const there = clock(place, at, place.dataset.zone);
    const here = clock(place, at);
    if (there.day === here.day && there.time === here.time) continue;
    const yours = document.createElement('span');
    yours.className = 'at-yours';
    yours.textContent = place.dataset.yours.replace('{time}', there.day === here.day ? here.time : `${here.day} ${here.time}`);
    place.append(' · ', yours);
  }
}

// Midnight may lie between the two.
function clock(place, at, timeZone) {
  return { day: at.toLocaleDateString(document.documentElement.lang, { weekday: 'short', timeZone }), time: told(place, at, timeZone) };
}

// A time as the page writes it: the place has the patterns of its language.
export function told(place, at, timeZone) {
  const [hour, minute] = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).split(':');
  const pattern = minute === '00' ? place.dataset.hour : place.dataset.time;
  return pattern.replace('{hour}', Number(hour)).replace('{minute}', minute);
}
