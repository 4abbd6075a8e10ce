//! What a person does to a page: real mouse and key events, so that what covers, hides or disables an element counts.

use serde_json::{Value, json};

use crate::page::Page;
use crate::{Error, Result};

impl Page {
    /// Clicks the middle of the first element that matches, after scrolling it into view.
    ///
    /// # Errors
    /// [`Error::NoElement`] if nothing matches, [`Error::NotUsable`] if it is hidden, disabled, or something else lies
    /// over it.
    pub fn click(&self, css: &str) -> Result<()> {
        let spot = self.eval(&format!("({FIND_SPOT})({})", json!(css)))?;
        if let Some(reason) = spot["reason"].as_str() {
            return Err(Error::NotUsable(css.to_owned(), reason.to_owned()));
        }
        if spot.is_null() {
            return Err(Error::NoElement(css.to_owned()));
        }
        for (kind, button, buttons) in [("mouseMoved", "none", 0), ("mousePressed", "left", 1), ("mouseReleased", "left", 0)] {
            self.call(
                "Input.dispatchMouseEvent",
                &json!({"type": kind, "x": spot["x"], "y": spot["y"], "button": button, "buttons": buttons, "clickCount": 1}),
            )?;
        }
        Ok(())
    }

    /// Clicks what leads to another page, a link or a form's button, and waits until that page is loaded.
    pub fn follow(&self, css: &str) -> Result<()> {
        self.across_load(&format!("the page behind {css}"), || self.click(css))
    }

    /// Puts the caret into a field and types: what the field held stays.
    pub fn type_text(&self, css: &str, text: &str) -> Result<()> {
        self.focus(css)?;
        self.call("Input.insertText", &json!({"text": text})).map(drop)
    }

    /// Types over what a field held.
    pub fn fill(&self, css: &str, text: &str) -> Result<()> {
        self.focus(css)?;
        self.of_element(css, "element.select(), true")?;
        if text.is_empty() {
            return self.press("Backspace");
        }
        self.call("Input.insertText", &json!({"text": text})).map(drop)
    }

    /// Chooses the option with this value in a select field.
    pub fn choose(&self, css: &str, value: &str) -> Result<()> {
        self.focus(css)?;
        let script = format!(
            "element.value = {}, ['input', 'change'].forEach((kind) => \
             element.dispatchEvent(new Event(kind, {{bubbles: true}}))), element.selectedIndex",
            json!(value)
        );
        if self.of_element(css, &script)? == "-1" {
            let reason = format!("it has no option {value:?}");
            return Err(Error::NotUsable(css.to_owned(), reason));
        }
        Ok(())
    }

    /// Presses and releases a key: one character (`/`, `?`, `a`), or `Tab`, `Enter`, `Escape`, `Space`, `Backspace`,
    /// `Delete`, `Home`, `End`, `ArrowUp`, `ArrowDown`, `ArrowLeft`, `ArrowRight`; with `Shift+` in front if wanted.
    pub fn press(&self, key: &str) -> Result<()> {
        let (shift, name) = match key.strip_prefix("Shift+") {
            Some(name) => (true, name),
            None => (false, key),
        };
        let mut event = key_event(name).ok_or_else(|| Error::NoKey(key.to_owned()))?;
        event["modifiers"] = json!(if shift { 8 } else { 0 });
        event["type"] = json!("keyDown");
        self.call("Input.dispatchKeyEvent", &event)?;
        event["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", &event).map(drop)
    }

    fn focus(&self, css: &str) -> Result<()> {
        let focused = self.of_element(css, "element.focus(), document.activeElement === element")?;
        if focused == "true" {
            return Ok(());
        }
        let reason = "it does not take the focus".to_owned();
        Err(Error::NotUsable(css.to_owned(), reason))
    }
}

/// The key as Chromium wants it. Windows' numbers for keys are what its protocol speaks everywhere.
fn key_event(name: &str) -> Option<Value> {
    let (key, number, text) = match name {
        "Tab" => ("Tab", 9, ""),
        "Enter" => ("Enter", 13, "\r"),
        "Escape" => ("Escape", 27, ""),
        "Space" => (" ", 32, " "),
        "Backspace" => ("Backspace", 8, ""),
        "Delete" => ("Delete", 46, ""),
        "End" => ("End", 35, ""),
        "Home" => ("Home", 36, ""),
        "ArrowLeft" => ("ArrowLeft", 37, ""),
        "ArrowUp" => ("ArrowUp", 38, ""),
        "ArrowRight" => ("ArrowRight", 39, ""),
        "ArrowDown" => ("ArrowDown", 40, ""),
        _ => {
            let mut characters = name.chars();
            let character = characters.next()?;
            if characters.next().is_some() {
                return None;
            }
            let number = match character.to_ascii_uppercase() {
                letter @ ('A'..='Z' | '0'..='9') => letter as u32,
                _ => 0,
            };
            return Some(json!({"key": name, "windowsVirtualKeyCode": number, "text": name}));
        }
    };
    let code = if name == "Space" { "Space" } else { key };
    Some(json!({"key": key, "code": code, "windowsVirtualKeyCode": number, "text": text}))
}

/// Where a click hits the element, or the reason why it would not; null if there is no such element. A link over two
/// lines has its middle outside of itself, so the first of its boxes that can be hit counts. Waits for what moves.
const FIND_SPOT: &str = "async (css) => {
  // Nobody aims at what still moves.
  const short = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime <= 500);
  await Promise.allSettled(short.map((one) => one.finished));
  const element = document.querySelector(css);
  if (!element) return null;
  element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  if (boxes.length === 0 || !element.checkVisibility({visibilityProperty: true}))
    return {reason: 'it is not visible'};
  if (element.matches(':disabled')) return {reason: 'it is disabled'};
  let reason = 'it is outside of the window';
  for (const box of boxes) {
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit) continue;
    const label = hit.closest('label');
    if (element.contains(hit) || (label && label.control === element)) return {x, y};
    reason = `${hit.cloneNode(false).outerHTML} lies over it`;
  }
  return {reason};
}";
