// A ticket's square: the photo goes as soon as it is taken; where the page may use the camera, small pictures go once a second.
const EVERY = 1_000; // ms between two pictures
const REST = 3_000; // ms after one that was read
const EDGE = 720; // px

let form = null;

export function scans() {
  form = document.getElementById('scan');
  if (document.querySelector('.door-sheet table')) setTimeout(print, 300);
  if (!form) return;
  const picture = document.getElementById('picture');
  picture.addEventListener('change', () => { if (picture.files.length) form.requestSubmit(); });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!picture.files.length || form.dataset.busy) return;
    say(form.dataset.reading);
    await send(picture.files[0]);
    picture.value = '';
  });
  const live = document.getElementById('live-camera');
  live.hidden = !(window.isSecureContext && navigator.mediaDevices?.getUserMedia);
  live.addEventListener('click', () => watch(live));
}

async function send(blob, quiet = false) {
  form.dataset.busy = 'yes';
  const body = new FormData();
  for (const name of ['seq', 'house']) body.set(name, form.elements[name].value);
  body.set('picture', blob, 'ticket.jpg');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
    const told = await answer.json();
    if (told.good || !quiet) say(told.say, told);
    return told.good;
  } catch {
    say(form.dataset.lost);
    return false;
  } finally { delete form.dataset.busy; }
}

function say(text) {
  document.getElementById('scanned').textContent = text;
}

async function watch(button) {
  const video = document.getElementById('camera');
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch { button.hidden = true; return; }
  button.hidden = true;
  video.hidden = false;
  await video.play();
  const canvas = document.createElement('canvas');
  const look = async () => {
    let good = false;
    if (!document.hidden && video.videoWidth) {
      const scale = Math.min(1, EDGE / Math.max(video.videoWidth, video.videoHeight));
      canvas.width = video.videoWidth * scale;
      canvas.height = video.videoHeight * scale;
      canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.7));
      // What has no square in it is said by nobody: the next picture comes.
      if (blob && !form.dataset.busy) good = await send(blob, true);
    }
    setTimeout(look, good ? REST : EVERY);
  };
  look();
}
