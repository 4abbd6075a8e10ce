//! Files that are named on the command line.

use std::io::Read as _;
use std::path::Path;

use anyhow::Context;

/// What is in a file; - is what is piped in.
pub fn bytes(file: &Path) -> anyhow::Result<Vec<u8>> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("cannot read what is piped in")?;
        return Ok(bytes);
    }
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
