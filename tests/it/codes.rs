//! The list of codes, and what holds of every one. The cases in `tests/codes` are run by `tests/folders`.

use std::collections::BTreeSet;

use plan::check::{RETIRED, codes};
use plan::locale::Lang;
use plan::source::Sources;

use crate::common::{assert_text, files_below};

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let ids: BTreeSet<&str> = codes().iter().map(|code| code.id).collect();
    let files = files_below("tests/codes");
    let folders: BTreeSet<&str> = files.iter().filter_map(|(path, _)| path.split('/').next()).collect();
    assert_eq!(folders, ids);
    for id in ids {
        let mut parts: Vec<&str> =
            files.iter().filter_map(|(path, _)| path.strip_prefix(id)?.split('/').nth(1)).collect();
        parts.dedup();
        // Rules that compare need the earlier state.
        parts.retain(|part| *part != "base" || !id.starts_with("PL6"));
        assert_eq!(parts, ["bad", "expected.txt", "good"], "{id}");
    }
}

#[test]
fn codes_are_forever() {
    let codes = codes();
    let ids: Vec<&str> = codes.iter().map(|code| code.id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "in order and each once: {ids:?}");
    let names: BTreeSet<&str> = codes.iter().map(|code| code.name).collect();
    assert_eq!(names.len(), codes.len(), "each name once");
    let mut lines: Vec<String> =
        codes.iter().map(|code| format!("{} {} {}\n", code.id, code.severity.name(), code.name)).collect();
    for retired in RETIRED {
        assert!(!ids.contains(&retired.id) && !names.contains(retired.name), "{} is used again", retired.id);
        lines.push(format!("{} retired {}\n", retired.id, retired.name));
    }
    lines.sort_unstable();
    let list = lines.concat();
    // A changed or removed line breaks a promise, as people and scripts rely on codes.
    assert_text(list, "tests/snapshots/codes.txt");
}

#[test]
fn codes_are_of_the_promised_form() {
    for code in codes() {
        let digits = code.id.strip_prefix("PL").unwrap_or_default();
        assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", code.id);
        assert!(matches!(digits.as_bytes()[0], b'0'..=b'6'), "{} is of no family", code.id);
        assert!(
            code.name
                .split('-')
                .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())),
            "{}",
            code.name
        );
    }
}

#[test]
fn every_code_is_summed_up_in_both_languages() {
    for code in codes() {
        let [swedish, english] = Lang::ALL.map(|lang| code.summary.get(lang));
        assert_ne!(swedish, english, "{}", code.id);
        for summary in [swedish, english] {
            assert!(
                summary.ends_with('.')
                    && summary.chars().next().is_some_and(|first| first.is_uppercase() || first == '`'),
                "{}: {summary}",
                code.id
            );
        }
    }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for code in codes() {
        for text in [&code.why, &code.fix] {
            let [swedish, english] = Lang::ALL.map(|lang| text.get(lang));
            assert_ne!(swedish, english, "{}", code.id);
            for text in [swedish, english] {
                assert!(text.len() > 20 && text.ends_with('.'), "{}: {text}", code.id);
            }
        }
    }
}

#[test]
fn every_example_stands_in_the_bad_case() {
    for code in codes() {
        let files = files_below(&format!("tests/codes/{}/bad", code.id));
        assert!(!code.example.is_empty(), "{} has no example", code.id);
        for line in code.example.lines().map(str::trim) {
            let stands = |(path, text): &(String, String)| path.starts_with(line) || text.contains(line);
            assert!(files.iter().any(stands), "{}: `{line}` is in no file of its bad case", code.id);
        }
    }
}

#[test]
fn one_rule_is_one_file_named_for_its_fault() {
    let ids: Vec<String> = codes().iter().map(|code| format!("id: \"{}\"", code.id)).collect();
    for (path, text) in files_below("src/check/rules").into_iter().filter(|(path, _)| path != "mod.rs") {
        assert_eq!(ids.iter().filter(|id| text.contains(&**id)).count(), 1, "{path} holds one code");
        let name = path.strip_suffix(".rs").expect("a Rust file").replace('_', "-");
        assert!(text.contains(&format!("name: \"{name}\"")), "{path} is not named for its fault");
    }
}

#[test]
fn a_fix_fixes_what_it_is_for() {
    let settings = plan::check::Settings::new("2026-12-31".parse().expect("a day"));
    let mut fixed = BTreeSet::new();
    for code in codes() {
        let files = files_below(&format!("tests/codes/{}/bad", code.id));
        let found = |files: &[(String, String)]| {
            let sources = Sources::in_memory(files.iter().map(|(path, text)| (&**path, &**text)));
            plan::check::check(&plan::load::load(&sources), &sources, &settings)
        };
        let of_code = |files: &[(String, String)]| found(files).iter().filter(|it| it.code == code).count();
        let before = of_code(&files);
        for finding in found(&files) {
            let Some(fix) = finding.fix else { continue };
            let mut files = files.clone();
            let sources = Sources::in_memory(files.iter().map(|(path, text)| (&**path, &**text)));
            let edits: Vec<_> =
                fix.edits.iter().rev().map(|edit| (sources.file(edit.place.file).path().to_owned(), edit)).collect();
            for (path, edit) in edits {
                let (_, text) = files.iter_mut().find(|(other, _)| *other == path).expect("a file of the case");
                text.replace_range(edit.place.span.range(), &edit.text);
            }
            assert_eq!(of_code(&files), before - 1, "{}: {fix:?} of {:?}\n{files:?}", code.id, finding.message);
            assert!(found(&files).iter().all(|it| !it.code.is_fixed() || it.code == code), "{}: {files:?}", code.id);
            fixed.insert(code.id);
        }
    }
    assert!(fixed.len() >= 10, "only these have fixes: {fixed:?}");
}
