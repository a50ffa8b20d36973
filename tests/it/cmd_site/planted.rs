//! Tests of folders that were prepared to make `plan site` write, replace or remove what it did not write.

use std::collections::BTreeMap;
use std::fs;

use plan::source::hash_of_bytes;

use crate::common::{Program, files_below, with_files};

const PLAN: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\nowner = [{ name = \"Xa\" }]\n";
const GOAL: &str =
    "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = [\"Xa\"]\nstart = 2024\n";

fn program() -> Program {
    with_files([("plan/plan.toml", PLAN), ("plan/1.toml", GOAL)])
}

/// Returns all files below a folder.
fn below(program: &Program, folder: &str) -> BTreeMap<String, String> {
    let folder = program.path(folder);
    files_below(folder.to_str().expect("the path is UTF-8")).into_iter().collect()
}

/// Returns the lines of a list with these files, each with a hash or `-`.
fn list(program: &Program, folder: &str, paths: &[&str], with_hash: bool) -> String {
    let line = |path: &&str| {
        let bytes = fs::read(program.path(folder).join(path)).unwrap_or_default();
        format!("{}  {path}\n", if with_hash { hash_of_bytes(&bytes) } else { "-".to_owned() })
    };
    paths.iter().map(line).collect()
}

#[test]
fn a_planted_list_removes_and_replaces_nothing() {
    // Names that no site has, and names that it has with what it did not write.
    let all: [(&str, &str); 11] = [
        ("README.md", "mine"),
        (".git/HEAD", "ref: refs/heads/main\n"),
        ("src/main.rs", "fn main() {}"),
        (".github/index.html", "mine"),
        ("a/b/c/d.html", "mine"),
        ("index.html", "<!DOCTYPE html>\n<p>mine"),
        ("p/1.html", "<!DOCTYPE html>\n<p>mine"),
        ("p/old.html", "<!DOCTYPE html>\n<p>mine"),
        ("p/old.csv", "a;b\n1;2\n"),
        ("p/package.json", "{\"name\":\"mine\"}"),
        ("p/old.jsonld", "{\n\"@context\":\"https://schema.org\",\"@type\":\"Dataset\"}\n"),
    ];
    for (path, text) in all {
        for with_hash in [true, false] {
            let program = program();
            program.write(&format!("ut/{path}"), text);
            program.write("ut/plan-site.txt", list(&program, "ut", &[path], with_hash));
            let before = below(&program, "ut");
            let answer = program.run("site -o ut --plan p --base-url https://a.example");
            let mut after = below(&program, "ut");
            if answer.code == 0 {
                assert_eq!(after.remove(path).as_deref(), Some(text), "{path} {with_hash}: {answer}");
            } else {
                assert_eq!(answer.code, 2, "{answer}");
                assert!(after == before, "{path} {with_hash}: {answer}");
            }
        }
    }
}

#[test]
fn a_page_of_ours_that_somebody_changed_is_kept_although_its_hash_is_listed() {
    let program = program();
    program.run("site -o ut --plan p --base-url https://a.example").fine();
    for path in ["index.html", "p/1.html", "style.css"] {
        let changed = fs::read_to_string(program.path("ut").join(path)).expect("it is there").replace('e', "é");
        program.write(&format!("ut/{path}"), &changed);
        let old = fs::read_to_string(program.path("ut/plan-site.txt")).expect("it is there");
        let others: String =
            old.lines().filter(|line| !line.ends_with(&format!("  {path}"))).map(|line| format!("{line}\n")).collect();
        program.write("ut/plan-site.txt", others + &list(&program, "ut", &[path], true));
        let answer = program.run("site -o ut --plan p --base-url https://a.example --lang sv");
        assert_eq!(answer.code, 2, "{path}: {answer}");
        assert!(answer.err.contains(path), "{answer}");
        assert_eq!(fs::read_to_string(program.path("ut").join(path)).expect("it is there"), changed);
        fs::remove_dir_all(program.path("ut")).expect("it can be removed");
        program.run("site -o ut --plan p --base-url https://a.example").fine();
    }
}

#[test]
fn a_folder_with_a_plan_or_with_git_is_no_folder_of_a_site() {
    for kept in ["plan.toml", "governance.toml", ".git/HEAD", "p/plan.toml", "p/owner/.git"] {
        let program = program();
        program.write(&format!("ut/{kept}"), "");
        program.write("ut/plan-site.txt", "");
        let answer = program.run("site -o ut --plan p --base-url https://a.example");
        assert_eq!(answer.code, 2, "{kept}: {answer}");
        assert!(answer.err.contains("-o DIR") && !answer.err.contains("-o FILE"), "{answer}");
        assert_eq!(below(&program, "ut").len(), 2, "{kept}");
    }
    let program = program();
    program.commit("Q");
    for line in ["site -o .git --plan p", "site -o .git/site --plan p", "site -o plan --plan p"] {
        let answer = program.run(line);
        assert_eq!(answer.code, 2, "{answer}");
        assert!(answer.err.contains("-o DIR") && !answer.err.contains("-o FILE"), "{answer}");
    }
    assert!(!program.path(".git/site").exists());
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_neither_the_folder_itself_nor_above_it() {
    use std::os::unix::fs::symlink;
    let program = program();
    program.commit("Q");
    fs::create_dir(program.path("elsewhere")).expect("a folder can be made");
    symlink("elsewhere", program.path("ut")).expect("a link can be made");
    let whole = program.path("").display().to_string();
    let whole = whole.trim_end_matches('/');
    for dir in [
        "ut".to_owned(),
        "ut/".to_owned(),
        "./ut/.".to_owned(),
        "ut/site".to_owned(),
        format!("{whole}/ut"),
        format!("{whole}/ut/site"),
    ] {
        let answer = program.run(&format!("site --plan p -o '{dir}'"));
        assert_eq!(answer.code, 2, "{dir}: {answer}");
        assert!(answer.err.contains("is a link"), "{dir}: {answer}");
        assert_eq!(fs::read_dir(program.path("elsewhere")).expect("it is there").count(), 0, "{dir}");
    }
}

#[test]
fn a_file_in_the_way_of_a_folder_is_seen_before_anything_is_written() {
    let program = program();
    program.write("ut/p", "mine");
    program.write("ut/plan-site.txt", "");
    let answer = program.run("site -o ut --plan p --base-url https://a.example");
    assert!(answer.code == 2 && answer.err.contains("`ut/p`"), "{answer}");
    assert_eq!(below(&program, "ut").len(), 2);
    program.write("fil", "mine");
    let answer = program.run("site -o fil --plan p");
    assert!(answer.code == 2 && answer.err.contains("`fil"), "{answer}");
}

#[test]
fn what_others_have_beside_a_page_stays() {
    let program = program();
    program.run("site -o ut --plan p --base-url https://a.example").fine();
    for path in ["p/1.plan-new", "p/1-1.plan-new", "index.plan-new", "plan-site.plan-new", "style.plan-new"] {
        program.write(&format!("ut/{path}"), "mine");
    }
    program.run("site -o ut --plan p --base-url https://a.example --lang sv").fine();
    let kept = below(&program, "ut").into_iter().filter(|(path, text)| path.ends_with("plan-new") && text == "mine");
    assert_eq!(kept.count(), 5);
}

#[test]
fn no_id_breaks_a_site() {
    let ids = [
        "index.html",
        "style.css",
        "feed.atom",
        "sitemap.xml",
        "plan-site.txt",
        "owner",
        "index",
        "INDEX.HTML",
        "con",
        "COM1.html",
        "nul.csv",
        "Å",
        "A\u{30a}",
        "å",
        "A",
        "a",
        "ſ",
        "s",
        "İ",
        "i",
        ".git",
        "aux.",
        "x-a",
    ];
    let program = Program::temporary();
    program.write("governance.toml", "title = \"G\"\n");
    // Plans whose ids are the same but for case are refused.
    let plans: Vec<&str> =
        ids.into_iter().filter(|id| !["INDEX.HTML", "A", "A\u{30a}", "å", "ſ", "İ"].contains(id)).collect();
    for id in &plans {
        let folder = plan::source::hash(id);
        program.write(&format!("{folder}/plan.toml"), PLAN.replace("\"p\"", &format!("\"{id}\"")));
        let activities: String = ids
            .iter()
            .map(|id| format!("[[activity]]\nid = \"{id}\"\ntitle = \"T{id}T\"\nowners = [\"Xa\"]\nstart = 2024\n"))
            .collect();
        program.write(&format!("{folder}/1.toml"), format!("id = \"1\"\ntitle = \"T\"\n{activities}"));
    }
    program.run("site -o ut --base-url https://a.example").fine();
    let files = below(&program, "ut");
    let lower: std::collections::BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(lower.len(), files.len());
    // Every activity of every plan has its page, and a second run finds nothing to do.
    let pages =
        files.iter().filter(|(path, text)| path.rsplit('.').next() == Some("html") && text.contains("<h1>Activity "));
    assert_eq!(pages.count(), ids.len() * plans.len());
    let again = program.run("site -o ut --base-url https://a.example").fine();
    assert!(again.contains("of which 0 are new"), "{again}");
}
