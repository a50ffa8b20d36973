//! Lists the rules in `src/check/rules/`, so that adding a rule is adding a file.

use std::path::Path;
use std::{env, fs, io};

const RULES: &str = "src/check/rules";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={RULES}");
    let root = told("CARGO_MANIFEST_DIR")?;
    let mut names: Vec<String> = fs::read_dir(RULES)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    let modules = names.iter().map(|name| format!("#[path = r\"{root}/{RULES}/{name}.rs\"]\npub(super) mod {name};"));
    let rules = names.iter().map(|name| format!("    &{name}::RULE,"));
    let list = modules
        .chain(["/// Every rule, by its file's name.\npub(super) static RULES: &[&super::Rule] = &[".to_owned()])
        .chain(rules)
        .chain(["];\n".to_owned()])
        .collect::<Vec<_>>()
        .join("\n");
    fs::write(Path::new(&told("OUT_DIR")?).join("rules.rs"), list)
}

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script where things are in no other way")]
fn told(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}
