//! When somebody is there, in their own words: "leaving 15:00 on Tuesday, train", "only after lunch", "10–16", "lundi à partir de 13h".

use domain::Time;

use super::answers::days_in;

/// When somebody is there, as far as their words say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// On these days of the week, or dates, in small letters; on all of which nothing else is said where there are none.
    pub days: Vec<String>,
    /// Before lunch, or after it, alone.
    pub half: Option<Half>,
    /// From then on.
    pub from: Option<Time>,
    /// Until then.
    pub until: Option<Time>,
}

/// Half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Before lunch.
    Morning,
    /// After lunch.
    Afternoon,
}

impl Hours {
    fn says(&self) -> bool {
        self.half.is_some() || self.from.is_some() || self.until.is_some()
    }
}

/// Reads words about hours; what they do not say clearly is not there.
pub fn hours(written: &str) -> Vec<Hours> {
    let folded = written.to_lowercase().replace('’', "'");
    let mut said: Vec<Hours> = Vec::new();
    // Days that stand by themselves: "Tuesday, from 13:00".
    let mut before: Vec<String> = Vec::new();
    for part in folded.split([',', ';', '\n']).flat_map(by_day) {
        let mut hours = if is_unclear(&part) { Hours::default() } else { read(&part) };
        if !hours.says() {
            match said.last_mut().filter(|last| last.days.is_empty()) {
                // "leaving 15:00, Tuesday"
                Some(last) if before.is_empty() => last.days = hours.days,
                _ => before = hours.days,
            }
            continue;
        }
        if hours.days.is_empty() {
            hours.days = std::mem::take(&mut before);
        }
        said.push(hours);
    }
    said
}

/// The parts between "and" where both name a day: "Monday morning and Tuesday from 14:00".
fn by_day(part: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in part.split(" and ").flat_map(|piece| piece.split(" et ")) {
        match parts.last_mut() {
            Some(last) if days_in(last).is_empty() || days_in(piece).is_empty() => {
                last.push_str(" and ");
                last.push_str(piece);
            }
            _ => parts.push(piece.to_owned()),
        }
    }
    parts
}

/// Whether a part says what is not: of that nothing is made.
fn is_unclear(part: &str) -> bool {
    let words = ["not", "no", "except", "maybe", "perhaps", "pas", "sauf", "peut", "can't", "cannot"];
    part.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').any(|word| words.contains(&word))
}

/// What the next time in a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    From,
    Until,
    Unknown,
}

fn read(part: &str) -> Hours {
    let mut hours = Hours { days: days_in(part), ..Hours::default() };
    let (mut next, mut before) = (Next::Unknown, None);
    let tokens = tokens(part);
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at].as_str();
        at += 1;
        if let Some(time) = time(token, tokens.get(at).map(String::as_str), next != Next::Unknown) {
            match next {
                Next::From => hours.from = Some(time),
                Next::Until => hours.until = Some(time),
                Next::Unknown => {}
            }
            before = Some(time);
            continue;
        }
        let between = matches!(token, "-" | "–" | "—" | "to" | "à" | "and" | "bis");
        match (between, before) {
            // "10–16", "de 10h à 16h", "between 10:00 and 16:00"
            (true, Some(first)) if next != Next::Until => (hours.from, next) = (Some(first), Next::Until),
            (true, _) => {}
            (false, _) => match word(token, tokens.get(at).map(String::as_str)) {
                Some(Word::Next(said)) => next = said,
                Some(Word::Lunch) if next == Next::From => hours.half = Some(Half::Afternoon),
                Some(Word::Lunch) if next == Next::Until => hours.half = Some(Half::Morning),
                Some(Word::Half(half)) => hours.half = Some(half),
                Some(Word::Lunch) | None => {}
            },
        }
        if !matches!(token, "-" | "–" | "—" | "to" | "à" | "and" | "bis" | "am" | "pm" | "uhr" | "h") {
            before = None;
        }
    }
    tidied(hours)
}

/// "9–5" is until 17:00; what ends before it begins has no end.
fn tidied(mut hours: Hours) -> Hours {
    if let (Some(from), Some(until)) = (hours.from, hours.until)
        && until <= from
    {
        let later = Time::new(until.hour() + 12, until.minute(), 0, 0).ok();
        hours.until = later.filter(|later| until.hour() < 12 && *later > from);
    }
    hours
}

enum Word {
    Next(Next),
    Half(Half),
    Lunch,
}

fn word(token: &str, after: Option<&str>) -> Option<Word> {
    let begins = |words: &[&str]| words.iter().any(|word| token.starts_with(word));
    Some(match token {
        "from" | "after" | "since" | "between" | "de" | "dès" | "depuis" | "après" | "entre" | "ab" => Word::Next(Next::From),
        "midi" | "noon" | "midday" | "lunch" | "déjeuner" | "repas" => Word::Lunch,
        "until" | "till" | "til" | "before" | "by" | "avant" => Word::Next(Next::Until),
        "partir" if after == Some("de") => Word::Next(Next::From),
        _ if begins(&["arriv", "join", "com", "start", "begin"]) => Word::Next(Next::From),
        _ if begins(&["leav", "jusqu", "partir", "pars", "part", "quitt", "départ", "depart", "gone", "go"]) => Word::Next(Next::Until),
        _ if begins(&["morning", "matin"]) => Word::Half(Half::Morning),
        _ if begins(&["afternoon", "aprèm", "aprem"]) => Word::Half(Half::Afternoon),
        _ => return None,
    })
}

/// Words, numbers with their minutes, and dashes.
fn tokens(part: &str) -> Vec<String> {
    let part = part.replace("après-midi", "afternoon").replace("apres-midi", "afternoon").replace("après midi", "afternoon");
    let part = part.split_whitespace().filter(|word| !is_date(word)).collect::<Vec<_>>().join(" ");
    let mut tokens: Vec<String> = Vec::new();
    let mut last = ' ';
    for letter in part.chars() {
        let same = match letter {
            '-' | '–' | '—' => false,
            ':' | '.' => last.is_ascii_digit(),
            _ if letter.is_ascii_digit() => last.is_ascii_digit() || matches!(last, ':' | '.') || last == 'h',
            _ if letter.is_alphanumeric() => last.is_alphabetic() || letter == 'h' && last.is_ascii_digit(),
            _ => false,
        };
        match tokens.last_mut() {
            Some(token) if same => token.push(letter),
            _ if letter.is_alphanumeric() || matches!(letter, '-' | '–' | '—') => tokens.push(letter.to_string()),
            _ => {}
        }
        last = letter;
    }
    tokens
}

fn is_date(word: &str) -> bool {
    word.len() >= 10 && word.matches('-').count() == 2
}

/// The time that a token says: "15:00", "15h30", "10.30", "3" before "pm"; an hour alone where a word before it says that it is one, or in a range.
fn time(token: &str, after: Option<&str>, expected: bool) -> Option<Time> {
    let (hour, minute) = match token.split_once([':', '.', 'h']) {
        Some((hour, "")) => (hour, "0"),
        Some((hour, minute)) => (hour, minute),
        None => (token, "0"),
    };
    let (mut hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let has_mark = token.contains([':', 'h']) || matches!(after, Some("am" | "pm" | "uhr" | "h" | "o"));
    let in_range = matches!(after, Some("-" | "–" | "—")) && (6..=23).contains(&hour);
    if !(has_mark || in_range || expected) || matches!(after, Some(unit) if unit.starts_with("hour") || unit.starts_with("heure")) {
        return None;
    }
    match after {
        Some("pm") if hour < 12 => hour += 12,
        Some("am") if hour == 12 => hour = 0,
        _ => {}
    }
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(written: &str) -> String {
        let time = |time: Option<Time>| time.map_or_else(String::new, |time| format!("{:02}:{:02}", time.hour(), time.minute()));
        let one = |hours: Hours| {
            let half = hours.half.map_or_else(String::new, |half| format!(" {half:?}"));
            let times =
                if hours.from.or(hours.until).is_some() { format!(" {}-{}", time(hours.from), time(hours.until)) } else { String::new() };
            format!("{}{half}{times}", hours.days.join("+")).trim().to_owned()
        };
        hours(written).into_iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_about_hours_are_read() {
        for (written, read) in [
            ("leaving 15:00 on Tuesday, train", "tuesday -15:00"),
            ("arriving 10:30 on Monday", "monday 10:30-"),
            ("only after lunch", "Afternoon"),
            ("until noon", "Morning"),
            ("Morning", "Morning"),
            ("from 13:00", "13:00-"),
            ("10–16", "10:00-16:00"),
            ("10 - 16", "10:00-16:00"),
            ("9-5", "09:00-17:00"),
            ("10:00 to 16:30", "10:00-16:30"),
            ("between 10 and 16", "10:00-16:00"),
            ("until 3pm", "-15:00"),
            ("I have to leave by 16", "-16:00"),
            ("Monday morning and Tuesday from 14:00", "monday Morning; tuesday 14:00-"),
            ("Tuesday, from 13:00", "tuesday 13:00-"),
            ("leaving 15:00, Tuesday", "tuesday -15:00"),
            ("lundi à partir de 13h", "monday 13:00-"),
            ("de 10h à 16h30", "10:00-16:30"),
            ("mardi matin seulement", "tuesday Morning"),
            ("lundi après-midi", "monday Afternoon"),
            ("après le déjeuner", "Afternoon"),
            ("jusqu’à 16h mardi", "tuesday -16:00"),
            ("départ à 15h le 2018-05-29", "2018-05-29 -15:00"),
            ("2018-05-28 from 10", "2018-05-28 10:00-"),
        ] {
            assert_eq!(short(written), read, "{written}");
        }
    }

    #[test]
    fn what_is_not_said_clearly_says_nothing() {
        for written in [
            "",
            "all day",
            "2 hours",
            "2-3 hours",
            "not in the morning",
            "maybe from 14:00",
            "lunch",
            "with 2 children",
            "25:00",
            "from 99",
            "28-29 May",
            "pas le matin",
            "Tuesday",
            "toute la journée",
            "\u{202e}00:51 morf",
        ] {
            assert_eq!(short(written), "", "{written}");
        }
    }
}
