// What others do never pulls a row from under somebody's eyes. Where one has scrolled down, the page stays where it is, whatever
// is put in above. What has to make room in sight glides there: it is moved back to where it was in the same frame, and from
// there in 160 ms, by position alone. What is new fades in. Who wants less motion sees it at its place at once. (The browser's
// own scroll anchoring is off: it loses its hold when the row that it holds on to is drawn anew, and both at once are too much.)

const BLOCKS = '.houses, main > *, .columns > *, .columns section, .section-head, .section-head > *, .colheads, .lines, .rows, .line, .outcome, .note, .first, .none, .late, .unfit, .folded, .folded > summary, .foot';
const GLIDE = { duration: 160, easing: 'ease-out' };
const still = matchMedia('(prefers-reduced-motion: reduce)');
let under = []; // what still glides

export function glide(change) {
  const before = new Map();
  for (const block of document.querySelectorAll(BLOCKS)) {
    const top = place(block);
    if (top !== null) before.set(block, top);
  }
  const ids = new Map([...before].filter(([block]) => block.id).map(([block, top]) => [block.id, top]));
  change();
  for (const one of under) one.cancel();
  under = [];
  const scrolled = stay(before);
  if (still.matches || document.hidden) return;
  const moved = new Map(); // by how much each block was moved back, those around it included
  const all = [...document.querySelectorAll(BLOCKS)].map((block) => [block, place(block)]);
  for (const [block, now] of all) {
    if (now === null) continue;
    const outer = moved.get(block.parentElement.closest(BLOCKS)) ?? 0;
    const was = before.get(block) ?? ids.get(block.id);
    if (was === undefined) {
      moved.set(block, outer);
      if (block.matches('.line, .outcome, .note')) under.push(block.animate({ opacity: [0, 1] }, GLIDE));
      continue;
    }
    // What only went along with the page was not moved by anybody.
    const back = Math.abs(was - now - scrolled) < 1 ? 0 : was - now;
    moved.set(block, back);
    if (Math.abs(back - outer) >= 1) under.push(block.animate({ transform: [`translateY(${back - outer}px)`, 'none'] }, GLIDE));
  }
}

function place(block) {
  const box = block.getBoundingClientRect();
  return box.height > 0 ? box.top : null;
}

// The first row in sight that nothing was done to is what somebody reads: it stays where it is. Gives by how much the page was
// scrolled for that.
function stay(before) {
  const from = scrollY;
  if (from === 0) return 0;
  const rows = [...before].filter(([block, top]) => block.matches('.line, .outcome, .note') && top >= 0 && top < innerHeight && block.isConnected);
  const [row, was] = rows[0] ?? [];
  const now = row && place(row);
  if (typeof now === 'number' && Math.abs(now - was) >= 1) scrollBy({ top: now - was, behavior: 'instant' });
  return scrollY - from;
}
