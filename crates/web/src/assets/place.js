// The placing rule: what a message of the live stream does to the page. Afterwards the page is what a reload shows.
//   put:   {id: html}  an element replaces the one with its id
//   lists: {id: [ids]} a list holds just these, in this order; what is in no list any more goes

export function place(message, { traced = true } = {}) {
  const focus = focused();
  const made = new Map();
  for (const [id, html] of Object.entries(message.put ?? {})) made.set(id, element(html));
  for (const [id, fresh] of made) {
    const old = document.getElementById(id);
    if (old) {
      if (traced) fresh.classList.add('traced');
      old.replaceWith(fresh);
    }
  }
  const lists = Object.entries(message.lists ?? {}).flatMap(([id, ids]) => {
    const list = document.getElementById(id);
    return list ? [[list, ids.map((one) => document.getElementById(one) ?? arrive(made.get(one), traced)).filter(Boolean)]] : [];
  });
  for (const [list, wanted] of lists) arrange(list, wanted);
  for (const [list, wanted] of lists) {
    const stays = new Set(wanted);
    for (const child of [...list.children]) if (!stays.has(child)) child.remove();
    for (const count of document.querySelectorAll(`[data-count="${list.id}"]`)) count.textContent = String(list.children.length);
    if (list.id === 'running') document.body.classList.toggle('empty', list.children.length === 0);
  }
  refocus(focus);
}

function element(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

function arrive(fresh, traced) {
  if (fresh && traced) fresh.classList.add('traced');
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

// The focus stays on the same link of the same piece, though the piece was drawn anew.
function focused() {
  const active = document.activeElement;
  const piece = active?.closest('[id]');
  if (!piece || piece === document.body || !active.matches('a, button, summary')) return null;
  const links = [...piece.querySelectorAll('a, button, summary')];
  return { active, id: piece.id, index: Math.max(0, links.indexOf(active)) };
}

function refocus(before) {
  if (!before || document.activeElement === before.active) return;
  const piece = document.getElementById(before.id);
  const links = piece ? [...piece.querySelectorAll('a, button, summary')] : [];
  links[Math.min(before.index, links.length - 1)]?.focus({ preventScroll: true });
}
