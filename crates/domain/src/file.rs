//! Files of an event's site: pictures, slides, a style sheet. What stands at which path is in the list of changes; the bytes are in the
//! ledger, under their SHA-256.

use std::collections::BTreeSet;
use std::fmt;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::change::Change as Any;
use crate::event::Event;
use crate::refusal::Refusal;
use crate::site;

/// The most bytes of one file: the slides of a talk with pictures in them. It is in memory once while it arrives.
pub const MOST_BYTES: u64 = 20 << 20;

/// The most files of an event: each is a row of one page.
pub const MOST_FILES: usize = 500;

/// The most bytes of an event's files, those that were replaced and can come back included: every backup has them all.
pub const MOST_ROOM: u64 = 300 << 20;

/// The longest path, in characters: what every file system holds, with the folder around it.
const LONGEST: usize = 120;

/// The folder in which all files stand.
const FOLDER: &str = "assets/";

/// Where a file stands: `assets/hall.jpg`. Parts of letters without accents, digits, `-`, `_` and `.`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FilePath(String);

impl FilePath {
    /// The path in this text, with or without a slash before it.
    ///
    /// # Errors
    /// [`Wrong::Path`].
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let path = written.trim().trim_start_matches('/');
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain);
        let below = path.strip_prefix(FOLDER).filter(|below| below.contains('.') && below.split('/').all(is_part));
        match below {
            Some(_) if path.len() <= LONGEST => Ok(Self(path.to_owned())),
            _ => Err(Refusal::File(Wrong::Path { given: written.trim().chars().take(80).collect() })),
        }
    }

    /// The path for a file that is called so on somebody's computer: spaces become `-`, and what cannot stand in a path goes.
    ///
    /// # Errors
    /// [`Wrong::Path`] where nothing is left of the name, or it has no ending.
    pub fn of_upload(name: &str) -> Result<Self, Refusal> {
        let refused = || Refusal::File(Wrong::Path { given: name.trim().chars().take(80).collect() });
        let name = name.rsplit(['/', '\\']).next().unwrap_or("").trim();
        let (stem, end) = name.rsplit_once('.').ok_or_else(refused)?;
        let tidy = |text: &str| {
            let letters = text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' });
            let text: String = letters.collect();
            text.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
        };
        let stem: String = tidy(stem).chars().take(80).collect();
        if stem.is_empty() {
            return Err(refused());
        }
        Self::parse(&format!("{FOLDER}{stem}.{}", tidy(end).to_lowercase()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without its folder: `hall.jpg`.
    pub fn below(&self) -> &str {
        self.0.strip_prefix(FOLDER).unwrap_or(&self.0)
    }

    /// The file's own name: `hall.jpg`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// What the name says that it is.
    pub fn kind(&self) -> Kind {
        Kind::named(self.name())
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for FilePath {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<FilePath> for String {
    fn from(path: FilePath) -> Self {
        path.0
    }
}

/// What names the bytes of a file: their SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(pub [u8; 32]);

/// Letters of a hash that stand in an address: 80 bits, which nobody guesses.
const SHORT: usize = 20;

impl Hash {
    /// The first letters, as addresses show them.
    pub fn short(&self) -> String {
        HEXLOWER.encode(&self.0)[..SHORT].to_owned()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl TryFrom<String> for Hash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or("a hash is 64 of 0 to 9 and a to f")
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.to_string()
    }
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A photograph.
    Jpeg,
    /// A drawing or a picture of a screen.
    Png,
    /// A photograph or a drawing, as some programs save them.
    Webp,
    /// A picture of a few colours, which may move; readers get it as it stands first.
    Gif,
    /// A drawing of lines.
    Svg,
    /// A style sheet.
    Css,
    /// Pages to read or print.
    Pdf,
    /// Anything else: it is kept and given out, and shown nowhere.
    Other,
}

impl Kind {
    /// What a file that is called so should be.
    pub fn named(name: &str) -> Self {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
        match end.as_str() {
            "jpg" | "jpeg" => Self::Jpeg,
            "png" => Self::Png,
            "webp" => Self::Webp,
            "gif" => Self::Gif,
            "svg" => Self::Svg,
            "css" => Self::Css,
            "pdf" => Self::Pdf,
            _ => Self::Other,
        }
    }

    /// Whether it is made of pixels: then readers get it in sizes, and never as it came.
    pub const fn has_pixels(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Gif)
    }

    /// Whether a page can show it.
    pub const fn is_picture(self) -> bool {
        self.has_pixels() || matches!(self, Self::Svg)
    }
}

/// A file, as it was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// What names its bytes.
    pub hash: Hash,
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub bytes: u64,
    /// Width and height of a picture in pixels, the right way up; none where it is no picture, or a drawing does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<(u32, u32)>,
    /// A picture in the sizes in which readers get it, the narrowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sizes: Vec<Size>,
}

/// A picture in one size, without anything that its maker's program wrote beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// What names its bytes.
    pub hash: Hash,
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub bytes: u64,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl Filed {
    /// All that is kept of it: itself and its sizes.
    pub fn hashes(&self) -> impl Iterator<Item = Hash> {
        std::iter::once(self.hash).chain(self.sizes.iter().map(|size| size.hash))
    }

    /// What readers may have of it: a picture of pixels in its sizes alone, as what it came with may say where it was taken.
    pub fn served(&self) -> impl Iterator<Item = (Hash, Kind)> {
        let itself = (!self.kind.has_pixels()).then_some((self.hash, self.kind));
        itself.into_iter().chain(self.sizes.iter().map(|size| (size.hash, size.kind)))
    }

    /// How many bytes it and its sizes have.
    fn room(&self) -> u64 {
        self.bytes + self.sizes.iter().map(|size| size.bytes).sum::<u64>()
    }
}

/// Why a file is not taken, or what names one that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No file can be called so.
    Path {
        /// What was given.
        given: String,
    },
    /// Another one is called so but for capital letters, which not every computer can tell apart.
    Alike {
        /// How it is called.
        path: String,
        /// The other one.
        other: String,
    },
    /// It has too many bytes.
    Large {
        /// Where it stands.
        path: String,
        /// How many it has.
        bytes: u64,
        /// How many are possible.
        most: u64,
    },
    /// The event has so many already.
    Many,
    /// All files of the event, and those that they replaced, have no room.
    NoRoom,
    /// A picture that has too many pixels to be made smaller here.
    Pixels {
        /// Where it stands.
        path: String,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// It is not what its name says.
    Kind {
        /// Where it stands.
        path: String,
    },
    /// A kind of picture that not every browser shows.
    Foreign {
        /// Where it stands.
        path: String,
    },
    /// A picture that is not whole.
    Broken {
        /// Where it stands.
        path: String,
    },
    /// A style sheet that fetches something.
    Fetches {
        /// Where it stands.
        path: String,
        /// The line, from 1.
        line: u32,
    },
    /// No such file stands there.
    Unknown {
        /// What was named.
        given: String,
        /// What may be meant.
        near: Option<String>,
    },
    /// It is no picture, or no style sheet, where one is asked for.
    NotFit {
        /// Where it stands.
        path: String,
    },
}

/// Whether a file may stand there.
pub(crate) fn check(event: &Event, path: &FilePath, filed: &Filed) -> Result<(), Refusal> {
    let refuse = |wrong| Err(Refusal::File(wrong));
    if filed.bytes > MOST_BYTES {
        return refuse(Wrong::Large { path: path.to_string(), bytes: filed.bytes, most: MOST_BYTES });
    }
    let standing = &event.site.files;
    if let Some(other) = standing.keys().find(|other| *other != path && other.as_str().eq_ignore_ascii_case(path.as_str())) {
        return refuse(Wrong::Alike { path: path.to_string(), other: other.to_string() });
    }
    if !standing.contains_key(path) && standing.len() >= MOST_FILES {
        return refuse(Wrong::Many);
    }
    let mut seen = BTreeSet::new();
    let known: u64 = filed_so_far(event).filter(|known| seen.insert(known.hash)).map(Filed::room).sum();
    if known + if seen.contains(&filed.hash) { 0 } else { filed.room() } > MOST_ROOM { refuse(Wrong::NoRoom) } else { Ok(()) }
}

/// Every file that ever stood in the event and was not struck.
fn filed_so_far(event: &Event) -> impl Iterator<Item = &Filed> {
    event.history.newest_first().filter_map(|entry| match &entry.change {
        Any::Site(site::Change::Filed { file, .. }) => file.as_deref(),
        _ => None,
    })
}

/// What the ledger has to keep for an event: of all files that stand, and of those that undoing would bring back.
pub fn kept(event: &Event) -> BTreeSet<Hash> {
    filed_so_far(event).flat_map(Filed::hashes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_in_its_folder() {
        assert_eq!(FilePath::parse("/assets/Hall-1.jpg").unwrap().as_str(), "assets/Hall-1.jpg");
        assert_eq!(FilePath::parse("assets/talks/a_b.pdf").unwrap().below(), "talks/a_b.pdf");
        for bad in ["hall.jpg", "assets/", "assets/../x.jpg", "assets/.git", "assets/a b.jpg", "assets/é.png", "assets/x", "assets//a.b"] {
            assert!(matches!(FilePath::parse(bad), Err(Refusal::File(Wrong::Path { .. }))), "{bad}");
        }
        assert!(FilePath::parse(&format!("assets/{}.png", "x".repeat(LONGEST))).is_err());
    }

    #[test]
    fn what_somebody_calls_a_file_becomes_a_path() {
        for (name, path) in [
            ("Hall 1 (large).JPG", "assets/Hall-1-large.jpg"),
            ("C:\\Pictures\\été.png", "assets/t.png"),
            ("../../etc/passwd.txt", "assets/passwd.txt"),
            ("slides.v2.pdf", "assets/slides-v2.pdf"),
        ] {
            assert_eq!(FilePath::of_upload(name).unwrap().as_str(), path, "{name}");
        }
        for bad in ["", "photo", "…png", ".jpg", "é.jpg"] {
            assert!(FilePath::of_upload(bad).is_err(), "{bad}");
        }
    }
}
