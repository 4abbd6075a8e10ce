//! Squares for phones, as SVG that any page may hold.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

use crate::inline::escape;

/// Light modules on each side, without which readers do not find the square.
const QUIET: usize = 4;

/// A square that says `text` to a phone, and `title` to whoever hears the page. Always dark on white, whatever the page is drawn
/// on; 15 % of it may be dirty. Nothing where the text does not fit: 2 331 bytes do.
pub fn svg(text: &str, title: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let edge = code.size + 2 * QUIET;
    let mut path = String::new();
    for row in 0..code.size {
        let dark = &code[row];
        let mut column = 0;
        while column < code.size {
            let length = dark[column..].iter().take_while(|module| module.value()).count();
            if length > 0 {
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET);
            }
            column += length.max(1);
        }
    }
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {edge} {edge}\" role=\"img\" shape-rendering=\"crispEdges\"><title>{}</title><path fill=\"#fff\" d=\"M0 0h{edge}v{edge}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        escape(title)
    ))
}

/// The same for a letter: a table of dark and light cells, as programs that read mail show no SVG, and fetch a picture or leave it out. Where no
/// such program is, it is only larger.
pub fn table(text: &str, title: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let edge = code.size + 2 * QUIET;
    let quiet = format!("<tr height={CELL}>{}</tr>", format!("<td width={CELL}></td>").repeat(edge));
    let mut table = format!(
        "<table role=\"img\" aria-label=\"{}\" dir=\"ltr\" border=0 cellspacing=0 cellpadding=0 bgcolor=\"#ffffff\">{}",
        escape(title),
        quiet.repeat(QUIET)
    );
    for row in 0..code.size {
        let dark = &code[row];
        let _ = write!(table, "<tr height={CELL}><td colspan={QUIET}></td>");
        let mut column = 0;
        while column < code.size {
            let is_dark = dark[column].value();
            let length = dark[column..].iter().take_while(|module| module.value() == is_dark).count();
            let _ = write!(table, "<td colspan={length}{}></td>", if is_dark { " bgcolor=\"#000000\"" } else { "" });
            column += length;
        }
        let _ = write!(table, "<td colspan={QUIET}></td></tr>");
    }
    table.push_str(&quiet.repeat(QUIET));
    table.push_str("</table>");
    Some(table)
}

/// How many pixels a module of a letter's square is wide and high.
const CELL: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_table_of_a_letter_is_the_same_square() {
        let text = "https://days.example/paris-2018/way-in/abcdefghijklmnopqrstuvwxyz";
        let table = table(text, "Your <way> in").unwrap();
        assert!(table.contains("aria-label=\"Your &lt;way&gt; in\"") && !table.contains("style") && !table.contains("<img"), "{table}");
        let number = |cell: &str| cell.split("colspan=").nth(1).map_or(1, |rest| rest.split([' ', '>']).next().unwrap().parse().unwrap());
        let cells =
            |row: &str| row.split("<td").skip(1).flat_map(|cell| vec![cell.contains("#000000"); number(cell)]).collect::<Vec<bool>>();
        let rows: Vec<Vec<bool>> = table.split("<tr").skip(1).map(cells).collect();
        let size = rows.len() - 2 * QUIET;
        assert!(rows.iter().all(|row| row.len() == rows.len()), "each row is as wide as it is high");
        let grid = rqrr::SimpleGrid::from_func(size, |x, y| rows[y + QUIET][x + QUIET]);
        assert_eq!(rqrr::Grid::new(grid).decode().unwrap().1, text);
    }

    /// Reads a square as it is drawn.
    fn read(svg: &str) -> String {
        let edge: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let size = edge - 2 * QUIET;
        let mut dark = vec![vec![false; edge]; edge];
        let path = svg.rsplit(" d=\"").next().unwrap().split('"').next().unwrap();
        for run in path.split('M').skip(1) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap()).collect();
            let [x, y, length, 1, back] = numbers[..] else { panic!("{run}") };
            assert_eq!(length, back);
            dark[y][x..x + length].fill(true);
        }
        let quiet = |line: &[bool]| line.iter().all(|dark| !dark);
        assert!(dark[..QUIET].iter().chain(&dark[edge - QUIET..]).all(|row| quiet(row)));
        assert!(dark.iter().all(|row| quiet(&row[..QUIET]) && quiet(&row[edge - QUIET..])));
        let grid = rqrr::SimpleGrid::from_func(size, |x, y| dark[y + QUIET][x + QUIET]);
        let (told, text) = rqrr::Grid::new(grid).decode().unwrap();
        assert_eq!(told.ecc_level, 0, "level M");
        text
    }

    #[test]
    fn a_phone_reads_what_was_meant() {
        for text in
            ["https://days.example/paris-2018/", "http://192.168.178.20:2018/impl-days-paris-2018/projects/abcdefghij?day=2018-05-28", "A"]
        {
            assert_eq!(read(&svg(text, "title").unwrap()), text);
        }
    }

    #[test]
    fn it_is_one_element_that_says_what_it_is_and_needs_no_style() {
        let svg = svg("https://days.example/", "QR: <QUIC> & \"more\"").unwrap();
        assert!(svg.contains("role=\"img\"") && svg.contains("<title>QR: &lt;QUIC&gt; &amp; &quot;more&quot;</title>"), "{svg}");
        assert!(!svg.contains("style"), "{svg}");
    }

    #[test]
    fn what_does_not_fit_is_no_square() {
        assert!(svg(&"a".repeat(2_331), "").is_some());
        assert!(svg(&"a".repeat(2_332), "").is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_comes_back(text in "[ -~]{1,200}") {
            prop_assert_eq!(read(&svg(&text, "").unwrap()), text);
        }
    }
}
