//! Which date a heading means.

use super::cells::without_accent;

const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "januar", "janner", "jan", "janv"],
    &["february", "fevrier", "februar", "feb", "fev", "fevr"],
    &["march", "mars", "marz", "maerz", "mar", "mrz"],
    &["april", "avril", "apr", "avr"],
    &["may", "mai"],
    &["june", "juin", "juni", "jun"],
    &["july", "juillet", "juli", "jul", "juil"],
    &["august", "aout", "aug"],
    &["september", "septembre", "sep", "sept"],
    &["october", "octobre", "oktober", "oct", "okt"],
    &["november", "novembre", "nov"],
    &["december", "decembre", "dezember", "dec", "dez"],
];

/// Monday first.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "lundi", "montag"],
    &["tuesday", "mardi", "dienstag"],
    &["wednesday", "mercredi", "mittwoch"],
    &["thursday", "jeudi", "donnerstag"],
    &["friday", "vendredi", "freitag"],
    &["saturday", "samedi", "samstag", "sonnabend"],
    &["sunday", "dimanche", "sonntag"],
];

/// Short weekdays, which count only as the whole heading or as its first word beside a date ("mon", "do", "so" and
/// "sam" are words too; "mar" is left to March).
const SHORT_WEEKDAYS: [&[&str]; 7] = [
    &["mon", "lun", "mo"],
    &["tue", "tues", "di"],
    &["wed", "mer", "mi"],
    &["thu", "thur", "thurs", "jeu", "do"],
    &["fri", "ven", "fr"],
    &["sat", "sam", "sa"],
    &["sun", "dim", "so"],
];

/// Words that may stand between a day's number and its month.
const BETWEEN: [&str; 8] = ["of", "the", "de", "st", "nd", "rd", "th", "er"];

/// Words that join two numbers to more than one day.
const JOINING: [&str; 8] = ["and", "et", "und", "to", "au", "bis", "until", "a"];

/// Words in a heading that is nothing but a day.
const PLAIN: [&str; 12] = ["of", "the", "de", "le", "der", "den", "am", "on", "st", "nd", "rd", "th"];

/// Which of an event's dates (year, month, day of the month) a heading means, as an index into `days`.
///
/// A date is known by month and number in English, French or German ("Monday, May 28th", "lundi 28 mai", "28. Mai"), or in
/// digits ("2018-05-28", "28.5.", "28/05/2018"); a weekday alone means the one date that falls on it. Nothing is
/// guessed: a weekday that contradicts the date, a date that is not the event's, two dates, or a weekday that two dates
/// have give `None`.
pub fn day_of(heading: &str, days: &[(i16, u8, u8)]) -> Option<usize> {
    let named = Named::in_heading(heading);
    let mut dates = named.dates.clone();
    dates.sort_unstable();
    dates.dedup();
    let mut weekdays = named.weekdays.clone();
    weekdays.sort_unstable();
    weekdays.dedup();
    if named.several || dates.len() > 1 || weekdays.len() > 1 || (dates.is_empty() && weekdays.is_empty()) {
        return None;
    }
    let fits = |&(year, month, day): &(i16, u8, u8)| {
        dates.iter().all(|date| {
            date.month == u32::from(month) && date.day == u32::from(day) && date.year.is_none_or(|named| named == i32::from(year))
        }) && weekdays.iter().all(|&named| named == weekday(year, month, day))
            && named.number.is_none_or(|number| number == u32::from(day))
    };
    let mut fitting = days.iter().enumerate().filter(|(_, day)| fits(day));
    match (fitting.next(), fitting.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

/// Whether a heading mentions a day at all: a weekday, a date, or "Day 2".
pub fn mentions_day(heading: &str) -> bool {
    let named = Named::in_heading(heading);
    named.counted || !named.dates.is_empty() || !named.weekdays.is_empty()
}

/// Whether a heading is nothing but a day.
pub(super) fn is_only_day(heading: &str) -> bool {
    let is_day_word = |token: &Token| match token {
        Token::Number { .. } | Token::Mark(_) => true,
        Token::Word(word) => {
            is_count_word(word)
                || PLAIN.contains(&word.as_str())
                || JOINING.contains(&word.as_str())
                || index_of(&MONTHS, word).is_some()
                || index_of(&WEEKDAYS, word).is_some()
                || index_of(&SHORT_WEEKDAYS, word).is_some()
        }
    };
    mentions_day(heading) && tokens(heading).iter().all(is_day_word)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Date {
    month: u32,
    day: u32,
    year: Option<i32>,
}

/// What a heading names.
#[derive(Debug, Default)]
struct Named {
    dates: Vec<Date>,
    /// Monday is 0.
    weekdays: Vec<usize>,
    /// The number beside a weekday without a month: "Monday 28".
    number: Option<u32>,
    /// More days than one in a range or a list: "28–29 May".
    several: bool,
    /// "Day 2".
    counted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// Lower case, without accents.
    Word(String),
    Number {
        value: u32,
        digits: usize,
    },
    Mark(char),
}

impl Named {
    fn in_heading(heading: &str) -> Self {
        let mut named = Self::default();
        let mut tokens = tokens(heading);
        named.take_digit_dates(&mut tokens);
        drop_times(&mut tokens);
        named.take_counted(&mut tokens);
        named.take_worded_dates(&tokens);
        named.take_weekdays(&tokens);
        named
    }

    /// Takes "2018-05-28", "28.5.", "28.05.2018" and "28/05" out of the tokens.
    fn take_digit_dates(&mut self, tokens: &mut Vec<Token>) {
        let mut at = 0;
        while at < tokens.len() {
            let Some((date, length)) = digit_date(&tokens[at..]) else {
                at += 1;
                continue;
            };
            let follows = tokens[..at].last().is_some_and(|token| {
                matches!(token, Token::Mark('-' | '–' | '—' | '/' | '.' | ':')) || matches!(token, Token::Number { .. })
            });
            // "28./29.5." or "1.28.5.": whatever it is, it is not one date.
            self.several |= follows;
            match date {
                Some(date) => self.dates.push(date),
                None => self.several = true,
            }
            tokens.splice(at..at + length, [Token::Mark(';')]);
            at += 1;
        }
    }

    fn take_counted(&mut self, tokens: &mut [Token]) {
        for at in 1..tokens.len() {
            let counted = matches!((&tokens[at - 1], &tokens[at]), (Token::Word(word), Token::Number { .. }) if is_count_word(word));
            if counted {
                self.counted = true;
                tokens[at] = Token::Mark(';');
            }
        }
    }

    fn take_worded_dates(&mut self, tokens: &[Token]) {
        for (at, token) in tokens.iter().enumerate() {
            let Token::Word(word) = token else { continue };
            let Some(month) = index_of(&MONTHS, word) else { continue };
            let before = number_near(tokens[..at].iter().rev());
            let after = number_near(tokens[at + 1..].iter());
            let (day, neighbours) = match (before, after) {
                (Some((day, offset)), None) => (day, &tokens[..at - 1 - offset]),
                (None, Some((day, offset))) => (day, &tokens[at + 2 + offset..]),
                (Some(_), Some(_)) => {
                    self.several = true;
                    continue;
                }
                (None, None) => continue,
            };
            let joined = if before.is_some() { joined_number(neighbours.iter().rev()) } else { joined_number(neighbours.iter()) };
            self.several |= joined;
            let month = u32::try_from(month + 1).unwrap_or_default();
            self.dates.push(Date { month, day, year: year_in(tokens) });
        }
    }

    fn take_weekdays(&mut self, tokens: &[Token]) {
        for (at, token) in tokens.iter().enumerate() {
            let Token::Word(word) = token else { continue };
            let short = at == 0 && (tokens.len() == 1 || !self.dates.is_empty());
            let weekday = index_of(&WEEKDAYS, word).or_else(|| if short { index_of(&SHORT_WEEKDAYS, word) } else { None });
            let Some(weekday) = weekday else { continue };
            self.weekdays.push(weekday);
            if self.dates.is_empty()
                && let Some((number, _)) = number_near(tokens[at + 1..].iter())
            {
                self.number = Some(number);
            }
        }
    }
}

/// The words, numbers and marks of a heading; what comes after a few hundred is no heading any more.
fn tokens(heading: &str) -> Vec<Token> {
    const LONGEST: usize = 200;
    let mut tokens = Vec::new();
    let mut characters = heading.chars().flat_map(char::to_lowercase).filter_map(without_accent).peekable();
    while let Some(&first) = characters.peek().filter(|_| tokens.len() < LONGEST) {
        let mut text = String::new();
        if first.is_ascii_digit() {
            while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                text.push(digit);
            }
            let value = text.parse().unwrap_or(u32::MAX);
            tokens.push(Token::Number { value, digits: text.len() });
        } else if first.is_alphabetic() {
            while let Some(letter) = characters.next_if(|letter| letter.is_alphabetic()) {
                text.push(letter);
            }
            tokens.push(Token::Word(text));
        } else {
            characters.next();
            if !first.is_whitespace() && !matches!(first, '*' | '_' | '#') {
                tokens.push(Token::Mark(first));
            }
        }
    }
    tokens
}

/// A date in digits at the start of the tokens and how many they are; no date if it can be read in two ways or exists in none.
fn digit_date(tokens: &[Token]) -> Option<(Option<Date>, usize)> {
    use Token::{Mark, Number};
    match *tokens {
        [
            Number { value: year, digits: 4 },
            Mark(first @ ('-' | '/' | '.')),
            Number { value: month, digits: 1..=2 },
            Mark(second),
            Number { value: day, digits: 1..=2 },
            ..,
        ] if first == second => Some((date(day, month, Some(year)), 5)),
        [
            Number { value: one, digits: 1..=2 },
            Mark(first @ ('-' | '/' | '.')),
            Number { value: two, digits: 1..=2 },
            Mark(second),
            Number { value: year, digits: 4 },
            ..,
        ] if first == second => {
            let ambiguous = first != '.' && one <= 12 && two <= 12 && one != two;
            let (day, month) = if first != '.' && two > 12 { (two, one) } else { (one, two) };
            Some((date(day, month, Some(year)).filter(|_| !ambiguous), 5))
        }
        [Number { value: day, digits: 1..=2 }, Mark('.'), Number { value: month, digits: 1..=2 }, Mark('.'), ..]
            if date(day, month, None).is_some() =>
        {
            Some((date(day, month, None), 4))
        }
        [Number { value: one, digits: 2 }, Mark('/'), Number { value: two, digits: 2 }, ..] => {
            let (day, month) = if two > 12 { (two, one) } else { (one, two) };
            let found = date(day, month, None)?;
            let ambiguous = one <= 12 && two <= 12 && one != two;
            Some((Some(found).filter(|_| !ambiguous), 3))
        }
        _ => None,
    }
}

fn date(day: u32, month: u32, year: Option<u32>) -> Option<Date> {
    let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
    let year = year.map(|year| i32::try_from(year).unwrap_or(i32::MAX));
    exists.then_some(Date { month, day, year })
}

/// Takes times of day ("10:00", "9h30", "18 h") out, so that they are no days.
fn drop_times(tokens: &mut Vec<Token>) {
    let is_time = |pair: &[Token]| match pair {
        [Token::Number { .. }, Token::Mark(':')] => true,
        [Token::Number { .. }, Token::Word(word)] => matches!(word.as_str(), "h" | "uhr" | "am" | "pm" | "heures"),
        _ => false,
    };
    let mut at = 0;
    while at + 1 < tokens.len() {
        if is_time(&tokens[at..at + 2]) {
            let minutes = matches!(tokens.get(at + 2), Some(Token::Number { digits: 2, .. }));
            tokens.splice(at..at + 2 + usize::from(minutes), [Token::Mark(';')]);
        }
        at += 1;
    }
}

/// The day number next in `tokens`, across words like "of" and a full stop, and how many tokens were passed over.
fn number_near<'a>(tokens: impl Iterator<Item = &'a Token>) -> Option<(u32, usize)> {
    for (offset, token) in tokens.enumerate() {
        match token {
            Token::Number { value, digits: 1..=2 } if (1..=31).contains(value) => return Some((*value, offset)),
            Token::Word(word) if BETWEEN.contains(&word.as_str()) => {}
            Token::Mark('.') => {}
            _ => return None,
        }
    }
    None
}

/// Whether another day number is joined to the one before these tokens: "28–29", "28 and 29".
fn joined_number<'a>(tokens: impl Iterator<Item = &'a Token>) -> bool {
    let mut joined = false;
    for token in tokens {
        match token {
            Token::Number { value, digits: 1..=2 } => return joined && (1..=31).contains(value),
            Token::Mark('-' | '–' | '—' | '&' | '+' | '/' | ',') => joined = true,
            Token::Word(word) if JOINING.contains(&word.as_str()) => joined = true,
            Token::Mark('.') => {}
            Token::Word(word) if BETWEEN.contains(&word.as_str()) => {}
            _ => return false,
        }
    }
    false
}

fn year_in(tokens: &[Token]) -> Option<i32> {
    tokens.iter().find_map(|token| match token {
        Token::Number { value, digits: 4 } if (1900..2200).contains(value) => i32::try_from(*value).ok(),
        _ => None,
    })
}

fn is_count_word(word: &str) -> bool {
    matches!(word, "day" | "jour" | "tag")
}

fn index_of(names: &[&[&str]], word: &str) -> Option<usize> {
    names.iter().position(|names| names.contains(&word))
}

/// The weekday of a date, Monday is 0: days since 1970-01-01, counted in years that begin in March.
fn weekday(year: i16, month: u8, day: u8) -> usize {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let march_month = (month + 9).rem_euclid(12);
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468;
    // 1970-01-01 was a Thursday.
    usize::try_from((days + 3).rem_euclid(7)).expect("a remainder of seven is not negative")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday and Tuesday of impl Days Paris.
    const PARIS: [(i16, u8, u8); 2] = [(2018, 5, 28), (2018, 5, 29)];

    #[test]
    fn dates_are_read_in_three_languages_and_in_digits() {
        for heading in [
            "Monday, May 28th",
            "28 mai",
            "Lundi 28 mai",
            "LUNDI 28 MAI 2018",
            "Montag, 28. Mai",
            "28th of May",
            "2018-05-28",
            "28.5.",
            "28.05.2018",
            "28/05/2018",
            "5/28/2018",
            "Mon 28 May",
            "Mo., 28.5.",
            "Monday",
            "lundi",
            "Mon",
            "Monday 28",
            "Monday, May 28th, 10:00 to 18:00",
            "impl Days Paris: Monday, May 28th 2018",
            "Day 2: May 28th",
            "**Monday**",
        ] {
            assert_eq!(day_of(heading, &PARIS), Some(0), "{heading:?}");
        }
        assert_eq!(day_of("Mardi", &PARIS), Some(1));
        assert_eq!(day_of("le 1er août", &[(2018, 7, 31), (2018, 8, 1)]), Some(1));
        assert_eq!(day_of("3. März", &[(2018, 3, 3)]), Some(0));
    }

    #[test]
    fn what_is_not_sure_is_asked_for() {
        for heading in [
            "Tuesday, May 28th",
            "May 27th",
            "28 mai 2019",
            "28–29 May",
            "28 and 29 May",
            "May 28-29",
            "28./29.5.",
            "Monday and Tuesday",
            "28 May, 29 May",
            "Wednesday",
            "Monday 29",
            "Day 1",
            "May",
            "Done",
            "",
            "2018-05-28 to 2018-05-29",
            "2018-05-32",
        ] {
            assert_eq!(day_of(heading, &PARIS), None, "{heading:?}");
        }
        assert_eq!(day_of("Monday", &[(2018, 5, 28), (2018, 6, 4)]), None);
        assert_eq!(day_of("05/06/2018", &[(2018, 6, 5)]), None);
        assert_eq!(day_of("28 May", &[(2018, 5, 28), (2019, 5, 28)]), None);
    }

    #[test]
    fn headings_that_mention_no_day() {
        for heading in ["RustFest 2018 impl days", "Done", "Version 1.2", "Open 24/7", "Sun and fun", "you may 200", "do it"] {
            assert!(!mentions_day(heading), "{heading:?}");
        }
        for heading in ["Day 1", "Jour 2", "Tuesday: hacking", "May 28-29", "2018-05-28"] {
            assert!(mentions_day(heading), "{heading:?}");
        }
    }

    #[test]
    fn weekdays_agree_with_the_calendar() {
        assert_eq!(weekday(2018, 5, 28), 0);
        assert_eq!(weekday(1970, 1, 1), 3);
        assert_eq!(weekday(2000, 2, 29), 1);
        assert_eq!(weekday(2024, 2, 29), 3);
        assert_eq!(weekday(2026, 11, 20), 4);
        assert!(weekday(i16::MIN, 0, 255) < 7);
    }
}
