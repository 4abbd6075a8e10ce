//! What a page is called elsewhere: its one address, the languages in which it exists, and what other programs show beside a link to it.

use words::Lang;

use crate::board::title;
use crate::say::Say;

/// What stands in a page's head for other programs.
pub struct Meta {
    /// The page's one address; whole where the program knows its own.
    pub canonical: String,
    /// The address for the program's whole name, where it knows it.
    pub url: Option<String>,
    /// Languages in which the page exists, with their addresses.
    pub alternates: Vec<(String, String)>,
    /// The event that it belongs to.
    pub site: String,
    /// Its title, without the event's.
    pub title: String,
    /// The page in a sentence or two.
    pub description: String,
    /// As programs that show links write a language: `pt_BR`.
    pub locale: String,
    /// The event as linked data, on its front page.
    pub data: Option<String>,
    /// The address of all of that.
    pub data_at: Option<String>,
}

/// Characters of a page that a list of results shows.
const SHOWN: usize = 160;

impl Meta {
    /// Of a page at an address, which may ask for something, in one of the languages in which it exists.
    pub fn of(base: &str, at: &str, languages: &[String], own: &str, title: &str, described: &str) -> Self {
        let in_language = |tag: &str| format!("{base}{at}{}lang={tag}", if at.contains('?') { '&' } else { '?' });
        let canonical = if languages.len() > 1 { in_language(own) } else { format!("{base}{at}") };
        let mut alternates: Vec<(String, String)> =
            languages.iter().map(|tag| (tag.clone(), in_language(tag))).filter(|_| languages.len() > 1).collect();
        if !alternates.is_empty() {
            alternates.push(("x-default".to_owned(), format!("{base}{at}")));
        }
        Self {
            url: (!base.is_empty()).then(|| canonical.clone()),
            canonical,
            alternates,
            site: String::new(),
            title: title.to_owned(),
            description: brief(described),
            locale: own.replace('-', "_"),
            data: None,
            data_at: None,
        }
    }

    /// Of a page of the program's own, which exists in all of its languages; by the event's line where there is nothing to describe it.
    pub fn of_ours(say: Say<'_>, base: &str, at: &str, title_: &str, described: &str) -> Self {
        let languages: Vec<String> = Lang::ALL.iter().map(|lang| lang.code().to_owned()).collect();
        let site = title(say.event().title.as_str(), say.words);
        let line = say.event().site.look.line.as_str();
        let described = [described, line, &site].into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
        let meta = Self::of(base, &format!("/{}{at}", say.view.slug), &languages, say.words.lang().code(), title_, described);
        Self { site, ..meta }
    }
}

/// A text, cut at a word.
fn brief(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SHOWN {
        return text;
    }
    let cut: String = text.chars().take(SHOWN).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_at_a_word() {
        assert_eq!(brief(" a\n b "), "a b");
        let long = brief(&"word ".repeat(60));
        assert!(long.ends_with("word…") && long.chars().count() <= SHOWN + 1, "{long}");
    }

    #[test]
    fn a_language_is_asked_for_beside_what_an_address_asks_for_already() {
        let meta = Meta::of("https://days.example", "/paris/timetable?day=2018-05-28", &["en".to_owned(), "fr".to_owned()], "fr", "", "");
        assert_eq!(meta.canonical, "https://days.example/paris/timetable?day=2018-05-28&lang=fr");
        assert_eq!(meta.alternates[2], ("x-default".to_owned(), "https://days.example/paris/timetable?day=2018-05-28".to_owned()));
    }
}
