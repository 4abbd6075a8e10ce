//! Finding: which rows of a board have the words and the marks that an address such as `?q=ecran&needs=yes` asks for.
//!
//! What is looked through is the rows as they were drawn for an audience, and nothing else: nobody finds what they may not
//! see. `assets/find.js` does the same in the browser, by the same rules, while one types.

use axum::extract::Query;
use axum::http::Uri;
use domain::Event;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is longer than anybody types is not looked for, in characters.
const LONGEST: usize = 200;

/// What somebody looks for.
#[derive(Debug, Default)]
pub struct Find {
    /// The words as they were typed.
    pub words: String,
    /// Only projects where newcomers are welcome.
    pub welcome: bool,
    /// Only projects that need something.
    pub needs: bool,
    /// Only projects in one of these houses, by number; in any where there is none.
    houses: Vec<usize>,
    /// The words as they are compared.
    folded: Vec<String>,
    /// The part of the address that asks for this.
    query: String,
}

impl Find {
    /// What the address of a board asks for. A house that is not there is not asked for.
    pub fn of(uri: &Uri, event: &Event) -> Self {
        let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(uri).unwrap_or_default();
        let all = |name: &'static str| asked.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str());
        let words: String = all("q").next().unwrap_or("").trim().chars().take(LONGEST).collect();
        let house = |letters: &str| event.venues.iter().position(|venue| venue.id.0.short() == letters).map(|index| index + 1);
        let ours = |pair: &&str| ["q", "welcome", "needs", "house"].contains(&pair.split('=').next().unwrap_or(""));
        Self {
            folded: fold(&words).split_whitespace().map(str::to_owned).collect(),
            words,
            welcome: all("welcome").next() == Some("yes"),
            needs: all("needs").next() == Some("yes"),
            houses: all("house").filter_map(house).collect(),
            query: uri.query().unwrap_or("").split('&').filter(ours).collect::<Vec<_>>().join("&"),
        }
    }

    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.folded.is_empty() && !self.asks_for_marks()
    }

    /// Whether the house with this number is asked for.
    pub fn asks_for(&self, house: usize) -> bool {
        self.houses.contains(&house)
    }

    /// The part of the address that asks for this.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Whether a drawn row has all that is asked for. Marks are asked of projects only: what is done and what is said has none.
    pub fn fits(&self, row: &str) -> bool {
        if self.is_everything() {
            return true;
        }
        let class = attribute(row, "class");
        let has = |mark: &str| class.split(' ').any(|one| one == mark);
        let is_line = has("line");
        if is_line && ((self.welcome && !has("welcome")) || (self.needs && !has("lit"))) {
            return false;
        }
        let stands_in = |house: &usize| row.contains(&format!("<svg class=\"sign sign-{house}\""));
        if is_line && !self.houses.is_empty() && !self.houses.iter().any(stands_in) {
            return false;
        }
        let text = fold(&text_of(row));
        self.folded.iter().all(|word| text.contains(word.as_str()))
    }

    /// Whether only projects with some mark are asked for.
    pub fn asks_for_marks(&self) -> bool {
        self.welcome || self.needs || !self.houses.is_empty()
    }
}

/// Text as it is compared: "Écran" is "ecran".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            c => folded.push(c),
        }
    }
    folded
}

/// What a row says: its text, how many sit there left out, and what it knows beyond what it shows.
fn text_of(row: &str) -> String {
    let mut text = attribute(row, "data-also").to_owned();
    text.push(' ');
    let (before, after) = row.split_once("<p class=\"seats\"").unwrap_or((row, ""));
    let after = after.split_once("</p>").map_or(after, |(_, after)| after);
    for part in [before, after] {
        let mut inside = false;
        text.extend(part.chars().filter(|c| match c {
            '<' => {
                inside = true;
                false
            }
            '>' if inside => {
                inside = false;
                false
            }
            _ => !inside,
        }));
    }
    unescaped(&text)
}

/// An attribute of the row's own element.
fn attribute<'a>(row: &'a str, name: &str) -> &'a str {
    let tag = row.split('>').next().unwrap_or("");
    tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next()).unwrap_or("")
}

/// Undoes what our own templates write for characters that would be markup.
fn unescaped(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let known = after.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        let (c, after) = known.unwrap_or(('&', after));
        text.push(c);
        rest = after;
    }
    text.push_str(rest);
    text
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        _ => name.strip_prefix('#')?.parse().ok().and_then(char::from_u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn find(query: &str) -> Find {
        let event = crate::home::no_event().event.clone();
        Find::of(&format!("/paris/?{query}").parse().unwrap(), &event)
    }

    const ROW: &str = "<li class=\"line lit\" id=\"p-1\" data-also=\"Grace &amp; Zoë\"><svg class=\"sign sign-2\"></svg><h3><a href=\"/x/secret\">\
                       Écran &lt;b&gt; l&#39;œuvre</a></h3><p class=\"seats\" data-here=\"4\"><span>4/6</span> free</p><p>Ada</p></li>";

    #[test]
    fn accents_and_case_do_not_matter_and_every_word_counts() {
        for found in
            ["ecran", "ÉCRAN", "e%CC%81cran", "cran+ada", "oeuvre", "l'%C5%93uvre", "grace+ecran", "zoe", "%3Cb%3E", "+", "needs=yes"]
        {
            let query = if found.contains('=') { found.to_owned() } else { format!("q={found}") };
            assert!(find(&query).fits(ROW), "{query}");
        }
        for not in ["q=ecran+linus", "q=secret", "q=free", "q=lit", "q=amp", "welcome=yes", "needs=yes&q=linus"] {
            assert!(!find(not).fits(ROW), "{not}");
        }
    }

    #[test]
    fn what_is_asked_for_is_part_of_the_address() {
        assert_eq!(find("day=2018-05-28&q=a+b&x=1&needs=yes&lang=fr").query(), "q=a+b&needs=yes");
        assert!(find("day=2018-05-28&q=+&welcome=no&house=nowhere").is_everything());
        assert!(!find("welcome=yes").is_everything());
    }

    proptest! {
        #[test]
        fn no_words_and_no_rows_make_it_panic(words: String, row: String) {
            let words = Find { folded: vec![fold(&words)], welcome: true, houses: vec![1], ..Find::default() };
            let _ = words.fits(&row);
            let _ = words.fits(&format!("<li class=\"line welcome\"><svg class=\"sign sign-1\">{row}"));
        }

        #[test]
        fn a_row_is_found_by_any_part_of_what_it_says(says in "[\\PC&&[^\\s]]{1,12}") {
            let row = format!("<li class=\"line\"><p>{}</p></li>", crate::inline::escape(&says));
            let words = Find { folded: vec![fold(&says)], ..Find::default() };
            prop_assert!(words.fits(&row), "{says} in {row}");
        }
    }
}
