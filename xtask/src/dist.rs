//! `cargo xtask dist`: the program as one file, and an archive of it with what has to go along, so that whoever runs an event
//! needs no toolchain.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::{cargo, in_words, show};
use crate::{root, target};

/// What goes along with the program.
const ALONG: [&str; 4] = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// Builds it for this machine, or for another target that Rust and the C compiler know, and prints what came out and how large it is.
pub fn run(wished: Option<&str>) -> Result<()> {
    let host = host()?;
    let triple = wished.unwrap_or(&host);
    let mut build = cargo(["build", "--release", "--package", "impl-days"]);
    let mut place = target();
    if let Some(triple) = wished {
        build.args(["--target", triple]);
        place.push(triple);
    }
    show(&mut build)?;
    let program = if triple.contains("windows") { "impl-days.exe" } else { "impl-days" };
    let made = place.join("release").join(program);

    let name = format!("impl-days-{}-{triple}", env!("CARGO_PKG_VERSION"));
    let dist = target().join("dist");
    let folder = dist.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    fs::copy(&made, folder.join(program)).with_context(|| format!("{} was not built", made.display()))?;
    for file in ALONG {
        let file = root().join(file);
        if file.exists() {
            fs::copy(&file, folder.join(file.file_name().expect("it has a name")))?;
        }
    }
    // The handbook, which README leads to.
    copy_folder(&root().join("docs"), &folder.join("docs"))?;
    if triple == host {
        runs(&folder.join(program))?;
    }
    let archive = pack(&dist, &name)?;
    for file in [folder.join(program), archive] {
        println!("{}  {}", in_megabytes(fs::metadata(&file)?.len()), file.display());
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &copy)?;
        } else {
            fs::copy(entry.path(), copy)?;
        }
    }
    Ok(())
}

/// The target that Rust builds for here.
fn host() -> Result<String> {
    let said = Command::new("rustc").arg("-vV").output().context("cannot run rustc")?.stdout;
    let said = String::from_utf8(said)?;
    said.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned).context("rustc does not say what it builds for")
}

/// Sees whether it is what it claims to be.
fn runs(program: &Path) -> Result<()> {
    let said = Command::new(program).arg("--version").output().with_context(|| format!("cannot run {}", program.display()))?.stdout;
    if said != format!("impl-days {}\n", env!("CARGO_PKG_VERSION")).as_bytes() {
        bail!("{} --version says {}", program.display(), String::from_utf8_lossy(&said));
    }
    let bytes = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    if bytes.windows(MADE_UP.len()).any(|part| part == MADE_UP.as_bytes()) {
        bail!("{} speaks the language that is made up for tests", program.display());
    }
    Ok(())
}

/// The name that the made-up language has for itself (`crates/words/build/made_up.rs`).
const MADE_UP: &str = "language-name = \u{5d4}\u{5dd}\u{5d6}\u{5db}\u{5d8}\u{5e2}\u{5d7}";

/// Windows and macOS have a `tar`, too.
fn pack(dist: &Path, name: &str) -> Result<PathBuf> {
    let archive = dist.join(format!("{name}.tar.gz"));
    let mut tar = Command::new("tar");
    tar.current_dir(dist).args(["-czf", &format!("{name}.tar.gz"), name]);
    show(&mut tar).with_context(|| in_words(&tar))?;
    Ok(archive)
}

/// "9.3 MB".
fn in_megabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_rounded_to_a_tenth_of_a_megabyte() {
        assert_eq!(
            [0, 49_999, 50_000, 9_349_999, 12_000_000].map(super::in_megabytes),
            ["0.0 MB", "0.0 MB", "0.1 MB", "9.3 MB", "12.0 MB"]
        );
    }
}
