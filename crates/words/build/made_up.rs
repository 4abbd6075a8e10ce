//! A language that nobody speaks, for tests: English in Hebrew letters, written from right to left.
//!
//! It is made from the English file each time, so it always has every word. A test that sees a Latin letter on a page in it
//! has found a word that stands outside the language files; a page that does not turn shows where it counts from the left.
//!
//! Included twice, as `check.rs` is: by the build script, and by the crate's tests.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

/// The words of the English file in the made-up language: each letter another, what is put in as it was.
///
/// `english` is a file without problems ([`crate::check::read`]).
pub fn from_english(english: &str) -> String {
    let mut resource = parser::parse(english.to_owned()).expect("the English file was read before");
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) if message.id.name == crate::check::DIRECTION => {
                let said = PatternElement::TextElement { value: "rtl".to_owned() };
                message.value = Some(Pattern { elements: vec![said] });
            }
            Entry::Message(message) => message.value.iter_mut().for_each(turn),
            Entry::Term(term) => turn(&mut term.value),
            _ => {}
        }
    }
    serializer::serialize(&resource)
}

fn turn(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = value.chars().map(letter).collect(),
            PatternElement::Placeable { expression } => turn_inside(expression),
        }
    }
}

fn turn_inside(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => variants.iter_mut().for_each(|variant| turn(&mut variant.value)),
        Expression::Inline(InlineExpression::Placeable { expression }) => turn_inside(expression),
        Expression::Inline(_) => {}
    }
}

/// Hebrew has 27 signs in a row, its final letters included: one for each Latin letter, large or small.
fn letter(c: char) -> char {
    let place = match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        'A'..='Z' => u32::from(c) - u32::from('A'),
        _ => return c,
    };
    char::from_u32(0x05d0 + place).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::from_english;

    #[test]
    fn words_turn_and_what_is_put_in_stays() {
        let english = "-event = Days\ndirection = ltr\na = Hi { $name }: { -event }\n# Remark.\nb =\n    { $n ->\n        [one] One\n       *[other] { $n }{ \"\\u00A0\" }more\n    }\n";
        let said = from_english(english);
        assert!(said.contains("direction = rtl\n"), "{said}");
        assert!(said.contains("a = \u{5d7}\u{5d8} { $name }: { -event }\n"), "{said}");
        assert!(said.contains("{ $n }{ \"\\u00A0\" }\u{5dc}\u{5de}\u{5e1}\u{5d4}\n"), "{said}");
        assert!(said.contains("[one]") && said.contains("# Remark."), "{said}");
    }
}
