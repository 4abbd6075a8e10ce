//! The people of a row: one cell, many ways to write it.

use std::collections::HashSet;

use super::cells::{bracket_pairs, one_line};

/// Words that stand between two people.
const AND: [&str; 3] = ["and", "et", "und"];

/// Smileys that are no brackets, and no part of a name.
const SMILEYS: [&str; 8] = [":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P"];

/// The people of a cell and the remarks in brackets beside them, both as plain text.
///
/// People are separated by `+`, `,`, `;`, `&`, `<br>`, by a slash with white space around it, or by the words *and*,
/// *et*, *und*. `@` in front of a name goes; `@ada @linus` are two people. `[name](address)` is one person. A dash alone is
/// nobody, and so is an empty cell. A smiley is a remark. A backslash or a character reference
/// (`\+`, `&#43;`) makes a separator part of a name. Nobody is listed twice.
pub fn split_people(cell: &str) -> (Vec<String>, Vec<String>) {
    let mut reader = Reader {
        cell,
        parentheses: bracket_pairs(cell, '(', ')', &smileys(cell)),
        brackets: bracket_pairs(cell, '[', ']', &[]),
        name: Vec::new(),
        who: Vec::new(),
        remarks: Vec::new(),
    };
    reader.read();
    (unique(reader.who), reader.remarks)
}

/// The cell that [`split_people`] reads as these people and remarks.
pub(super) fn join_people(who: &[String], remarks: &[String]) -> String {
    let mut cell = if who.is_empty() {
        "-".to_owned()
    } else {
        let names: Vec<String> = who.iter().map(|name| escape_name(name)).collect();
        names.join(" + ")
    };
    for remark in remarks {
        cell.push_str(" (");
        for (at, character) in remark.char_indices() {
            // Eyes at the end would make a smiley of the closing bracket.
            let eyes = matches!(&remark[at..], ":" | ";" | ":-" | ";-");
            if eyes || matches!(character, '\\' | '(' | ')') {
                cell.push('\\');
            }
            cell.push(character);
        }
        cell.push(')');
    }
    cell
}

/// The people a row can hold of these.
pub(super) fn canonical_people(who: &[String]) -> Vec<String> {
    unique(who.iter().filter_map(|name| plain_name(name)).collect())
}

/// The remarks a row can hold of these.
pub(super) fn canonical_remarks(remarks: &[String]) -> Vec<String> {
    remarks.iter().map(|remark| one_line(remark)).filter(|remark| !remark.is_empty()).collect()
}

/// A character of a name, and whether it was escaped and so cannot separate.
#[derive(Clone, Copy)]
struct Letter {
    character: char,
    literal: bool,
}

struct Reader<'a> {
    cell: &'a str,
    parentheses: std::collections::HashMap<usize, usize>,
    brackets: std::collections::HashMap<usize, usize>,
    name: Vec<Letter>,
    who: Vec<String>,
    remarks: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        while at < self.cell.len() {
            at = self.step(at);
        }
        self.end_name();
    }

    /// Reads what stands at `at` and says where it ends.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.cell[at..];
        let Some(character) = rest.chars().next() else {
            return self.cell.len();
        };
        let next = at + character.len_utf8();
        if let Some(smiley) = self.smiley(at) {
            self.remarks.push(smiley.to_owned());
            return at + smiley.len();
        }
        if let Some(line_break) = line_break(rest) {
            self.end_name();
            return at + line_break;
        }
        match character {
            '\\' => {
                let escaped = self.cell[next..].chars().next().filter(char::is_ascii_punctuation);
                self.push(escaped.unwrap_or(character), true);
                next + escaped.map_or(0, char::len_utf8)
            }
            '&' => {
                if let Some((referred, length)) = character_reference(rest) {
                    self.push(referred, true);
                    return at + length;
                }
                self.end_name();
                next
            }
            '(' => self.remark(at),
            '[' => self.person_with_address(at).unwrap_or_else(|| {
                self.push(character, false);
                next
            }),
            '+' | ',' | ';' => {
                self.end_name();
                next
            }
            '/' if self.stands_alone(at, next) => {
                self.end_name();
                next
            }
            _ => {
                if character.is_whitespace()
                    && let Some(word) = and_word(&self.cell[next..])
                {
                    self.end_name();
                    return next + word;
                }
                self.push(character, false);
                next
            }
        }
    }

    fn push(&mut self, character: char, literal: bool) {
        self.name.push(Letter { character, literal });
    }

    fn remark(&mut self, at: usize) -> usize {
        let close = self.parentheses.get(&at).copied().unwrap_or(self.cell.len());
        let remark = one_line(&unescape(&self.cell[at + 1..close]));
        if !remark.is_empty() {
            self.remarks.push(remark);
        }
        // A remark between two words must not glue them together.
        self.push(' ', false);
        (close + 1).min(self.cell.len())
    }

    fn person_with_address(&mut self, at: usize) -> Option<usize> {
        let close = *self.brackets.get(&at)?;
        if !self.cell[close + 1..].starts_with('(') {
            return None;
        }
        let end = *self.parentheses.get(&(close + 1))?;
        for character in unescape(&self.cell[at + 1..close]).chars() {
            self.push(character, true);
        }
        Some(end + 1)
    }

    fn smiley(&self, at: usize) -> Option<&'static str> {
        SMILEYS.into_iter().find(|smiley| self.cell[at..].starts_with(smiley) && self.stands_alone(at, at + smiley.len()))
    }

    fn stands_alone(&self, start: usize, end: usize) -> bool {
        stands_alone(self.cell, start, end)
    }

    fn end_name(&mut self) {
        let letters = std::mem::take(&mut self.name);
        let mut letters = trim(&letters);
        while let [first, .., last] = letters
            && first.character == last.character
            && matches!(first.character, '*' | '`')
            && !first.literal
            && !last.literal
        {
            letters = trim(&letters[1..letters.len() - 1]);
        }
        let name: String = letters.iter().map(|letter| letter.character).collect();
        let handles = name.split_whitespace().all(|word| word.starts_with('@'));
        let unescaped = letters.iter().all(|letter| !letter.literal);
        if handles && unescaped {
            self.who.extend(name.split_whitespace().filter_map(plain_name));
        } else {
            self.who.extend(plain_name(&name));
        }
    }
}

/// A name as a row can hold it, or nothing if it is nobody's.
fn plain_name(text: &str) -> Option<String> {
    let words: Vec<String> = one_line(text).split_whitespace().map(str::to_owned).collect();
    let joined = words.join(" ");
    let name = joined.trim_start_matches(['@', ' ']);
    let nobody = name.chars().all(|character| matches!(character, '-' | '–' | '—' | '−' | ' '));
    (!nobody).then(|| name.to_owned())
}

fn escape_name(name: &str) -> String {
    let words: Vec<String> = name.split(' ').map(escape_word).collect();
    words.join(" ")
}

fn escape_word(word: &str) -> String {
    if AND.iter().any(|and| word.eq_ignore_ascii_case(and)) {
        return format!("&#{};{}", u32::from(word.as_bytes()[0]), &word[1..]);
    }
    let mut escaped = String::with_capacity(word.len());
    for character in word.chars() {
        let special = "\\+,&;()[]*`<".contains(character);
        if special || (word == "/") || (character == ':' && escaped.is_empty()) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// The smileys of a cell, whose brackets are none.
fn smileys(cell: &str) -> Vec<std::ops::Range<usize>> {
    cell.match_indices([':', ';'])
        .filter_map(|(at, _)| {
            let smiley = SMILEYS.into_iter().find(|smiley| cell[at..].starts_with(smiley))?;
            Some(at..at + smiley.len()).filter(|range| stands_alone(cell, range.start, range.end))
        })
        .collect()
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace)
}

/// How long the word *and* is that `text` begins with, if white space follows it.
fn and_word(text: &str) -> Option<usize> {
    AND.into_iter()
        .find(|and| {
            text.get(..and.len()).is_some_and(|word| word.eq_ignore_ascii_case(and)) && text[and.len()..].starts_with(char::is_whitespace)
        })
        .map(str::len)
}

fn line_break(text: &str) -> Option<usize> {
    ["<br>", "<br/>", "<br />"]
        .into_iter()
        .find(|tag| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
        .map(str::len)
}

/// The character that `&amp;` or `&#43;` at the start of the text refers to, and the length of the reference.
fn character_reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let character = match &text[1..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => ' ',
        number => char::from_u32(number.strip_prefix('#')?.parse().ok()?)?,
    };
    Some((character, end + 1))
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = if character == '\\' { characters.next_if(char::is_ascii_punctuation) } else { None };
        plain.push(escaped.unwrap_or(character));
    }
    plain
}

fn trim(letters: &[Letter]) -> &[Letter] {
    let blank = |letter: &Letter| letter.character.is_whitespace();
    let start = letters.iter().take_while(|letter| blank(letter)).count();
    let end = letters.iter().rev().take_while(|letter| blank(letter)).count();
    if start == letters.len() { &[] } else { &letters[start..letters.len() - end] }
}

fn unique(names: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    names.into_iter().filter(|name| seen.insert(name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(cell: &str) -> Vec<String> {
        split_people(cell).0
    }

    fn remarks(cell: &str) -> Vec<String> {
        split_people(cell).1
    }

    #[test]
    fn people_are_separated_in_many_ways() {
        for cell in [
            "ada + linus",
            "@ada, linus",
            "ada & @linus",
            "ada and linus",
            "ada ET linus",
            "ada und linus",
            "ada; linus",
            "ada / linus",
            "@ada @linus",
            "ada, and linus",
            "ada<br>linus",
            "**ada** + `linus`",
            "[ada](https://a.example) + [@linus](https://b.example/x_(y))",
            "ada\u{a0}+\u{a0}linus",
            "ada + linus + ada",
        ] {
            assert_eq!(who(cell), ["ada", "linus"], "{cell:?}");
        }
    }

    #[test]
    fn names_keep_what_belongs_to_them() {
        for name in ["pep.", "org/team", "Sandy", "Etta Undine", "jean-luc", "x_y", "Ada @ada", "andy", "O'Neil"] {
            assert_eq!(who(name), [name]);
        }
        assert_eq!(who(r"Smith\, Ada"), ["Smith, Ada"]);
        assert_eq!(who("[Ada and Co](https://a.example)"), ["Ada and Co"]);
        assert_eq!(who(r"under\_score"), ["under_score"]);
    }

    #[test]
    fn nobody_is_a_dash() {
        for cell in ["-", "–", "—", "---", "", " ", "@", "+", "- (the rocket)"] {
            assert_eq!(who(cell), [] as [&str; 0], "{cell:?}");
        }
    }

    #[test]
    fn remarks_stand_apart() {
        assert_eq!(
            split_people("ada (basically just watching), linus (see (3) and 4)"),
            (vec!["ada".to_owned(), "linus".to_owned()], vec!["basically just watching".to_owned(), "see (3) and 4".to_owned()])
        );
        assert_eq!(who("ada (from Turin) lovelace"), ["ada lovelace"]);
        assert_eq!(remarks("ada (watching"), ["watching"]);
        assert_eq!(remarks("ada () ( )"), [] as [&str; 0]);
    }

    #[test]
    fn smileys_are_remarks_and_no_brackets() {
        assert_eq!(who("ada :) + linus :("), ["ada", "linus"]);
        assert_eq!(remarks("ada :( (tired)"), [":(", "tired"]);
    }

    #[test]
    fn every_name_is_held() {
        let hard = ["C++ & co; (x)", "Sand and Sea", "and", "a / b", "/", ":)", r"\", "*x*", "<br>", "&amp;", "-x", "Und"];
        let hard = hard.map(str::to_owned);
        let remarks = [":)", r"a\b) (c", "so :", ";-"].map(str::to_owned);
        let (who, read) = split_people(&join_people(&hard, &remarks));
        assert_eq!(who, hard);
        assert_eq!(read, remarks);
    }
}
