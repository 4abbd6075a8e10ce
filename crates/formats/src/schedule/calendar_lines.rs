//! Content lines of iCalendar (RFC 5545, section 3.1): folded at 75 octets, with parameters, and escaped.

/// A content line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1, where it begins.
    pub number: u32,
    /// Its name, in capital letters.
    pub name: String,
    /// Its parameters, names in capital letters.
    pub parameters: Vec<(String, String)>,
    /// Its value, still escaped.
    pub value: String,
}

impl Line {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as text.
    pub fn text(&self) -> String {
        unescaped(&self.value)
    }
}

/// The lines of a file, unfolded; what is no line comes back as it stands, with its number.
pub(super) fn lines(text: &str) -> Vec<Result<Line, (u32, String)>> {
    let mut whole: Vec<(u32, String)> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(more), Some((_, before))) => before.push_str(more),
            _ if line.is_empty() => {}
            _ => whole.push((number, line.to_owned())),
        }
    }
    whole.into_iter().map(|(number, line)| parsed(number, &line).ok_or((number, line))).collect()
}

fn parsed(number: u32, line: &str) -> Option<Line> {
    let mut quoted = false;
    let mut parts = vec![String::new()];
    let mut value = None;
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            ';' if !quoted => parts.push(String::new()),
            ':' if !quoted => {
                value = Some(line[at + 1..].to_owned());
                break;
            }
            _ => parts.last_mut()?.push(letter),
        }
    }
    let value = value?;
    let mut parts = parts.into_iter();
    let name = parts.next()?.trim().to_uppercase();
    if name.is_empty() || !name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.')) {
        return None;
    }
    let parameters =
        parts.filter_map(|part| part.split_once('=').map(|(name, value)| (name.trim().to_uppercase(), value.to_owned()))).collect();
    Some(Line { number, name, parameters, value })
}

fn unescaped(value: &str) -> String {
    let (mut text, mut letters) = (String::with_capacity(value.len()), value.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            _ => text.push(letter),
        }
    }
    text.trim().to_owned()
}

/// Lines, written.
#[derive(Default)]
pub(super) struct Written(pub String);

impl Written {
    /// A line whose value is not text: a time, a word of the standard.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{}", one_line(value)));
    }

    /// A line whose value is text. Nothing is written where there is none.
    pub fn text(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.folded(&format!("{name}:{}", escaped(value)));
        }
    }

    /// At most 75 octets to a line, and no letter cut in two.
    fn folded(&mut self, line: &str) {
        const MOST: usize = 75;
        let mut room = MOST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = MOST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn one_line(value: &str) -> String {
    value.chars().filter(|letter| !letter.is_control()).collect()
}

fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for letter in value.trim().replace("\r\n", "\n").replace('\r', "\n").chars() {
        match letter {
            '\n' => text.push_str("\\n"),
            '\\' | ';' | ',' => text.extend(['\\', letter]),
            '\t' => text.push(' '),
            _ if letter.is_control() => {}
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_it_was_folded_from() {
        let mut written = Written::default();
        let text = "Ein längerer Text; mit Strichpunkt, Komma, \\ und\nUmbruch – und so weiter, bis er gewiß nicht mehr auf eine Zeile passt 🎉🎉🎉";
        written.text("DESCRIPTION", text);
        assert!(written.0.split("\r\n").all(|line| line.len() <= 75), "{}", written.0);
        let lines = lines(&written.0);
        let [Ok(line)] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!((line.name.as_str(), line.text().as_str()), ("DESCRIPTION", text));
    }

    #[test]
    fn a_colon_in_quotes_ends_no_name() {
        let lines = lines("DTSTART;TZID=\"a:b;c\";X=1:20180526T090000\r\nnothing\r\n");
        let Ok(line) = &lines[0] else { panic!("{lines:?}") };
        assert_eq!((line.parameter("TZID"), line.parameter("X"), line.value.as_str()), (Some("a:b;c"), Some("1"), "20180526T090000"));
        assert_eq!(lines[1], Err((2, "nothing".to_owned())));
    }
}
