// What the reader picked, and what is on now, on a page that is the same for everybody.

const { picks, picked, now } = document.body.dataset;

async function mine() {
  try {
    const answer = await fetch(picks, { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    for (const id of (await answer.json()).picks) mark(document.getElementById(`t-${id}`), 'picked', picked);
  } catch {
    // Without a network the page is as it was drawn.
  }
}

function mark(slot, name, words) {
  if (!slot || slot.classList.contains(name)) return;
  slot.classList.add(name);
  const said = document.createElement('span');
  said.className = `state ${name}-word`;
  said.textContent = words;
  slot.querySelector('h3').append(' ', said);
}

function unmark(slot, name) {
  slot.classList.remove(name);
  slot.querySelector(`.${name}-word`)?.remove();
}

// The clock moves, the page does not: only a word comes and goes.
function clock() {
  const time = Date.now() / 1000;
  for (const slot of document.querySelectorAll('.talk[data-from], .pause[data-from]')) {
    const on = Number(slot.dataset.from) <= time && time < Number(slot.dataset.to);
    if (on) mark(slot, 'now', now);
    else unmark(slot, 'now');
  }
}

mine();
clock();
setInterval(clock, 20000);
