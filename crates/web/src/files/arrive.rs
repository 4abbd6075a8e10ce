//! A file that arrives: whether it is what its name says, and what is made of it.

use domain::file::{FilePath, Filed, Hash, Kind, MOST_BYTES, Size, Wrong};
use sha2::{Digest, Sha256};

use super::picture::{self, Unmade};

/// The most bytes of a drawing of lines or a style sheet: they are text that somebody wrote, or a program that draws.
const MOST_TEXT: u64 = 1 << 20;

/// Kinds of picture that not every browser shows, or that cannot be made smaller here.
const FOREIGN: [&str; 9] = ["heic", "heif", "avif", "tif", "tiff", "bmp", "jxl", "ico", "raw"];

/// A file that may stand where it is to stand.
pub struct Arrived {
    /// What it is.
    pub filed: Filed,
    /// The bytes of its sizes, each under its own hash.
    pub sizes: Vec<Vec<u8>>,
}

/// What names these bytes.
pub fn hash(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// Looks at a file without decoding it: width and height of a picture, where it has any.
///
/// # Errors
/// Why it is not taken.
pub fn look(path: &FilePath, bytes: &[u8]) -> Result<Option<(u32, u32)>, Wrong> {
    let (kind, length) = (path.kind(), bytes.len() as u64);
    let most = if matches!(kind, Kind::Svg | Kind::Css) { MOST_TEXT } else { MOST_BYTES };
    if length > most {
        return Err(Wrong::Large { path: path.to_string(), bytes: length, most });
    }
    let end = path.name().rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    if FOREIGN.contains(&end.as_str()) {
        return Err(Wrong::Foreign { path: path.to_string() });
    }
    // A phone's picture that was only given another name is still what it was.
    if kind.has_pixels() && is_foreign(bytes) {
        return Err(Wrong::Foreign { path: path.to_string() });
    }
    if !is(kind, bytes) {
        return Err(Wrong::Kind { path: path.to_string() });
    }
    match kind {
        Kind::Jpeg | Kind::Png | Kind::Webp | Kind::Gif => picture::extent(kind, bytes).map(Some).map_err(|unmade| unmade_of(path, unmade)),
        Kind::Svg => Ok(drawing(text(bytes).unwrap_or(""))),
        Kind::Css => match fetches(text(bytes).unwrap_or("")) {
            Some(line) => Err(Wrong::Fetches { path: path.to_string(), line }),
            None => Ok(None),
        },
        Kind::Pdf | Kind::Other => Ok(None),
    }
}

/// Takes a file in: looks at it, and makes the sizes of a picture. This takes a while.
///
/// # Errors
/// Why it is not taken.
pub fn arrive(path: &FilePath, bytes: &[u8]) -> Result<Arrived, Wrong> {
    let extent = look(path, bytes)?;
    let kind = path.kind();
    let (extent, made) = if kind.has_pixels() {
        let (extent, made) = picture::sizes(kind, bytes).map_err(|unmade| unmade_of(path, unmade))?;
        (Some(extent), made)
    } else {
        (extent, vec![])
    };
    let sizes = made
        .iter()
        .map(|made| Size {
            hash: hash(&made.bytes),
            kind: made.kind,
            bytes: made.bytes.len() as u64,
            width: made.width,
            height: made.height,
        })
        .collect();
    let filed = Filed { hash: hash(bytes), kind, bytes: bytes.len() as u64, extent, sizes };
    Ok(Arrived { filed, sizes: made.into_iter().map(|made| made.bytes).collect() })
}

fn unmade_of(path: &FilePath, unmade: Unmade) -> Wrong {
    match unmade {
        Unmade::TooManyPixels(width, height) => Wrong::Pixels { path: path.to_string(), width, height },
        Unmade::Broken => Wrong::Broken { path: path.to_string() },
    }
}

/// Whether bytes begin as a file of a kind does.
fn is(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
        Kind::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        Kind::Webp => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        Kind::Gif => bytes.starts_with(b"GIF8"),
        Kind::Pdf => bytes.starts_with(b"%PDF-"),
        Kind::Svg => text(bytes).is_some_and(|text| opening(text).is_some()),
        Kind::Css => text(bytes).is_some_and(|text| !text.trim_start().starts_with('<')),
        Kind::Other => true,
    }
}

/// Whether bytes begin as TIFF, BMP, or as the pictures do that phones keep in the container of films: HEIC, AVIF.
fn is_foreign(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif", b"avis"];
    let begins = [&b"II*\0"[..], b"MM\0*", b"BM"].iter().any(|begin| bytes.starts_with(begin));
    begins || (bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| BRANDS.contains(&brand)))
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).map(|text| text.trim_start_matches('\u{feff}'))
}

/// The first tag of a drawing, with nothing before it but what XML has there. Entities of its own are none that a drawing needs.
fn opening(text: &str) -> Option<&str> {
    let begin = text.find("<svg")?;
    let before = &text[..begin];
    let plain = before.trim_start().is_empty() || before.trim_start().starts_with("<?xml") || before.trim_start().starts_with("<!");
    let tag = &text[begin..begin + text[begin..].find('>')?];
    (plain && !before.contains("<!ENTITY")).then_some(tag)
}

/// Width and height of a drawing, as its first tag says them: in pixels, or by the box that it is drawn in.
fn drawing(text: &str) -> Option<(u32, u32)> {
    let tag = opening(text)?;
    let attribute = |name: &str| {
        let rest = tag.split_once(&format!(" {name}=")).or_else(|| tag.split_once(&format!("\n{name}=")))?.1;
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()
    };
    let pixels = |text: &str| whole(text.trim().trim_end_matches("px").parse().ok()?);
    let said = attribute("width").and_then(pixels).zip(attribute("height").and_then(pixels));
    said.or_else(|| {
        let view = attribute("viewBox")?;
        let numbers: Vec<f64> = view.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse).collect::<Result<_, _>>().ok()?;
        match numbers.as_slice() {
            [_, _, width, height] => whole(*width).zip(whole(*height)),
            _ => None,
        }
    })
}

/// A length in whole pixels, where it is one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 1 and 100 000")]
fn whole(length: f64) -> Option<u32> {
    (1.0..=100_000.0).contains(&length).then(|| length.round() as u32)
}

/// The line on which a style sheet fetches something, from 1: another sheet, a picture, letters. This is for whoever writes it; that a page
/// fetches nothing from elsewhere is what its policy sees to.
fn fetches(css: &str) -> Option<u32> {
    let found = without_remarks(css).lines().position(|line| {
        let line: String = line.to_ascii_lowercase().split_whitespace().collect();
        let elsewhere = |rest: &str| !rest.trim_start_matches(['"', '\'']).starts_with('#');
        line.contains("@import") || line.contains("image-set(") || line.match_indices("url(").any(|(at, _)| elsewhere(&line[at + 4..]))
    })?;
    u32::try_from(found + 1).ok()
}

/// A style sheet with nothing where its remarks were, on the same lines.
fn without_remarks(css: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(css.len()), css);
    while let Some((before, after)) = rest.split_once("/*") {
        let (remark, after) = after.split_once("*/").unwrap_or((after, ""));
        plain.push_str(before);
        plain.extend(remark.matches('\n'));
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(path: &str) -> FilePath {
        FilePath::parse(path).unwrap()
    }

    #[test]
    fn a_file_is_what_its_name_says() {
        for (path, bytes) in [
            ("assets/a.jpg", b"<html>".as_slice()),
            ("assets/a.png", b"\xff\xd8\xff\xe0"),
            ("assets/a.jpg", b"GIF89a"),
            ("assets/a.gif", b"\xff\xd8\xff\xe0"),
            ("assets/a.svg", b"<html><svg></svg></html>"),
            ("assets/a.svg", b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>"),
            ("assets/a.pdf", b"PDF"),
            ("assets/a.css", b"<style>"),
            ("assets/a.css", b"\xff\xfe"),
        ] {
            assert_eq!(look(&at(path), bytes), Err(Wrong::Kind { path: path.to_owned() }), "{path}");
        }
        assert_eq!(look(&at("assets/a.heic"), b"x"), Err(Wrong::Foreign { path: "assets/a.heic".to_owned() }));
        // Said by the name or by the bytes: what to do is the same, another name is not it.
        let by_bytes = [&b"\0\0\0\x18ftypheic\0\0"[..], b"\0\0\0\x1cftypavif", b"II*\0\x08"].map(|bytes| ("assets/a.jpg", bytes));
        let by_name = ["assets/a.tiff", "assets/a.HEIC", "assets/a.avif"].map(|path| (path, &b"x"[..]));
        for (path, bytes) in by_bytes.into_iter().chain(by_name) {
            let wrong = look(&at(path), bytes).unwrap_err();
            assert_eq!(wrong, Wrong::Foreign { path: at(path).to_string() }, "{path}");
            let said = crate::refusal_in_english(&domain::Refusal::File(wrong));
            assert!(said.contains("Save it as JPEG or PNG."), "{said}");
        }
        assert_eq!(look(&at("assets/a.ods"), b"PK"), Ok(None));
    }

    #[test]
    fn a_drawing_says_how_large_it_is() {
        for (svg, extent) in [
            ("<svg xmlns=\"x\" width=\"120\" height=\"40px\"/>", Some((120, 40))),
            ("<?xml version=\"1.0\"?>\n<!-- by hand -->\n<svg viewBox=\"0 0 24.4 12\">", Some((24, 12))),
            ("<svg width='100%' height='100%' viewBox='0,0,3,4'>", Some((3, 4))),
            ("<svg>", None),
            ("<svg width=\"-1\" height=\"1e99\">", None),
        ] {
            assert_eq!(look(&at("assets/a.svg"), svg.as_bytes()), Ok(extent), "{svg}");
        }
    }

    #[test]
    fn a_style_sheet_fetches_nothing() {
        assert_eq!(look(&at("assets/a.css"), b":root { --accent: #123; }\n.x { fill: url(#hatch) } /* url(x) */"), Ok(None));
        for (css, line) in [
            ("@import \"x.css\";", 1),
            ("a {}\n@IMPORT url(x)", 2),
            ("\n\nb { background: url( 'https://example.org/x.png' ) }", 3),
            ("b { background: image-set('x.png' 1x) }", 1),
            ("b { src: URL(data:x) }", 1),
            ("/* @import is\nrefused */\n@import 'x';", 3),
        ] {
            assert_eq!(look(&at("assets/a.css"), css.as_bytes()), Err(Wrong::Fetches { path: "assets/a.css".to_owned(), line }), "{css}");
        }
    }
}
