// The placing rule: what a message of the live stream does to the page. Afterwards the page is what a reload shows.
//   put:   {id: html}  an element replaces the one with its id
//   lists: {id: [ids]} a list holds just these, in this order; what is in no list any more goes

import { typed } from './typing.js';

// Pieces that were drawn anew while somebody typed in them, by id: they are put in place when nothing is half typed there.
const held = new Map();

// The answer is what was done: pairs of a row as it was, if it was there, and as it is.
export function place(message, { traced = true } = {}) {
  const back = holdFocus();
  const pairs = [];
  const made = new Map();
  for (const [id, html] of Object.entries(message.put ?? {})) made.set(id, element(html));
  for (const [id, fresh] of made) {
    // What was held is older than this, also where nothing stands there now.
    held.delete(id);
    const old = document.getElementById(id);
    if (old) {
      if (busy(old)) { hold(id, fresh); continue; }
      if (traced) fresh.classList.add('traced');
      old.replaceWith(fresh);
      pairs.push([old, fresh]);
    }
  }
  const lists = Object.entries(message.lists ?? {}).flatMap(([id, ids]) => {
    const list = document.getElementById(id);
    return list ? [[list, ids.map((one) => document.getElementById(one) ?? arrive(made.get(one), traced, pairs)).filter(Boolean)]] : [];
  });
  for (const [list, wanted] of lists) arrange(list, wanted);
  for (const [list, wanted] of lists) {
    const stays = new Set(wanted);
    for (const child of [...list.children]) if (!stays.has(child)) { held.delete(child.id); child.remove(); }
    if (list.id === 'running') document.body.classList.toggle('empty', list.children.length === 0);
  }
  back();
  return pairs;
}

function busy(piece) {
  return typed(piece) || (piece.contains(document.activeElement) && document.activeElement.matches('input, textarea, select'));
}

function hold(id, fresh) {
  if (held.size === 0) document.addEventListener('focusout', release);
  held.set(id, fresh);
}

function release() {
  // What gets the focus has it a moment later.
  setTimeout(() => {
    for (const [id, fresh] of held) {
      const old = document.getElementById(id);
      if (old && busy(old)) continue;
      held.delete(id);
      old?.replaceWith(fresh);
    }
    if (held.size === 0) document.removeEventListener('focusout', release);
  });
}

function element(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

function arrive(fresh, traced, pairs) {
  if (fresh && traced) fresh.classList.add('traced');
  if (fresh) pairs.push([null, fresh]);
  return fresh;
}

// Only what stands in the wrong place is moved.
function arrange(list, wanted) {
  let at = list.firstElementChild;
  for (const one of wanted) {
    if (one === at) at = at.nextElementSibling;
    else list.insertBefore(one, at);
  }
}

// Keeps hold of the focus: what this gives puts it back on the same link of the same piece, though the piece was drawn anew,
// or on what stands at its place now, if it is gone.
export function holdFocus(active = document.activeElement) {
  const piece = active?.closest('[id]');
  if (!piece || !active.matches('a, button, summary')) return () => { if (active?.isConnected && document.activeElement === document.body) active.focus({ preventScroll: true }); };
  const index = Math.max(0, links(piece).indexOf(active));
  const list = piece.parentElement?.id;
  const at = [...(piece.parentElement?.children ?? [])].indexOf(piece);
  return () => {
    if (document.activeElement === active) return;
    if (active.isConnected) { active.focus({ preventScroll: true }); return; }
    const rows = [...(document.getElementById(list)?.children ?? [])].filter((row) => row.checkVisibility());
    const now = document.getElementById(piece.id) ?? rows[Math.min(at, rows.length - 1)];
    const all = now ? links(now) : [];
    all[Math.min(index, all.length - 1)]?.focus({ preventScroll: true });
  };
}

function links(piece) {
  return [...piece.querySelectorAll('a, button, summary')];
}
