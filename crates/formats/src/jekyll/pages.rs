//! Pages: their Markdown and HTML as our pages have it. The hero picture becomes a value, and old fragments are kept.

use super::lined::Lined;
use super::markup;
use super::{Anchor, Hero, Remark, html};

/// What was made of the text of a page.
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

/// Reads the text of a page, with its Liquid read already.
pub(super) fn read(mut text: Lined, is_html: bool, file: &str, remarks: &mut Vec<Remark>) -> Body {
    let hero = take_hero(&mut text.text);
    let read = markup::read(&text, is_html);
    let mut remark = |line: u32, why: String| remarks.push(Remark { file: file.to_owned(), line: Some(line), why });
    read.wrong.into_iter().for_each(|(line, why)| remark(line, why));
    let lines = read.text.lines;
    let mut body = Body { hero, text: read.text.text, fragments: read.fragments };
    attribute_lists(&mut body, &lines, &mut remark);
    headings(&mut body, &lines);
    body
}

/// Blank lines that what was taken out left behind.
pub(super) fn tidied(text: &str) -> String {
    let (mut out, mut blank, mut fenced) = (String::with_capacity(text.len()), 0, false);
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        fenced ^= is_fence(line);
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

/// Takes a part out, and keeps its lines.
fn cut(text: &mut String, start: usize, end: usize) {
    let lines = "\n".repeat(text[start..end].matches('\n').count());
    text.replace_range(start..end, &lines);
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
        let inner = |name: &str| html::element(found.inner, name, 0).map(|element| markup::words(element.inner));
        let hero = Hero {
            picture: picture.trim().trim_matches(['"', '\'']).to_owned(),
            focus_x: x,
            focus_y: y,
            heading: inner("h1").or_else(|| inner("h2")).unwrap_or_default(),
            text: inner("p").unwrap_or_default(),
        };
        let (start, end) = (found.start, found.end);
        cut(text, start, end);
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

/// kramdown's `{: .class #id}` and `{:toc}`, where it is no code.
fn attribute_lists(body: &mut Body, numbers: &[u32], remark: &mut impl FnMut(u32, String)) {
    let mut lines: Vec<String> = body.text.lines().map(str::to_owned).collect();
    let mut fenced = false;
    for at in 0..lines.len() {
        fenced ^= is_fence(&lines[at]);
        let is_code = |start: &usize| fenced || lines[at][..*start].matches('`').count() % 2 == 1;
        let Some(start) = lines[at].find("{:").filter(|start| !is_code(start)) else { continue };
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
        let line = number(numbers, at);
        for word in list.split_whitespace() {
            match word.strip_prefix('#') {
                Some(id) => body.fragments.push(Fragment { name: id.to_owned(), heading: String::new(), line }),
                None if word.starts_with("target=") || word.starts_with("rel=") => {}
                None => remark(line, format!("“{{:{word}}}” is how it looked there; it is left out")),
            }
        }
    }
    body.text = lines.join("\n");
    body.text.push('\n');
}

/// The line of the file that a line of the text came from.
fn number(numbers: &[u32], at: usize) -> u32 {
    numbers.get(at).or(numbers.last()).copied().unwrap_or(1)
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// The headings, with the names that kramdown gives them.
fn headings(body: &mut Body, numbers: &[u32]) {
    let mut given: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let (mut lines, mut fenced): (Vec<String>, bool) = (Vec::new(), false);
    for (at, line) in body.text.lines().enumerate() {
        let number = number(numbers, at);
        fenced ^= is_fence(line);
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
