//! Pages: their Markdown and HTML as our pages have it. The hero picture becomes a value, wrappers go, and old fragments are kept.

use super::{Anchor, Hero, Remark, html};

/// What was made of the text of a page, before its Liquid is read.
#[derive(Default)]
pub(super) struct Body {
    pub hero: Option<Hero>,
    pub text: String,
    pub fragments: Vec<Fragment>,
}

/// A place in a page that addresses may point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    pub name: String,
    /// The words there; empty for a place without any.
    pub heading: String,
    pub line: u32,
}

/// Reads the text of a page, whose first line is this one of its file. Lines stay where they are.
pub(super) fn read(text: &str, first_line: u32, file: &str, remarks: &mut Vec<Remark>) -> Body {
    let mut body = Body { text: text.to_owned(), ..Body::default() };
    body.hero = take_hero(&mut body.text);
    let mut remark = |line: usize, why: String| {
        let line = first_line + u32::try_from(line).unwrap_or(0);
        remarks.push(Remark { file: file.to_owned(), line: Some(line), why });
    };
    for name in ["script", "style", "object", "embed", "form"] {
        for _ in 0..html::MOST_LOOKED_AT {
            let Some(element) = html::element(&body.text, name, 0) else { break };
            let (start, end, line) = (element.start, element.end, lines_before(&body.text, element.start));
            remark(line, format!("<{name}> cannot be in a page; it is left out"));
            cut(&mut body.text, start, end, "");
        }
    }
    for _ in 0..html::MOST_LOOKED_AT {
        let Some(frame) = html::element(&body.text, "iframe", 0) else { break };
        let source = html::attribute(frame.open, "src").unwrap_or("").to_owned();
        let (start, end, line) = (frame.start, frame.end, lines_before(&body.text, frame.start));
        remark(line, format!("a page of elsewhere cannot be shown inside a page; a link to {source} stands there now"));
        let shown = if domain::link::is_link(&source) { format!("[{source}]({source})") } else { String::new() };
        cut(&mut body.text, start, end, &shown);
    }
    unwrap_markdown(&mut body);
    anchors(&mut body, first_line);
    if let Some(at) = strip_styles(&mut body.text) {
        remark(at, "a style of its own cannot be in a page; the text stays, as the pages look".to_owned());
    }
    attribute_lists(&mut body, first_line, &mut remark);
    headings(&mut body, first_line);
    body
}

/// Blank lines that what was taken out left behind.
pub(super) fn tidied(text: &str) -> String {
    let (mut out, mut blank, mut fenced) = (String::with_capacity(text.len()), 0, false);
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        fenced ^= line.trim_start().starts_with("```");
        if line.trim().is_empty() && !fenced {
            blank += 1;
            continue;
        }
        if blank > 0 && !out.is_empty() {
            out.push('\n');
        }
        blank = 0;
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// The fragments of a page as places that its old address may point to.
pub(super) fn kept(fragments: Vec<Fragment>, permalink: &str) -> Vec<Anchor> {
    fragments
        .into_iter()
        .map(|fragment| Anchor {
            permalink: permalink.to_owned(),
            fragment: fragment.name,
            heading: fragment.heading,
            line: fragment.line,
            venue: None,
        })
        .collect()
}

fn lines_before(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count()
}

/// Puts something in the place of a part, and keeps its lines.
fn cut(text: &mut String, start: usize, end: usize, with: &str) {
    let lines = "\n".repeat(text[start..end].matches('\n').count());
    text.replace_range(start..end, &format!("{with}{lines}"));
}

/// The picture on top of the page, with the point of it that is always seen.
fn take_hero(text: &mut String) -> Option<Hero> {
    let mut from = 0;
    loop {
        let (start, end) = html::opening(text, "div", from)?;
        let open = &text[start..end];
        let class = html::attribute(open, "class").unwrap_or("");
        let named = class.split_whitespace().any(|name| matches!(name, "backdrop" | "hero" | "header-image" | "banner"));
        let style = html::attribute(open, "style").unwrap_or("");
        if !named || !style.contains("url(") {
            from = end;
            continue;
        }
        let found = html::element(text, "div", start)?;
        let (_, rest) = style.split_once("url(")?;
        let (picture, rest) = rest.split_once(')')?;
        let (x, y) = focus(style, rest);
        let inner =
            |name: &str| html::element(found.inner, name, 0).map(|element| element.inner.split_whitespace().collect::<Vec<_>>().join(" "));
        let hero = Hero {
            picture: picture.trim().trim_matches(['"', '\'']).to_owned(),
            focus_x: x,
            focus_y: y,
            heading: inner("h1").or_else(|| inner("h2")).unwrap_or_default(),
            text: inner("p").unwrap_or_default(),
        };
        let (start, end) = (found.start, found.end);
        cut(text, start, end, "");
        return Some(hero);
    }
}

/// Where the point lies, in hundredths from the left and from the top.
fn focus(style: &str, after_picture: &str) -> (u8, u8) {
    let own = style.split_once("background-position").and_then(|(_, rest)| rest.split_once(':')).map(|(_, rest)| rest);
    let words = own.unwrap_or(after_picture).split(';').next().unwrap_or("");
    let mut x_y = [None, None];
    for word in words.split(['/', ' ']).filter(|word| !word.is_empty()) {
        let (place, which) = match word {
            "left" => (Some(0), Some(0)),
            "right" => (Some(100), Some(0)),
            "top" => (Some(0), Some(1)),
            "bottom" => (Some(100), Some(1)),
            "center" => (Some(50), None),
            _ => (word.strip_suffix('%').and_then(|number| number.parse::<f32>().ok()).map(hundredths), None),
        };
        let Some(place) = place else { continue };
        let which = which.unwrap_or(usize::from(x_y[0].is_some()));
        if x_y[which].is_none() {
            x_y[which] = Some(place);
        }
    }
    (x_y[0].unwrap_or(50), x_y[1].unwrap_or(50))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number between 0 and 100")]
fn hundredths(number: f32) -> u8 {
    number.clamp(0.0, 100.0).round() as u8
}

/// `<section markdown="1">` is only there to let Markdown stand in HTML.
fn unwrap_markdown(body: &mut Body) {
    for name in ["section", "div", "article", "aside", "main", "p", "span"] {
        let (mut from, mut looked_at) = (0, 0);
        while let Some((start, open_end)) = html::opening(&body.text, name, from).filter(|_| looked_at < html::MOST_LOOKED_AT) {
            if !html::attribute(&body.text[start..open_end], "markdown").is_some_and(|value| matches!(value, "1" | "block" | "span")) {
                from = open_end;
                continue;
            }
            looked_at += 1;
            let Some(found) = html::element(&body.text, name, start) else { break };
            let (end, open) = (found.end, found.open.len());
            let closed = !found.inner.is_empty() || body.text[start + open..end].starts_with("</");
            if let Some(id) = html::attribute(found.open, "id") {
                body.fragments.push(Fragment {
                    name: id.to_owned(),
                    heading: String::new(),
                    line: u32::try_from(lines_before(&body.text, start)).unwrap_or(0),
                });
            }
            if closed {
                let close = body.text[..end].rfind('<').unwrap_or(end);
                body.text.replace_range(close..end, "");
            }
            cut(&mut body.text, start, start + open, "");
            from = start;
        }
    }
}

/// `<a name="impl_days"></a>`
fn anchors(body: &mut Body, first_line: u32) {
    for fragment in &mut body.fragments {
        fragment.line += first_line;
    }
    let (mut from, mut looked_at) = (0, 0);
    while let Some((start, open_end)) = html::opening(&body.text, "a", from).filter(|_| looked_at < html::MOST_LOOKED_AT) {
        if html::attribute(&body.text[start..open_end], "href").is_some() {
            from = open_end;
            continue;
        }
        looked_at += 1;
        let Some(found) = html::element(&body.text, "a", start) else { break };
        let name = html::attribute(found.open, "name").or_else(|| html::attribute(found.open, "id"));
        let (start, end, open) = (found.start, found.end, found.open.len());
        match name.filter(|name| !name.is_empty()) {
            Some(name) => {
                let line = first_line + u32::try_from(lines_before(&body.text, start)).unwrap_or(0);
                body.fragments.push(Fragment { name: name.to_owned(), heading: html::plain(found.inner), line });
                let inner = found.inner.to_owned();
                body.text.replace_range(start..end, &inner);
                from = start;
            }
            None => from = start + open,
        }
    }
}

/// Takes `style="…"` out of all elements; the line of the first one.
fn strip_styles(text: &mut String) -> Option<usize> {
    let (mut first, mut from) = (None, 0);
    while let Some(at) = text[from..].find("style=").map(|at| from + at) {
        let tag = text[..at].rfind('<').filter(|open| !text[*open..at].contains('>'));
        let quote = text[at + 6..].chars().next();
        let (Some(_), Some(quote @ ('"' | '\''))) = (tag, quote) else {
            from = at + 6;
            continue;
        };
        let Some(end) = text[at + 7..].find(quote).map(|end| at + 7 + end + 1) else { break };
        first.get_or_insert(lines_before(text, at));
        let start = if text[..at].ends_with(' ') { at - 1 } else { at };
        text.replace_range(start..end, "");
        from = start;
    }
    first
}

/// kramdown's `{: .class #id}` and `{:toc}`.
fn attribute_lists(body: &mut Body, first_line: u32, remark: &mut impl FnMut(usize, String)) {
    let mut lines: Vec<String> = body.text.lines().map(str::to_owned).collect();
    for at in 0..lines.len() {
        let Some(start) = lines[at].find("{:") else { continue };
        let Some(length) = lines[at][start..].find('}') else { continue };
        let list = lines[at][start + 2..start + length].trim().to_owned();
        lines[at].replace_range(start..=start + length, "");
        if list == "toc" {
            // “* TOC” above it only says where it goes; the pages have one of their own.
            if at > 0 && lines[at - 1].trim_start_matches(['*', '-', '+', '1', '.', ' ']).eq_ignore_ascii_case("toc") {
                lines[at - 1].clear();
            }
            continue;
        }
        for word in list.split_whitespace() {
            match word.strip_prefix('#') {
                Some(id) => {
                    let line = first_line + u32::try_from(at).unwrap_or(0);
                    body.fragments.push(Fragment { name: id.to_owned(), heading: String::new(), line });
                }
                None if word.starts_with("target=") || word.starts_with("rel=") => {}
                None => remark(at, format!("“{{:{word}}}” is how it looked there; it is left out")),
            }
        }
    }
    body.text = lines.join("\n");
    body.text.push('\n');
}

/// The headings, with the names that kramdown gives them.
fn headings(body: &mut Body, first_line: u32) {
    let mut given: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let (mut lines, mut fenced): (Vec<String>, bool) = (Vec::new(), false);
    for (at, line) in body.text.lines().enumerate() {
        let number = first_line + u32::try_from(at).unwrap_or(0);
        fenced ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let level = line.chars().take_while(|letter| *letter == '#').count();
        let mut kept = line.to_owned();
        if !fenced && (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']) {
            let mut heading = line[level..].trim().trim_end_matches('#').trim_end().to_owned();
            let own = heading.rfind("{#").filter(|_| heading.ends_with('}')).map(|start| heading.split_off(start));
            let name = match own {
                Some(own) => {
                    kept = format!("{} {}", &line[..level], heading.trim());
                    own[2..own.len() - 1].trim().to_owned()
                }
                None => kramdown_name(&heading, &mut given),
            };
            body.fragments.push(Fragment { name, heading: heading.trim().to_owned(), line: number });
        } else if !fenced && let Some(element) = (1..=6).find_map(|level| html::element(line, &format!("h{level}"), 0)) {
            let heading = html::plain(element.inner);
            let name = html::attribute(element.open, "id").map(str::to_owned);
            body.fragments.push(Fragment { name: name.unwrap_or_else(|| kramdown_name(&heading, &mut given)), heading, line: number });
        }
        lines.push(kept);
    }
    body.text = lines.join("\n");
    body.text.push('\n');
    body.fragments.sort_by_key(|fragment| fragment.line);
}

/// The name that kramdown gives a heading: what stands before its first letter goes, and all but letters, digits, spaces and dashes.
fn kramdown_name(heading: &str, given: &mut std::collections::BTreeMap<String, usize>) -> String {
    let name: String = heading
        .trim_start_matches(|letter: char| !letter.is_ascii_alphabetic())
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '-'))
        .map(|letter| if letter == ' ' { '-' } else { letter.to_ascii_lowercase() })
        .collect();
    let name = if name.is_empty() { "section".to_owned() } else { name };
    let count = given.entry(name.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { name } else { format!("{name}-{}", *count - 1) }
}
