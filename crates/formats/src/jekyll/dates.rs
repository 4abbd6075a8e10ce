//! Dates and times as people write them on their sites: “Saturday, May 26th”, “09.–10. November”, “16:00”, “all:time”.

use jiff::civil::{Date, Time, Weekday};

/// What was found in a text about dates.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The dates, in their order.
    pub dates: Vec<Date>,
    /// The year that it names.
    pub year: Option<i16>,
    /// A day of the week that is not that of its date.
    pub wrong_weekday: Option<(Date, Weekday)>,
    /// Days of which nobody says the year.
    pub without_year: bool,
}

/// A day as it is written, before its month and year are known.
#[derive(Clone, Copy)]
struct Written {
    day: i8,
    month: Option<i8>,
    year: Option<i16>,
    /// Whether it ends what the day before it begins.
    until: bool,
}

/// The longest row of days that a dash stands for.
const MOST_DAYS: usize = 60;

/// The dates in a text, in this year where it names none.
pub(super) fn dates(text: &str, year: Option<i16>) -> Found {
    let mut found = Found::default();
    let (mut days, mut weekdays): (Vec<Written>, Vec<Weekday>) = (Vec::new(), Vec::new());
    let (mut month, mut until) = (None, false);
    for token in tokens(&super::html::plain(text)) {
        match token {
            Token::Year(named) => found.year = Some(named),
            Token::Weekday(day) => weekdays.push(day),
            Token::Until => until = !days.is_empty(),
            Token::Full(year, month, day) => days.push(Written { day, month: Some(month), year, until: std::mem::take(&mut until) }),
            Token::Day(day) => days.push(Written { day, month, year: None, until: std::mem::take(&mut until) }),
            Token::Month(named) => {
                if days.iter().any(|day| day.month.is_none()) {
                    // “28 and 29 May”: the month stands behind its days, and not before the next ones.
                    days.iter_mut().filter(|day| day.month.is_none()).for_each(|day| day.month = Some(named));
                    month = None;
                } else {
                    month = Some(named);
                }
            }
        }
    }
    // “11.–12.11.”: the days before a whole date are in its month.
    let mut behind = (None, None);
    for day in days.iter_mut().rev() {
        day.month = day.month.or(behind.0);
        day.year = day.year.or(behind.1);
        behind = (day.month, day.year);
    }
    let last_month = days.iter().rev().find_map(|day| day.month);
    for day in &days {
        let Some(month) = day.month.or(last_month) else { continue };
        let Some(year) = day.year.or(found.year).or(year) else {
            found.without_year = true;
            continue;
        };
        let Ok(date) = Date::new(year, month, day.day) else { continue };
        let before = found.dates.last().copied();
        match before {
            Some(before) if day.until && before < date => {
                let row = before.series(jiff::Span::new().days(1)).skip(1).take(MOST_DAYS).take_while(|next| *next <= date);
                found.dates.extend(row);
            }
            _ => found.dates.push(date),
        }
    }
    found.year = found.year.or_else(|| days.iter().find_map(|day| day.year));
    if weekdays.len() == found.dates.len() {
        found.wrong_weekday = found.dates.iter().copied().zip(weekdays).find(|(date, weekday)| date.weekday() != *weekday);
    }
    let mut seen = std::collections::BTreeSet::new();
    found.dates.retain(|date| seen.insert(*date));
    found
}

/// The day of the week that a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(Weekday, [&str; 6]); 7] = [
        (Weekday::Monday, ["monday", "mon", "montag", "lundi", "lunedì", "lunes"]),
        (Weekday::Tuesday, ["tuesday", "tue", "dienstag", "mardi", "martedì", "martes"]),
        (Weekday::Wednesday, ["wednesday", "wed", "mittwoch", "mercredi", "mercoledì", "miércoles"]),
        (Weekday::Thursday, ["thursday", "thu", "donnerstag", "jeudi", "giovedì", "jueves"]),
        (Weekday::Friday, ["friday", "fri", "freitag", "vendredi", "venerdì", "viernes"]),
        (Weekday::Saturday, ["saturday", "sat", "samstag", "samedi", "sabato", "sábado"]),
        (Weekday::Sunday, ["sunday", "sun", "sonntag", "dimanche", "domenica", "domingo"]),
    ];
    let word = word.trim().to_lowercase();
    let word = match word.as_str() {
        "tues" => "tue",
        "weds" => "wed",
        "thur" | "thurs" => "thu",
        other => other,
    };
    NAMES.iter().find(|(_, names)| names.contains(&word)).map(|(day, _)| *day)
}

fn month(word: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["january", "jan", "januar", "janvier", "gennaio", "enero"],
        &["february", "feb", "februar", "février", "febbraio", "febrero"],
        &["march", "mar", "märz", "mars", "marzo"],
        &["april", "apr", "avril", "aprile", "abril"],
        &["may", "mai", "maggio", "mayo"],
        &["june", "jun", "juni", "juin", "giugno", "junio"],
        &["july", "jul", "juli", "juillet", "luglio", "julio"],
        &["august", "aug", "août", "agosto"],
        &["september", "sep", "sept", "septembre", "settembre", "septiembre"],
        &["october", "oct", "oktober", "okt", "octobre", "ottobre", "octubre"],
        &["november", "nov", "novembre", "noviembre"],
        &["december", "dec", "dezember", "dez", "décembre", "dicembre", "diciembre"],
    ];
    let at = NAMES.iter().position(|names| names.contains(&word))?;
    i8::try_from(at + 1).ok()
}

enum Token {
    Day(i8),
    Month(i8),
    Year(i16),
    Weekday(Weekday),
    /// A day with its month, and its year where it has one.
    Full(Option<i16>, i8, i8),
    Until,
}

fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text.chars().take(2_000).collect();
    let (mut tokens, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let letter = letters[at];
        if letter.is_ascii_digit() {
            let (token, next) = number(&letters, at);
            tokens.extend(token);
            at = next;
        } else if letter.is_alphabetic() {
            let end = (at..letters.len()).find(|end| !letters[*end].is_alphabetic()).unwrap_or(letters.len());
            let word: String = letters[at..end].iter().flat_map(|letter| letter.to_lowercase()).collect();
            at = end;
            if let Some(day) = weekday(&word) {
                tokens.push(Token::Weekday(day));
            } else if let Some(month) = month(&word) {
                tokens.push(Token::Month(month));
            } else if matches!(word.as_str(), "to" | "until" | "till" | "through" | "bis" | "au" | "al" | "jusqu") {
                tokens.push(Token::Until);
            }
        } else {
            if matches!(letter, '-' | '–' | '—') {
                tokens.push(Token::Until);
            }
            at += 1;
        }
    }
    tokens
}

/// What a number is, and where it ends: a day, a year, a whole date, or nothing of these.
fn number(letters: &[char], at: usize) -> (Option<Token>, usize) {
    let digits = |from: usize| (from..letters.len()).find(|end| !letters[*end].is_ascii_digit()).unwrap_or(letters.len());
    let value = |from: usize, to: usize| letters.get(from..to)?.iter().collect::<String>().parse::<i16>().ok();
    let end = digits(at);
    let Some(first) = value(at, end) else { return (None, end) };
    let is = |at: usize, wanted: char| letters.get(at) == Some(&wanted);
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    if end - at == 4 {
        let (month_from, month_to) = (end + 1, digits(end + 1));
        let (day_from, day_to) = (month_to + 1, digits((month_to + 1).min(letters.len())));
        if is(end, '-') && is_digit(month_from) && is(month_to, '-') && is_digit(day_from) {
            let whole = value(month_from, month_to).zip(value(day_from, day_to));
            let whole = whole.and_then(|(month, day)| Some((i8::try_from(month).ok()?, i8::try_from(day).ok()?)));
            return (whole.map(|(month, day)| Token::Full(Some(first), month, day)), day_to);
        }
        return ((1990..2100).contains(&first).then_some(Token::Year(first)), end);
    }
    // A time of day is no date.
    if is(end, ':') && is_digit(end + 1) {
        return (None, digits(end + 1));
    }
    let Some(day) = i8::try_from(first).ok().filter(|day| (1..=31).contains(day)) else { return (None, end) };
    for separator in ['.', '/'] {
        if is(end, separator) && is_digit(end + 1) {
            let to = digits(end + 1);
            let second = value(end + 1, to).and_then(|month| i8::try_from(month).ok()).filter(|_| to - end <= 3);
            let (year, next) = match value(to + 1, digits((to + 1).min(letters.len()))) {
                Some(year) if is(to, separator) && (1990..2100).contains(&year) => (Some(year), digits(to + 1)),
                _ => (None, to),
            };
            return match second {
                Some(month @ 1..=12) => (Some(Token::Full(year, month, day)), next),
                // An American writes the month first.
                Some(second @ 13..=31) if separator == '/' && day <= 12 => (Some(Token::Full(year, day, second)), next),
                _ => (None, next),
            };
        }
    }
    // “26th”, “1er”, “3.”
    let suffix: String = letters[end..].iter().take(2).flat_map(|letter| letter.to_lowercase()).collect();
    let next = if matches!(suffix.as_str(), "st" | "nd" | "rd" | "th" | "er") { end + 2 } else { end };
    (Some(Token::Day(day)), next)
}

/// What a site says about the time of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    At(Time),
    WholeDay,
}

/// A time of day: `16:00`, `9.30`, `9:30 AM`, `14h35`, `9 am`; minutes since midnight, as old YAML makes of `16:00`; or the whole day.
pub(super) fn clock(text: &str) -> Option<Clock> {
    let text = text.trim().to_lowercase();
    let words: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if matches!(words.as_str(), "alltime" | "allday" | "wholeday" | "always" | "ganztägig" | "touslajournée") {
        return Some(Clock::WholeDay);
    }
    let (text, afternoon) = match text.strip_suffix("pm").or_else(|| text.strip_suffix("p.m.")) {
        Some(rest) => (rest.trim(), Some(true)),
        None => match text.strip_suffix("am").or_else(|| text.strip_suffix("a.m.")) {
            Some(rest) => (rest.trim(), Some(false)),
            None => (text.trim_end_matches("uhr").trim(), None),
        },
    };
    let parts: Vec<&str> = text.split([':', '.', 'h']).map(str::trim).collect();
    let (hour, minute): (i8, i8) = match parts[..] {
        [minutes] if afternoon.is_none() => {
            let minutes: i16 = minutes.parse().ok()?;
            let long = (24..24 * 60).contains(&minutes);
            if long { (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?) } else { return None }
        }
        [hour] | [hour, ""] => (hour.parse().ok()?, 0),
        [hour, minute] | [hour, minute, _] => (hour.parse().ok()?, minute.parse().ok()?),
        _ => return None,
    };
    let hour = match afternoon {
        Some(true) if (1..12).contains(&hour) => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) if hour > 12 => return None,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok().map(Clock::At)
}

/// A length in minutes: `45`, `45 min`, `0:45`, `1h30`, `1.5 h`.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    let number = |text: &str| text.trim().parse::<u32>().ok();
    if let Some(minutes) = number(&text) {
        return Some(minutes).filter(|minutes| *minutes <= MOST_MINUTES);
    }
    let rest = ["minutes", "minuten", "mins", "min", "m"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim();
    if rest.len() != text.len()
        && let Some(minutes) = number(rest)
    {
        return Some(minutes).filter(|minutes| *minutes <= MOST_MINUTES);
    }
    if let Some((hours, minutes)) = rest.split_once(':') {
        return Some(number(hours)?.checked_mul(60)?.checked_add(number(minutes)?)?).filter(|minutes| *minutes <= MOST_MINUTES);
    }
    let (hours, minutes) = rest.split_once('h')?;
    let minutes = minutes.trim_start_matches("ours").trim_start_matches("our").trim();
    if let Some((whole, part)) = hours.split_once(['.', ',']) {
        let half = if part.trim() == "5" { 30 } else { return None };
        return Some(number(whole)?.checked_mul(60)? + half).filter(|minutes| *minutes <= MOST_MINUTES);
    }
    let minutes = if minutes.is_empty() { 0 } else { number(minutes)? };
    Some(number(hours)?.checked_mul(60)?.checked_add(minutes)?).filter(|minutes| *minutes <= MOST_MINUTES)
}

/// A session longer than a week is a slip.
const MOST_MINUTES: u32 = 7 * 24 * 60;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn days(text: &str) -> Vec<String> {
        dates(text, Some(2018)).dates.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn dates_as_people_write_them() {
        assert_eq!(days("Saturday, May 26th"), ["2018-05-26"]);
        assert_eq!(days("Monday, May 28th and<br>Tuesday, May 29th"), ["2018-05-28", "2018-05-29"]);
        assert_eq!(days("May 28th and 29th"), ["2018-05-28", "2018-05-29"]);
        assert_eq!(days("May 28th &ndash; 30th, 2019"), ["2019-05-28", "2019-05-29", "2019-05-30"]);
        assert_eq!(days("28 and 29 May, 1 June"), ["2018-05-28", "2018-05-29", "2018-06-01"]);
        assert_eq!(days("09.-10. November"), ["2018-11-09", "2018-11-10"]);
        assert_eq!(days("11.-12.11."), ["2018-11-11", "2018-11-12"]);
        assert_eq!(days("09.-12.11.2019"), ["2019-11-09", "2019-11-10", "2019-11-11", "2019-11-12"]);
        assert_eq!(days("30 April – 2 May"), ["2018-04-30", "2018-05-01", "2018-05-02"]);
        assert_eq!(days("April 30 to May 2"), ["2018-04-30", "2018-05-01", "2018-05-02"]);
        assert_eq!(days("2017-10-01 and 2017-10-02"), ["2017-10-01", "2017-10-02"]);
        assert_eq!(days("samedi 26 mai 2018, 9:30"), ["2018-05-26"]);
        assert_eq!(days("26/05/2018"), ["2018-05-26"]);
        assert_eq!(days("TBA"), [""; 0]);
        assert_eq!(days("31 June"), [""; 0]);
        assert_eq!(days("on 1.2"), ["2018-02-01"]);
        assert_eq!(days("1/13 and 99.99.99"), ["2018-01-13"]);
        assert_eq!(dates("May 26th", None), Found { without_year: true, ..Found::default() });
        assert_eq!(dates("Sunday, May 26th", Some(2018)).wrong_weekday, Some((date(2018, 5, 26), Weekday::Sunday)));
    }

    #[test]
    fn times_as_people_write_them() {
        let at = |hour, minute| Some(Clock::At(time(hour, minute, 0, 0)));
        for (text, expected) in [
            ("16:00", at(16, 0)),
            ("9.30", at(9, 30)),
            ("9:30 AM", at(9, 30)),
            ("9 pm", at(21, 0)),
            ("12 am", at(0, 0)),
            ("14h35", at(14, 35)),
            ("960", at(16, 0)),
            ("all:time", Some(Clock::WholeDay)),
            ("All day", Some(Clock::WholeDay)),
            ("25:00", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(clock(text), expected, "{text}");
        }
        for (text, expected) in [
            ("45", Some(45)),
            ("45 min", Some(45)),
            ("0:45", Some(45)),
            ("1h30", Some(90)),
            ("1.5 h", Some(90)),
            ("2 hours", Some(120)),
            ("long", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
