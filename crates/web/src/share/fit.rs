//! How large a text may stand on paper. Nobody measures there: the program reckons with faces that are wide.

/// One size in which a text may be set.
pub struct Size {
    /// The class that says so.
    pub class: &'static str,
    /// The face's size in millimetres.
    pub mm: f32,
    /// The most lines.
    pub lines: usize,
}

/// A text as it is set.
#[derive(Debug, Default, PartialEq)]
pub struct Fitted {
    /// The class of its size.
    pub class: &'static str,
    /// The text, cut if need be.
    pub text: String,
    /// How high it is at most in millimetres, where lines are as high as the face is large.
    pub height: f32,
}

/// A text in the largest size in which it fits into a column this wide, in millimetres; in the last size it is cut at a word if
/// need be.
pub fn fit(text: &str, wide: f32, sizes: &[Size]) -> Fitted {
    let set = |size: &Size, text: String| {
        let lines = lines(&text, wide / size.mm, true).unwrap_or(0);
        // A sheet has few lines.
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let height = lines as f32 * size.mm;
        Fitted { class: size.class, text, height }
    };
    match sizes.iter().find(|size| fits(text, wide, size)) {
        Some(size) => set(size, text.to_owned()),
        None => sizes.last().map_or_else(Fitted::default, |last| set(last, cut(text, wide, last))),
    }
}

/// Whether a text fits with its words whole; each line of the text is a line, and a long one is several.
fn fits(text: &str, wide: f32, size: &Size) -> bool {
    lines(text, wide / size.mm, false).is_some_and(|lines| lines <= size.lines)
}

/// As many words as fit. A word that is longer than a line is broken anywhere.
fn cut(text: &str, wide: f32, size: &Size) -> String {
    let fits = |text: &str| lines(text, wide / size.mm, true).is_some_and(|lines| lines <= size.lines);
    if fits(text) {
        return text.to_owned();
    }
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let words = ends.map(|at| format!("{}…", text[..at].trim_end())).take_while(|part| fits(part)).last();
    words.unwrap_or_else(|| {
        let letters = text.char_indices().map(|(at, _)| format!("{}…", &text[..at])).take_while(|part| fits(part)).last();
        letters.unwrap_or_default()
    })
}

/// How many lines a text takes; nothing where a word is longer than a line and may not be broken.
fn lines(text: &str, across: f32, breaking: bool) -> Option<usize> {
    let mut count = 0;
    for line in text.lines() {
        count += 1;
        let mut used = 0.0;
        for word in line.split_whitespace() {
            let wide = width(word);
            if used > 0.0 && used + SPACE + wide > across {
                count += 1;
                used = 0.0;
            }
            if wide > across && !breaking {
                return None;
            }
            used += if used > 0.0 { SPACE } else { 0.0 } + wide;
            while used > across {
                // Broken lines end a letter early.
                used -= across - 1.0;
                count += 1;
            }
        }
    }
    Some(count)
}

const SPACE: f32 = 0.35;

/// How wide a word is, in em: bold letters of the widest faces that a system may have.
fn width(word: &str) -> f32 {
    word.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.4,
            'I' | 'J' | 'f' | 'r' | 't' | '-' | '(' | ')' | '[' | ']' | '/' => 0.5,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 1.08,
            c if c.is_ascii_uppercase() => 0.85,
            c if c.is_ascii() => 0.7,
            c if c < '\u{250}' && c.is_lowercase() => 0.7,
            c if c < '\u{250}' => 0.85,
            _ => 1.1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZES: [Size; 3] = [
        Size { class: "large", mm: 50.0, lines: 1 },
        Size { class: "middle", mm: 20.0, lines: 2 },
        Size { class: "small", mm: 10.0, lines: 3 },
    ];

    #[test]
    fn a_short_name_is_large_and_a_long_one_is_small() {
        for (text, class, height) in
            [("QUIC", "large", 50.0), ("cargo doc", "middle", 20.0), ("Rust on a router, once more", "small", 10.0)]
        {
            assert_eq!(fit(text, 180.0, &SIZES), Fitted { class, text: text.to_owned(), height });
        }
    }

    #[test]
    fn what_does_not_fit_is_cut_at_a_word_and_a_word_without_end_anywhere() {
        let Fitted { class, text, height } = fit(&"router ".repeat(40), 180.0, &SIZES);
        assert!(class == "small" && text.starts_with("router router") && text.ends_with("router…"), "{text}");
        assert!((height - 30.0).abs() < 0.1, "{height}");
        let text = fit(&"r".repeat(400), 180.0, &SIZES).text;
        assert!(text.ends_with("rr…") && text.chars().count() > 30, "{text}");
        assert_eq!(fit("", 180.0, &SIZES), Fitted { class: "large", ..Fitted::default() });
        let no_room = [Size { class: "small", mm: 10.0, lines: 0 }];
        assert_eq!(fit("Rust", 180.0, &no_room), Fitted { class: "small", ..Fitted::default() });
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(text: String, narrow in 1.5..30.0_f32, many in 1..5_usize) {
            let last = Size { class: "small", mm: 1.0, lines: many };
            let cut = cut(&text, narrow, &last);
            prop_assert!(lines(&cut, narrow, true).unwrap() <= many, "{cut:?}");
        }
    }
}
