//! Tests of `plan export --mail`: letters beside the sheets.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::common::{Answer, Program, assert_text, with_files, words};

const LINE: &str = "export --split owner --mail -o blad/";

/// Returns a file that was written.
fn read(program: &Program, path: &str) -> String {
    std::fs::read_to_string(program.path(path)).expect("it was written")
}

/// Returns the headers, the text and the attachment of a letter.
fn letter(program: &Program, path: &str) -> (String, String, Vec<u8>) {
    let letter = read(program, path);
    let parts: Vec<&str> = letter.split("--=_plan_=").collect();
    let [head, text, attached, "--\r\n"] = parts[..] else { panic!("{letter}") };
    let content = |part: &str| {
        let (_, base64) = part.split_once("\r\n\r\n").expect("headers end");
        STANDARD.decode(base64.replace("\r\n", "")).expect("base64")
    };
    let text = String::from_utf8(content(text)).expect("UTF-8");
    (head.to_owned(), text, content(attached))
}

/// Returns an encoded header as text.
fn decoded(header: &str) -> String {
    let words = header.split("=?UTF-8?B?").skip(1).map(|word| word.split("?=").next().unwrap_or_default());
    words.map(|word| String::from_utf8(STANDARD.decode(word).expect("base64")).expect("UTF-8")).collect()
}

#[test]
fn each_owner_gets_a_letter_in_both_languages() {
    let mut said = Vec::new();
    for (lang, format) in [("sv", "xlsx"), ("en", "csv")] {
        let program = Program::in_copy_of_sample();
        let answer = program.run(&format!("{LINE} --plan kultur --format {format} --by 2027-01-20 --lang {lang}"));
        assert_eq!(answer.code, 0, "{answer}");
        said.push(answer.to_string());
        for owner in ["Filmfrämjande", "Samordnare", "Ålderskoordinator"] {
            let (head, text, attached) = letter(&program, &format!("blad/{owner}.eml"));
            let sheet = std::fs::read(program.path(&format!("blad/{owner}.{format}"))).expect("it was written");
            assert!(attached == sheet, "the sheet itself is attached");
            let subject = head.split("Subject: ").nth(1).and_then(|it| it.split("\r\nContent").next());
            said.push(format!("[{owner}.eml] {}\n", decoded(subject.expect("a subject"))));
            said.push(text.replace("\r\n", "\n"));
            said.push(format!("[{owner}.md]\n{}", read(&program, &format!("blad/{owner}.md"))));
        }
    }
    assert_text(said.join("\n"), "tests/snapshots/export/letters.txt");
}

#[test]
fn sheets_and_letters_are_in_the_language_of_the_plan_they_are_about() {
    let program = Program::in_copy_of_sample().env("PLAN_LANG", "sv");
    let manifest = read(&program, "harbour/plan.toml");
    assert!(manifest.contains("language = \"en\""), "{manifest}");
    assert_eq!(program.run(&format!("{LINE} --plan harbour --format csv")).code, 0);
    let harbour = read(&program, "blad/Samordnare.md");
    assert!(harbour.contains("Hello!"), "{harbour}");
    assert!(read(&program, "blad/Samordnare.csv").contains("Status"), "a sheet");
    assert_eq!(program.run(&format!("{LINE} --plan kultur --format csv --force")).code, 0);
    assert!(read(&program, "blad/Samordnare.md").contains("Hej!"));
    assert_eq!(program.run(&format!("{LINE} --plan kultur --format csv --force --lang en")).code, 0);
    assert!(read(&program, "blad/Samordnare.md").contains("Hello!"));
}

#[test]
fn an_owner_of_several_plans_gets_one_letter_at_each_address() {
    let program = Program::in_copy_of_sample();
    let manifest = read(&program, "harbour/plan.toml");
    let other = manifest.replace("name = \"Samordnare\"\n", "name = \"Samordnare\"\nemail = \"port@example.se\"\n");
    program.write("harbour/plan.toml", other);
    program.run(LINE);
    let (head, text, _) = letter(&program, "blad/Samordnare.eml");
    assert!(head.contains("To: port@example.se,\r\n samordnare@example.se\r\n"), "{head}");
    assert!(text.contains("The harbour plan för 2025-T1, Genomförandeplan för"), "{text}");
}

#[test]
fn nobody_gets_a_letter_of_what_nobody_answers_for() {
    let plan = "id = \"p\"\ntitle = \"P\"\nfollow_up = { current = 2026 }\n\
                status = [{ name = \"Klart\", stage = \"done\" }]\n";
    let goal = "id = \"1\"\ntitle = \"M\"\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = []\nstart = 2024\n";
    let program = with_files([("plan.toml", plan), ("1.toml", goal)]);
    let answer = program.run(LINE);
    assert!(answer.code == 0 && !answer.out.contains(".eml") && answer.err.is_empty(), "{answer}");
}

#[test]
fn what_is_missing_is_said_last() {
    let program = Program::in_copy_of_sample();
    for (line, told) in
        [(LINE, "skriv `email = "), ("due --silent --today 2025-06-01", "kör kommandot där planen är hämtad med git")]
    {
        let all = std::fs::File::create(program.path("all.txt")).expect("a file");
        let mut command = program.command(&words(line));
        command.stdout(all.try_clone().expect("the same file")).stderr(all);
        assert!(command.status().expect("it starts").success());
        let said = read(&program, "all.txt");
        let (_, help) = said.trim_end().rsplit_once('\n').expect("lines");
        assert!(help.starts_with(&format!("  hjälp: {told}")), "{said}");
    }
}

#[test]
fn only_a_letter_that_nobody_touched_is_written_over() {
    let program = Program::in_copy_of_sample();
    let again = || program.run(&format!("{LINE} --plan kultur --owner Filmfrämjande --lang en"));
    let [eml, md] = ["blad/Filmfrämjande.eml", "blad/Filmfrämjande.md"];
    again();
    let made = [read(&program, eml), read(&program, md)];
    assert_eq!(again().code, 0, "what was made is made again");
    program.write(eml, made[0].replacen("To: film", "To: stage", 1));
    let of_letter = again().refused();
    assert!(of_letter.contains(eml) && !of_letter.contains(md), "{of_letter}");
    program.write(eml, &made[0]);
    program.write(md, made[1].replacen("Hello!", "Hello Anna!", 1));
    let of_text = again().refused();
    assert!(of_text.contains(md) && !of_text.contains(eml), "{of_text}");
    assert!(read(&program, md).contains("Hello Anna!"), "nothing was written");
    // A deleted letter is written again; a text without a letter may be the user's own.
    program.write(md, &made[1]);
    std::fs::remove_file(program.path(md)).expect("it is there");
    assert_eq!(again().code, 0);
    std::fs::remove_file(program.path(eml)).expect("it is there");
    again().refused();
    assert_eq!(program.run(&format!("{LINE} --plan kultur --owner Filmfrämjande --lang en --force")).code, 0);
    assert_eq!([read(&program, eml), read(&program, md)], made);
}

#[test]
fn what_cannot_be_is_refused_in_both_languages() {
    let lines = [
        "export --mail -o a.xlsx",
        "export --mail -o blad/",
        "export --split owner --mail -o a.xlsx",
        "export --split owner --by 2027-01-20 -o blad/",
        "export --split owner --mail --by 2026-11-21 -o blad/",
        "export --split owner --mail --by 2027-02-30 -o blad/",
        "export --split owner --mail --by '20 januari' -o blad/",
    ];
    let program = Program::in_copy_of_sample();
    let said: Vec<Answer> =
        lines.iter().flat_map(|line| ["sv", "en"].map(|lang| program.run(&format!("{line} --lang {lang}")))).collect();
    crate::common::assert_said(said, "export/letters_refused.txt");
    assert!(!program.path("blad").exists());
}
