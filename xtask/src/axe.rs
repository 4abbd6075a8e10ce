//! axe-core, the accessibility audit that the browser tests run in the pages.
//!
//! It is fetched for the tests alone and no part of the program. Its version and its digest are fixed here, so that
//! it does not matter who hands it over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::prerequisites::{answers, install};
use crate::steps::show;
use crate::target;

const VERSION: &str = "4.14.1";
/// SHA-256 of `axe.min.js` in that version.
const DIGEST: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// The path of `axe.min.js`, fetched if it is not there yet.
pub fn fetch() -> Result<PathBuf> {
    let folder = target().join("axe");
    let file = folder.join(format!("axe-{VERSION}.min.js"));
    if let Ok(known) = fs::read(&file)
        && check(&known).is_ok()
    {
        return Ok(file);
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let source = download(&folder).with_context(|| format!("axe-core {VERSION} cannot be had"))?;
    check(&source)?;
    fs::write(&file, source).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

fn download(folder: &Path) -> Result<Vec<u8>> {
    if !answers("npm") {
        install(&["npm"])?;
    }
    // Its chatter stays here: standard output is for the path that `cargo xtask axe` prints.
    let pack = Command::new("npm").args(["pack", &format!("axe-core@{VERSION}")]).current_dir(folder).output().context("cannot run npm")?;
    if !pack.status.success() {
        bail!("npm pack: {}", String::from_utf8_lossy(&pack.stderr).trim());
    }
    let archive = format!("axe-core-{VERSION}.tgz");
    show(Command::new("tar").args(["-xzf", &archive, "package/axe.min.js"]).current_dir(folder))?;
    Ok(fs::read(folder.join("package/axe.min.js"))?)
}

fn check(source: &[u8]) -> Result<()> {
    let digest = HEXLOWER.encode(&Sha256::digest(source));
    if digest != DIGEST {
        bail!("axe-core {VERSION} came with another content: its SHA-256 is {digest}, expected {DIGEST}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn another_content_is_refused_with_both_digests() {
        let refusal = check(b"not axe").unwrap_err().to_string();
        assert!(refusal.contains("is bcbe3d19f02da373"), "{refusal}");
        assert!(refusal.contains("expected 29348999450cdf28"), "{refusal}");
    }
}
