//! What a first view of the board brings along: little, and nothing that only another room needs.

use crate::house::{BOARD, House};

/// What all requests beside the page itself may weigh, in bytes as they are sent: with the page of 200 projects and what
/// stands around each answer, 60 kB are not reached.
const AT_MOST: usize = 38_000;

/// Addresses between `before` and the next quote.
fn named<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(['"', '\'']).next())
}

#[test]
fn the_board_brings_no_other_rooms_style_or_script() {
    let house = House::open();
    let mut ada = house.visitor();
    let mut packed = house.visitor().saying("Accept-Encoding", "gzip");
    let page = ada.page(BOARD).body;
    let mut wanted: Vec<String> =
        named(&page, "rel=\"stylesheet\" href=\"").chain(named(&page, "type=\"module\" src=\"")).map(str::to_owned).collect();
    assert_eq!(wanted.len(), 2, "one style sheet and one script: {wanted:?}");
    let (mut seen, mut weight) = (Vec::new(), 0);
    while let Some(address) = wanted.pop() {
        let length = packed.head(&address).header("content-length").parse::<usize>().expect("an asset says its length");
        weight += length;
        let folder = &address[..=address.rfind('/').expect("an address")];
        let text = ada.page(&address).body;
        for line in text.lines().filter(|line| line.starts_with("import ")) {
            let brought = format!("{folder}{}", named(line, "'./").next().expect("a file beside it"));
            if !seen.contains(&brought) {
                seen.push(brought.clone());
                wanted.push(brought);
            }
        }
    }
    for file in ["door.js", "scan.js", "wall.js", "asks.js", "columns.js"] {
        assert!(!seen.iter().any(|brought| brought.ends_with(file)), "{file} is brought by the board");
    }
    assert!(weight <= AT_MOST, "the board brings {weight} bytes");
    assert!(ada.page("/paris-2018/wall").body.contains("/rooms.css"));
    assert!(!page.contains("/rooms.css"));
}
