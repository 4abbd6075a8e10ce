//! What a first view of a page brings over the wire, how many elements it has, and how large the server is afterwards.

use std::collections::{BTreeMap, VecDeque};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::http::{AS_A_BROWSER, Answer, Connection};
use crate::live::Server;
use crate::process;

/// Asks for the page and everything that it brings along, as a browser does that was never here.
///
/// # Errors
/// Something is missing, or would come from elsewhere.
pub fn first(board: &Server, path: &str) -> Result<Value> {
    let mut connection = Connection::open(board.address)?;
    let mut bytes = BTreeMap::new();
    let mut wanted = VecDeque::from([path.to_owned()]);
    let mut elements = 0;
    while let Some(path) = wanted.pop_front() {
        if bytes.contains_key(&path) {
            continue;
        }
        let mut get = |more: &str| -> Result<Answer> {
            let answer = connection.get(&path, more)?;
            if answer.status != 200 {
                bail!("GET {path}: {}", answer.status);
            }
            Ok(answer)
        };
        // Once as a browser asks, once to read it.
        bytes.insert(path.clone(), get(AS_A_BROWSER)?.wire_bytes());
        let plain = get("")?;
        let text = String::from_utf8(plain.body).with_context(|| format!("{path} is no text"))?;
        if bytes.len() == 1 {
            elements = count_elements(&text);
        }
        for address in brings(&text) {
            wanted.push_back(resolve(&path, &address)?);
        }
    }
    Ok(json!({
        "elements": elements,
        "requests": bytes.len(),
        "bytes": bytes.values().sum::<usize>(),
        "page_bytes": bytes[path],
        "resident": process::resident(board.pid)?,
    }))
}

/// Elements of a page that has no script or style within.
fn count_elements(html: &str) -> usize {
    html.as_bytes().windows(2).filter(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()).count()
}

/// The addresses that a page, a style sheet or a script makes a browser ask for.
fn brings(text: &str) -> Vec<String> {
    let quoted = |rest: &str| rest.split(['"', '\'']).next().unwrap_or_default().to_owned();
    let tags =
        ["<link ", "<script ", "<img "].into_iter().flat_map(|tag| text.split(tag).skip(1).filter_map(|rest| rest.split('>').next()));
    // What a link only points at nobody asks for by itself.
    let brought = |tag: &&str| !["rel=\"alternate\"", "rel=\"canonical\""].iter().any(|rel| tag.contains(rel));
    let named = tags.filter(brought).filter_map(|tag| ["href=\"", "src=\""].iter().find_map(|name| tag.split(name).nth(1))).map(quoted);
    let imported =
        text.lines().filter(|line| line.starts_with("import ")).filter_map(|line| line.split(['"', '\'']).nth(1)).map(str::to_owned);
    let of_style = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).map(|url| url.trim_matches(['"', '\'']).to_owned());
    named.chain(imported).chain(of_style).filter(|address| !address.starts_with("data:") && !address.starts_with('#')).collect()
}

/// An address beside another one; from elsewhere there must be none.
fn resolve(from: &str, address: &str) -> Result<String> {
    if address.contains("//") {
        bail!("{from} brings {address} from elsewhere");
    }
    let folder = &from[..from.rfind('/').map_or(0, |at| at + 1)];
    Ok(if address.starts_with('/') { address.to_owned() } else { format!("{folder}{}", address.trim_start_matches("./")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_brings_is_found() {
        let page = r#"<link rel="stylesheet" href="/a/app.css"><script type="module" src="/a/main.js"></script><a href="/other">x</a><link rel="alternate" href="/feed.atom">"#;
        assert_eq!(brings(page), ["/a/app.css", "/a/main.js"]);
        assert_eq!(brings("import { a } from \"./live.js\";\nimport './place.js';\n"), ["./live.js", "./place.js"]);
        assert_eq!(brings("a { background: url('x.svg') } b { background: url(data:abc) }"), ["x.svg"]);
        assert_eq!(resolve("/a/main.js", "./live.js").unwrap(), "/a/live.js");
        assert!(resolve("/a/main.js", "https://elsewhere.example/x.js").is_err());
        assert_eq!(count_elements("<p class=a>1 < 2 <b>x</b></p>"), 2);
    }
}
