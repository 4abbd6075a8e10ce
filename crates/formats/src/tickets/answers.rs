//! What people wrote into a cell, as an answer.

use std::collections::HashMap;

use domain::questionnaire::{Value, key};

/// How many characters of an answer are taken.
pub(super) const ANSWER_LIMIT: usize = 2_000;

/// How many things of a list are taken.
const MOST_THINGS: usize = 30;

/// Whether somebody comes, as far as a file's words say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attends {
    /// On no day.
    No,
    /// Perhaps.
    Maybe,
    /// On all days.
    Yes,
    /// On these days of the week, or dates, in small letters.
    Only(Vec<String>),
}

/// How somebody wants to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// By name.
    Name,
    /// By handle.
    Handle,
    /// Not at all.
    Nobody,
}

const WEEKDAYS: [(&str, &str); 7] = [
    ("monday", "lundi"),
    ("tuesday", "mardi"),
    ("wednesday", "mercredi"),
    ("thursday", "jeudi"),
    ("friday", "vendredi"),
    ("saturday", "samedi"),
    ("sunday", "dimanche"),
];

/// Whether somebody comes: "Yes, both days", "Only Monday", "peut-être", "mardi seulement". None where the words do not say.
pub fn attends(written: &str) -> Option<Attends> {
    let folded = written.trim().to_lowercase();
    let days = days_in(&folded);
    let begins = |words: &[&str]| words.iter().any(|word| first_word(&folded) == *word);
    if begins(&["no", "non", "nein", "0", "false", "never"]) {
        Some(Attends::No)
    } else if folded.contains("maybe") || folded.contains("perhaps") || folded.contains("peut-être") || folded.contains("not sure") {
        Some(Attends::Maybe)
    } else if folded.contains("both") || folded.contains("all days") || folded.contains("les deux") || folded.contains("tous les jours") {
        Some(Attends::Yes)
    } else if !days.is_empty() {
        Some(Attends::Only(days))
    } else if begins(&["yes", "oui", "ja", "1", "true"]) {
        Some(Attends::Yes)
    } else {
        None
    }
}

/// The days of the week, in English, and the dates that are named in small letters.
pub(super) fn days_in(folded: &str) -> Vec<String> {
    let named = WEEKDAYS.iter().filter(|(english, french)| folded.contains(english) || folded.contains(french));
    let dates = folded.split(|letter: char| !letter.is_ascii_digit() && letter != '-').filter(|part| is_date(part));
    named.map(|(english, _)| (*english).to_owned()).chain(dates.map(str::to_owned)).collect()
}

fn is_date(part: &str) -> bool {
    part.len() == 10 && part.as_bytes()[4] == b'-' && part.as_bytes()[7] == b'-'
}

fn first_word(folded: &str) -> &str {
    folded.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("")
}

/// How somebody wants to be shown: "Show only my handle", "Do not list me", "Show my name and project". None where the words do not say.
pub fn listed(written: &str) -> Option<Listed> {
    let folded = written.trim().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&["do not", "don't", "don’t", "not list", "nobody", "ne pas", "personne", "masquer"])
        || matches!(first_word(&folded), "no" | "non")
    {
        Some(Listed::Nobody)
    } else if has(&["handle", "pseudo", "nickname"]) {
        Some(Listed::Handle)
    } else if has(&["name", "nom", "everyone", "tout le monde"]) || matches!(first_word(&folded), "yes" | "oui") {
        Some(Listed::Name)
    } else {
        None
    }
}

/// Whether somebody ever contributed: "Never", "No", "Pas encore"; "Once or twice", "Yes, 3", "I maintain a project". None where the
/// words do not say.
pub fn contributed(written: &str) -> Option<bool> {
    let folded = written.trim().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let never = ["no", "non", "nein", "not", "never", "jamais", "nie", "nunca", "aucune", "0", "false"];
    match first_word(&folded) {
        _ if says_nothing(written) => None,
        "yes" | "oui" | "ja" | "sí" | "true" => Some(true),
        first if never.contains(&first) => Some(false),
        _ if has(&["never", "jamais", "not yet", "pas encore", "noch nie", "noch nicht", "first time", "première fois"]) => Some(false),
        _ => Some(true),
    }
}

/// Whether a cell says that there is nothing to say.
pub(super) fn says_nothing(written: &str) -> bool {
    let folded = written.trim().trim_end_matches(['!', '.', '…']).to_lowercase();
    matches!(folded.as_str(), "" | "n/a" | "na" | "none" | "-" | "--" | "aucun" | "aucune" | "néant" | "null" | "?" | "x")
}

/// Whether a cell is a formula of a spreadsheet: "=HYPERLINK(…".
pub(super) fn is_formula(written: &str) -> bool {
    let call = written.strip_prefix(['=', '@', '+', '-']).unwrap_or("");
    let name: String = call.chars().take_while(char::is_ascii_alphanumeric).collect();
    !name.is_empty() && name.starts_with(|letter: char| letter.is_ascii_uppercase()) && call[name.len()..].starts_with('(')
        || written.starts_with('=') && call.contains(['|', '!'])
}

/// A handle in small letters, without "@" and address; none where it is none.
pub(super) fn handle(written: &str) -> Option<String> {
    if says_nothing(written) {
        return None;
    }
    let lower = written.trim().to_lowercase();
    let path = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or(&lower);
    let path = path.split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
    let last = if path.contains('/') { path.split('/').nth(1).unwrap_or("") } else { path };
    let plain = last.trim().trim_start_matches('@');
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    (!plain.is_empty() && plain.len() <= 100 && plain.chars().all(fits)).then(|| plain.to_owned())
}

/// A mail address in small letters where it looks like one.
pub(super) fn email(written: &str) -> Option<String> {
    let plain = written.trim();
    let (name, host) = plain.split_once('@')?;
    let fits = !name.is_empty()
        && host.contains('.')
        && !host.contains('@')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && plain.len() <= 254
        && !plain.contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, ',' | ';' | '<' | '>'));
    fits.then(|| plain.to_lowercase())
}

/// Whether a ticket does not count any more. None where the words do not say.
pub(super) fn void(written: &str) -> Option<bool> {
    let folded = written.trim().to_lowercase();
    match folded.as_str() {
        "" | "false" | "no" | "non" | "0" | "p" | "n" | "paid" | "pending" | "payé" | "payée" | "valid" | "valide" | "active"
        | "complete" | "confirmed" => Some(false),
        "true" | "yes" | "oui" | "1" | "void" | "voided" | "c" | "e" | "canceled" | "cancelled" | "expired" | "annulé" | "annulée"
        | "expiré" | "expirée" | "refunded" | "remboursé" => Some(true),
        _ => None,
    }
}

/// How many newcomers somebody would help: "4", "yes, 4", "no". None where the words do not say.
pub(super) fn mentor(written: &str) -> Option<u32> {
    let digits: String = written.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if let Ok(number) = digits.parse::<u32>() {
        return Some(number.min(1_000));
    }
    match first_word(&written.trim().to_lowercase()) {
        "no" | "non" | "nobody" | "none" => Some(0),
        "yes" | "oui" => Some(1),
        _ => None,
    }
}

/// How well somebody knows the subject, 0 to 3.
pub(super) fn level(written: &str) -> Option<u32> {
    let folded = written.trim().to_lowercase().replace('’', "'");
    if let Ok(number) = folded.parse::<u32>() {
        return (number <= 3).then_some(number);
    }
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&["can't", "cannot", "can not", "never", "none", "no experience", "jamais", "aucune", "not at all"]) {
        Some(0)
    } else if has(&["struggle", "intermediate", "useful", "intermédiaire", "some experience", "moyen"]) {
        Some(2)
    } else if has(&["simple", "beginner", "basic", "débutant", "novice", "a little", "newcomer"]) {
        Some(1)
    } else if has(&["productive", "advanced", "expert", "professional", "avancé", "very well", "confirmé"]) {
        Some(3)
    } else {
        None
    }
}

/// Things that somebody wants, the most wanted first: lines, or separated by semicolons, commas, or "and".
pub(super) fn wishes(written: &str) -> Vec<String> {
    let folded = written.trim().trim_end_matches(['!', '.', '…']).to_lowercase();
    let open =
        ["anything", "no idea yet", "no idea", "whatever", "not sure yet", "don't know", "n'importe quoi", "aucune idée", "pas d'idée"];
    if says_nothing(written) || open.contains(&folded.as_str()) {
        return Vec::new();
    }
    let parts: Vec<&str> = if written.trim().contains('\n') {
        written.lines().collect()
    } else if written.contains(';') {
        written.split(';').collect()
    } else if written.contains(',') {
        let mut parts: Vec<&str> = written.split(',').collect();
        if let Some(last) = parts.pop() {
            parts.extend(joined(last));
        }
        parts
    } else {
        joined(written)
    };
    let mut things: Vec<String> = Vec::new();
    for thing in parts.into_iter().map(unnumbered).filter(|thing| !thing.is_empty()).take(MOST_THINGS) {
        if !things.iter().any(|other| other == thing) {
            things.push(thing.to_owned());
        }
    }
    things
}

/// The parts between "and"; "and last" after a comma is one.
fn joined(written: &str) -> Vec<&str> {
    let written = written.trim();
    let written = ["and ", "et "].iter().find_map(|word| written.strip_prefix(word)).unwrap_or(written);
    let word = if written.contains(" and ") { " and " } else { " et " };
    written.split(word).collect()
}

/// A line without its number or bullet.
fn unnumbered(line: &str) -> &str {
    let line = line.trim();
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let rest = &line[digits..];
    if digits > 0
        && digits <= 2
        && let Some(thing) = rest.strip_prefix(['.', ')', ':']).filter(|thing| thing.starts_with(' '))
    {
        return thing.trim();
    }
    ["- ", "* ", "• ", "– "].iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line).trim()
}

/// Whether a question's answers are options in one cell.
pub(super) fn is_several(question: &str) -> bool {
    matches!(question, key::AREAS | key::LANGUAGES | key::SYSTEM)
}

/// Whether a question's answers are things in one's own words.
pub(super) fn is_list(question: &str) -> bool {
    matches!(question, key::WISHES | key::KNOWS | key::LEARNS)
}

/// The options in a cell; `options` have a comma in them.
pub(super) fn several(written: &str, options: &[String]) -> Vec<String> {
    let mut rest = written.trim();
    let separator = if rest.contains(';') { ';' } else { ',' };
    let mut found: Vec<String> = Vec::new();
    while !rest.is_empty() && found.len() < MOST_THINGS * 2 {
        let whole = options.iter().find(|option| {
            rest.strip_prefix(option.as_str())
                .is_some_and(|after| after.trim_start().is_empty() || after.trim_start().starts_with(separator))
        });
        let length = whole.map_or_else(|| rest.find([separator, '\n']).unwrap_or(rest.len()), std::string::String::len);
        let option = rest[..length].trim();
        if !option.is_empty() && !found.iter().any(|other| other == option) {
            found.push(option.to_owned());
        }
        rest = rest[length..].trim_start().trim_start_matches([separator, '\n']).trim_start();
    }
    found
}

/// How often an option has to be seen before it is taken for one.
const OFTEN: usize = 3;

/// Options that have a comma in them, found in all cells of a column: two parts of which neither is ever there without the other.
#[derive(Default)]
pub(super) struct Pairs {
    parts: HashMap<String, usize>,
    pairs: HashMap<(String, String), usize>,
}

impl Pairs {
    /// How many different parts are looked at; options are few.
    const MOST: usize = 2_000;

    /// Looks at one more cell.
    pub(super) fn see(&mut self, cell: &str) {
        if cell.contains(';') || self.parts.len() > Self::MOST {
            return;
        }
        let parts: Vec<&str> = cell.split(',').map(str::trim).collect();
        for part in &parts {
            *self.parts.entry((*part).to_owned()).or_default() += 1;
        }
        for pair in parts.windows(2) {
            *self.pairs.entry((pair[0].to_owned(), pair[1].to_owned())).or_default() += 1;
        }
    }

    /// What was found.
    pub(super) fn options(&self) -> Vec<String> {
        let whole = |((first, second), seen): (&(String, String), &usize)| {
            let always = *seen >= OFTEN && self.parts.get(first) == Some(seen) && self.parts.get(second) == Some(seen);
            always.then(|| format!("{first}, {second}"))
        };
        let mut options: Vec<String> = self.pairs.iter().filter_map(whole).collect();
        options.sort();
        options
    }
}

/// How a thing is most often written in a file: "QUIC (quinn)" for "QUIC (QUINN)".
#[derive(Default)]
pub(super) struct Spellings(HashMap<String, HashMap<String, usize>>);

impl Spellings {
    /// Sees a list of things.
    pub(super) fn see(&mut self, value: &Value) {
        let Value::Choices(things) = value else { return };
        for thing in things {
            if self.0.len() < Pairs::MOST * 5 {
                *self.0.entry(thing.to_lowercase()).or_default().entry(thing.clone()).or_default() += 1;
            }
        }
    }

    /// What is written in capitals only, as others wrote it; once a list.
    pub(super) fn mend(&self, value: &mut Value) {
        let Value::Choices(things) = value else { return };
        for thing in things.iter_mut() {
            let shouted = thing.chars().any(char::is_uppercase) && !thing.chars().any(char::is_lowercase);
            let usual = || {
                let spellings = self.0.get(&thing.to_lowercase())?;
                spellings.iter().max_by_key(|(spelling, seen)| (spelling.chars().any(char::is_lowercase), **seen, (*spelling).clone()))
            };
            if let Some((usual, _)) = shouted.then(usual).flatten() {
                thing.clone_from(usual);
            }
        }
    }
}

/// The answer in a cell; `Err` where it cannot be read.
pub(super) fn value(question: &str, written: &str, options: &[String]) -> Result<Option<Value>, ()> {
    let some = |things: Vec<String>| (!things.is_empty()).then_some(Value::Choices(things));
    if question == key::MENTOR {
        return if says_nothing(written) { Ok(None) } else { mentor(written).map(|number| Some(Value::Number(number))).ok_or(()) };
    }
    if question == key::LEVEL && !written.trim().is_empty() {
        return level(written).map(|level| Some(Value::Number(level))).ok_or(());
    }
    if says_nothing(written) {
        return Ok(None);
    }
    if question == key::FIRST {
        return yes(written).map(|yes| Some(Value::Yes(yes))).ok_or(());
    }
    if is_list(question) {
        return Ok(some(wishes(written)));
    }
    if is_several(question) {
        return Ok(some(several(written, options)));
    }
    if question == key::PHOTO {
        return Ok(some(vec![written.trim().to_owned()]));
    }
    Ok(Some(Value::Text(written.trim().to_owned())))
}

/// Yes or no.
pub(super) fn yes(written: &str) -> Option<bool> {
    match first_word(&written.trim().to_lowercase()) {
        "yes" | "oui" | "true" | "1" | "ja" => Some(true),
        "no" | "non" | "false" | "0" | "nein" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_written_five_ways_and_mean_one() {
        for written in ["@Zoe-Test", "https://github.com/zoe-test", "github.com/zoe-test/", "ZOE-TEST", " zoe-test "] {
            assert_eq!(handle(written).as_deref(), Some("zoe-test"), "{written}");
        }
        for nothing in ["n/a", "", "-", "I have none yet"] {
            assert_eq!(handle(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn wishes_come_in_any_separator() {
        let three = ["a b", "c", "d"];
        for written in
            ["1. a b\n2. c\n3. d", "a b; c; d", "a b, c, d", "a b and c and d", "a b, c and d", "a b, c, and d", "- a b\n- c\n- d"]
        {
            assert_eq!(wishes(written), three, "{written}");
        }
        assert_eq!(wishes("lint docs and tests; c"), ["lint docs and tests", "c"]);
        for nothing in ["anything!", "no idea yet", "n/a", " "] {
            assert_eq!(wishes(nothing), Vec::<String>::new(), "{nothing}");
        }
    }

    #[test]
    fn days_and_listings_are_read() {
        assert_eq!(attends("Yes, both days"), Some(Attends::Yes));
        assert_eq!(attends("Monday only"), Some(Attends::Only(vec!["monday".to_owned()])));
        assert_eq!(attends("mardi seulement"), Some(Attends::Only(vec!["tuesday".to_owned()])));
        assert_eq!(attends("No"), Some(Attends::No));
        assert_eq!(attends("peut-être"), Some(Attends::Maybe));
        assert_eq!(attends("only on 2018-05-28"), Some(Attends::Only(vec!["2018-05-28".to_owned()])));
        assert_eq!(attends("bananas"), None);
        assert_eq!(listed("Show only my handle"), Some(Listed::Handle));
        assert_eq!(listed("Do not list me"), Some(Listed::Nobody));
        assert_eq!(listed("Show my name and project"), Some(Listed::Name));
    }

    #[test]
    fn who_never_contributed_says_so_in_several_ways() {
        for never in ["Never", "never contributed", "No", "no, never", "Not yet", "I have never", "Jamais", "Pas encore", "0", "Nein"] {
            assert_eq!(contributed(never), Some(false), "{never}");
        }
        for contributes in ["Once or twice", "Regularly", "I maintain a project", "Yes, but never to rustc", "Une ou deux fois", "3 times"]
        {
            assert_eq!(contributed(contributes), Some(true), "{contributes}");
        }
        for nothing in ["", "n/a", "?"] {
            assert_eq!(contributed(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn an_option_with_a_comma_is_one_where_it_is_often_there() {
        let mut pairs = Pairs::default();
        for cell in ["lints, docs & style, parsers", "parsers, lints, docs & style", "lints, docs & style", "parsers, web"] {
            pairs.see(cell);
        }
        assert_eq!(pairs.options(), ["lints, docs & style"]);
        assert_eq!(several("web, lints, docs & style, parsers", &pairs.options()), ["web", "lints, docs & style", "parsers"]);
    }

    #[test]
    fn formulas_are_no_answers() {
        assert!(is_formula("=HYPERLINK(\"http://example.test\",\"click\")") && is_formula("=cmd|' /C calc'!A0"));
        for text in ["+1 for docs", "- tests", "@zoe", "=)"] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
