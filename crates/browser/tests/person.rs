//! Ada and Linus meet on a small page, served here under a content security policy without any `unsafe-*`.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::{env, fs, process, thread};

use browser::{Browser, Error, Options, Page, Size};
use serde_json::json;

const FORM: &str = r#"<!doctype html><html lang="en"><head><title>Sprint room</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/script.js"></script></head><body><main>
<h1>Sprint room</h1>
<p id="script">without script</p>
<form action="/thanks"><label>Your name <input name="name"></label>
<label>Level <select name="level"><option value="new">New</option><option value="old">Old hand</option></select></label>
<button>Take a seat</button></form>
<button id="count" type="button">0</button>
<p id="lidded"><button id="covered" type="button">Covered</button></p><div id="lid"></div>
<button id="off" type="button" disabled>Off</button>
<p id="hidden" hidden>Hidden</p>
<p id="foot">The foot of the page</p>
</main></body></html>"#;

const STYLE: &str = "#lidded { margin: 4rem 0 1rem } #lid { position: absolute; left: 0; width: 100%; height: 3rem; margin-top: -3rem }
#foot { margin-top: 1500px } #count { min-width: 48px; min-height: 48px } body { background: white }
@media (prefers-color-scheme: dark) { body { background: black; color: white } }
@media print { #lid { display: none } }";

const SCRIPT: &str = "addEventListener('DOMContentLoaded', () => {
  document.querySelector('#script').innerText = 'with script';
  const count = document.querySelector('#count');
  count.addEventListener('click', () => { count.innerText = Number(count.innerText) + 1; });
  document.querySelector('input').addEventListener('keydown', (event) => { document.title = event.key; });
});";

/// A page with one flaw of each kind that the tests look for: a picture without words, a field without label, an inline
/// script that the policy blocks, a box that is too wide.
const FLAWED: &str = r#"<!doctype html><html lang="en"><head><title>Flawed</title></head><body><main><h1>Flawed</h1>
<img src="/dot.svg"><input name="nameless"><script>document.title = "broken in"</script>
<table width="3000"><tr><td>wide</td></tr></table></main></body></html>"#;

#[test]
fn ada_clicks_types_and_sends_the_form() {
    let (browser, ada, address) = at_the_form(Size::PHONE);
    ada.click("#count").unwrap();
    ada.click("#count").unwrap();
    assert_eq!(ada.text("#count").unwrap(), "2");

    ada.type_text("input", "Ada").unwrap();
    ada.type_text("input", " Lovelace").unwrap();
    ada.press("Shift+Tab").unwrap();
    assert_eq!(ada.eval("document.title").unwrap(), json!("Tab"));
    ada.fill("input", "Ada Byron é 🦀").unwrap();
    ada.choose("select", "old").unwrap();
    ada.follow("form button").unwrap();
    assert_eq!(ada.text("output").unwrap(), "/thanks?name=Ada+Byron+%C3%A9+%F0%9F%A6%80&level=old");
    ada.goto("data:text/html,asked of nobody").unwrap();
    assert_eq!(ada.console_errors(), Vec::<String>::new());
    assert_eq!(
        ada.requests(),
        ["", "style.css", "script.js", "thanks?name=Ada+Byron+%C3%A9+%F0%9F%A6%80&level=old"].map(|path| format!("{address}/{path}"))
    );
    drop(browser);
}

#[test]
fn enter_in_a_field_sends_its_form() {
    let (_browser, ada, _) = at_the_form(Size::LAPTOP);
    ada.type_text("input", "Ada").unwrap();
    ada.press("Enter").unwrap();
    ada.wait("document.querySelector('output')").unwrap();
    assert_eq!(ada.text("output").unwrap(), "/thanks?name=Ada&level=new");
}

#[test]
fn what_a_person_cannot_use_is_refused_with_the_reason() {
    let (_browser, ada, _) = at_the_form(Size::LAPTOP);
    let refusal = |css| ada.click(css).unwrap_err().to_string();
    assert_eq!(refusal("#nowhere"), "the page has no #nowhere");
    assert_eq!(refusal("#hidden"), "#hidden cannot be used: it is not visible");
    assert_eq!(refusal("#off"), "#off cannot be used: it is disabled");
    assert_eq!(refusal("#covered"), r#"#covered cannot be used: <div id="lid"></div> lies over it"#);
    assert!(matches!(ada.press("F13"), Err(Error::NoKey(_))));
    assert!(matches!(ada.choose("select", "guru"), Err(Error::NotUsable(..))));
    assert!(matches!(ada.eval("nothing.here"), Err(Error::Threw(words)) if words.contains("ReferenceError")));
}

#[test]
fn two_people_in_one_chromium_have_their_own_cookies() {
    let (browser, ada, address) = at_the_form(Size::LAPTOP);
    ada.goto(&format!("{address}/cookie/ada")).unwrap();
    let linus = browser.page(Size::LAPTOP).unwrap();
    linus.goto(&format!("{address}/cookie/linus")).unwrap();
    ada.goto(&format!("{address}/echo")).unwrap();
    assert_eq!(ada.text("#cookie").unwrap(), "who=ada");
    linus.goto(&format!("{address}/echo")).unwrap();
    assert_eq!(linus.text("#cookie").unwrap(), "who=linus");
    linus.language("fr").unwrap();
    linus.reload().unwrap();
    assert_eq!(linus.text("#language").unwrap(), "fr");
    assert_ne!(ada.text("#language").unwrap(), "fr");
}

#[test]
fn a_person_without_script_gets_the_page_and_sends_the_form() {
    let (browser, ada, address) = at_the_form(Size::LAPTOP);
    assert_eq!(ada.text("#script").unwrap(), "with script");
    let linus = browser.page(Size::LAPTOP).unwrap();
    linus.script_off().unwrap();
    linus.goto(&address).unwrap();
    assert_eq!(linus.text("#script").unwrap(), "without script");
    linus.click("#count").unwrap();
    assert_eq!(linus.text("#count").unwrap(), "0");
    linus.type_text("input", "Linus").unwrap();
    linus.follow("form button").unwrap();
    linus.wait("document.querySelector('output')").unwrap();
    assert_eq!(linus.text("output").unwrap(), "/thanks?name=Linus&level=new");
}

#[test]
fn pictures_show_the_window_or_the_whole_page() {
    let folder = env::temp_dir().join(format!("impl-days-pictures-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (_browser, ada, _) = at_the_form(Size::PHONE);
    ada.screenshot(folder.join("window.png")).unwrap();
    ada.screenshot_full(folder.join("full.png")).unwrap();
    ada.pdf(folder.join("page.pdf")).unwrap();
    ada.dark(true).unwrap();
    ada.screenshot(folder.join("dark.png")).unwrap();
    let background = "getComputedStyle(document.body).backgroundColor";
    assert_eq!(ada.eval(background).unwrap(), json!("rgb(0, 0, 0)"));
    ada.reduced_motion(true).unwrap();
    assert_eq!(ada.eval(background).unwrap(), json!("rgb(0, 0, 0)"), "dark stays");
    ada.print_media(true).unwrap();
    assert_eq!(ada.eval("matchMedia('print').matches").unwrap(), json!(true));

    let bytes = |name: &str| fs::read(folder.join(name)).unwrap();
    assert_eq!(png_size(&bytes("window.png")), (780, 1688));
    assert_eq!(png_size(&bytes("full.png")).0, 780);
    assert!(png_size(&bytes("full.png")).1 > 3000);
    assert!(bytes("page.pdf").starts_with(b"%PDF"));
    assert_ne!(bytes("window.png"), bytes("dark.png"));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_audit_finds_each_flaw_and_nothing_on_a_good_page() {
    let axe = browser::axe_source().unwrap();
    let (_browser, ada, address) = at_the_form(Size::PHONE);
    ada.script_off().unwrap();
    ada.goto(&address).unwrap();
    assert_eq!(ada.run_axe(&axe).unwrap(), Vec::<String>::new());
    assert_eq!(ada.text("#script").unwrap(), "without script");
    assert!(!ada.overflow_x().unwrap());
    assert_eq!(ada.console_errors(), Vec::<String>::new());

    ada.goto(&format!("{address}/flawed")).unwrap();
    let found = ada.run_axe(&axe).unwrap();
    let rules: Vec<&str> = found.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(rules, ["image-alt", "label"], "{found:#?}");
    assert!(found[0].starts_with("image-alt (critical): img: "), "{found:#?}");
    assert!(ada.overflow_x().unwrap());
    let width = ada.eval("document.documentElement.clientWidth").unwrap();
    assert_eq!(width, json!(980), "a phone's window for a page without a viewport rule");
    let errors = ada.console_errors();
    assert!(errors.iter().any(|line| line.contains("Content Security Policy")), "{errors:#?}");
}

#[test]
fn a_page_can_be_cut_off_and_connected_again() {
    let (_browser, ada, address) = at_the_form(Size::LAPTOP);
    ada.offline(true).unwrap();
    assert!(matches!(ada.goto(&address), Err(Error::NotLoaded { reason, .. }) if reason == "net::ERR_INTERNET_DISCONNECTED"));
    ada.offline(false).unwrap();
    ada.goto(&address).unwrap();
    assert!(ada.exists("form").unwrap());
    assert!(ada.html("#off").unwrap().contains("disabled"));
}

#[test]
fn a_person_is_elsewhere_copies_and_has_colours_of_their_own() {
    let (_browser, ada, address) = at_the_form(Size::LAPTOP);
    ada.time_zone("Asia/Tokyo").unwrap();
    ada.goto(&address).unwrap();
    assert_eq!(ada.eval("new Date('2018-05-28T14:00:00Z').getHours()").unwrap(), json!(23));

    ada.type_text("input", "Ada Lovelace").unwrap();
    ada.eval("document.querySelector('input').select(); document.execCommand('copy')").unwrap();
    assert_eq!(ada.clipboard().unwrap(), "Ada Lovelace");

    let colours = "[matchMedia('(forced-colors: active)').matches, matchMedia('(prefers-color-scheme: dark)').matches]";
    ada.dark(true).unwrap();
    ada.forced_colors(true).unwrap();
    assert_eq!(ada.eval(colours).unwrap(), json!([true, true]));
    ada.forced_colors(false).unwrap();
    assert_eq!(ada.eval(colours).unwrap(), json!([false, true]));
}

#[test]
fn a_name_can_lead_to_this_machine() {
    let address = serve();
    let port = address.rsplit(':').next().unwrap();
    let browser = Browser::start(&Options { host_rules: Some("MAP box.test 127.0.0.1"), ..Options::default() }).unwrap();
    let ada = browser.page(Size::LAPTOP).unwrap();
    ada.goto(&format!("http://box.test:{port}/#foot")).unwrap();
    assert_eq!(ada.eval("isSecureContext").unwrap(), json!(false));
    ada.goto(&format!("http://box.test:{port}/#script")).unwrap();
    assert_eq!(ada.url().unwrap(), format!("http://box.test:{port}/#script"));
}

fn at_the_form(size: Size) -> (Browser, Page, String) {
    let address = serve();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(size).unwrap();
    page.goto(&address).unwrap();
    (browser, page, address)
}

fn png_size(bytes: &[u8]) -> (u32, u32) {
    let number = |from: usize| u32::from_be_bytes(bytes[from..from + 4].try_into().unwrap());
    (number(16), number(20))
}

/// Serves the pages above until the test ends, and gives the address.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Chromium opens connections that it never uses.
            thread::spawn(move || answer(&stream));
        }
    });
    address
}

fn answer(mut stream: &TcpStream) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next()?.ok()?;
    let headers: HashMap<String, String> = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            let (name, value) = line.split_once(": ")?;
            Some((name.to_lowercase(), value.to_owned()))
        })
        .collect();
    let header = |name: &str| headers.get(name).cloned().unwrap_or_default();
    let path = request.split(' ').nth(1)?;
    let mut cookie = String::new();
    let (kind, body) = match path {
        "/" => ("text/html", FORM.to_owned()),
        "/flawed" => ("text/html", FLAWED.to_owned()),
        "/style.css" => ("text/css", STYLE.to_owned()),
        "/script.js" => ("text/javascript", SCRIPT.to_owned()),
        "/dot.svg" => ("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>".to_owned()),
        "/echo" => {
            let (cookie, language) = (header("cookie"), header("accept-language"));
            ("text/html", format!("<p id=cookie>{cookie}<p id=language>{language}"))
        }
        _ => {
            if let Some(who) = path.strip_prefix("/cookie/") {
                cookie = format!("Set-Cookie: who={who}; Path=/\r\n");
            }
            ("text/html", format!("<link rel=icon href=data:,><output>{}</output>", path.replace('&', "&amp;")))
        }
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n{cookie}\
         Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()
}
