// What the reader picked, and what is on now, on a page that is the same for everybody.

const { picks, picked, now } = document.body.dataset;

// What was known in this tab is marked before the page is seen, so that nothing moves when the answer comes.
async function mine() {
  show(before());
  try {
    const answer = await fetch(picks, { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const ids = (await answer.json()).picks;
    show(ids);
    sessionStorage.setItem(picks, JSON.stringify(ids));
  } catch {
    // Without a network, or where storage is shut, the page is as it was drawn.
  }
}

function before() {
  try {
    return JSON.parse(sessionStorage.getItem(picks)) ?? [];
  } catch {
    return [];
  }
}

function show(ids) {
  const slots = new Set(ids.map((id) => document.getElementById(`t-${id}`)));
  for (const slot of document.querySelectorAll('.picked')) if (!slots.has(slot)) unmark(slot, 'picked');
  for (const slot of slots) mark(slot, 'picked', picked);
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
// A page that asked for itself again has another <main>.
new MutationObserver(() => { show(before()); clock(); }).observe(document.body, { childList: true });
