//! Tests that no text of one language is shown in the other. (`texts.rs` tests the texts themselves.)

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use plan::report::columns::Column;

use crate::common::{Program, files_below, with_files};
use crate::readme::{ENGLISH, SWEDISH, guide, handbook, read};
use crate::texts::texts;
use crate::usage::{COMMANDS, NESTED};

/// Words that are typed, and so the same in both languages: names of commands, values of options, and names of
/// columns.
const TYPED: &str = "add activity blame chart check close completions diff due end explain export fmt goal goals help import \
    init list log lsp man measure merge driver move open owner owners plan plans priority report review schema set show status tree \
    undo rename warnings infos auto always never table human short sheet direction governance period name activities \
    supports late off track start focus title note safe unsafe once none quarter month tertial week error warning info \
    site measure origin main head commit worktree split mail silent email letters format";

/// Command lines with errors and without, in a plan whose own words are in one language.
const LINES: [&str; 39] = [
    "list",
    "list --every zz",
    "list --owner zz",
    "list --start zz",
    "list --period zz",
    "list --columns zz",
    "list --zz",
    "zz",
    "status",
    "status --by owner",
    "due",
    "owners",
    "plans",
    "tree",
    "chart",
    "show 1",
    "show 1-1",
    "show zz",
    "check",
    "explain",
    "report --format md",
    "set 1-1 zz",
    "set zz G",
    "set 1-1 G --dry-run",
    "set 1-1 --start zz",
    "add activity --under zz --title a --owner X",
    "move 1-1 --to zz",
    "close 2026",
    "open 2030",
    "site",
    "site -o ut",
    "site -o .",
    "site -o ut2 --base-url zz",
    "site -o ut2 --plan zz",
    "add measure",
    "add measure 1 --title a --dry-run",
    "add measure zz --title a --baseline 2022=1",
    "add --from a.md --dry-run",
    "add --from zz.md",
];

/// Returns the words of a text outside backticks and quotes that are no option, place or code.
fn words(text: &str) -> BTreeSet<String> {
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let is_word = |word: &&str| {
        !word.contains(['-', '/', '.', '<', '=', '[', '_', '"', '{', '\\', '#', ';']) || word.ends_with(['.', ']'])
    };
    let words = prose.split_whitespace().filter(is_word);
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    let is_plain = |word: &&str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    words.filter(is_plain).filter(|word| *word != word.to_uppercase()).map(str::to_lowercase).collect()
}

/// Returns each language with the words that only texts of the other have.
fn words_of_the_other() -> [(&'static str, BTreeSet<String>); 2] {
    let (mut swedish, mut english) = (BTreeSet::new(), BTreeSet::new());
    for text in texts() {
        swedish.extend(words(&text.swedish));
        english.extend(words(&text.english));
    }
    assert!(swedish.len() > 800 && english.len() > 800, "{} {}", swedish.len(), english.len());
    let columns = Column::ALL.iter().map(|column| column.name());
    let typed: BTreeSet<String> = TYPED.split_whitespace().chain(columns).map(str::to_owned).collect();
    let only = |own: &BTreeSet<String>, other: &BTreeSet<String>| {
        other.iter().filter(|word| !own.contains(*word) && !typed.contains(*word)).cloned().collect()
    };
    [("sv", only(&swedish, &english)), ("en", only(&english, &swedish))]
}

/// Documents, each with the command that writes it.
const DOCUMENTS: [(&str, &str); 18] = [
    ("report -o ut.md", "ut.md"),
    ("report -o ut.html", "ut.html"),
    ("report -o ut.docx", "ut.docx"),
    ("report -o ut.xlsx", "ut.xlsx"),
    ("list --excel -o ut.csv", "ut.csv"),
    ("status --by owner --excel -o ut.csv", "ut.csv"),
    ("due --silent --excel -o ut.csv", "ut.csv"),
    ("export -o ut.xlsx", "ut.xlsx"),
    ("export -o ut.csv", "ut.csv"),
    ("export --split owner --mail --by 2027-01-20 -o blad/", "blad/X.md"),
    ("chart -o ut.svg", "ut.svg"),
    ("site -o ut", "ut/index.html"),
    ("site -o ut", "ut/p/index.html"),
    ("site -o ut", "ut/p/1.html"),
    ("site -o ut", "ut/p/1-1.html"),
    ("site -o ut", "ut/p/owner/x.html"),
    ("site -o ut", "ut/p/1.csv"),
    ("site -o ut", "ut/feed.atom"),
];

#[test]
fn no_document_has_words_of_the_other_language() {
    let mut faults = BTreeSet::new();
    for (lang, only_other) in words_of_the_other() {
        for (line, path) in DOCUMENTS {
            let program = place(lang);
            program.commit("Q");
            // A document is in the plan's language, a screen in the reader's.
            let answer = program.run(&format!("{line} --lang {lang}"));
            assert_eq!(answer.code, 0, "{answer}");
            let said = said_in(&std::fs::read(program.path(path)).expect("it was written"));
            let found = words(&said);
            assert!(found.len() > 3, "{line}: {said}");
            faults
                .extend(found.iter().filter(|it| only_other.contains(*it)).map(|it| format!("{line} ({lang}): {it}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Returns what a reader sees of a document: a page, an office file, or a text.
pub(crate) fn said_in(document: &[u8]) -> String {
    let Ok(mut package) = zip::ZipArchive::new(Cursor::new(document)) else {
        return without_tags(&String::from_utf8_lossy(document)).replace([';', '\u{feff}'], " ");
    };
    let mut said = String::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        // Names of styles are the same in every language.
        let name = part.name().expect("a name").into_owned();
        if name.rsplit('.').next() == Some("xml") && !["styles", "theme", "docProps"].iter().any(|it| name.contains(it))
        {
            let mut text = String::new();
            part.read_to_string(&mut text).expect("XML");
            said.push_str(&without_tags(&text));
        }
    }
    said
}

/// Returns what stands between the tags, without scripts and styles.
fn without_tags(text: &str) -> String {
    let (mut said, mut rest) = (String::new(), text);
    while let Some((before, tag)) = rest.split_once('<') {
        said.extend([before, " "]);
        let hidden = ["style", "script"].into_iter().find(|name| tag.starts_with(name));
        let end = hidden.map_or_else(|| ">".to_owned(), |name| format!("</{name}>"));
        rest = tag.split_once(&*end).map_or("", |(_, after)| after);
    }
    said + rest
}

#[test]
fn no_answer_has_words_of_the_other_language() {
    let mut faults = BTreeSet::new();
    for (lang, only_other) in words_of_the_other() {
        let program = place(lang);
        let commands = COMMANDS.iter().chain(&NESTED).chain(&[""]);
        let help = commands.map(|command| format!("{command} --help --lang {lang}"));
        let lines = LINES.iter().map(|line| format!("{line} --lang {lang}"));
        let codes =
            files_below("tests/codes").into_iter().filter_map(|(path, _)| path.split('/').next().map(str::to_owned));
        let codes: BTreeSet<String> = codes.filter(|code| code.starts_with("PL")).collect();
        assert!(codes.len() > 60, "{}", codes.len());
        let explained = codes.iter().map(|code| format!("explain {code} --lang {lang}"));
        for line in help.chain(lines).chain(explained) {
            let answer = program.run(&line);
            assert!(!answer.out.is_empty() || !answer.err.is_empty(), "{line}");
            // The example of a code is part of a file.
            let said = answer
                .out
                .split("\nExempel\n")
                .next()
                .unwrap_or_default()
                .split("\nExample\n")
                .next()
                .unwrap_or_default();
            let found = words(&format!("{said}\n{}", answer.err));
            faults.extend(found.iter().filter(|word| only_other.contains(*word)).map(|word| format!("{line}: {word}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Names of products, and links to the page in the other language.
const NAMES: [&str; 5] = ["Visual Studio Code", "VS Code", "Even Better TOML", "In English", "På svenska"];
/// Words that English has too, though no English text of the program has them.
const BOTH: [&str; 3] = ["form", "hand", "just"];

/// What is in the other language on a page is code, or stands between quotes.
#[test]
fn no_page_has_words_of_the_other_language() {
    let (swedish, english) = (guide(), handbook().into_iter().chain([ENGLISH.to_owned()]).collect::<Vec<_>>());
    assert!(
        swedish.contains(&SWEDISH.to_owned()) && swedish.len() > 10 && english.len() > 40,
        "{swedish:?} {english:?}"
    );
    let [(_, only_english), (_, only_swedish)] = words_of_the_other();
    let mut faults = Vec::new();
    for (pages, only_other, least) in [(swedish, only_english, 30), (english, only_swedish, 5)] {
        for path in pages {
            let found = words(&prose(&read(&path)));
            assert!(found.len() > least, "{path}: {found:?}");
            let is_foreign = |word: &&String| only_other.contains(*word) && !BOTH.contains(&&***word);
            faults.extend(found.iter().filter(is_foreign).map(|it| format!("{path}: {it}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns a page without its examples, quotations and the targets of its links.
fn prose(page: &str) -> String {
    let prose = page.split("```").step_by(2).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    let prose = NAMES.iter().fold(prose, |prose, name| prose.replace(name, ""));
    let without_targets: String = prose
        .split("](")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once(')').map_or("", |(_, rest)| rest) })
        .collect();
    // Code may have a quote, so it goes first.
    let without_code = without_targets.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    without_code.replace(['“', '”'], "\"").split('"').step_by(2).collect::<Vec<_>>().join(" ")
}

/// A plan without a word of either language.
fn place(lang: &str) -> Program {
    let manifest = format!(
        "id = \"p\"\ntitle = \"Qx\"\nlanguage = \"{lang}\"\nperiod = {{ first = 2024, last = 2027 }}\nfollow_up = {{ current = 2026 }}
status = [{{ name = \"R\", stage = \"off-track\" }}, {{ name = \"G\", stage = \"done\" }}]\nowner = [{{ name = \"X\" }}]\n"
    );
    let goal = "id = \"1\"\ntitle = \"Qy\"\n[[activity]]\nid = \"1-1\"\ntitle = \"Qz\"\nowners = [\"X\"]\nstart = 2024\nevery = \"year\"
follow_up.2025 = { status = \"R\", note = \"Qv\" }\n";
    let headers = if lang == "sv" { "Aktivitet | Ansvarig | Start" } else { "Activity | Owner | Start" };
    let document = format!("# Qx 2024–2027\n\n## 1 Qy\n\n| {headers} |\n|---|---|---|\n| Qu | X | 2024 |\n");
    with_files([("plan.toml", &*manifest), ("1.toml", goal), ("a.md", &document)])
}
