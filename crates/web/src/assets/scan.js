// A ticket's square: the photo goes as soon as it is taken; where the page may use the camera, small pictures go once a second.
import { newId } from './sheet.js';

const EVERY = 1_000; // ms between two pictures
const REST = 3_000; // ms after one that was read
const AFTER_UNDO = 10_000; // ms: the ticket that was wrong may still be before the camera
const EDGE = 720; // px

let form = null;
let taps = 0; // how often a button was pressed: what a picture says that was on its way then is old
let restsUntil = 0; // the camera looks on then

function scans() {
  form = document.getElementById('scan');
  if (document.querySelector('.door-sheet table')) setTimeout(print, 300);
  if (!form) return;
  const picture = document.getElementById('picture');
  picture.addEventListener('change', () => { if (picture.files.length) form.requestSubmit(); });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!picture.files.length || form.dataset.busy) return;
    restsUntil = 0;
    say({ say: form.dataset.reading });
    await send(picture.files[0]);
    picture.value = '';
  });
  const live = document.getElementById('live-camera');
  live.hidden = !(window.isSecureContext && navigator.mediaDevices?.getUserMedia);
  live.addEventListener('click', () => watch(live));
}

async function send(blob, quiet = false) {
  form.dataset.busy = 'yes';
  const before = taps;
  const body = new FormData();
  for (const name of ['seq', 'house']) body.set(name, form.elements[name].value);
  body.set('picture', blob, 'ticket.jpg');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
    const told = await answer.json();
    // What has no square in it is said by nobody: the next picture comes.
    if (before === taps && !(quiet && told.none)) say(told, quiet);
    return told.good;
  } catch {
    say({ say: form.dataset.lost });
    return false;
  } finally { delete form.dataset.busy; }
}

// What came of it, with the buttons that go on from there. The camera sees the same ticket again and again: what is said already
// stays, and so do its buttons.
function say(told, quiet = false) {
  const line = document.getElementById('scanned');
  if (quiet && line.textContent === told.say) return;
  line.textContent = told.say;
  const next = document.getElementById('scan-next');
  next.replaceChildren();
  const house = form.elements.house.value;
  if (told.anyway) next.append(button('button', form.dataset.anyway, { is: 'in', person: told.anyway, house, anyway: true }));
  if (told.person) next.append(button('word', form.dataset.undo, { is: 'undo', person: told.person, house, of: told.of }));
}

function button(className, text, what) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = text;
  const tap = { ...what, id: newId() };
  made.addEventListener('click', () => press(tap, made));
  return made;
}

// A tap as the door's: sent again it is the same one.
async function press(tap, button) {
  taps += 1;
  button.disabled = true;
  form.dataset.busy = 'yes';
  if (tap.is === 'undo') restsUntil = performance.now() + AFTER_UNDO;
  try {
    const body = new URLSearchParams({ taps: JSON.stringify([{ ...tap, ago: 0 }]) });
    const answer = await fetch(form.dataset.taps, { method: 'POST', body, headers: { accept: 'application/json' } });
    const [told] = (await answer.json()).answers;
    if (told.is === 'later') throw new Error(told.say);
    const undone = tap.is === 'in' && told.is === 'done' ? { person: told.person, of: tap.id } : {};
    say({ say: told.say, anyway: told.anyway && tap.is === 'in' ? tap.person : null, ...undone });
  } catch {
    document.getElementById('scanned').textContent = form.dataset.notTaken;
    button.disabled = false;
  } finally { delete form.dataset.busy; }
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
    if (!document.hidden && video.videoWidth && performance.now() >= restsUntil) {
      const scale = Math.min(1, EDGE / Math.max(video.videoWidth, video.videoHeight));
      canvas.width = video.videoWidth * scale;
      canvas.height = video.videoHeight * scale;
      canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.7));
      if (blob && !form.dataset.busy) good = await send(blob, true);
    }
    setTimeout(look, good ? REST : EVERY);
  };
  look();
}

scans();
