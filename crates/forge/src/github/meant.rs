//! What somebody means who writes down a repository, or pastes what their browser shows.

use reqwest::Url;

use crate::List;
use crate::source::{Repository, Source, Unclear, is_name};

/// What is meant: `owner/name`; the address of a repository, of its list of issues, of a label, a milestone or one issue; of what a
/// search found; else words to look for.
pub fn meant(host: &str, written: &str) -> Result<Source, Unclear> {
    let written = written.trim();
    if written.is_empty() {
        return Err(Unclear::Nothing);
    }
    if let Some((whole, rest)) = first(host, written) {
        return with(meant(host, whole)?, rest);
    }
    if let Some(url) = address(host, written) {
        return of_address(host, &url);
    }
    // Who looks for something says how: `repo:`, `org:`, `label:`.
    if written.split_whitespace().any(|word| word.split_once(':').is_some_and(|(key, value)| !key.is_empty() && !value.is_empty())) {
        return Source::search(written);
    }
    match written.split_once('#') {
        Some((repository, number)) => Ok(Source { number: Some(numbered(number)?), ..Source::of(Repository::parse(repository)?) }),
        None => Repository::parse(written).map(Source::of),
    }
}

/// What a search may say of issues of one repository; another word before a colon is part of a label's name.
const KEYS: [&str; 9] = ["label", "milestone", "is", "state", "type", "no", "author", "assignee", "sort"];

/// A repository or an address, where something more stands after a comma or a space: `owner/name, a label`.
fn first<'a>(host: &str, written: &'a str) -> Option<(&'a str, &'a str)> {
    let ends = |of: &[char]| written.find(|letter: char| letter.is_whitespace() || of.contains(&letter));
    // In an address commas have their place.
    let at = if address(host, written).is_some() { ends(&[]) } else { ends(&[',']) }?;
    let (whole, rest) = (written[..at].trim_end_matches(','), written[at..].trim_start_matches([',', ' ', '\t']));
    let is_one = address(host, whole).is_some() || Repository::parse(whole).is_ok();
    is_one.then_some((whole, rest))
}

/// The same, of a label or what else is said of it.
fn with(source: Source, rest: &str) -> Result<Source, Unclear> {
    let is_said = |part: &str| words(part).iter().any(|word| word.split_once(':').is_some_and(|(key, _)| KEYS.contains(&key)));
    let part = |part: &str| if is_said(part) { part.to_owned() } else { format!("label:\"{}\"", part.replace('"', "")) };
    let parts = rest.split(',').map(str::trim).filter(|part| !part.is_empty());
    let asked = parts.map(part).collect::<Vec<_>>().join(" ");
    match &source.search {
        _ if asked.is_empty() => Ok(source),
        Some(search) => source.clone().and_search(&format!("{search} {asked}")),
        None => narrowed(source, &asked),
    }
}

/// An address, also where its scheme is missing.
fn address(host: &str, written: &str) -> Option<Url> {
    let lower = written.to_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        return Url::parse(written).ok();
    }
    let ours = [host, "www.github.com"].iter().any(|ours| lower.strip_prefix(ours).is_some_and(|rest| rest.starts_with('/')));
    ours.then(|| Url::parse(&format!("https://{written}")).ok()).flatten()
}

fn of_address(host: &str, url: &Url) -> Result<Source, Unclear> {
    let named = url.host_str().unwrap_or("");
    let there = url.port().map_or_else(|| named.to_owned(), |port| format!("{named}:{port}"));
    if there.strip_prefix("www.").unwrap_or(&there) != host {
        return Err(Unclear::OtherHost { host: there.chars().take(80).collect(), ours: host.to_owned() });
    }
    let path: Vec<String> = url.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).map(plain).collect();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let asked = url.query_pairs().find(|(name, _)| name == "q").map_or_else(String::new, |(_, words)| words.into_owned());
    match path.as_slice() {
        ["search" | "issues"] => Source::search(&asked),
        ["orgs", owner, ..] | [owner] if is_name(owner) => Source::search(&format!("user:{owner} {asked}")),
        [owner, name, rest @ ..] => of_repository(Repository::parse(&format!("{owner}/{name}"))?, rest, &asked),
        _ => Err(Unclear::NoRepository),
    }
}

fn of_repository(repository: Repository, rest: &[&str], asked: &str) -> Result<Source, Unclear> {
    let whole = Source::of(repository);
    match rest {
        ["labels", label, ..] => Ok(whole.and_label(label)),
        ["milestone", number, ..] => Ok(whole.and_milestone(&format!("#{}", numbered(number)?))),
        ["contribute", ..] => Ok(whole.and_label("good first issue")),
        ["issues", "created_by" | "assigned", ..] => whole.and_search(asked),
        ["issues", number, ..] => Ok(Source { number: Some(numbered(number)?), ..whole }),
        _ => narrowed(whole, asked),
    }
}

fn numbered(written: &str) -> Result<u64, Unclear> {
    written.trim().parse().map_err(|_| Unclear::NoRepository)
}

/// A list of issues as the browser shows it: where its search only says a label or a milestone, the list itself is asked for, which
/// has no end at a thousand.
fn narrowed(whole: Source, asked: &str) -> Result<Source, Unclear> {
    let mut source = whole.clone();
    let mut plain = true;
    for word in words(asked) {
        match word.split_once(':').map(|(key, value)| (key, value.trim_matches('"'))) {
            Some(("is", "issue" | "open") | ("state", "open") | ("type", "issue") | ("sort", _)) => {}
            Some(("label", label)) if source.label.is_none() && !label.contains(',') => source = source.and_label(label),
            Some(("milestone", milestone)) if source.milestone.is_none() => source = source.and_milestone(milestone),
            _ => plain = false,
        }
    }
    if plain { Ok(source) } else { whole.and_search(asked) }
}

/// The words of a search; what stands in quotes is one of them.
fn words(asked: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for letter in asked.chars() {
        quoted ^= letter == '"';
        if letter.is_whitespace() && !quoted {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(letter);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// A part of a path as a person reads it.
fn plain(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = (*byte == b'%').then(|| std::str::from_utf8(after.get(..2)?).ok()).flatten();
        let decoded = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(decoded.unwrap_or(*byte));
        rest = decoded.map_or(after, |_| &after[2..]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The words of a search, as GitHub takes them.
pub fn search(source: &Source, list: List) -> String {
    let said = source.search.as_deref().unwrap_or("");
    let says = |keys: &[&str]| words(said).iter().any(|word| keys.contains(&word.as_str()));
    // What is found here is for everybody to see.
    let mut all = vec!["is:public".to_owned()];
    if let Some(repository) = &source.repository {
        all.push(format!("repo:{repository}"));
    }
    all.push(said.to_owned());
    for (key, value) in [("label", &source.label), ("milestone", &source.milestone)] {
        all.extend(value.as_ref().map(|value| format!("{key}:\"{}\"", value.replace('"', ""))));
    }
    if !says(&["is:issue", "type:issue"]) {
        all.push("is:issue".to_owned());
    }
    match list {
        List::Open if says(&["is:open", "is:closed", "state:open", "state:closed"]) => {}
        List::Open => all.push("is:open".to_owned()),
        List::ClosedSince(since) => {
            all = words(&all.join(" ")).into_iter().filter(|word| !matches!(word.as_str(), "is:open" | "state:open")).collect();
            all.push(format!("is:closed closed:>={}", since.strftime("%Y-%m-%dT%H:%M:%SZ")));
        }
    }
    all.retain(|part| !part.is_empty());
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(written: &str) -> String {
        match meant("github.com", written) {
            Ok(source) => format!("{source:?}")
                .replace("Source { ", "")
                .replace("Some(", "(")
                .replace(", number: None", "")
                .replace(", label: None", "")
                .replace(", milestone: None", "")
                .replace(", search: None", ""),
            Err(why) => why.to_string(),
        }
    }

    #[test]
    fn what_people_paste_is_understood() {
        let loom = "repository: (Repository(\"weaving/loom\"))";
        for (written, said) in [
            ("weaving/loom", format!("{loom} }}")),
            (" https://github.com/weaving/loom ", format!("{loom} }}")),
            ("github.com/weaving/loom.git", format!("{loom} }}")),
            ("https://www.github.com/weaving/loom/issues", format!("{loom} }}")),
            ("https://github.com/weaving/loom/issues?q=is%3Aissue+is%3Aopen", format!("{loom} }}")),
            (
                "https://github.com/weaving/loom/issues?q=is%3Aopen+label%3A%22good+first+issue%22",
                format!("{loom}, label: (\"good first issue\") }}"),
            ),
            ("https://github.com/weaving/loom/issues?q=is%3Aopen+no%3Aassignee", format!("{loom}, search: (\"is:open no:assignee\") }}")),
            ("https://github.com/weaving/loom/labels/good%20first%20issue", format!("{loom}, label: (\"good first issue\") }}")),
            ("https://github.com/weaving/loom/milestone/12?closed=1", format!("{loom}, milestone: (\"#12\") }}")),
            ("https://github.com/weaving/loom/issues/7#issuecomment-1", format!("{loom}, number: (7) }}")),
            ("weaving/loom#7", format!("{loom}, number: (7) }}")),
            ("https://github.com/weaving/loom/contribute", format!("{loom}, label: (\"good first issue\") }}")),
            ("weaving/loom, E-easy", format!("{loom}, label: (\"E-easy\") }}")),
            ("weaving/loom E-easy", format!("{loom}, label: (\"E-easy\") }}")),
            ("weaving/loom,good first issue", format!("{loom}, label: (\"good first issue\") }}")),
            ("weaving/loom label:E-easy", format!("{loom}, label: (\"E-easy\") }}")),
            ("weaving/loom label:\"good first issue\"", format!("{loom}, label: (\"good first issue\") }}")),
            ("weaving/loom milestone:1.2", format!("{loom}, milestone: (\"1.2\") }}")),
            ("weaving/loom, area:warp", format!("{loom}, label: (\"area:warp\") }}")),
            ("weaving/loom, E-easy, A-docs", format!("{loom}, search: (\"label:\\\"E-easy\\\" label:\\\"A-docs\\\"\") }}")),
            ("https://github.com/weaving/loom, E-easy", format!("{loom}, label: (\"E-easy\") }}")),
            ("github.com/weaving/loom/milestone/12 E-easy", format!("{loom}, label: (\"E-easy\"), milestone: (\"#12\") }}")),
            ("weaving/loom,", format!("{loom} }}")),
            ("https://github.com/weaving", "repository: None, search: (\"user:weaving\") }".to_owned()),
            ("https://github.com/search?q=org%3Aweaving+loom&type=issues", "repository: None, search: (\"org:weaving loom\") }".to_owned()),
            ("org:weaving label:easy", "repository: None, search: (\"org:weaving label:easy\") }".to_owned()),
        ] {
            assert_eq!(source(written), said, "{written}");
        }
    }

    #[test]
    fn what_is_no_repository_is_said() {
        for written in
            ["weaving", "a/b/c", "../x", "weaving/..", "weaving/loom?x", "weaving, lo om", "weaving/loom#x", "weaving/loom#7, E-easy"]
        {
            assert_eq!(source(written), Unclear::NoRepository.to_string(), "{written}");
        }
        assert_eq!(source(" "), Unclear::Nothing.to_string());
        for written in ["https://10.0.0.1/weaving/loom", "https://gitlab.example/weaving/loom", "http://github.com:8080/weaving/loom"] {
            assert!(source(written).ends_with("is not asked, only github.com is"), "{}", source(written));
        }
    }

    #[test]
    fn a_search_is_for_issues_that_are_open_unless_it_says_else() {
        let search = |written: &str, list| search(&meant("github.com", written).unwrap().and_label("E \"easy\""), list);
        assert_eq!(search("org:a loom:x", List::Open), "is:public org:a loom:x label:\"E easy\" is:issue is:open");
        assert_eq!(search("is:closed org:a", List::Open), "is:public is:closed org:a label:\"E easy\" is:issue");
        let since = List::ClosedSince("2018-05-28T09:00:00Z".parse().unwrap());
        assert_eq!(search("org:a is:open", since), "is:public org:a label:\"E easy\" is:issue is:closed closed:>=2018-05-28T09:00:00Z");
    }
}
