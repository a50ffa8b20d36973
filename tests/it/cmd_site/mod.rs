//! `plan site`: the plans as a web site of files.

mod planted;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::common::{Program, assert_said, assert_text, real, repository, sample, with_files};
use crate::reports::long_names;

const LINE: &str = "site -o SITE --base-url https://plan.example.org";

/// Returns the files of a site by their paths, written by a program whose plans are there.
fn written(plans: &Program, line: &str) -> BTreeMap<String, String> {
    let folder = Program::temporary();
    let dir = folder.path("site");
    let answer = plans.run(&line.replace("SITE", &format!("'{}'", dir.display())));
    assert_eq!(answer.code, 0, "{answer}");
    let mut files = BTreeMap::new();
    let mut folders = vec![dir.clone()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).expect("the folder can be listed") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&dir).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(path).expect("a site is UTF-8"));
        }
    }
    files
}

/// Returns what a file's name ends in.
fn kind(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// The plan whose ids are as strange as they may be.
fn strange() -> Program {
    let goal = "id = \"å/ä\"\ntitle = \"<script>alert(1)</script>\"\n[[activity]]\nid = \"a#b\"\ntitle = \"A & B\"\nowners = [\"X/Y\", \"con\"]\nstart = 2024
[[activity]]\nid = \"a%b\"\nformerly = [\"old/id\", \"a/b\"]\ntitle = \"B\"\nowners = [\"X/Y\"]\nstart = 2024\n[[activity]]\nid = \"CON\"\ntitle = \"C\"\nowners = [\"X/Y\"]\nstart = 2024
[[activity]]\nid = \"A-1\"\ntitle = \"D\"\nowners = [\"X/Y\"]\nstart = 2024\n[[activity]]\nid = \"a-1\"\ntitle = \"E\"\nowners = [\"X/Y\"]\nstart = 2024
[[activity]]\nid = \"..\"\ntitle = \"F\"\nowners = [\"X/Y\"]\nstart = 2024\n[[activity]]\nid = \"index\"\ntitle = \"=1+1\"\nowners = [\"X/Y\"]\nstart = 2024
[[priority]]\nid = \"nul.1\"\ntitle = \"P\"\nsee = [\"17§\"]\n[[priority]]\nid = \"17§\"\ntitle = \"P\"\n[[priority.activity]]\nid = \"17§-1\"\ntitle = \"Q\"\nowners = [\"X/Y\"]\nstart = 2024\n";
    let manifest = "id = \"p/q\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\nfollow_up = { current = 2025 }
status = [{ name = \"R\", stage = \"off-track\" }, { name = \"G\", stage = \"done\" }]\nowner = [{ name = \"X/Y\", aliases = [\"x y\", \"Z\"] }, { name = \"con\" }]\n";
    with_files([("plan.toml", manifest), ("1.toml", goal)])
}

#[test]
fn a_site_has_these_files_and_its_pages_say_this() {
    let mut said = Vec::new();
    let program = Program::in_copy_of_sample();
    program.commit_on("2026-01-10", "Redaktör", "Planen");
    for lang in ["sv", "en"] {
        let files = written(&program, &format!("{LINE} --lang {lang}"));
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        said.push(format!("{lang}\n{}\n", names.join("\n")));
        let shown =
            ["index.html", "kultur/index.html", "kultur/1.2.html", "kultur/1.2.1-1.html", "kultur/1.2.1-1.jsonld"];
        said.extend(shown.map(|name| format!("{name}\n{}", files[name])));
    }
    assert_text(said.join("\n"), "tests/snapshots/site/pages.txt");
}

#[test]
fn it_is_the_same_to_the_byte_each_time() {
    for plans in [sample(), strange()] {
        assert!(written(&plans, LINE) == written(&plans, LINE));
    }
    let program = strange();
    program.run(&LINE.replace("SITE", "ut")).fine();
    let again = program.run(&LINE.replace("SITE", "ut")).fine();
    assert!(again.contains("of which 0 are new or changed") || again.contains("varav 0 nya"), "{again}");
}

#[test]
fn every_link_leads_to_a_page_and_a_place_that_is_there() {
    let everything = Program::at(repository("tests/everything"));
    for plans in [sample(), strange(), real(), everything, long_names()] {
        let files = written(&plans, LINE);
        let mut followed = 0;
        for (path, page) in files.iter().filter(|(path, _)| kind(path) == "html") {
            let ids: BTreeSet<&str> = page.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
            for href in page.split("href=\"").skip(1).chain(page.split("; url=").skip(1)) {
                let href = href.split('"').next().expect("it ends").replace("&amp;", "&");
                if href.contains("://") || href.starts_with("mailto:") {
                    continue;
                }
                let (to, place) = href.split_once('#').unwrap_or((&href, ""));
                let to = if to.is_empty() { path.clone() } else { resolved(path, to) };
                let Some(target) = files.get(&to) else { panic!("{path} leads to {href}, which is not there") };
                let place = unescaped(place);
                let is_there = place.is_empty()
                    || (to == *path && ids.contains(&*place))
                    || target.contains(&format!(" id=\"{place}\""));
                assert!(is_there, "{path} leads to {href}, where there is no such place");
                followed += 1;
            }
        }
        assert!(followed > 30, "{followed}");
    }
}

/// Returns the path that a link in a page leads to.
fn resolved(from: &str, to: &str) -> String {
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            ".." => drop(parts.pop().expect("a link stays in the site")),
            part => parts.push(unescaped(part)),
        }
    }
    parts.join("/")
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        let hex = (*first == b'%').then(|| std::str::from_utf8(more.get(..2)?).ok()).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &more[2..];
            }
            None => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_file_system_takes_its_names() {
    let files = written(&strange(), LINE);
    let lower: BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(lower.len(), files.len());
    for part in files.keys().flat_map(|path| path.split('/')) {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        assert!(part.bytes().all(is_plain) && !part.starts_with('.') && !part.ends_with('.'), "{part}");
        assert!(!["con", "nul", "aux", "prn"].contains(&part.split('.').next().unwrap_or_default()), "{part}");
    }
}

#[test]
fn nothing_of_the_plan_runs_and_nothing_is_fetched() {
    for (path, text) in written(&strange(), LINE) {
        if kind(&path) == "html" {
            assert!(text.contains("default-src 'none'; style-src 'self'") && !text.contains("<script"), "{path}");
            assert!(!text.contains(" src=") && !text.contains("<img") && !text.contains("<iframe"), "{path}");
        }
        if kind(&path) == "csv" {
            assert!(!text.contains(";=1+1"), "{path}: a formula");
        }
    }
}

#[test]
fn a_moved_id_leads_to_where_it_is_now() {
    let program = with_files([
        (
            "plan.toml",
            "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\nowner = [{ name = \"Xa\", aliases = [\"Gamla\"] }]\nstatus = [{ name = \"G\", stage = \"done\" }]\n",
        ),
        (
            "1.toml",
            "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-2\"\nformerly = [\"9-9\"]\ntitle = \"A\"\nowners = [\"Xa\"]\nstart = 2024\n",
        ),
    ]);
    let files = written(&program, LINE);
    assert!(files["p/9-9.html"].contains("content=\"0; url=../p/1-2.html\""), "{}", files["p/9-9.html"]);
    assert!(files["p/9-9.html"].contains("rel=\"canonical\" href=\"https://plan.example.org/p/1-2.html\""));
    assert!(files["p/owner/gamla.html"].contains("url=../../p/owner/xa.html"));
    assert!(files["sitemap.xml"].contains("<loc>https://plan.example.org/p/1-2.html</loc>"));
    assert!(!files["sitemap.xml"].contains("9-9"));
}

#[test]
fn changes_are_told_in_a_feed_without_the_names_of_persons() {
    let program = Program::in_copy_of_sample();
    program.commit_on("2026-01-10", "Anna Andersson", "Första");
    program.run("set 1.2.1-1 --plan kultur --period 2026 --note 'Klart i maj'");
    program.commit_on("2026-02-11", "Anna Andersson", "Andra & sista");
    let files = written(&program, LINE);
    let feed = &files["feed.atom"];
    let read = roxmltree::Document::parse(feed).expect("XML");
    let entries: Vec<_> = read.descendants().filter(|node| node.has_tag_name("entry")).collect();
    let text = |node: &roxmltree::Node<'_, '_>, name: &str| {
        let child = node.descendants().find(|it| it.has_tag_name(name)).and_then(|it| it.text());
        child.unwrap_or_default().to_owned()
    };
    assert_eq!(text(&entries[0], "title"), "Andra & sista");
    assert_eq!(text(&entries[0], "updated"), "2026-02-11T12:00:00+01:00");
    assert!(text(&entries[0], "content").contains("Klart i maj"), "{feed}");
    assert!(!feed.contains("Anna") && entries.len() == 2, "{feed}");
    roxmltree::Document::parse(&files["sitemap.xml"]).expect("XML");
}

#[test]
fn what_belongs_to_others_is_refused() {
    let program = Program::in_copy_of_sample();
    program.write("ut/mine.txt", "mine");
    let mut answers = vec![program.run("site -o ut"), program.run("site -o kultur")];
    program.write("site/x", "");
    fs::remove_file(program.path("site/x")).expect("a file can be removed");
    answers.push(program.run("site -o site --plan kultur --lang en"));
    fs::write(program.path("site/index.html"), "mine").expect("a file can be written");
    answers.push(program.run("site -o site --plan kultur"));
    answers.extend(
        ["site", "site -o site2 --base-url plan.example.org", "site -o site2 --plan nope"]
            .map(|line| program.run(line)),
    );
    assert_eq!(fs::read_to_string(program.path("site/index.html")).expect("it is there"), "mine");
    assert_eq!(fs::read_to_string(program.path("ut/mine.txt")).expect("it is there"), "mine");
    assert_said(answers, "site/refused.txt");
}

/// A plan whose one activity has these further lines.
fn with_activity(lines: &str) -> Program {
    let manifest = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\nfollow_up = { current = 2025 }
status = [{ name = \"R\", stage = \"off-track\" }, { name = \"Y\", stage = \"ongoing\" }, { name = \"G\", stage = \"done\" }]\nowner = [{ name = \"Xa\" }, { name = \"Ya\" }]\n";
    let goal = format!(
        "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = [\"Xa\"]\nstart = 2024\n{lines}
[[priority]]\nid = \"1.1\"\ntitle = \"B\"\n[[priority.activity]]\nid = \"1.1-1\"\ntitle = \"C\"\nowners = [\"Xa\"]\nsupport = [\"Ya\"]\nstart = 2027\n"
    );
    with_files([("plan.toml", manifest), ("1.toml", &goal)])
}

#[test]
fn data_of_a_goal_and_of_an_owner_has_what_its_page_has() {
    let files = written(&with_activity(""), LINE);
    for (path, ids) in
        [("p/1.csv", &["1-1", "1.1-1"][..]), ("p/owner/ya.csv", &["1.1-1"]), ("p/index.csv", &["1-1", "1.1-1"])]
    {
        let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_reader(files[path].as_bytes());
        let read: Vec<String> = rows.records().map(|row| row.expect("a row")[3].to_owned()).collect();
        assert_eq!(read, ids, "{path}");
    }
}

#[test]
fn nothing_unfinished_is_published_as_completed() {
    let status = |lines: &str| {
        let files = written(&with_activity(lines), LINE);
        let data: serde_json::Value = serde_json::from_str(&files["p/1-1.jsonld"]).expect("JSON");
        data["actionStatus"].as_str().map(|it| it.trim_start_matches("https://schema.org/").to_owned())
    };
    let (completed, active) = (Some("CompletedActionStatus".to_owned()), Some("ActiveActionStatus".to_owned()));
    let done = "follow_up.2025 = { status = \"G\" }\n";
    for (lines, expected) in [
        (done.to_owned(), &completed),
        (format!("deadline = 2024-06-30\n{done}"), &completed),
        (format!("until = 2025\n{done}"), &completed),
        ("follow_up.2024 = { status = \"G\" }\n".to_owned(), &completed),
        (format!("{done}follow_up.2026 = {{ status = \"G\" }}\n"), &completed),
        (format!("{done}follow_up.2026 = {{ status = \"R\" }}\n"), &active),
        (format!("until = 2026\n{done}"), &active),
        (format!("every = \"year\"\n{done}"), &active),
        (format!("every = \"2 years\"\n{done}"), &active),
        ("follow_up.2025 = { status = \"R\" }\n".to_owned(), &active),
        ("follow_up.2025 = { status = \"Y\" }\n".to_owned(), &active),
        ("until = 2026\nfollow_up.2024 = { status = \"G\" }\n".to_owned(), &None),
        (format!("every = \"year\"\nuntil = 2025\n{done}"), &None),
        ("every = \"year\"\nuntil = 2024\n".to_owned(), &None),
        ("ended = { period = 2025, reason = \"Q\" }\n".to_owned(), &None),
        (String::new(), &None),
    ] {
        assert_eq!(status(&lines), *expected, "{lines}");
    }
}

#[test]
fn a_plan_where_nothing_is_assessed_is_not_said_to_be_on_track() {
    for (lines, expected) in [
        ("", "Ingenting är bedömt ännu, så det är inte känt om något avviker. Ingenting är försenat."),
        ("follow_up.2025 = { status = \"G\" }\n", "Ingenting avviker. Ingenting är försenat."),
        (
            "follow_up.2025 = { status = \"G\" }\n[[activity]]\nid = \"1-2\"\ntitle = \"D\"\nowners = [\"Xa\"]\nstart = 2024\n",
            "Ingenting av det som är bedömt avviker. Ej bedömda: 1. Ingenting är försenat.",
        ),
    ] {
        let files = written(&with_activity(lines), &format!("{LINE} --lang sv"));
        let (_, said) = files["p/index.html"].split_once("<h2>Avviker eller försenat</h2>\n").expect("the section");
        assert!(said.starts_with(&format!("<p>{expected}</p>")), "{said}");
    }
}

#[test]
fn a_goal_that_is_off_track_itself_is_listed_on_the_page_of_its_plan() {
    let program = with_activity("follow_up.2025 = { status = \"G\" }\n");
    let goal = std::fs::read_to_string(program.path("1.toml")).expect("it was written");
    program.write("1.toml", goal.replacen("\"T\"\n", "\"T\"\nfollow_up.2025 = { status = \"R\", note = \"N\" }\n", 1));
    let files = written(&program, &format!("{LINE} --lang sv"));
    let (_, said) = files["p/index.html"].split_once("<h2>Avviker eller försenat</h2>\n").expect("the section");
    let (said, _) = said.split_once("<h2>").expect("the owners");
    assert!(said.contains("1 T") && said.contains("✗ R") && said.contains(">N<"), "{said}");
    assert!(said.contains("Ingenting är försenat.") && !said.contains("Ingenting avviker"), "{said}");
}
