//! Pictures and files of a site as pages show them.

use std::fmt::Write as _;

use domain::Event;
use domain::file::{FilePath, Filed, Hash, Kind};
use domain::site::Hero;

use super::picture::PHONE;
use crate::inline::escape;

/// How wide a picture in a text is at most, in pixels: as wide as the text.
const TEXT: u32 = 720;

/// The path of a file that a page names: `assets/hall.jpg`, `/assets/hall.jpg`, `../assets/hall.jpg`.
pub fn path_named(written: &str) -> Option<Result<FilePath, String>> {
    let mut path = written.trim();
    while let Some(rest) = path.strip_prefix("../").or_else(|| path.strip_prefix("./")) {
        path = rest;
    }
    let path = path.trim_start_matches('/').split(['?', '#']).next().unwrap_or("");
    path.starts_with("assets/").then(|| FilePath::parse(path).map_err(|_| path.chars().take(80).collect()))
}

/// Where readers get a file; nothing where it is not there.
pub fn address(event: &Event, root: &str, path: &FilePath) -> Option<String> {
    let filed = &event.site.files.get(path)?.filed;
    let (hash, _) = filed.served().last()?;
    Some(at(root, hash, path.name()))
}

fn at(root: &str, hash: Hash, name: &str) -> String {
    format!("{root}/files/{}/{name}", hash.short())
}

/// A picture in a text: as large as the text at most, and with room for it kept before it is there. Nothing where it is no picture.
pub fn picture(event: &Event, root: &str, path: &FilePath, alt: &str) -> Option<String> {
    let sizes = format!("(min-width: 48rem) {TEXT}px, 100vw");
    drawn(event, root, path, alt, &sizes, "", true)
}

/// The picture on top of a page. It is there first of all, so it is not waited for.
pub fn hero(event: &Event, root: &str, hero: &Hero) -> Option<String> {
    let (x, y) = hero.focus;
    let near = |hundredths: u8| (u16::from(hundredths) + 5) / 10 * 10;
    let class = format!(" class=\"hero x{} y{}\"", near(x), near(y));
    drawn(event, root, &hero.picture, "", "100vw", &class, false)
}

/// The picture beside the event's name.
pub fn logo(event: &Event, root: &str) -> Option<String> {
    let path = event.site.look.logo.as_ref()?;
    drawn(event, root, path, "", "160px", " class=\"logo\"", false)
}

fn drawn(event: &Event, root: &str, path: &FilePath, alt: &str, sizes: &str, class: &str, lazy: bool) -> Option<String> {
    let filed = &event.site.files.get(path)?.filed;
    if !filed.kind.is_picture() {
        return None;
    }
    let alt = escape(alt);
    let later = if lazy { " loading=\"lazy\"" } else { "" };
    let kept = room(filed).map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
    let rest = format!("{kept} alt=\"{alt}\"{class}{later} decoding=\"async\"");
    let Some(largest) = filed.sizes.last() else {
        return Some(format!("<img src=\"{}\"{rest}>", at(root, filed.hash, path.name())));
    };
    let source = |most: u32| {
        let mut set = String::new();
        // Pictures that came in earlier may have one width twice.
        let is_first = |at: usize, width: u32| filed.sizes[..at].iter().all(|known| known.width != width);
        for (_, size) in filed.sizes.iter().enumerate().filter(|(at, size)| size.width <= most && is_first(*at, size.width)) {
            let comma = if set.is_empty() { "" } else { ", " };
            let _ = write!(set, "{comma}{} {}w", at(root, size.hash, path.name()), size.width);
        }
        set
    };
    let all = format!("<img src=\"{}\" srcset=\"{}\" sizes=\"{sizes}\"{rest}>", at(root, largest.hash, path.name()), source(u32::MAX));
    // A telephone with very fine pixels would take the largest, which nobody sees; one that lies is wide, and as low as no other screen.
    let phone = source(PHONE);
    if filed.sizes.len() == 1 || phone.is_empty() || !sizes.contains("vw") {
        return Some(all);
    }
    Some(format!(
        "<picture><source media=\"(max-width: 47.99rem), (max-height: 30rem)\" srcset=\"{phone}\" sizes=\"100vw\">{all}</picture>"
    ))
}

/// A picture for programs that show links to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Its whole address.
    pub url: String,
    /// Width and height in pixels.
    pub extent: Option<(u32, u32)>,
    /// What it is of, in words.
    pub alt: String,
}

/// A picture as those programs take it, below a whole address; nothing where it is none, or a drawing, which they do not show.
pub fn preview(event: &Event, base: &str, slug: &str, path: &FilePath, alt: String) -> Option<Preview> {
    let filed = &event.site.files.get(path)?.filed;
    let shown = filed.kind.is_picture() && filed.kind != Kind::Svg && !base.is_empty();
    shown.then(|| {
        let hash = filed.sizes.last().map_or(filed.hash, |size| size.hash);
        Preview { url: at(&format!("{base}/{slug}"), hash, path.name()), extent: room(filed), alt }
    })
}

/// The picture of an event as a whole: that on top of its front page, else its logo.
pub fn preview_of_event(event: &Event, base: &str, slug: &str) -> Option<Preview> {
    let front = event.site.page("", &[], event.language.as_ref(), false);
    let hero = front.and_then(|page| page.about.hero.as_ref()).map(|hero| &hero.picture);
    let found = |path| preview(event, base, slug, path, event.title.to_string());
    hero.and_then(found).or_else(|| event.site.look.logo.as_ref().and_then(found))
}

/// Width and height for which a page keeps room: as the picture is, and no wider than the largest size.
fn room(filed: &Filed) -> Option<(u32, u32)> {
    filed.sizes.last().map(|size| (size.width, size.height)).or(filed.extent)
}
