//! Which language somebody gets.

use crate::{Lang, Words};

impl Lang {
    /// The name that the language has for itself: "Français".
    pub fn own_name(self) -> &'static str {
        Words::new(self).language_name()
    }

    /// The language with exactly this tag, in any case of letters.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// What an `Accept-Language` header wishes for, best first: `pt-BR`, `fr`. What cannot be read, and `*`, are passed over.
    pub fn wishes(accept_language_header: &str) -> Vec<&str> {
        let mut wishes: Vec<(&str, f32)> = accept_language_header.split(',').filter_map(read_wish).collect();
        wishes.retain(|(range, quality)| *range != "*" && *quality > 0.0);
        wishes.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        wishes.into_iter().map(|(range, _)| range).collect()
    }

    /// The language that serves an `Accept-Language` header best.
    ///
    /// The wish with the highest quality that can be met wins, the earlier one of equals. `fr-CA` is met by `fr`, and `pt` by `pt-BR`
    /// where there is no `pt`. What cannot be read is passed over. `*`, and no wish that can be met, give English.
    pub fn negotiate(accept_language_header: &str) -> Self {
        Self::negotiate_or(accept_language_header, Self::En)
    }

    /// The same; `*`, and no wish that can be met, give another language.
    pub fn negotiate_or(accept_language_header: &str, otherwise: Self) -> Self {
        let mut best = (otherwise, 0.0);
        for wish in accept_language_header.split(',') {
            if let Some((range, quality)) = read_wish(wish)
                && quality > best.1
                && let Some(lang) = met(range, otherwise)
            {
                best = (lang, quality);
            }
        }
        best.0
    }
}

/// The one of these tags that meets a wish best: `pt-PT` is met by `pt`, and `pt` by `pt-BR` where there is no `pt`.
pub fn meeting<'a>(range: &str, tags: &[&'a str]) -> Option<&'a str> {
    let is = |wish: &str| tags.iter().copied().find(|tag| tag.eq_ignore_ascii_case(wish));
    let mut shorter = std::iter::successors(Some(range), |range| range.rsplit_once('-').map(|(start, _)| start));
    let bare = range.split('-').next().unwrap_or(range);
    let regional = |tag: &&str| tag.split_once('-').is_some_and(|(language, _)| language.eq_ignore_ascii_case(bare));
    shorter.find_map(is).or_else(|| tags.iter().copied().find(regional))
}

/// `fr-CA;q=0.8` as the language and the quality from 0 to 1.
fn read_wish(wish: &str) -> Option<(&str, f32)> {
    let mut parts = wish.split(';').map(str::trim);
    let range = parts.next()?;
    let mut quality = 1.0;
    for parameter in parts {
        let (name, value) = parameter.split_once('=')?;
        if name.trim_end().eq_ignore_ascii_case("q") {
            quality = value.trim_start().parse().ok()?;
        }
    }
    (0.0..=1.0).contains(&quality).then_some((range, quality))
}

fn met(range: &str, any: Lang) -> Option<Lang> {
    if range == "*" {
        return Some(any);
    }
    let codes: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).collect();
    meeting(range, &codes).and_then(Lang::from_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation() {
        for (header, lang) in [
            ("", Lang::En),
            ("fr", Lang::Fr),
            ("FR", Lang::Fr),
            ("fr-CA", Lang::Fr),
            ("fr-Latn-CA", Lang::Fr),
            ("fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7", Lang::Fr),
            ("en-GB,en;q=0.9,fr;q=0.8", Lang::En),
            ("en;q=0.3, fr;q=0.7", Lang::Fr),
            ("en ; q = 0.3 , fr ; q = 0.7", Lang::Fr),
            ("fr, en", Lang::Fr),
            ("en, fr", Lang::En),
            ("tlh, fr;q=0.1", Lang::Fr),
            ("tlh", Lang::En),
            ("fr;q=0", Lang::En),
            ("*, fr;q=0.5", Lang::En),
            ("*;q=0.1, fr;q=0.5", Lang::Fr),
            // not readable: passed over
            ("en;q=x, fr;q=0.1", Lang::Fr),
            ("en;q=NaN, fr;q=0.1", Lang::Fr),
            ("fr;q=2", Lang::En),
            ("fr;q=-1", Lang::En),
            ("fr;q", Lang::En),
            ("frr", Lang::En),
            (",;=,-,é-é", Lang::En),
        ] {
            assert_eq!(Lang::negotiate(header), lang, "{header:?}");
        }
    }

    #[test]
    fn wishes_are_met_by_what_there_is() {
        assert_eq!(Lang::wishes("en;q=0.3, pt-BR, *;q=0.9, fr;q=0.7, de;q=0"), ["pt-BR", "fr", "en"]);
        for (wish, met) in [("pt", Some("pt")), ("PT-pt", Some("pt")), ("zh-Hant-TW", Some("zh-Hans")), ("de", None), ("fr", Some("fr-CA"))]
        {
            assert_eq!(meeting(wish, &["pt-BR", "pt", "zh-Hans", "fr-CA"]), met, "{wish}");
        }
    }

    #[test]
    fn who_wishes_for_nothing_that_there_is_gets_what_is_spoken_there() {
        for (header, lang) in [("", Lang::Fr), ("tlh", Lang::Fr), ("*", Lang::Fr), ("en", Lang::En), ("tlh, en;q=0.1", Lang::En)] {
            assert_eq!(Lang::negotiate_or(header, Lang::Fr), lang, "{header:?}");
        }
    }

    #[test]
    fn codes_and_names() {
        for &lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::from_code("fr-CA"), None);
        assert_eq!(Lang::ALL.first(), Some(&Lang::En));
        assert_eq!(Lang::En.own_name(), "English");
        assert_eq!(Lang::Fr.own_name(), "Français");
    }
}
