//! Writes a made-up plan of any size to disk, for measuring whole processes:
//! `cargo bench --bench generate -- 100000 DIR`.

mod support;

use std::fs;
use std::path::Path;

use anyhow::Context;

use support::generate::generate;

#[expect(clippy::print_stdout, reason = "a program of its own, whose result is what it prints")]
fn main() -> anyhow::Result<()> {
    // Cargo adds `--bench`, test runners add other flags; none is for this program.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let (Some(activities), Some(dir)) = (arguments.next(), arguments.next()) else {
        println!("usage: cargo bench --bench generate -- ACTIVITIES DIR");
        return Ok(());
    };
    let activities = activities.parse().with_context(|| format!("`{activities}` is no number of activities"))?;
    let (files, dir) = (generate(activities), Path::new(&dir));
    // What is left of another plan would be measured with this one.
    let is_occupied = dir.is_dir() && fs::read_dir(dir)?.next().is_some();
    anyhow::ensure!(!is_occupied, "{} is not empty", dir.display());
    write(&files, dir)?;
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    println!("{} files, {bytes} bytes, {activities} activities", files.len());
    Ok(())
}

/// Writes files into a directory, and the directories they lie in.
fn write(files: &[(String, String)], dir: &Path) -> anyhow::Result<()> {
    for (name, text) in files {
        let path = dir.join(name);
        let folder = path.parent().unwrap_or(dir);
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
