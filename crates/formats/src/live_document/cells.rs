//! The cells of a row, and the text in them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The longest address in `[text](address)` that is looked at, in bytes; browsers and forges stop near it too.
const ADDRESS_LIMIT: usize = 2048;

/// Any text as a cell can hold it: on one line, trimmed, without control characters. Backslashes stay, except that one
/// goes where an odd number of them stands before a bar, which is what reading an escaped bar means.
pub fn cell(text: &str) -> String {
    let text = one_line(text);
    let mut held = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '|' && backslashes_at_end(&held) % 2 == 1 {
            held.pop();
        }
        held.push(character);
    }
    held
}

/// The http(s) addresses in a cell's Markdown, bare or as `[text](address)`, in order, each once. Punctuation and brackets
/// after a bare address are not part of it; what stands in a code span is not a link.
pub fn links(cell: &str) -> Vec<String> {
    let spans = code_spans(cell);
    let pairs = bracket_pairs(cell, '[', ']', &spans);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut next_span = spans.iter().peekable();
    let mut at = 0;
    while at < cell.len() {
        while next_span.next_if(|span| span.end <= at).is_some() {}
        if let Some(span) = next_span.peek().filter(|span| span.contains(&at)) {
            at = span.end;
            continue;
        }
        let rest = &cell[at..];
        let link = pairs.get(&at).and_then(|&close| titled_address(cell, close + 1)).or_else(|| bare_address(cell, at));
        if let Some((address, end)) = link {
            if seen.insert(address) {
                found.push(address.to_owned());
            }
            at = end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// The cells of a table's line, trimmed, with escaped bars as bars.
///
/// `columns` is how many the table has. Bars in code spans do not split, unless the row is then too short and splitting
/// at them gives just as many cells as there are columns: then the backticks were not meant as a pair.
pub(super) fn split_row(line: &str, columns: Option<usize>) -> Vec<String> {
    let line = line.trim();
    let meant = cells_between(line, &code_spans(line));
    match columns {
        Some(columns) if meant.len() < columns => {
            let plain = cells_between(line, &[]);
            if plain.len() == columns { plain } else { meant }
        }
        _ => meant,
    }
}

/// A cell's text with its bars escaped, to be written between bars.
pub(super) fn escape_bars(cell: &str) -> String {
    cell.replace('|', "\\|")
}

/// Whether the line has a bar that separates cells.
pub(super) fn has_bar(line: &str) -> bool {
    !bars(line, &[]).is_empty()
}

/// A text on one line: trimmed, control characters as spaces.
pub(super) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    spaced.trim().to_owned()
}

/// A text for comparing: lower case, without accents, words of letters and digits with single spaces.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    for character in text.chars().flat_map(char::to_lowercase).filter_map(without_accent) {
        if character.is_alphanumeric() {
            folded.push(character);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The letter below an accent of French or German; nothing for a combining accent.
pub(super) fn without_accent(character: char) -> Option<char> {
    Some(match character {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

/// The pairs of unescaped brackets outside code spans: where one opens, where it closes.
pub(super) fn bracket_pairs(text: &str, open: char, close: char, spans: &[Range<usize>]) -> HashMap<usize, usize> {
    let mut pairs = HashMap::new();
    let mut waiting = Vec::new();
    let mut spans = spans.iter().peekable();
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        while spans.next_if(|span| span.end <= at).is_some() {}
        if spans.peek().is_some_and(|span| span.contains(&at)) {
            continue;
        }
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == open {
            waiting.push(at);
        } else if character == close
            && let Some(start) = waiting.pop()
        {
            pairs.insert(start, at);
        }
    }
    pairs
}

fn cells_between(line: &str, spans: &[Range<usize>]) -> Vec<String> {
    let mut cells = Vec::new();
    let mut start = 0;
    for bar in bars(line, spans) {
        if bar > 0 {
            cells.push(cell(&line[start..bar]));
        }
        start = bar + 1;
    }
    if !line[start..].trim().is_empty() {
        cells.push(cell(&line[start..]));
    }
    cells
}

/// Where the bars are that separate cells.
fn bars(line: &str, spans: &[Range<usize>]) -> Vec<usize> {
    let mut spans = spans.iter().peekable();
    let mut bars = Vec::new();
    let mut backslashes = 0;
    for (at, byte) in line.bytes().enumerate() {
        while spans.next_if(|span| span.end <= at).is_some() {}
        let in_code = spans.peek().is_some_and(|span| span.contains(&at));
        if byte == b'|' && backslashes % 2 == 0 && !in_code {
            bars.push(at);
        }
        backslashes = if byte == b'\\' { backslashes + 1 } else { 0 };
    }
    bars
}

fn backslashes_at_end(text: &str) -> usize {
    text.bytes().rev().take_while(|&byte| byte == b'\\').count()
}

/// The code spans of a line: from a run of backticks to the next run of the same length.
pub(super) fn code_spans(text: &str) -> Vec<Range<usize>> {
    let runs = backtick_runs(text);
    let mut later: HashMap<usize, usize> = HashMap::new();
    let mut closers = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate().rev() {
        closers[index] = later.insert(run.len(), index);
    }
    let mut spans = Vec::new();
    let mut index = 0;
    while index < runs.len() {
        let escaped = backslashes_at_end(&text[..runs[index].start]) % 2 == 1;
        match closers[index] {
            Some(closer) if !escaped => {
                spans.push(runs[index].start..runs[closer].end);
                index = closer + 1;
            }
            _ => index += 1,
        }
    }
    spans
}

fn backtick_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// `(address)` or `(<address> "title")` at `at`, and where it ends.
fn titled_address(text: &str, at: usize) -> Option<(&str, usize)> {
    let inner = text[at..].strip_prefix('(')?;
    let start = text.len() - inner.trim_start_matches([' ', '<']).len();
    has_scheme(text, start)?;
    let mut depth = 0;
    for (offset, character) in text[start..].char_indices().take_while(|(offset, _)| *offset < ADDRESS_LIMIT) {
        let end = start + offset;
        match character {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' => return Some((&text[start..end], end + 1)),
            '<' | '>' | '`' => return Some((&text[start..end], end)),
            space if space.is_whitespace() => return Some((&text[start..end], end)),
            _ => {}
        }
    }
    None
}

/// An address at `at` that stands in the text as it is, and where it ends.
fn bare_address(text: &str, at: usize) -> Option<(&str, usize)> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let host = has_scheme(text, at)?;
    let end = text[at..]
        .find(|character: char| character.is_whitespace() || matches!(character, '<' | '>' | '`' | '"' | '|'))
        .map_or(text.len(), |offset| at + offset);
    let untitled = text[at..end].find("](").map_or(end, |offset| at + offset);
    let address = without_trail(&text[at..untitled]);
    (at + address.len() > host).then_some((address, at + address.len()))
}

/// Where the host begins, if an http(s) address with one begins at `at`.
fn has_scheme(text: &str, at: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let host = ["https://", "http://"]
        .iter()
        .find(|scheme| rest.len() > scheme.len() && rest[..scheme.len()].eq_ignore_ascii_case(scheme.as_bytes()))
        .map(|scheme| at + scheme.len())?;
    let first = text[host..].chars().next()?;
    (first.is_alphanumeric() || first == '[').then_some(host)
}

/// An address without the punctuation after it and without closing brackets that it did not open.
fn without_trail(address: &str) -> &str {
    let count = |bracket: char| address.matches(bracket).count();
    let mut surplus = [('(', ')'), ('[', ']'), ('{', '}')].map(|(open, close)| (close, count(close).saturating_sub(count(open))));
    let mut kept = address;
    while let Some(last) = kept.chars().next_back() {
        let bracket = surplus.iter_mut().find(|(close, _)| *close == last);
        let goes = match bracket {
            Some((_, left)) if *left > 0 => {
                *left -= 1;
                true
            }
            Some(_) => false,
            None => ".,;:!?*_~'\\…»”’".contains(last),
        };
        if !goes {
            break;
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: &str) -> Vec<String> {
        split_row(line, Some(2))
    }

    #[test]
    fn rows_have_bars_around_them_or_not() {
        for line in ["| a | b |", "a | b", "| a | b", "a | b |", "\t|a|b|  ", "|\u{a0}a\u{a0}|\u{a0}b |"] {
            assert_eq!(row(line), ["a", "b"], "{line:?}");
        }
        assert_eq!(row("| a | |"), ["a", ""]);
        assert_eq!(row("|| b |"), ["", "b"]);
        assert_eq!(row("|"), [] as [&str; 0]);
    }

    #[test]
    fn escaped_bars_and_bars_in_code_belong_to_the_cell() {
        assert_eq!(row(r"| a \| b | c |"), ["a | b", "c"]);
        assert_eq!(row("| `a | b` | ``c ` | d`` |"), ["`a | b`", "``c ` | d``"]);
        assert_eq!(row(r"| `a \| b` | c |"), ["`a | b`", "c"]);
        assert_eq!(row(r"| a \\| b |"), [r"a \\", "b"]);
        assert_eq!(row(r"| a \` | b` |"), [r"a \`", "b`"]);
    }

    #[test]
    fn two_stray_backticks_do_not_swallow_a_cell() {
        assert_eq!(row("| it`s | don`t |"), ["it`s", "don`t"]);
    }

    #[test]
    fn any_text_becomes_a_cell() {
        assert_eq!(cell("  two\nlines\u{a0}"), "two lines");
        assert_eq!(cell("a\tb\u{0}c"), "a b c");
        assert_eq!(cell(r"a\|b\\|c"), r"a|b\\|c");
    }

    #[test]
    fn links_are_found_bare_and_titled() {
        assert_eq!(links("Published https://a.example/x (0.3)"), ["https://a.example/x"]);
        assert_eq!(
            links("[one](https://a.example/1), (see http://b.example/2). **https://c.example**"),
            ["https://a.example/1", "http://b.example/2", "https://c.example"]
        );
        assert_eq!(links("[https://a.example](https://b.example \"title\")"), ["https://b.example"]);
        assert_eq!(links("[![badge](https://i.example)](https://t.example)"), ["https://t.example"]);
        assert_eq!(links("<https://a.example/>"), ["https://a.example/"]);
        assert_eq!(links("[a](<https://a.example/b>)"), ["https://a.example/b"]);
    }

    #[test]
    fn links_keep_brackets_of_their_own() {
        assert_eq!(links("https://w.example/Rust_(game)"), ["https://w.example/Rust_(game)"]);
        assert_eq!(links("(https://w.example/Rust_(game))"), ["https://w.example/Rust_(game)"]);
        assert_eq!(links("[g](https://w.example/Rust_(game))!"), ["https://w.example/Rust_(game)"]);
    }

    #[test]
    fn links_stand_once_and_not_in_code() {
        assert_eq!(links("https://a.example https://a.example"), ["https://a.example"]);
        assert_eq!(links("`https://a.example` and ``[x](https://b.example)``"), [] as [&str; 0]);
        assert_eq!(links("https:// xhttp://a.example ftp://b.example [x](#y)"), [] as [&str; 0]);
    }

    #[test]
    fn folding_forgets_case_accents_and_punctuation() {
        assert_eq!(fold(" **Où ?** "), "ou");
        assert_eq!(fold("Fu\u{308}r\u{a0}WEN?"), "fur wen");
    }
}
