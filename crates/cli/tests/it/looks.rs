//! How every page looks: what can be measured of it, wide and narrow, light and dark, in both languages.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::pages::{FAULTS, LAPTOP, PHONE, People};
use crate::program::{DEMO, Program};
use crate::scene::text;

/// What is wrong with a page besides [`FAULTS`]: fields without a label, ids that stand twice, text that is hard to read on what
/// is behind it, more amber than a line may have, more than one main button, what a finger does not meet.
const LOOK: &str = "(() => {
  const faults = new Set();
  const name = (one) => one.cloneNode(false).outerHTML.slice(0, 100);
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!field.labels?.length && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby')) faults.add(`no label: ${name(field)}`);
  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.add(`twice: #${id}`);
  const seen = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const mains = [...document.querySelectorAll('.button.main')].filter(seen);
  if (mains.length > 1) faults.add(`${mains.length} main buttons on the page: ${mains.map((one) => one.textContent.trim()).join(', ')}`);
  const most = innerWidth < 900 ? 1 : 2;
  for (const line of document.querySelectorAll('.line')) {
    const lamps = [...line.querySelectorAll('.lamp')].filter(seen);
    if (lamps.length > most) faults.add(`${lamps.length} lamps: ${line.querySelector('h3').textContent}`);
  }
  if (innerWidth < 600) for (const one of document.querySelectorAll('button, .button, select, input:not([type=hidden], [type=checkbox], [type=radio]), textarea, summary')) {
    const {height} = one.getBoundingClientRect();
    if (seen(one) && height > 0 && height < 43.5) faults.add(`${Math.round(height)} px high: ${name(one)}`);
  }
  const dot = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const rgba = (color) => {
    if (!known.has(color)) {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = color;
      dot.fillRect(0, 0, 1, 1);
      known.set(color, [...dot.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(color);
  };
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== 'none') return null;
      const color = rgba(style.backgroundColor);
      if (color[3] === 255) return color;
      if (color[3] > 0) return null;
    }
    return rgba('white');
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || holder.closest('svg, .vh, option, script, :disabled, [aria-hidden=true]') || !seen(holder)) continue;
    const style = getComputedStyle(holder), ground = behind(holder);
    if (!ground) continue;
    const [one, other] = [light(rgba(style.color)), light(ground)];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(style.fontSize), needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    if (contrast < needed) faults.add(`${contrast.toFixed(1)}:1: ${name(holder)}`);
  }
  return [...faults];
})()";

/// What gets the focus and does not show it.
const FOCUS: &str = "(() => {
  const faults = new Set();
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((one) => one.checkVisibility({visibilityProperty: true}));
  for (const one of all.slice(0, 80)) {
    one.focus();
    if (document.activeElement !== one || one.closest('.skip')) continue;
    // A link that stands for a whole line has its outline around the line.
    const shows = [one, ...one.querySelectorAll('*'), one.parentElement].some((piece) => [null, '::after'].some((part) => {
      const {outlineStyle, outlineWidth} = getComputedStyle(piece, part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    }));
    if (!shows) faults.add(`no focus to be seen: ${one.cloneNode(false).outerHTML.slice(0, 100)}`);
  }
  document.activeElement?.blur();
  return [...faults];
})()";

fn faults(page: &Page, script: &str) -> Vec<String> {
    page.eval(script).unwrap().as_array().into_iter().flatten().cloned().map(text).collect()
}

#[test]
fn every_page_looks_as_agreed_wide_and_narrow_light_and_dark_in_both_languages() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let people = People::come_to(&browser, &program, DEMO, "/role/coordinator");
    let mut found = Vec::new();
    for (what, who, address) in people.pages() {
        for language in ["en", "fr"] {
            let and = if address.contains('?') { '&' } else { '?' };
            who.goto(&format!("{address}{and}lang={language}")).unwrap();
            for width in [PHONE, LAPTOP] {
                who.resize(Size::new(width, if width == PHONE { 844 } else { 800 }, 1.0)).unwrap();
                for dark in [false, true] {
                    who.dark(dark).unwrap();
                    let theme = if dark { "dark" } else { "light" };
                    let look = [FAULTS, LOOK].iter().flat_map(|script| faults(who, script));
                    found.extend(look.map(|fault| format!("{what} at {width}, {language}, {theme}: {fault}")));
                }
                who.dark(false).unwrap();
            }
            if language == "en" {
                // From a key on the focus is shown.
                who.press("Tab").unwrap();
                found.extend(faults(who, FOCUS).into_iter().map(|fault| format!("{what}: {fault}")));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

/// What a window between a phone's and a laptop's cuts: needs, names, the demo's own links; and what the day's hours lie over.
const CUT: &str = "(() => {
  const faults = [];
  const seen = (one) => one.checkVisibility({visibilityProperty: true});
  for (const one of document.querySelectorAll('.line .lamp, .line h3')) {
    if (seen(one) && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) faults.push(`cut: ${one.textContent}`);
    const words = one.textContent.trim().split(/[\\s-]+/).length;
    if (one.matches('h3') && seen(one) && one.getBoundingClientRect().height > 1.7 * words * parseFloat(getComputedStyle(one).fontSize)) faults.push(`broken: ${one.textContent}`);
  }
  const now = document.querySelector('.now').getBoundingClientRect(), houses = document.querySelector('.houses').getBoundingClientRect();
  for (const slot of document.querySelectorAll('.now li')) {
    const {left, right, top, bottom} = slot.getBoundingClientRect();
    if (!seen(slot) || top >= now.bottom) continue;
    if (right > now.right + 1 || bottom > now.bottom + 1) faults.push(`cut: ${slot.textContent}`);
    if (right > houses.left && left < houses.right && bottom > houses.top && top < houses.bottom) faults.push(`over a house: ${slot.textContent}`);
  }
  for (const link of document.querySelectorAll('.demo a')) if (link.getBoundingClientRect().right > innerWidth) faults.push(`out of sight: ${link.textContent}`);
  return faults;
})()";

#[test]
fn between_phone_and_laptop_nothing_is_cut_and_nothing_lies_over_another() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    let mut found = Vec::new();
    for language in ["en", "fr"] {
        page.goto(&format!("{}/{DEMO}/?lang={language}", program.base)).unwrap();
        for width in [390, 700, 959, 960, 964, 1000, 1120, 1200, 1263, 1264, 1280] {
            page.resize(Size::new(width, 800, 1.0)).unwrap();
            found.extend(faults(&page, CUT).into_iter().map(|fault| format!("{width}, {language}: {fault}")));
        }
    }
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

#[test]
fn the_first_line_is_above_the_fold_with_its_place() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::PHONE).unwrap();
    for language in ["en", "fr"] {
        for size in [Size::PHONE, Size::LAPTOP] {
            page.resize(size).unwrap();
            page.goto(&format!("{}/{DEMO}/?lang={language}", program.base)).unwrap();
            let bottom =
                page.eval("document.querySelector('#running .line .where').getBoundingClientRect().bottom <= innerHeight").unwrap();
            assert_eq!(bottom, json!(true), "{language} {size:?}");
        }
    }
}
