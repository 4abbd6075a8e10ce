// How long somebody has the floor still, by the server's clock: the beat says what time it is there.
let beat = null;

function left(time) {
  const now = beat.now + performance.now() - beat.here;
  const seconds = Number(time.dataset.seconds), gone = Math.max(0, (now - Number(time.dataset.since)) / 1000);
  // At the tables one speaks after the other: the beat begins again.
  return Math.max(0, Math.ceil(seconds - ('again' in time.dataset ? gone % seconds : gone)));
}

function tell() {
  if (!beat) return;
  for (const time of document.querySelectorAll('time[data-since][data-seconds]')) {
    const seconds = left(time);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (time.textContent !== text) time.textContent = text;
    time.classList.toggle('over', seconds === 0);
  }
}

document.addEventListener('beat', (event) => { beat = { now: event.detail, here: performance.now() }; tell(); });
setInterval(tell, 250);
