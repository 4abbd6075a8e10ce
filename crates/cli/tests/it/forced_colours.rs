//! In the few colours that a system forces on a page for those who need contrast: what is chosen, how full it is and where the
//! focus is can still be seen.

use browser::{Browser, Options, Page, Size};

use crate::pages::{PHONE, People};
use crate::program::{DEMO, Program};
use crate::scene::text;

/// What cannot be told apart any more: a measure without an edge or without its mark, a sign in the colour of what is behind it, a
/// button or a choice that looks like the text around it, a focus that is not seen.
const LOST: &str = "(() => {
  const faults = new Set();
  const seen = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && one.getBoundingClientRect().width > 0;
  const name = (one) => `${one.cloneNode(false).outerHTML.slice(0, 110)} in ${one.parentElement.className || one.parentElement.nodeName}`;
  const dot = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (color) => { dot.clearRect(0, 0, 1, 1); dot.fillStyle = color; dot.fillRect(0, 0, 1, 1); return [...dot.getImageData(0, 0, 1, 1).data].join(); };
  const canvas = document.createElement('i');
  canvas.style = 'color: CanvasText; background: Canvas; forced-color-adjust: none';
  document.body.append(canvas);
  const ground = rgb(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  const shown = (color) => !['0,0,0,0', ground].includes(rgb(color));
  const edge = (one) => [null, '::before', '::after'].some((part) => {
    const style = getComputedStyle(one, part);
    if (part && style.content === 'none') return false;
    return ['Top', 'Left'].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none' && shown(style[`border${side}Color`]))
      || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && shown(style.outlineColor)) || shown(style.backgroundColor);
  });
  for (const meter of document.querySelectorAll('meter, progress')) if (seen(meter) && getComputedStyle(meter).appearance === 'none' && !edge(meter)) faults.add(`no edge: ${name(meter)}`);
  for (const picture of document.querySelectorAll('svg')) {
    if (!seen(picture) || picture.closest('.qr')) continue;
    const shapes = [...picture.querySelectorAll('rect, path, circle, line, polygon, use, text')];
    const drawn = shapes.some((shape) => { const {fill, stroke} = getComputedStyle(shape); return (fill !== 'none' && shown(fill)) || (stroke !== 'none' && shown(stroke)); });
    if (shapes.length > 0 && !drawn) faults.add(`nothing of it is seen: ${name(picture)}`);
  }
  for (const one of document.querySelectorAll('.button, button:not(.word), select, input:not([type=hidden], [type=checkbox], [type=radio]), textarea, .seats i, .lamp, .state'))
    if (seen(one) && !edge(one)) faults.add(`no edge: ${name(one)}`);
  const marks = (one) => ['borderBottomStyle', 'borderBottomWidth', 'fontWeight', 'textDecorationLine', 'outlineStyle', 'backgroundColor', 'boxShadow'].map((part) => getComputedStyle(one)[part]).join();
  for (const chosen of document.querySelectorAll('nav [aria-current], .days [aria-current]')) {
    const other = [...chosen.closest('nav, ul, ol').querySelectorAll('a')].find((one) => !one.hasAttribute('aria-current'));
    if (other && seen(chosen) && marks(other) === marks(chosen)) faults.add(`not seen to be chosen: ${name(chosen)}`);
  }
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(seen);
  for (const one of all.slice(0, 60)) {
    one.focus();
    if (document.activeElement !== one || one.closest('.skip')) continue;
    const outlined = [one, ...one.querySelectorAll('*'), one.parentElement].some((piece) => [null, '::after'].some((part) => {
      const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(piece, part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && shown(outlineColor);
    }));
    if (!outlined) faults.add(`no focus to be seen: ${name(one)}`);
  }
  document.activeElement?.blur();
  return [...faults];
})()";

fn lost(page: &Page) -> Vec<String> {
    page.eval(LOST).unwrap().as_array().into_iter().flatten().cloned().map(text).collect()
}

#[test]
fn in_forced_colours_nothing_that_tells_something_is_lost() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let people = People::come_to(&browser, &program, DEMO, "/role/coordinator");
    let mut found = Vec::new();
    for (what, who, address) in people.pages() {
        who.resize(Size::new(PHONE, 844, 1.0)).unwrap();
        who.forced_colors(true).unwrap();
        for dark in [false, true] {
            who.dark(dark).unwrap();
            who.goto(&address).unwrap();
            // From a key on the focus is shown.
            who.press("Tab").unwrap();
            found.extend(lost(who).into_iter().map(|fault| format!("{what}{}: {fault}", if dark { ", dark" } else { "" })));
        }
    }
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

/// What an event's own style sheet says, as the handbook has it, comes after the program's.
const OWN: &str = "(() => {
  const own = new CSSStyleSheet();
  own.replaceSync('@media screen and (prefers-color-scheme: dark) { :root { --ground: #400000; } } @media screen and (prefers-color-scheme: light) { :root { --ground: #fff0f0; } }');
  document.adoptedStyleSheets = [own];
})()";

const GROUND: &str = "getComputedStyle(document.body).getPropertyValue('--ground').trim()";

#[test]
fn what_an_events_own_style_sheet_says_wins_in_the_light_and_in_the_dark() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    page.goto(&format!("{}/{DEMO}/about", program.base)).unwrap();
    page.eval(OWN).unwrap();
    for (dark, ground) in [(false, "#fff0f0"), (true, "#400000")] {
        page.dark(dark).unwrap();
        assert_eq!(text(page.eval(GROUND).unwrap()), ground, "dark: {dark}");
    }
}
