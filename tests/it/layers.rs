//! Tests of the architecture: imports follow the list in `src/lib.rs`, files of a module do not import each other in
//! cycles, and only `cli` uses the outside world.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::common::files_below;

/// The build script, which is not part of the program.
const BUILD_SCRIPT: &str = "build.rs";

/// The lines of code of a file, with the module depth of each.
struct Code {
    module: String,
    lines: Vec<(usize, String)>,
}

/// Returns every file of the crate by path.
fn code() -> BTreeMap<String, Code> {
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|it| it == "rs");
    let is_module = |path: &str| is_rust(path) && !matches!(path, "lib.rs" | "main.rs" | BUILD_SCRIPT);
    let files = files_below("src").into_iter().filter(|(path, _)| is_module(path));
    files
        .map(|(path, text)| {
            let mut parts: Vec<&str> = path.strip_suffix(".rs").expect("only Rust lies here").split('/').collect();
            if parts.last() == Some(&"mod") {
                parts.pop();
            }
            let mut depth = parts.len();
            let module = parts[0].to_owned();
            let mut lines = Vec::new();
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                // Tests are the last module of a file.
                depth += usize::from(line.trim() == "mod tests {");
                lines.push((depth, line.to_owned()));
            }
            (path, Code { module, lines })
        })
        .collect()
}

/// Returns the imports that the list in `src/lib.rs` allows each module, in its order; `None` for everything.
fn listed() -> Vec<(String, Option<BTreeSet<String>>)> {
    let lib = std::fs::read_to_string(crate::common::repository("src/lib.rs")).expect("the crate's root");
    let lines: Vec<&str> = lib.lines().map_while(|line| line.strip_prefix("//!")).collect();
    // An item goes on over several lines, and ends where the next begins or with an empty line.
    let text = lines.join("\n").replace("\n   ", " ");
    let items = text.lines().filter_map(|line| line.strip_prefix(" - [`")).map(str::to_owned);
    let item = |item: String| {
        let (module, rest) = item.split_once("`]: ").expect("an item begins with a module");
        let allowed = rest.split_once(" Imports ").expect("an item ends with what may be imported").1;
        let allowed = allowed.strip_suffix('.').expect("it is a sentence");
        let allowed = match allowed {
            "everything" => None,
            "nothing of ours" => Some(BTreeSet::new()),
            names => Some(names.split(", ").map(str::to_owned).collect()),
        };
        (module.to_owned(), allowed)
    };
    items.map(item).collect()
}

/// Returns the top-level modules that a line refers to.
fn reached(line: &str, depth: usize, modules: &BTreeSet<String>) -> Vec<String> {
    let mut starts: Vec<&str> = line.split("crate::").skip(1).collect();
    let up = "super::".repeat(depth);
    // One `super` fewer stays within the same top-level module.
    starts.extend(line.split(&up).skip(1));
    let first = |path: &str| path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let names = starts.iter().flat_map(|path| match path.strip_prefix('{') {
        Some(list) => list.split([',', '}']).map(|part| first(part.trim())).collect(),
        None => vec![first(path)],
    });
    names.filter(|name| modules.contains(name)).collect()
}

#[test]
fn the_list_names_every_module_and_no_other() {
    let of_list: BTreeSet<String> = listed().into_iter().map(|(module, _)| module).collect();
    let of_source: BTreeSet<String> = code().into_values().map(|code| code.module).collect();
    assert_eq!(of_list, of_source);
}

#[test]
fn imports_go_the_way_the_list_says() {
    let listed: BTreeMap<_, _> = listed().into_iter().collect();
    let modules: BTreeSet<String> = listed.keys().cloned().collect();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for (path, Code { module, lines }) in code() {
        for (depth, line) in lines {
            for target in reached(&line, depth, &modules).into_iter().filter(|target| *target != module) {
                let is_allowed = listed[&module].as_ref().is_none_or(|allowed| allowed.contains(&target));
                if !is_allowed {
                    wrong.push(format!("src/{path} imports {target}: {}", line.trim()));
                }
                used.insert((module.clone(), target));
            }
        }
    }
    assert!(wrong.is_empty(), "not in the list of src/lib.rs:\n{}", wrong.join("\n"));
    let allowed =
        listed.iter().flat_map(|(module, allowed)| allowed.iter().flatten().map(|it| (module.clone(), it.clone())));
    let unused: Vec<_> = allowed.filter(|pair| !used.contains(pair)).collect();
    assert!(unused.is_empty(), "the list of src/lib.rs allows what nothing imports: {unused:?}");
}

#[test]
fn a_module_imports_only_those_above_it_in_the_list() {
    let mut above = BTreeSet::new();
    for (module, allowed) in listed() {
        let below: Vec<String> = allowed.into_iter().flatten().filter(|other| !above.contains(other)).collect();
        assert!(below.is_empty(), "{module} comes before {below:?} in the list of src/lib.rs");
        above.insert(module);
    }
}

#[test]
fn writers_know_only_the_document() {
    for (path, Code { lines, .. }) in code().into_iter().filter(|(path, _)| path.starts_with("report/write")) {
        // Besides the document: how text from a file is made fit to be shown or to be an address, the words that a
        // format needs around it, the colours, what all workbooks share, and how a template is unpacked.
        let of_source = ["inert", "inert_markup", "percent_encoded", "printable", "printable_line"];
        let known = [
            "crate::report::doc::",
            "crate::report::layout::",
            "crate::locale::",
            "crate::palette::",
            "crate::workbook::",
            "crate::container::",
        ];
        let is_known = |line: &str| {
            let names =
                line.strip_prefix("use crate::source::").map(|rest| rest.trim_matches(['{', '}', ';']).split(", "));
            names.is_some_and(|mut names| names.all(|name| of_source.contains(&name)))
        };
        let lines = lines.into_iter().filter(|(_, line)| !is_known(line));
        let known = |line: String| known.iter().fold(line, |line, known| line.replace(known, ""));
        for line in lines.map(|(_, line)| known(line)) {
            let other =
                ["crate::", "super::view", "super::json", "super::columns"].into_iter().find(|it| line.contains(it));
            assert_eq!(other, None, "src/{path}: {line}");
        }
    }
}

#[test]
fn only_one_module_takes_toml_apart() {
    // Error recovery in broken files belongs to `toml` itself.
    let parsers = |path: &str| match path {
        path if path.starts_with("syntax/") => &[][..],
        path if path.starts_with("load/parse/") => &["toml_parser::"][..],
        _ => &["toml_parser::", "toml::"][..],
    };
    for (path, Code { lines, .. }) in code() {
        for (_, line) in lines.into_iter().take_while(|(_, line)| line.trim() != "mod tests {") {
            let found = parsers(&path).iter().find(|word| line.contains(**word));
            assert_eq!(found, None, "src/{path}: {line}");
        }
    }
}

#[test]
fn only_the_command_line_touches_the_world() {
    for (path, Code { module, lines }) in code() {
        let banned: &[&str] = match (&*module, &*path) {
            // The environment of git is decided where git is started.
            ("cli", "cli/environment.rs" | "cli/output.rs") | (_, "source/git/command.rs") => continue,
            ("cli", _) => &["println!", "eprintln!", "std::env", "chrono::Local", "io::stdout", "io::stderr"],
            _ => &[
                "println!",
                "eprintln!",
                "print!(",
                "std::env",
                "env::",
                "chrono::",
                "io::stdout",
                "io::stderr",
                "process::exit",
                "clap",
                "SystemTime",
            ],
        };
        for (_, line) in lines {
            let found = banned.iter().find(|word| line.contains(**word));
            assert_eq!(found, None, "src/{path}: {line}");
        }
    }
}

#[test]
fn only_one_module_writes_files() {
    let writes = [
        "fs::write",
        "fs::rename",
        "fs::remove",
        "fs::copy",
        "fs::create",
        "fs::hard_link",
        "File::create",
        "File::options",
        "OpenOptions",
    ];
    for (path, Code { lines, .. }) in code().into_iter().filter(|(path, _)| !path.starts_with("edit/write/")) {
        // The lock placeholder is never written to, and is not a file of a plan.
        let writes = writes.iter().filter(|word| path != "source/lock.rs" || **word != "File::options");
        // Tests create files as they need.
        for (_, line) in lines.into_iter().take_while(|(_, line)| line.trim() != "mod tests {") {
            let found = writes.clone().find(|word| line.contains(**word));
            assert_eq!(found, None, "src/{path}: {line}");
        }
    }
}

/// Files that still import each other in cycles within a module: no other may be added, and those that are resolved
/// are removed.
const IN_CIRCLES: &[&str] = &[
    "report/write/docx/body",
    "report/write/docx/chart",
    "report/write/docx/layout",
    "report/write/docx/paragraphs",
    "report/write/docx/table",
    "sheet/intake/cells",
    "sheet/intake/rows",
];

/// Returns the paths from `crate` or `super` in a text, each as its parts, relative to a module.
fn named_paths(text: &str, module: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = [rest.find("crate::"), rest.find("super::")].into_iter().flatten().min() {
        let is_word = rest[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'));
        let mut path: Vec<String> = module.iter().map(|&part| part.to_owned()).collect();
        rest = &rest[at..];
        if is_word {
            rest = &rest["crate::".len()..];
            continue;
        }
        if let Some(after) = rest.strip_prefix("crate::") {
            path.clear();
            rest = after;
        }
        while let Some(after) = rest.strip_prefix("super::") {
            path.pop();
            rest = after;
        }
        add_paths(rest, &path, &mut found);
    }
    found
}

/// Adds the paths at the start of a text, with those in braces.
fn add_paths(text: &str, before: &[String], found: &mut Vec<Vec<String>>) {
    let text = text.trim_start();
    if let Some(list) = text.strip_prefix('{') {
        let mut depth = 0;
        let mut start = 0;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    add_paths(&list[start..at], before, found);
                    start = at + 1;
                    if c == '}' {
                        return;
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let path: Vec<String> = before.iter().cloned().chain([name.clone()]).collect();
    match text[name.len()..].strip_prefix("::") {
        Some(rest) if !name.is_empty() => add_paths(rest, &path, found),
        _ => found.push(path),
    }
}

#[test]
fn files_of_a_module_do_not_import_each_other_in_circles() {
    let of_file = |path: &str| path.strip_suffix(".rs").expect("only Rust lies here").to_owned();
    let code = code();
    let is_file = |path: &&String| !path.ends_with("/mod.rs") && !path.ends_with("tests.rs");
    let mut left: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in code.keys().filter(is_file) {
        let own = of_file(path);
        let lines = code[path].lines.iter().map(|(_, line)| line.as_str());
        let text = lines.take_while(|line| line.trim() != "mod tests {").collect::<Vec<_>>().join("\n");
        let parts: Vec<&str> = own.split('/').collect();
        let imported = named_paths(&text, &parts).into_iter().filter_map(|named| {
            // The longest prefix that is a file or a folder; a folder stands for its exports.
            let is_module =
                |path: &str| code.contains_key(&format!("{path}.rs")) || code.contains_key(&format!("{path}/mod.rs"));
            let module = (1..=named.len()).rev().map(|count| named[..count].join("/")).find(|path| is_module(path))?;
            let is_same_room = module.split('/').next() == Some(parts[0]);
            (is_same_room && module != own && code.contains_key(&format!("{module}.rs"))).then_some(module)
        });
        left.insert(own.clone(), imported.collect());
    }
    loop {
        let imported: BTreeSet<String> = left.values().flatten().cloned().collect();
        let is_within = |(path, others): (&String, &BTreeSet<String>)| {
            (imported.contains(path) && others.iter().any(|other| left.contains_key(other))).then(|| path.clone())
        };
        let kept: BTreeSet<String> = left.iter().filter_map(is_within).collect();
        if kept.len() == left.len() {
            break;
        }
        left.retain(|path, _| kept.contains(path));
    }
    let circles: Vec<&str> = left.keys().map(String::as_str).collect();
    assert_eq!(circles, IN_CIRCLES, "{left:?}");
}
