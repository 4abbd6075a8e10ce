//! Bytes and cells: how a file is written, and what spreadsheets make of it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Refusal;

/// How many bytes tell how a file is written.
const PROBE: usize = 4_096;

/// The text of a file: by its mark if it has one, else UTF-16 where every other byte is nothing, UTF-8 where it is that, and what
/// western spreadsheets write otherwise.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => unmarked(bytes),
    };
    let (text, _, _) = encoding.decode(bytes);
    if text.chars().take(PROBE).any(|letter| letter == '\0') {
        return Err(Refusal::NotText);
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(text)
}

/// The text of a file, however it is written; none where it is no text.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    text(bytes).ok().map(Cow::into_owned)
}

fn unmarked(bytes: &[u8]) -> &'static Encoding {
    let probe = &bytes[..bytes.len().min(PROBE)];
    let nothing = |from: usize| probe.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nothing(0), nothing(1));
    let most = probe.len() / 4;
    if odd > most && even == 0 {
        UTF_16LE
    } else if even > most && odd == 0 {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// What separates cells. A spreadsheet may say so in a first line `sep=;`, which then is no row.
pub(super) fn delimiter(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once(['\n', '\r']).unwrap_or((text, ""));
    if let Some(said) = first.trim_start_matches('\u{FEFF}').strip_prefix("sep=")
        && let [delimiter] = said.trim_end_matches(['\r', '\n']).as_bytes()
    {
        return (*delimiter, rest.trim_start_matches('\n'));
    }
    let cells = |delimiter: u8| {
        let mut row = csv::StringRecord::new();
        let found = reader(text, delimiter).read_record(&mut row).unwrap_or(false);
        if found { row.len() } else { 0 }
    };
    let best = [b'|', b'\t', b';', b','].into_iter().max_by_key(|delimiter| cells(*delimiter));
    (best.unwrap_or(b','), text)
}

/// A reader of rows, the one of headings among them.
pub(super) fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Whether a spreadsheet would take a cell for a formula.
fn is_dangerous(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell as it is written to a table: with an apostrophe before what a spreadsheet would take for a formula.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_dangerous(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A cell as it was before somebody guarded it, without control characters that are no line ends.
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    let cell = match cell.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        _ => cell,
    };
    let cell = cell.trim();
    let bad = |letter: char| (letter.is_control() && letter != '\n') || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !cell.contains(bad) {
        return Cow::Borrowed(cell);
    }
    let unix = cell.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(unix.chars().filter(|letter| !bad(*letter) || *letter == '\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_write_guarded_we_read_as_it_was() {
        for cell in ["=1+1", "+33 1", "-", "@ada", "'quoted'", "plain", "a=b"] {
            assert_eq!(plain(&guarded(cell)), cell);
        }
        assert_eq!(guarded("=1+1"), "'=1+1");
    }

    #[test]
    fn a_file_is_text_however_it_is_written() {
        let wide = |little: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xFEFF_u16).into_iter().chain("Name,Été\r\nx,y".encode_utf16());
            units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
        };
        let western: Vec<u8> = b"Name,\xC9t\xE9\r\nx,y".to_vec();
        let marked = [b"\xEF\xBB\xBF".as_slice(), "Name,Été\r\nx,y".as_bytes()].concat();
        for bytes in [wide(true, true), wide(false, true), wide(true, false), wide(false, false), western, marked] {
            assert_eq!(text(&bytes).unwrap(), "Name,Été\r\nx,y");
        }
        assert_eq!(text(b"\x89PNG\x00\x00\x00"), Err(Refusal::NotText));
        assert_eq!(text(b" \n"), Err(Refusal::Empty));
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_most_cells() {
        assert_eq!(delimiter("a;b,c;d\n1;2;3").0, b';');
        assert_eq!(delimiter("a\tb\n").0, b'\t');
        assert_eq!(delimiter("sep=;\r\na,b,c;d"), (b';', "a,b,c;d"));
        assert_eq!(delimiter("\"a;b;c\",d").0, b',');
    }
}
