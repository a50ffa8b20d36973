//! Lists the rules in `src/check/rules/` and the pages of the handbook, so that adding one is adding a file.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const RULES: &str = "src/check/rules";
/// The folder that is searched for pages.
const SOURCE: &str = "src";
/// The Swedish pages. `plan help` names them by hand, since file names are ASCII and topics are not.
const GUIDE: &str = "src/guide";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={SOURCE}");
    let root = told("CARGO_MANIFEST_DIR")?;
    let out = PathBuf::from(told("OUT_DIR")?);
    fs::write(out.join("rules.rs"), rules(&root)?)?;
    fs::write(out.join("pages.rs"), pages(&root)?)
}

/// Returns the modules of the rules, and a list of them by the names of their files.
fn rules(root: &str) -> io::Result<String> {
    let mut names: Vec<String> = fs::read_dir(RULES)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    let modules = names.iter().map(|name| format!("#[path = r\"{root}/{RULES}/{name}.rs\"]\npub(super) mod {name};"));
    let rules = names.iter().map(|name| format!("    &{name}::RULE,"));
    Ok(modules
        .chain(["/// Every rule, by its file's name.\npub(super) static RULES: &[&super::Rule] = &[".to_owned()])
        .chain(rules)
        .chain(["];\n".to_owned()])
        .collect::<Vec<_>>()
        .join("\n"))
}

/// Returns a list of the pages, each with its topic, which is the name of its file, and its text.
fn pages(root: &str) -> io::Result<String> {
    let mut paths = Vec::new();
    find_pages(Path::new(SOURCE), &mut paths)?;
    let mut pages: Vec<String> = paths
        .iter()
        .filter_map(|path| {
            let topic = path.file_stem()?.to_str()?.replace('_', "-");
            Some(format!("    (\"{topic}\", include_str!(r\"{root}/{}\")),", path.display()))
        })
        .collect();
    pages.sort();
    Ok(format!("/// Every page, by its topic.\nstatic PAGES: &[(&str, &str)] = &[\n{}\n];\n", pages.join("\n")))
}

fn find_pages(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path == Path::new(GUIDE) {
            continue;
        }
        if path.is_dir() {
            find_pages(&path, found)?;
        } else if path.extension().is_some_and(|it| it == "md") && path.file_name().is_some_and(|it| it != "README.md")
        {
            found.push(path);
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script where things are in no other way")]
fn told(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}
