//! Links: `http` and `https` and nothing else, so that no link on a page can run anything.

use serde::{Deserialize, Serialize};

use crate::file::FilePath;
use crate::refusal::{Field, Refusal};
use crate::text::{NOTE_LIMIT, Text};

/// An address on the web.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Link(Text);

impl Link {
    /// The address in this text.
    ///
    /// # Errors
    /// [`Refusal::NotALink`] if it is not `http://` or `https://` with a host, and no space;
    /// [`Refusal::TooLong`] over 2 000 characters.
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let text = Text::note(written, Field::Link)?;
        if is_link(text.as_str()) { Ok(Self(text)) } else { Err(Refusal::NotALink { given: written.trim().chars().take(80).collect() }) }
    }

    /// An address, and after a space what it is called.
    ///
    /// # Errors
    /// As those of [`Link::parse`], and where its name is too long.
    pub fn parse_named(written: &str) -> Result<(Self, Text), Refusal> {
        let written = written.trim();
        let (address, name) = written.split_once(char::is_whitespace).unwrap_or((written, ""));
        Ok((Self::parse(address)?, Text::line(name, Field::Link)?))
    }

    /// A file of the event's own site.
    ///
    /// # Errors
    /// None but those of a text: a path is short.
    pub fn to_file(path: &FilePath) -> Result<Self, Refusal> {
        Text::note(path.as_str(), Field::Link).map(Self)
    }

    /// The file of the event's own site to which it leads, if it does.
    pub fn file(&self) -> Option<FilePath> {
        FilePath::parse(self.as_str()).ok().filter(|path| path.as_str() == self.as_str())
    }

    /// The address; nothing where it was struck.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What it leads to, whichever way it is written: an issue of a forge by its name there, `github:owner/repository#7`; any other page by
    /// its address.
    pub fn meaning(&self) -> Meaning {
        issue(self.as_str()).map_or_else(|| Meaning::Page(plain(self.as_str())), Meaning::Issue)
    }

    pub(crate) fn strike(&mut self) {
        self.0.strike();
    }
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One issue, or a request to merge something, by its name at its forge.
    Issue(String),
    /// Any other page; several things may be told on it.
    Page(String),
}

/// The name of an issue at its forge, if the address is one's.
fn issue(address: &str) -> Option<String> {
    let (host, owner, repository) = repository(address)?;
    let path = address.split(['?', '#']).next()?;
    let mut parts = path.split('/').filter(|part| !part.is_empty()).skip(4).skip_while(|part| kind(part).is_none());
    let mark = kind(parts.next()?)?;
    let number: u64 = parts.next()?.parse().ok()?;
    Some(format!("{host}:{owner}/{repository}{mark}{number}").to_lowercase())
}

/// What stands before the number of an issue, or of a request to merge something where these have numbers of their own.
fn kind(part: &str) -> Option<char> {
    match part {
        "issues" | "issue" | "work_items" | "pull" | "pulls" => Some('#'),
        "merge_requests" => Some('!'),
        _ => None,
    }
}

/// Forge, owner and repository of an address, of a page or of the API; GitHub is `github`, another forge its host.
pub fn repository(address: &str) -> Option<(&str, &str, &str)> {
    let rest = without_scheme(address)?;
    let (host, path) = rest.split_once('/')?;
    let is = |known: &str| host.eq_ignore_ascii_case(known);
    // The API of github.com has a host of its own, that of an enterprise a folder.
    let path = path.strip_prefix("repos/").filter(|_| is("api.github.com")).unwrap_or(path);
    let path = path.strip_prefix("api/v3/repos/").unwrap_or(path);
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (owner, repository) = (parts.next()?, parts.next()?);
    let host = if is("github.com") || is("www.github.com") || is("api.github.com") { "github" } else { host };
    Some((host, owner, repository))
}

fn without_scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")).then_some(rest)
}

/// An address as it is compared: without scheme, without a slash at its end, its host in small letters.
fn plain(address: &str) -> String {
    let rest = without_scheme(address).unwrap_or(address);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    format!("{}{}", host.to_lowercase(), path.trim_end_matches('/'))
}

/// Whether a text is the address of something on the web.
pub fn is_link(text: &str) -> bool {
    let lower: String = text.chars().take(8).flat_map(char::to_lowercase).collect();
    let rest = lower.strip_prefix("https://").map(|_| &text[8..]).or_else(|| lower.strip_prefix("http://").map(|_| &text[7..]));
    rest.is_some_and(|rest| {
        text.len() <= NOTE_LIMIT
            && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_of_the_site_is_led_to_where_it_is_named() {
        let path = FilePath::parse("assets/looms.pdf").unwrap();
        assert_eq!(Link::to_file(&path).unwrap().file(), Some(path));
        assert_eq!(Link::parse("https://example.org/assets/looms.pdf").unwrap().file(), None);
        assert!(Link::parse("assets/looms.pdf").is_err(), "anywhere else it is no link");
    }

    #[test]
    fn only_the_web_is_linked_to() {
        assert!(Link::parse(" https://example.org/a?b=c#d ").is_ok());
        assert!(Link::parse("HTTP://EXAMPLE.org").is_ok());
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "https://",
            "https:// x",
            "ftp://x",
            "example.org",
            "https://a\"b",
            "",
        ] {
            assert!(matches!(Link::parse(bad), Err(Refusal::NotALink { .. })), "{bad}");
        }
    }

    #[test]
    fn an_issue_is_one_however_its_address_is_written() {
        let means = |written: &str| Link::parse(written).unwrap().meaning();
        for same in [
            "https://github.com/weaving/loom/issues/7",
            "http://www.GitHub.com/Weaving/Loom/issues/7/#issuecomment-12",
            "https://github.com/weaving/loom/pull/7?diff=split",
            "https://api.github.com/repos/weaving/loom/issues/7",
        ] {
            assert_eq!(means(same), Meaning::Issue("github:weaving/loom#7".to_owned()), "{same}");
        }
        assert_eq!(means("https://git.example.org/a/b/-/issues/7"), Meaning::Issue("git.example.org:a/b#7".to_owned()));
        assert_eq!(means("https://git.example.org/a/b/-/merge_requests/7"), Meaning::Issue("git.example.org:a/b!7".to_owned()));
        for page in ["https://github.com/weaving/loom/issues", "https://github.com/weaving/loom/issues/new", "https://example.org/issues/7"]
        {
            assert!(matches!(means(page), Meaning::Page(_)), "{page}");
        }
        assert_eq!(means("http://Example.org/Roadmap/"), means("https://example.org/Roadmap"));
        assert_ne!(means("https://example.org/roadmap#one"), means("https://example.org/roadmap#two"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = is_link(&text);
            let _ = is_link(&format!("https://{text}"));
            let _ = Link::parse(&format!("https://a/{text}")).map(|link| link.meaning());
        }
    }
}
