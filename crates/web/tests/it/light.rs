//! What a first view of a page for everybody brings along: little, and nothing that only another room needs.

use crate::house::{BOARD, House};

/// What all requests beside the page itself may weigh, in bytes as they are sent, their heads left out: with the page of 200 projects
/// and what stands around each answer, 60 kB are not reached.
const AT_MOST: usize = 38_000;

/// What the head of a style sheet's or a script's answer may weigh: there are some fifteen of them.
const HEAD_AT_MOST: usize = 300;

/// Addresses between `before` and the next quote.
fn named<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(['"', '\'']).next())
}

/// The addresses of styles and scripts that a page brings, and what they weigh.
fn brought(house: &House, path: &str) -> (Vec<String>, usize) {
    let mut ada = house.visitor();
    let mut packed = house.visitor().saying("Accept-Encoding", "gzip");
    let page = ada.page(path).body;
    let mut wanted: Vec<String> =
        named(&page, "rel=\"stylesheet\" href=\"").chain(named(&page, "type=\"module\" src=\"")).map(str::to_owned).collect();
    let (mut seen, mut weight) = (wanted.clone(), 0);
    while let Some(address) = wanted.pop() {
        let answer = packed.head(&address);
        weight += answer.header("content-length").parse::<usize>().expect("an asset says its length");
        // A name, a colon, a space, a value and the line's end.
        let head: usize = answer.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
        assert!(head <= HEAD_AT_MOST, "{head} bytes before {address}: {:?}", answer.headers);
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
    (seen, weight)
}

#[test]
fn pages_for_everybody_bring_no_other_rooms_style_or_script() {
    let house = House::open();
    let (about, timetable) = (format!("{BOARD}about"), format!("{BOARD}timetable"));
    for (path, styles) in [(BOARD, &["app.css"][..]), (&about, &["app.css", "site.css"]), (&timetable, &["app.css", "site.css"])] {
        let (seen, weight) = brought(&house, path);
        let files: Vec<&str> = seen.iter().filter_map(|address| address.rsplit('/').next()).collect();
        let mut its: Vec<&str> = files.iter().copied().filter(|file| file.contains(".css")).collect();
        its.sort_unstable();
        assert_eq!(its, styles, "{path}");
        assert!(files.contains(&"live.js"), "{path}: {files:?}");
        for file in ["door.js", "scan.js", "wall.js", "asks.js", "columns.js"] {
            assert!(!files.contains(&file), "{file} is brought by {path}");
        }
        assert!(weight <= AT_MOST, "{path} brings {weight} bytes");
    }
    assert!(house.visitor().page("/paris-2018/wall").body.contains("/rooms.css"));
}
