//! One page in a context of its own.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use serde_json::{Value, json};

use crate::connection::{Connection, exception_text};
use crate::{Error, PATIENCE, Result, text_at};

/// How long [`Page::wait`] lets pass between two looks when the page says nothing.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A window's size in CSS pixels, and how many device pixels one of them is. Windows under 600 pixels behave as a
/// phone's: touch, and the page's viewport rule counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// CSS pixels across.
    pub width: u32,
    /// CSS pixels down.
    pub height: u32,
    /// Device pixels for each CSS pixel.
    pub scale: f64,
}

impl Size {
    /// A phone held upright, 390 × 844.
    pub const PHONE: Size = Size::new(390, 844, 2.0);
    /// A laptop, 1280 × 800.
    pub const LAPTOP: Size = Size::new(1280, 800, 1.0);
    /// The screen on the wall, 1920 × 1080.
    pub const WALL: Size = Size::new(1920, 1080, 1.0);

    /// A size of one's own.
    pub const fn new(width: u32, height: u32, scale: f64) -> Size {
        Size { width, height, scale }
    }

    fn is_phone(self) -> bool {
        self.width < 600
    }
}

/// What a page holds on to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// Bytes of the script's values.
    pub heap: f64,
    /// Nodes of documents, also of those that are not shown.
    pub nodes: f64,
    /// Functions that wait for events.
    pub listeners: f64,
}

/// One person's page. Its context, with cookies and storage, goes when this value is dropped.
#[derive(Debug)]
pub struct Page {
    connection: Arc<Connection>,
    context: String,
    target: String,
    /// Whether another page has the same context, which goes with that one.
    is_tab: bool,
    session: String,
    user_agent: String,
    media: Mutex<Media>,
}

/// Chromium sets all of these at once, so the page remembers them.
#[derive(Debug, Default, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own that a person turns on and off")]
struct Media {
    dark: bool,
    reduced_motion: bool,
    print: bool,
    forced_colors: bool,
}

impl Page {
    pub(crate) fn open(connection: Arc<Connection>, user_agent: &str, size: Size) -> Result<Page> {
        let context = connection.call("", "Target.createBrowserContext", &json!({}))?;
        let window = json!({"width": size.width, "height": size.height});
        let page = Page::attach(connection, text_at(&context, "browserContextId"), user_agent, size, window)?;
        // Only one window can have the focus; each person here believes to be in it.
        page.call("Emulation.setFocusEmulationEnabled", &json!({"enabled": true}))?;
        Ok(page)
    }

    /// Opens another tab of the same browser: it has the same cookies, and of all its tabs only the one in front is seen.
    pub fn tab(&self, size: Size) -> Result<Page> {
        let mut page = Page::attach(Arc::clone(&self.connection), self.context.clone(), &self.user_agent, size, json!({}))?;
        page.is_tab = true;
        Ok(page)
    }

    fn attach(connection: Arc<Connection>, context: String, user_agent: &str, size: Size, mut window: Value) -> Result<Page> {
        window["url"] = json!("about:blank");
        window["browserContextId"] = json!(context);
        let target = connection.call("", "Target.createTarget", &window)?;
        let session = connection.call("", "Target.attachToTarget", &json!({"targetId": target["targetId"], "flatten": true}))?;
        let page = Page {
            session: text_at(&session, "sessionId"),
            target: text_at(&target, "targetId"),
            is_tab: false,
            context,
            user_agent: user_agent.to_owned(),
            media: Mutex::default(),
            connection,
        };
        for domain in ["Page", "Runtime", "Network", "Log"] {
            page.call(&format!("{domain}.enable"), &json!({}))?;
        }
        page.call("Page.setLifecycleEventsEnabled", &json!({"enabled": true}))?;
        page.resize(size)?;
        Ok(page)
    }

    /// Goes to an address and waits until everything in it is loaded. A status such as 404 is not an error here.
    pub fn goto(&self, url: &str) -> Result<()> {
        let answer = self.call("Page.navigate", &json!({"url": url}))?;
        if let Some(reason) = answer["errorText"].as_str() {
            return Err(Error::NotLoaded { url: url.to_owned(), reason: reason.to_owned() });
        }
        // Without a loader only the part after "#" changed, and the document stays.
        match answer["loaderId"].as_str() {
            Some(loader) => self.connection.wait_until(&self.session, url, |seen| seen.loaded.iter().any(|loaded| loaded == loader)),
            None => Ok(()),
        }
    }

    /// Loads the page again and waits until it is there.
    pub fn reload(&self) -> Result<()> {
        self.across_load("the page loaded again", || self.call("Page.reload", &json!({})).map(drop))
    }

    /// Runs a script and gives its value; a promise is waited for. Works under any content security policy and with
    /// the page's own script off.
    pub fn eval(&self, script: &str) -> Result<Value> {
        let mut answer = self
            .call("Runtime.evaluate", &json!({"expression": script, "awaitPromise": true, "returnByValue": true, "userGesture": true}))?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(Error::Threw(exception_text(details))),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// Waits until a script's value is true in JavaScript's sense. It may throw or lose its page meanwhile.
    ///
    /// # Errors
    /// [`Error::TimedOut`] with the condition and its last value after [`PATIENCE`].
    pub fn wait(&self, condition: &str) -> Result<()> {
        let latest = Instant::now() + PATIENCE;
        loop {
            let value = self.eval(&format!("!!({condition})"));
            let last = match value {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(_) => "it stayed false".to_owned(),
                Err(Error::Threw(words)) => words,
                // A page on its way to another one has no context to ask in.
                Err(Error::Refused { message, .. }) => message,
                Err(other) => return Err(other),
            };
            if Instant::now() > latest {
                return Err(Error::TimedOut(format!("{condition} ({last})")));
            }
            self.connection.pause(LOOK_AGAIN);
        }
    }

    /// The text of the first element that matches, as it is seen.
    pub fn text(&self, css: &str) -> Result<String> {
        self.of_element(css, "element.innerText")
    }

    /// The first element that matches, with its own tag, as HTML.
    pub fn html(&self, css: &str) -> Result<String> {
        self.of_element(css, "element.outerHTML")
    }

    /// Whether any element matches.
    pub fn exists(&self, css: &str) -> Result<bool> {
        let found = self.eval(&format!("document.querySelector({}) !== null", json!(css)))?;
        Ok(found == json!(true))
    }

    /// The page's present address.
    pub fn url(&self) -> Result<String> {
        Ok(text_of(self.eval("location.href")?))
    }

    /// From the next load on the page's own script does not run.
    pub fn script_off(&self) -> Result<()> {
        self.script_disabled(true)
    }

    /// From the next load on this script runs before any of the page's own, such as one that lets a test drive the clock.
    pub fn run_first(&self, script: &str) -> Result<()> {
        self.call("Page.addScriptToEvaluateOnNewDocument", &json!({"source": script})).map(drop)
    }

    /// The language asked for from the next request on, such as `fr`.
    pub fn language(&self, language: &str) -> Result<()> {
        let wish = json!({"userAgent": self.user_agent, "acceptLanguage": language});
        self.call("Emulation.setUserAgentOverride", &wish).map(drop)
    }

    /// Whether the person prefers dark pages.
    pub fn dark(&self, on: bool) -> Result<()> {
        self.set_media(|media| media.dark = on)
    }

    /// Whether the person asked for less motion.
    pub fn reduced_motion(&self, on: bool) -> Result<()> {
        self.set_media(|media| media.reduced_motion = on)
    }

    /// Whether the page is drawn as for paper.
    pub fn print_media(&self, on: bool) -> Result<()> {
        self.set_media(|media| media.print = on)
    }

    /// Whether the system gives the page its few colours, as Windows does for those who need contrast.
    pub fn forced_colors(&self, on: bool) -> Result<()> {
        self.set_media(|media| media.forced_colors = on)
    }

    /// Where the person is, as a time zone such as `Asia/Tokyo`. A page that is open goes on by the old one until it is
    /// loaded again.
    pub fn time_zone(&self, zone: &str) -> Result<()> {
        self.call("Emulation.setTimezoneOverride", &json!({"timezoneId": zone})).map(drop)
    }

    /// What was copied last, by whichever page of this Chromium. A page that is no secure context may put something into
    /// the clipboard, but not look; ask one that is, such as one on `127.0.0.1`.
    pub fn clipboard(&self) -> Result<String> {
        let may = json!({"permissions": ["clipboardReadWrite"], "browserContextId": self.context});
        self.connection.call("", "Browser.grantPermissions", &may)?;
        self.eval("navigator.clipboard.readText()").map(text_of)
    }

    /// Another window size, without loading again.
    pub fn resize(&self, size: Size) -> Result<()> {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": size.width, "height": size.height, "deviceScaleFactor": size.scale, "mobile": size.is_phone()}),
        )?;
        self.call("Emulation.setTouchEmulationEnabled", &json!({"enabled": size.is_phone()})).map(drop)
    }

    /// Lets every further request of the page fail as without a network, or connects it again. To cut a stream that is
    /// already open, stop its server.
    pub fn offline(&self, on: bool) -> Result<()> {
        self.call(
            "Network.emulateNetworkConditions",
            &json!({"offline": on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}),
        )
        .map(drop)
    }

    /// Puts this tab before the others of its browser, which are not seen then.
    pub fn to_front(&self) -> Result<()> {
        self.call("Page.bringToFront", &json!({})).map(drop)
    }

    /// What the page holds on to after everything that nobody needs any more was thrown away.
    pub fn memory(&self) -> Result<Memory> {
        // What was only referred to by something thrown away goes with the next round.
        for _ in 0..2 {
            self.call("HeapProfiler.collectGarbage", &json!({}))?;
        }
        let (heap, counters) = (self.call("Runtime.getHeapUsage", &json!({}))?, self.call("Memory.getDOMCounters", &json!({}))?);
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
        Ok(Memory { heap: number(&heap["usedSize"]), nodes: number(&counters["nodes"]), listeners: number(&counters["jsEventListeners"]) })
    }

    /// A PNG of what is in the window.
    pub fn screenshot(&self, path: impl AsRef<Path>) -> Result<()> {
        self.save(path, "Page.captureScreenshot", &json!({"format": "png"}))
    }

    /// A PNG of the whole page, from its top to its foot.
    pub fn screenshot_full(&self, path: impl AsRef<Path>) -> Result<()> {
        let content = self.call("Page.getLayoutMetrics", &json!({}))?["cssContentSize"].take();
        let clip = json!({"x": 0, "y": 0, "width": content["width"], "height": content["height"], "scale": 1});
        self.save(path, "Page.captureScreenshot", &json!({"format": "png", "captureBeyondViewport": true, "clip": clip}))
    }

    /// The page as PDF, in the paper size that its stylesheet asks for.
    pub fn pdf(&self, path: impl AsRef<Path>) -> Result<()> {
        self.save(path, "Page.printToPDF", &json!({"printBackground": true, "preferCSSPageSize": true}))
    }

    /// Every exception that nobody caught, `console.error`, blocked content and failed request since the page was
    /// opened, one line or more each. A status from 400 on counts as a failed request.
    pub fn console_errors(&self) -> Vec<String> {
        self.connection.seen(&self.session).errors
    }

    /// Every address that the page asked the network for since it was opened, in order. For a page that names no icon
    /// Chromium asks for `/favicon.ico` by itself, at some time after the load.
    pub fn requests(&self) -> Vec<String> {
        self.connection.seen(&self.session).requests
    }

    /// Whether the document is wider than its window, so that a person must scroll sideways.
    pub fn overflow_x(&self) -> Result<bool> {
        let wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
        Ok(self.eval(wider)? == json!(true))
    }

    /// Audits the page with the given source of axe-core ([`crate::axe_source`]) by WCAG 2.2 AA and axe's own best
    /// practice. One line for each violation and element: rule, impact, where, help. An empty list is a pass.
    pub fn run_axe(&self, source: &str) -> Result<Vec<String>> {
        self.audit(source, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']")
    }

    /// The part of [`Page::run_axe`] that colours decide: much faster, for the same page in the dark.
    pub fn run_axe_on_colours(&self, source: &str) -> Result<Vec<String>> {
        self.audit(source, "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}")
    }

    fn audit(&self, source: &str, only: &str) -> Result<Vec<String>> {
        // axe waits by timers, which do not run while script is off; a loaded page's own script stays off.
        self.script_disabled(false)?;
        self.eval(&format!("{source}\n;undefined"))?;
        let lines = self.eval(&AUDIT.replace("ONLY", only))?;
        let lines = lines.as_array().cloned().unwrap_or_default();
        Ok(lines.into_iter().map(text_of).collect())
    }

    pub(crate) fn call(&self, method: &str, params: &Value) -> Result<Value> {
        self.connection.call(&self.session, method, params)
    }

    /// Does something that leads to another document and waits until that is loaded.
    pub(crate) fn across_load(&self, what: &str, act: impl FnOnce() -> Result<()>) -> Result<()> {
        let before = self.connection.seen(&self.session).loaded.len();
        act()?;
        self.connection.wait_until(&self.session, what, |seen| seen.loaded.len() > before)
    }

    /// The value of an expression over `element`, the first that matches.
    pub(crate) fn of_element(&self, css: &str, expression: &str) -> Result<String> {
        let script = format!("(() => {{ const element = document.querySelector({}); return element && ({expression}); }})()", json!(css));
        match self.eval(&script)? {
            Value::Null => Err(Error::NoElement(css.to_owned())),
            value => Ok(text_of(value)),
        }
    }

    fn script_disabled(&self, off: bool) -> Result<()> {
        self.call("Emulation.setScriptExecutionDisabled", &json!({"value": off})).map(drop)
    }

    fn set_media(&self, change: impl FnOnce(&mut Media)) -> Result<()> {
        let mut media = self.media.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut media);
        let scheme = if media.dark { "dark" } else { "light" };
        let motion = if media.reduced_motion { "reduce" } else { "no-preference" };
        let colors = if media.forced_colors { "active" } else { "none" };
        self.call(
            "Emulation.setEmulatedMedia",
            &json!({"media": if media.print { "print" } else { "" }, "features": [
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": motion},
                {"name": "forced-colors", "value": colors},
            ]}),
        )
        .map(drop)
    }

    fn save(&self, path: impl AsRef<Path>, method: &str, params: &Value) -> Result<()> {
        let answer = self.call(method, params)?;
        let bytes = BASE64
            .decode(text_at(&answer, "data").as_bytes())
            .map_err(|error| Error::Refused { method: method.to_owned(), message: error.to_string() })?;
        Ok(fs::write(path, bytes)?)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // Chromium may already have ended.
        let _ = if self.is_tab {
            self.connection.call("", "Target.closeTarget", &json!({"targetId": self.target}))
        } else {
            self.connection.call("", "Target.disposeBrowserContext", &json!({"browserContextId": self.context}))
        };
    }
}

const AUDIT: &str = "\
axe.run(document, {
  runOnly: ONLY,
  resultTypes: ['violations'],
}).then(({violations}) => violations.flatMap(({id, impact, help, nodes}) =>
  nodes.map(({target}) => `${id} (${impact}): ${target.join(' ')}: ${help}`)))";

fn text_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
