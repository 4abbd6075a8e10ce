//! A text that knows where each of its lines came from.

/// A text, and of each of its lines that of the file it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lined {
    pub text: String,
    pub lines: Vec<u32>,
    /// Where its last line begins.
    last: usize,
}

impl Lined {
    /// Nothing yet, from this line on.
    pub fn begins(line: u32) -> Self {
        Self { text: String::new(), lines: vec![line], last: 0 }
    }

    /// More of the text, which begins in this line of the file.
    pub fn push(&mut self, text: &str, mut line: u32) {
        if let Some(last) = self.lines.last_mut().filter(|_| self.text.is_empty() || self.text.ends_with('\n')) {
            *last = line;
        }
        for piece in text.split_inclusive('\n') {
            self.text.push_str(piece);
            if piece.ends_with('\n') {
                line += 1;
                self.lines.push(line);
                self.last = self.text.len();
            }
        }
    }

    /// Its last line.
    pub fn last_line(&self) -> &str {
        &self.text[self.last..]
    }

    /// Only the first bytes of it.
    pub fn truncate(&mut self, bytes: usize) {
        let gone = self.text.split_off(bytes).matches('\n').count();
        if gone > 0 {
            self.lines.truncate(self.lines.len() - gone);
            self.last = self.text.rfind('\n').map_or(0, |at| at + 1);
        }
    }
}
