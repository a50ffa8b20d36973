//! The yardstick for whole processes: parses every TOML file under a directory into a table on one thread, and does
//! nothing else. `cargo bench --bench baseline -- DIR`.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use anyhow::Context;

#[expect(clippy::print_stdout, reason = "a program of its own, whose result is what it prints")]
fn main() -> anyhow::Result<()> {
    // Cargo adds `--bench`, test runners add other flags; none is for this program.
    let Some(dir) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        println!("usage: cargo bench --bench baseline -- DIR");
        return Ok(());
    };
    let (files, bytes) = parse_dir(Path::new(&dir))?;
    println!("{files} files, {bytes} bytes");
    Ok(())
}

/// Parses every file and lets it go again; returns how many there were, and how large they were together.
fn parse_dir(dir: &Path) -> anyhow::Result<(usize, usize)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(dir).with_context(|| format!("cannot list {}", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            let (inner_files, inner_bytes) = parse_dir(&path)?;
            files += inner_files;
            bytes += inner_bytes;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let table: toml::Table = text.parse().with_context(|| format!("cannot parse {}", path.display()))?;
            black_box(table);
            files += 1;
            bytes += text.len();
        }
    }
    Ok((files, bytes))
}
