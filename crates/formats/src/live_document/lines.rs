//! What a single line of a page is: a heading, a list item, a counter, a line of dashes.

use super::VenueLine;
use super::cells::{fold, one_line, split_row};
use super::columns::is_table_name;
use super::days::is_only_day;

/// Headings that end the day above them.
const ANY_DAY: [&str; 6] = ["any day", "every day", "all days", "no day", "tous les jours", "alle tage"];

/// Words that begin a list of addresses.
const ADDRESSES: [&str; 14] = [
    "adress",
    "adresses",
    "address",
    "addresses",
    "adresse",
    "adressen",
    "venue",
    "venues",
    "lieu",
    "lieux",
    "ort",
    "orte",
    "house",
    "houses",
];

/// Words after a counter's numbers.
const PEOPLE: [&str; 9] = ["people", "persons", "here", "present", "personnes", "presents", "leute", "personen", "seats"];

/// A level of a heading; lines in bold are below all others.
pub(super) const BOLD: usize = 7;

/// The lines of a text, however they end.
pub(super) fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        lines.extend(line.split('\r'));
    }
    lines
}

/// Where the block that begins at `at` and is not read ends: fenced code, an HTML comment, front matter.
pub(super) fn passed_over(lines: &[&str], at: usize) -> Option<usize> {
    let line = lines[at].trim();
    let after = |found: Option<usize>| found.map_or(lines.len(), |offset| at + offset + 1);
    if let Some((mark, length)) = fence(line) {
        let closes = |line: &&str| {
            let line = line.trim();
            line.len() >= length && line.chars().all(|character| character == mark)
        };
        let close = lines[at + 1..].iter().position(closes);
        return Some(after(close.map(|offset| offset + 1)));
    }
    if let Some(comment) = line.strip_prefix("<!--") {
        if comment.contains("-->") {
            return Some(at + 1);
        }
        let close = lines[at..].iter().skip(1).position(|line| line.contains("-->"));
        return Some(after(close.map(|offset| offset + 1)));
    }
    if at == 0 && line == "---" {
        let close = lines.iter().skip(1).position(|line| matches!(line.trim(), "---" | "..."));
        return close.map(|offset| offset + 2);
    }
    None
}

/// The level and text of a line that is a heading by itself: "## Done" or "**Done**".
pub(super) fn heading(line: &str) -> Option<(usize, String)> {
    let line = line.trim();
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&level) {
        let text = &line[level..];
        let separated = text.is_empty() || text.starts_with(char::is_whitespace);
        return separated.then(|| (level, one_line(without_closing_marks(text))));
    }
    let bold = ["**", "__"].into_iter().find_map(|mark| {
        let text = line.strip_prefix(mark)?.strip_suffix(mark)?;
        (!text.trim().is_empty() && !text.contains(mark)).then_some(text)
    })?;
    Some((BOLD, one_line(bold)))
}

/// The level of a heading whose text stands on the line above this one.
pub(super) fn underline(line: &str) -> Option<usize> {
    let line = line.trim();
    let only = |mark: char| line.len() >= 2 && line.chars().all(|character| character == mark);
    if only('=') {
        Some(1)
    } else if only('-') {
        Some(2)
    } else {
        None
    }
}

/// The text of a list item.
pub(super) fn list_item(line: &str) -> Option<&str> {
    let line = line.trim();
    let numbered = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let text = if numbered.len() < line.len() { numbered.strip_prefix(['.', ')'])? } else { line.strip_prefix(['*', '-', '+'])? };
    text.starts_with(char::is_whitespace).then(|| text.trim())
}

/// The house in the text of a list item.
pub(super) fn venue(text: &str) -> Option<VenueLine> {
    let text = one_line(text);
    let colon = text.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = text[at + 1..].trim_start_matches('*');
        after.is_empty() || after.starts_with(char::is_whitespace)
    });
    let (name, address) = colon.map_or((text.as_str(), ""), |at| (&text[..at], &text[at + 1..]));
    let around = |character: char| character.is_whitespace() || matches!(character, '*' | ':');
    let name = name.trim_matches(around);
    let address = address.trim_start_matches(|character: char| character.is_whitespace() || character == '*');
    (!name.is_empty()).then(|| VenueLine { name: name.to_owned(), address: address.trim().to_owned() })
}

/// Whether a list of addresses follows this heading or, where it is a mere line, this line with its colon.
pub(super) fn begins_addresses(text: &str) -> bool {
    const LONGEST: usize = 4;
    let folded = fold(text);
    let mut words = folded.split(' ');
    words.next().is_some_and(|word| ADDRESSES.contains(&word)) && words.count() < LONGEST
}

/// A line that counts people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// "12 of 55", "12 of ?".
    Of(u32, Option<u32>),
    TooLarge,
}

/// What a line counts, if it is nothing but a counter.
pub(super) fn count(line: &str) -> Option<Count> {
    let line = line.trim().trim_matches(['*', '_']).trim_end_matches('.');
    let (present, rest) = number(line)?;
    let rest = rest.trim_start();
    let of = ["/", "out of ", "of ", "sur ", "von "].into_iter().find_map(|word| {
        let start = rest.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| rest[word.len()..].trim_start())
    });
    let (capacity, rest) = match of {
        Some(of) => match of.strip_prefix('?') {
            Some(rest) => (None, rest),
            None => number(of).map(|(capacity, rest)| (Some(capacity), rest))?,
        },
        None if rest.is_empty() => return None,
        None => (None, rest),
    };
    let people = PEOPLE.contains(&fold(rest).as_str());
    if !rest.is_empty() && !people {
        return None;
    }
    let count = match (present.parse(), capacity.map(str::parse).transpose()) {
        (Ok(present), Ok(capacity)) => Count::Of(present, capacity),
        _ => Count::TooLarge,
    };
    Some(count)
}

/// Whether these cells are the line of dashes below a header line.
pub(super) fn is_separator(line: &str) -> bool {
    let cells = split_row(line, None);
    let dashes = |cell: &String| {
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.chars().all(|character| matches!(character, '-' | '–' | '—'))
    };
    !cells.is_empty() && cells.iter().all(dashes)
}

/// Whether a heading ends the day above it.
pub(super) fn is_any_day(text: &str) -> bool {
    ANY_DAY.contains(&fold(text).as_str())
}

/// Whether a heading can be the title of a page.
pub(super) fn is_title(text: &str) -> bool {
    !text.is_empty() && !is_only_day(text) && !is_any_day(text) && !is_table_name(text)
}

fn fence(line: &str) -> Option<(char, usize)> {
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = line.chars().take_while(|&character| character == mark).count();
    let inline = mark == '`' && line[length..].contains('`');
    (length >= 3 && !inline).then_some((mark, length))
}

fn without_closing_marks(text: &str) -> &str {
    let text = text.trim();
    let open = text.trim_end_matches('#');
    if open.is_empty() || open.ends_with(char::is_whitespace) { open } else { text }
}

fn number(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    (!digits.is_empty()).then_some((digits, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways() {
        assert_eq!(lines("a\r\nb\rc\nd"), ["a", "b", "c", "d"]);
    }

    #[test]
    fn headings() {
        assert_eq!(heading("## Done ##"), Some((2, "Done".to_owned())));
        assert_eq!(heading("# C#"), Some((1, "C#".to_owned())));
        assert_eq!(heading("**Monday, May 28th**"), Some((BOLD, "Monday, May 28th".to_owned())));
        assert_eq!(heading("#hashtag"), None);
        assert_eq!(heading("**a** and **b**"), None);
        assert_eq!(heading("**"), None);
        assert_eq!(heading("####### seven"), None);
    }

    #[test]
    fn counters() {
        for line in ["0 of 55", "**0/55**", "0 sur 55", "0 von 55.", "0 out of 55 people"] {
            assert_eq!(count(line), Some(Count::Of(0, Some(55))), "{line:?}");
        }
        assert_eq!(count("12 people"), Some(Count::Of(12, None)));
        assert_eq!(count("12 of ?"), Some(Count::Of(12, None)));
        assert_eq!(count("12 of 99999999999"), Some(Count::TooLarge));
        for line in ["12", "12 of us", "of 12", "12 of 55 and counting", "10:00 to 12:00", "12 of"] {
            assert_eq!(count(line), None, "{line:?}");
        }
    }

    #[test]
    fn venues() {
        let line = |name: &str, address: &str| Some(VenueLine { name: name.to_owned(), address: address.to_owned() });
        assert_eq!(venue("Quay: 3 Quay Street (https://m.example)"), line("Quay", "3 Quay Street (https://m.example)"));
        assert_eq!(venue("**Quay:** 3 Quay Street"), line("Quay", "3 Quay Street"));
        assert_eq!(venue("https://m.example"), line("https://m.example", ""));
        assert_eq!(venue(": x"), None);
    }

    #[test]
    fn separators() {
        for line in ["| --- | :-: |", "---|---", "| - |", ":-- | --:"] {
            assert!(is_separator(line), "{line:?}");
        }
        for line in ["", "|", "| --- | x |", "| --- | |", "===|==="] {
            assert!(!is_separator(line), "{line:?}");
        }
    }
}
