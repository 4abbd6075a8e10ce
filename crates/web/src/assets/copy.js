// Copy what a link leads to: a field of this page, or a text of ours. The clipboard's own door is shut on plain http, so there is
// a second one; and behind both the link.
export function copies() {
  document.addEventListener('click', async (event) => {
    const link = event.target.closest?.('a[data-copy]');
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    try {
      const field = link.getAttribute('href').startsWith('#') && document.getElementById(link.hash.slice(1));
      const text = field ? field.value : await (await fetch(link.href)).text();
      if (navigator.clipboard) await navigator.clipboard.writeText(text);
      else if (!byHand(text)) throw new Error('no clipboard');
      const words = link.dataset.words ??= link.textContent;
      link.textContent = link.dataset.copied;
      setTimeout(() => { link.textContent = words; }, 4000);
    } catch { location.assign(link.href); }
  });
}

function byHand(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
