//! HTML in values and pages, as far as a site of the family uses it: no parser of documents, only what is looked for.

/// A text without its elements and with its entities as letters; a break is a space.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('<') {
            let is_tag = after.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!'));
            if let Some(end) = rest.find('>').filter(|_| is_tag) {
                out.push(' ');
                rest = &rest[end + 1..];
            } else {
                out.push('<');
                rest = after;
            }
        } else {
            let (letter, length) = entity(rest);
            out.push_str(letter);
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letter that an entity stands for, and how long it is; an ampersand where it is none that is known.
fn entity(text: &str) -> (&'static str, usize) {
    const KNOWN: [(&str, &str); 12] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&hellip;", "…"),
        ("&eacute;", "é"),
        ("&uuml;", "ü"),
    ];
    KNOWN.iter().find(|(name, _)| text.starts_with(name)).map_or(("&", 1), |(name, letter)| (letter, name.len()))
}

/// An element that was found: where it begins and ends, its own attributes, and what is in it.
pub(super) struct Element<'a> {
    pub start: usize,
    pub end: usize,
    /// The opening tag.
    pub open: &'a str,
    pub inner: &'a str,
}

/// The first element of that name from there on, with all that is in it. One that is never closed ends where it opens.
pub(super) fn element<'a>(text: &'a str, name: &str, from: usize) -> Option<Element<'a>> {
    let (start, open_end) = opening(text, name, from)?;
    let open = &text[start..open_end];
    let close = format!("</{name}");
    let (mut depth, mut at) = (1_usize, open_end);
    while !open.ends_with("/>") {
        let next_open = opening(text, name, at).map(|(start, _)| start);
        let Some(next_close) = closing(text, &close, at) else { break };
        if next_open.is_some_and(|open| open < next_close) {
            depth += 1;
            at = opening(text, name, at)?.1;
            continue;
        }
        depth -= 1;
        let close_end = text[next_close..].find('>').map_or(text.len(), |end| next_close + end + 1);
        if depth == 0 {
            return Some(Element { start, end: close_end, open, inner: &text[open_end..next_close] });
        }
        at = close_end;
    }
    Some(Element { start, end: open_end, open, inner: "" })
}

fn closing(text: &str, close: &str, mut from: usize) -> Option<usize> {
    loop {
        let at = find_ignoring_case(text, close, from)?;
        from = at + close.len();
        if !text[from..].starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '-') {
            return Some(at);
        }
    }
}

/// How many elements of one name are looked at on a page: what is left alone is text that no page shows.
pub(super) const MOST_LOOKED_AT: usize = 1_000;

/// Where the next opening tag of that name begins and ends.
pub(super) fn opening(text: &str, name: &str, from: usize) -> Option<(usize, usize)> {
    let wanted = format!("<{name}");
    let mut at = from;
    loop {
        let start = find_ignoring_case(text, &wanted, at)?;
        let after = start + wanted.len();
        if text[after..].starts_with(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')) {
            return text[start..].find('>').map(|end| (start, start + end + 1));
        }
        at = after;
    }
}

fn find_ignoring_case(text: &str, wanted: &str, from: usize) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    (from..=text.len().checked_sub(wanted.len())?).find(|at| text[*at..*at + wanted.len()].eq_ignore_ascii_case(wanted))
}

/// An attribute of an opening tag.
pub(super) fn attribute<'a>(open: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    loop {
        let at = find_ignoring_case(open, name, from)?;
        let before = open[..at].chars().next_back().is_some_and(char::is_whitespace);
        let rest = open[at + name.len()..].trim_start();
        if before && let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start();
            return Some(match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or("").trim(),
                _ => value.split(|letter: char| letter.is_whitespace() || letter == '>').next().unwrap_or(""),
            });
        }
        from = at + name.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_text() {
        assert_eq!(plain("Monday<br>and  Tuesday &amp; a < b"), "Monday and Tuesday & a < b");
        assert_eq!(plain("a <b"), "a <b");
        assert_eq!(plain("caf&eacute; &x; &"), "café &x; &");
    }

    #[test]
    fn elements_are_found_with_what_is_in_them() {
        let text = "x<DIV class='a b'><div>1</div><divider></divider></div>y<div/>";
        let found = element(text, "div", 0).unwrap();
        assert_eq!((found.inner, attribute(found.open, "class")), ("<div>1</div><divider></divider>", Some("a b")));
        assert_eq!(&text[found.end..], "y<div/>");
        assert_eq!(element(text, "div", found.end).unwrap().open, "<div/>");
        assert!(element("<section", "section", 0).is_none());
        assert_eq!(element("<p>never closed", "p", 0).unwrap().inner, "");
    }
}
