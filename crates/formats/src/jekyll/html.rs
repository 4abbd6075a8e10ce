//! HTML in values and pages, as far as a site of the family uses it: no parser of documents, only what is looked for.

/// A text without its elements and with its entities as letters; a break is a space.
pub(super) fn plain(text: &str) -> String {
    without_tags(text, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_tags(text: &str, between: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut closed) = (text, true);
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('<') {
            let is_tag = closed && after.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!'));
            let end = if is_tag { rest.find('>') } else { None };
            // Where no tag ends any more, none is looked for again.
            closed &= !is_tag || end.is_some();
            if let Some(end) = end {
                out.push_str(between);
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
    out
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

/// An element that was found: where it begins and ends, and what is in it.
pub(super) struct Element<'a> {
    pub start: usize,
    pub end: usize,
    pub inner: &'a str,
}

/// The first element of that name from there on, with all that is in it. One that is never closed ends where it opens.
pub(super) fn element<'a>(text: &'a str, name: &str, from: usize) -> Option<Element<'a>> {
    let (start, open_end) = opening(text, name, from)?;
    let open = &text[start..open_end];
    let found = if open.ends_with("/>") { None } else { end_of(text, name, open_end, false) };
    let (inner, end) = found.map_or(("", open_end), |(inner, end)| (&text[open_end..inner], end));
    Some(Element { start, end, inner })
}

/// Where what is in an element ends that opened before here, and where the element does. Nothing in it opens another one where it is all text.
pub(super) fn end_of(text: &str, name: &str, from: usize, is_text: bool) -> Option<(usize, usize)> {
    let ends = |letter: Option<char>| letter.is_none_or(|letter| letter.is_whitespace() || matches!(letter, '>' | '/'));
    let (mut depth, mut at) = (1_usize, from);
    loop {
        at += text[at..].find('<')? + 1;
        let rest = &text[at..];
        let closes = rest.starts_with('/');
        let begin = usize::from(closes);
        let same = rest.get(begin..begin + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if !same || !ends(rest[begin + name.len()..].chars().next()) {
            continue;
        }
        if closes {
            depth -= 1;
        } else if !is_text {
            depth += 1;
        }
        if depth == 0 {
            return Some((at - 1, text[at..].find('>').map_or(text.len(), |end| at + end + 1)));
        }
    }
}

/// A piece of code without the elements in it, and with its entities as letters. Its lines stay.
pub(super) fn code(text: &str) -> String {
    without_tags(text, "")
}

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
        assert_eq!(code("a<b>c</b>\n&lt;d&gt;"), "ac\n<d>");
        assert_eq!(plain(&"<a".repeat(1_000_000)).len(), 2_000_000);
    }

    #[test]
    fn elements_are_found_with_what_is_in_them() {
        let text = "x<DIV class='a b'><div>1</div><divider></divider></div>y<div/>";
        let found = element(text, "div", 0).unwrap();
        assert_eq!((found.inner, attribute(&text[found.start..], "class")), ("<div>1</div><divider></divider>", Some("a b")));
        assert_eq!(&text[found.end..], "y<div/>");
        assert_eq!(element(text, "div", found.end).unwrap().inner, "");
        assert!(element("<section", "section", 0).is_none());
        assert_eq!(element("<p>never closed", "p", 0).unwrap().inner, "");
    }
}
