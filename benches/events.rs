//! The yardstick for whole processes: reads every TOML file under a directory and makes the events of `toml_parser`,
//! one file after the other on one thread, and does nothing else. `cargo bench --bench events -- DIR`.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use anyhow::Context;
use toml_parser::Source;
use toml_parser::parser::{Event, parse_document};

#[expect(clippy::print_stdout, reason = "a program of its own, whose result is what it prints")]
fn main() -> anyhow::Result<()> {
    // Cargo adds `--bench`, test runners add other flags; none is for this program.
    let Some(dir) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        println!("usage: cargo bench --bench events -- DIR");
        return Ok(());
    };
    let (files, events) = parse_dir(Path::new(&dir))?;
    println!("{files} files, {events} events");
    Ok(())
}

/// Parses every file and lets it go again; returns how many there were, and how many events together.
fn parse_dir(dir: &Path) -> anyhow::Result<(usize, usize)> {
    let (mut files, mut events) = (0, 0);
    for entry in fs::read_dir(dir).with_context(|| format!("cannot list {}", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            let (inner_files, inner_events) = parse_dir(&path)?;
            files += inner_files;
            events += inner_events;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let tokens = Source::new(&text).lex().into_vec();
            let mut count = |event: Event| {
                black_box(event);
                events += 1;
            };
            parse_document(&tokens, &mut count, &mut ());
            files += 1;
        }
    }
    Ok((files, events))
}
