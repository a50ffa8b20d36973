//! Tests of common typing mistakes: the suggested fix makes the plan that was meant.

use crate::common::{Program, with_files};

const MANIFEST: &str = "id = \"p\"\ntitle = \"Plan\"\nfollow_up = { current = 2026 }\nowner = [{ name = \"Anna\" }, { name = \"Bo\" }]\n
[[status]]\nname = \"Rött\"\nstage = \"off-track\"\n[[status]]\nname = \"Gult\"\nstage = \"ongoing\"\n[[status]]\nname = \"Grönt\"\nstage = \"done\"\n";

/// Returns a goal with one activity that ends with these lines.
fn goal(lines: &str) -> String {
    format!("id = \"1\"\ntitle = \"Mål\"\n\n[[activity]]\nid = \"1-1\"\n{lines}\n")
}

fn program(lines: &str) -> Program {
    with_files([("plan.toml", MANIFEST), ("1.toml", &goal(lines))])
}

const TITLE: &str = "title = \"Läs\"";
const OWNERS: &str = "owners = [\"Anna\"]";
const START: &str = "start = 2024";

/// A line as written, and as meant. The rest of the activity is valid.
#[expect(clippy::needless_raw_string_hashes, reason = "both sides of a pair look alike")]
const LINES: &[(&str, &str)] = &[
    // Quotes.
    (
        r#"follow_up.2026 = { status = "Gult, note = "Klart" }"#,
        r#"follow_up.2026 = { status = "Gult", note = "Klart" }"#,
    ),
    (
        r#"follow_up.2026 = { note = "Nej, inte än, status = "Gult" }"#,
        r#"follow_up.2026 = { note = "Nej, inte än", status = "Gult" }"#,
    ),
    (r#"follow_up.2026 = { status = "Gult }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = { status = Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (
        r#"follow_up.2026 = { status = Gult, note = Det går, sakta }"#,
        r#"follow_up.2026 = { status = "Gult", note = "Det går, sakta" }"#,
    ),
    (r#"follow_up.2026 = { note = "De sa "ja" till det" }"#, r#"follow_up.2026 = { note = "De sa \"ja\" till det" }"#),
    (
        r#"follow_up.2026 = { status = "Gult", note = "Först "ja", sen "nej"" }"#,
        r#"follow_up.2026 = { status = "Gult", note = "Först \"ja\", sen \"nej\"" }"#,
    ),
    (
        r#"follow_up.2026 = { note = "Inget "ja"", status = "Gult" }"#,
        r#"follow_up.2026 = { note = "Inget \"ja\"", status = "Gult" }"#,
    ),
    (r#"title = "Läs "högt" för barn""#, r#"title = "Läs \"högt\" för barn""#),
    (r#"title = "Läs"#, r#"title = "Läs""#),
    (r#"title = Läs högt, varje dag"#, r#"title = "Läs högt, varje dag""#),
    (r#"owners = ["Anna, "Bo"]"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"owners = [Anna, "Bo"]"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"owners = ["Anna" "Bo"]"#, r#"owners = ["Anna", "Bo"]"#),
    // Typographic quotes of a word processor.
    (r#"title = ”Läs”"#, r#"title = "Läs""#),
    (r#"title = "Läs”"#, r#"title = "Läs""#),
    (r#"owners = [“Anna”, “Bo”]"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"follow_up.2026 = { note = ”De sa ”ja” till det” }"#, r#"follow_up.2026 = { note = "De sa ”ja” till det" }"#),
    // Brackets, and separators between key and value.
    (r#"follow_up.2026 = ( status = "Gult" )"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"owners = ("Anna", "Bo")"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"follow_up.2026 = { status = "Gult""#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"owners = ["Anna""#, r#"owners = ["Anna"]"#),
    (r#"follow_up.2026 = { status: "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (
        r#"follow_up.2026: { status: "Gult", note: "Ja: klart" }"#,
        r#"follow_up.2026 = { status = "Gult", note = "Ja: klart" }"#,
    ),
    (r#"title "Läs""#, r#"title = "Läs""#),
    (r#"start = 2024;"#, r#"start = 2024"#),
    (r#"follow_up.2026 = { status = "Gult"; note = "Ja" }"#, r#"follow_up.2026 = { status = "Gult", note = "Ja" }"#),
    (r#"follow_up.2026 = { status = "Gult" note = "Ja" }"#, r#"follow_up.2026 = { status = "Gult", note = "Ja" }"#),
    // Misspelt keys.
    (r#"follow up.2026 = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"Follow-up.2026 = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"uppföljning.2026 = { anteckning = "Klart" }"#, r#"follow_up.2026 = { note = "Klart" }"#),
    (r#"follow_up.2026 = { anteckning = "Klart" }"#, r#"follow_up.2026 = { note = "Klart" }"#),
    (r#"follow_up.2026 = { färg = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"ansvarig = ["Anna"]"#, r#"owners = ["Anna"]"#),
    (r#"owner = ["Anna"]"#, r#"owners = ["Anna"]"#),
    (r#"responsible = ["Anna"]"#, r#"owners = ["Anna"]"#),
    (r#"titel = "Läs""#, r#"title = "Läs""#),
    (r#"påbörjas = 2024"#, r#"start = 2024"#),
    (r#"senast = 2026"#, r#"deadline = 2026"#),
    // Syntax of other formats, and superfluous characters.
    (r#"title = ''Läs''"#, r#"title = "Läs""#),
    (r#"title = `Läs`"#, r#"title = "Läs""#),
    (r#"title = ´Läs´"#, r#"title = "Läs""#),
    (r#"title = „Läs”"#, r#"title = "Läs""#),
    (r#"title = «Läs»"#, r#"title = "Läs""#),
    (r#"title => "Läs""#, r#"title = "Läs""#),
    (r#"title == "Läs""#, r#"title = "Läs""#),
    (r#"title = "Läs"."#, r#"title = "Läs""#),
    (r#"title = "Läs","#, r#"title = "Läs""#),
    (r#"start = 2024."#, r#"start = 2024"#),
    (r#"start = 2024,"#, r#"start = 2024"#),
    (r#"owners = "Anna", "Bo""#, r#"owners = ["Anna", "Bo"]"#),
    (r#"owners = "Anna", "Bo"]"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"owners = {"Anna", "Bo"}"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"owners = ["Anna" och "Bo"]"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"owners = ["Anna, Bo"]"#, r#"owners = ["Anna", "Bo"]"#),
    (r#"follow_up.2026 = status = "Gult""#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = [ status = "Gult" ]"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up 2026 = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up[2026] = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow–up.2026 = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = { status = "Gult",, note = "Ja" }"#, r#"follow_up.2026 = { status = "Gult", note = "Ja" }"#),
    (r#"every = "year" until = 2026"#, "every = \"year\"\nuntil = 2026"),
    (
        r#"support = ["Bo"], every = "year" follow_up.2026 = { status = "Gult" }"#,
        "support = [\"Bo\"]\nevery = \"year\"\nfollow_up.2026 = { status = \"Gult\" }",
    ),
    (r#"follow_up.2026 = { , status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = { status = "Gult". note = "Ja" }"#, r#"follow_up.2026 = { status = "Gult", note = "Ja" }"#),
    (r#"follow_up.2026 = { status = 'Gult", note = "Ja" }"#, r#"follow_up.2026 = { status = "Gult", note = "Ja" }"#),
    (r#"follow_up.2026 = { note = "\server\delad" }"#, r#"follow_up.2026 = { note = "\\server\\delad" }"#),
    (r#"title = "Läs" ""#, r#"title = "Läs""#),
    (r#"title = "Läs"""#, r#"title = "Läs""#),
    (r#"follow_up.2026 = { note = "Ja"", status = "Gult" }"#, r#"follow_up.2026 = { note = "Ja", status = "Gult" }"#),
    // A single value instead of a list, and a value in words.
    (r#"owners = "Anna""#, r#"owners = ["Anna"]"#),
    (r#"owners = "Anna, Bo""#, r#"owners = ["Anna", "Bo"]"#),
    (r#"support = "Bo""#, r#"support = ["Bo"]"#),
    (r#"med stöd av = ["Bo"]"#, r#"support = ["Bo"]"#),
    (r#"follow_up.2026 = "Gult""#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = "gul""#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = "Väntar på besked""#, r#"follow_up.2026 = { note = "Väntar på besked" }"#),
    (r#"follow_up_2026 = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up2026 = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"uppföljning-2026 = { status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"every = "år""#, r#"every = "year""#),
    (r#"every = "Årligen""#, r#"every = "year""#),
    (r#"every = "yearly""#, r#"every = "year""#),
    (r#"every = "vartannat år""#, r#"every = "2 years""#),
    (r#"klar = 2026"#, r#"deadline = 2026"#),
    (r#"start = år 2024"#, r#"start = 2024"#),
    (r#"start = "år 2024""#, r#"start = 2024"#),
    (r#"start = "från 2024-H2""#, r#"start = "2024-H2""#),
    (r#"start = okt 2024"#, r#"start = "2024-10""#),
    (r#"start = "Q2 2025""#, r#"start = "2025-Q2""#),
    (r#"start = 2024-06"#, r#"start = "2024-06""#),
    (r#"deadline = "juni 2026""#, r#"deadline = "2026-06""#),
    (r#"deadline = 30 juni 2026"#, r#"deadline = 2026-06-30"#),
    (r#"deadline = "den 3 mars 2026""#, r#"deadline = 2026-03-03"#),
    (r#"deadline = 20260603"#, r#"deadline = 2026-06-03"#),
    (r#"every = årlig"#, r#"every = "year""#),
    (r#"every = vartannat år"#, r#"every = "2 years""#),
    // Words and brackets beside a value, and a value without its key.
    (r#"follow_up.2026 = { status = "Gult" } klart"#, r#"follow_up.2026 = { status = "Gult" } # klart"#),
    (
        r#"follow_up.2026 = { status = "Gult" } // klart i juni"#,
        r#"follow_up.2026 = { status = "Gult" } # klart i juni"#,
    ),
    (r#"// klart i juni"#, r#"# klart i juni"#),
    (r#"-- status = "Gult""#, r#"# status = "Gult""#),
    (r#"follow_up.2026 = { status = "Gult" }}"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = {{ status = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"owners = "Anna"]"#, r#"owners = ["Anna"]"#),
    (r#"owners = "Anna" och "Bo""#, r#"owners = ["Anna", "Bo"]"#),
    (r#"follow_up.2026 = { "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = { Gult }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = { "Väntar på besked" }"#, r#"follow_up.2026 = { note = "Väntar på besked" }"#),
    (r#"follow_up.2026 = { status = = "Gult" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
    (r#"follow_up.2026 = { färg = "gul", not = "Klart" }"#, r#"follow_up.2026 = { status = "Gult", note = "Klart" }"#),
    (r#"follow_up.2026 = { kommentar = "Klart" }"#, r#"follow_up.2026 = { note = "Klart" }"#),
    (r#"slut = 2026"#, r#"until = 2026"#),
    // Words of the scale.
    (r#"follow_up.2026 = { status = "grön" }"#, r#"follow_up.2026 = { status = "Grönt" }"#),
    (r#"follow_up.2026 = { status = "yellow" }"#, r#"follow_up.2026 = { status = "Gult" }"#),
];

#[test]
fn the_fix_that_is_told_makes_the_line_that_was_meant() {
    for (broken, meant) in LINES {
        let key = meant.split([' ', '.', '=']).next().unwrap_or_default();
        let whole = |line: &'static str| {
            let lines = [("title", TITLE), ("owners", OWNERS), ("start", START)];
            let is_known = lines.iter().any(|(name, _)| *name == key);
            let lines = lines.map(|(name, rest)| if name == key { line } else { rest });
            lines.into_iter().chain((!is_known).then_some(line)).collect::<Vec<_>>().join("\n")
        };
        let program = program(&whole(broken));
        let check = program.run("check --color never --lang sv");
        assert_eq!(check.code, 1, "{broken}\n{check}");
        let errors = check.out.lines().filter(|line| line.starts_with("fel[")).count();
        // Two wrong keys are two errors; every other mistake is one.
        assert_eq!(errors, 1, "{broken}\n{check}");
        // A fix may reveal another mistake, so two runs are allowed.
        program.run("check --fix=unsafe");
        program.run("check --fix=unsafe");
        assert_eq!(
            std::fs::read_to_string(program.path("1.toml")).expect("it is there"),
            goal(&whole(meant)),
            "{broken}\n{check}"
        );
    }
}

#[test]
fn a_word_is_the_key_of_the_table_it_stands_in() {
    let plan = |status: &str| format!("id = \"p\"\ntitle = \"Plan\"\n\n[[status]]\n{status}\nstage = \"done\"\n");
    let program = with_files([("plan.toml", &*plan("namn = \"Klar\"\nfärg = \"green\"")), ("1.toml", &goal(TITLE))]);
    program.run("check --fix=unsafe");
    let text = std::fs::read_to_string(program.path("plan.toml")).expect("it is there");
    assert!(text.contains("name = \"Klar\"\n") && text.contains("color = \"green\"\n"), "{text}");
}

/// A month or a season changes the date, so dropping it would move a deadline.
#[test]
fn no_month_and_no_season_is_dropped() {
    for line in ["deadline = \"juni 2026\"", "start = \"våren 2025\"", "until = hösten 2026", "start = \"Q2 2025\""] {
        let lines = goal(&format!("{TITLE}\n{OWNERS}\n{line}"));
        let program = with_files([("plan.toml", MANIFEST), ("1.toml", &lines)]);
        assert_eq!(program.run("check --lang sv").code, 1, "{line}");
        program.run("check --fix=unsafe");
        let text = std::fs::read_to_string(program.path("1.toml")).expect("it is there");
        for year in ["2025", "2026"] {
            assert!(!text.contains(&format!("= {year}\n")), "{line}: {text}");
        }
    }
}

/// TOML reads `\t` as a tab, but in a path a backslash and a letter were meant.
#[test]
fn a_backslash_that_makes_a_control_character_is_found() {
    for (line, told) in [(r#"title = "C:\temp""#, r"C:\\temp"), (r#"title = "D:\filer\barn""#, r"D:\\filer\\barn")] {
        let program = program(&format!("{line}\n{OWNERS}\n{START}"));
        let answer = program.run("check --lang sv");
        assert!(answer.out.contains("skriv `\\\\"), "{answer}");
        // Safe fixes leave it, as the intention is unknown.
        program.run("check --fix");
        assert_eq!(std::fs::read_to_string(program.path("1.toml")).expect("it is there").matches(line).count(), 1);
        program.run("check --fix=unsafe");
        let text = std::fs::read_to_string(program.path("1.toml")).expect("it is there");
        assert!(text.contains(&format!("title = \"{told}\"")), "{text}");
    }
}

/// `Gröna` may be another word, while `Grön` is a form of `Grönt`.
#[test]
fn only_another_form_of_a_status_is_fixed_without_asking() {
    for (word, safe, told) in
        [("Grön", "Grönt", "`--fix`"), ("green", "Grönt", "`--fix`"), ("Grö", "Grö", "`--fix=unsafe`")]
    {
        let lines =
            |word: &str| goal(&format!("{TITLE}\n{OWNERS}\n{START}\nfollow_up.2026 = {{ status = \"{word}\" }}"));
        let program = with_files([("plan.toml", MANIFEST), ("1.toml", &lines(word))]);
        let said = program.run("check --lang sv");
        assert!(said.out.lines().any(|line| line.starts_with("kan rättas med") && line.contains(told)), "{said}");
        let text = || std::fs::read_to_string(program.path("1.toml")).expect("it is there");
        program.run("check --fix");
        assert_eq!(text(), lines(safe), "{word}");
        program.run("check --fix=unsafe");
        assert_eq!(text(), lines("Grönt"), "{word}");
    }
}

/// Names with spaces are quoted in every suggested command.
#[test]
fn an_owner_in_a_command_that_is_told_is_one_word_of_it() {
    for (name, word) in [("Kultur & fritid", "\"Kultur & fritid\""), ("O'Brien", "\"O'Brien\""), ("Bo", "Bo")] {
        let owner = format!("{{ name = \"{name}\", aliases = [\"Den andra\"] }}");
        let manifest = MANIFEST.replace("{ name = \"Bo\" }", &owner);
        let lines = goal(&format!("{TITLE}\n{OWNERS}\n{START}"));
        let program = with_files([("plan.toml", &*manifest), ("1.toml", &lines)]);
        let told = program.run("set --start 2024 --drop-owner 'Den andra' --yes").refused();
        assert!(told.contains(&format!("--owner {word}`")), "{told}");
    }
    let manifest = MANIFEST.replace("\"Bo\"", "\"Kultur & fritid\"");
    let lines = goal(&format!("{TITLE}\n{OWNERS}\n{START}"));
    let program = with_files([("plan.toml", &*manifest), ("1.toml", &lines)]);
    let told = program.run("list --owner 'Anna, Kultur & fritid'").refused();
    assert!(told.contains("--owner Anna --owner \"Kultur & fritid\"\n"), "{told}");
}

/// Where only a person can decide, the message lists the choices.
#[test]
fn a_period_that_is_no_period_is_answered_with_those_to_choose_from() {
    for (broken, told, right) in [
        ("follow_up = { status = \"Gult\" }", "`follow_up.2024 = { … }`", "follow_up.2024 = { status = \"Gult\" }"),
        ("follow_up.2026-06-30 = { status = \"Gult\" }", "2026, eller", "follow_up.2026 = { status = \"Gult\" }"),
        (
            "follow_up.\"2025-26\" = { status = \"Gult\" }",
            "skriv 2025 eller 2026",
            "follow_up.2026 = { status = \"Gult\" }",
        ),
        (
            "follow_up.\"2025/2026\" = { status = \"Gult\" }",
            "skriv 2025 eller 2026",
            "follow_up.2025 = { status = \"Gult\" }",
        ),
        ("until = \"2024-25\"", "skriv 2024 eller 2025", "until = 2025"),
    ] {
        let lines = |last: &str| format!("{TITLE}\n{OWNERS}\n{START}\n{last}");
        let answer = program(&lines(broken)).run("check --lang sv --format short");
        assert_eq!(answer.out.matches("fel[").count(), 1, "{broken}\n{answer}");
        let answer = program(&lines(broken)).run("check --lang sv");
        let words = answer.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(told), "{broken}\n{answer}");
        let answer = program(&lines(right)).run("check --lang sv");
        assert!(!answer.out.contains("fel["), "{right}\n{answer}");
    }
}

/// A key of the plan's own beside a misspelt one stays a key: neither becomes a part of a string.
#[test]
fn an_unknown_key_is_never_made_a_part_of_a_text() {
    let line = "follow_up.2026 = { färg = \"Gult\", datum = \"juni\" }";
    let program = program(&format!("{TITLE}\n{OWNERS}\n{START}\n{line}"));
    let told = program.run("check --lang sv").out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("{ status = \"Gult\", datum = \"juni\" }"), "{told}");
    program.run("check --fix=unsafe");
    let text = std::fs::read_to_string(program.path("1.toml")).expect("it is there");
    assert!(text.contains("{ status = \"Gult\", datum = \"juni\" }"), "{text}");
}

/// What is wrong without quotes would be wrong with them too, so the message is about the value.
#[test]
fn a_period_without_quotes_is_told_as_one_with_quotes() {
    for (value, told) in [
        ("våren 2025", "har ingen period i `våren 2025`"),
        ("2024/25", "skriv 2024 eller 2025"),
        ("2026-13", "ett år har 12 månader"),
        ("24-06", "skriv årtalet med fyra siffror"),
    ] {
        let answer = program(&format!("{TITLE}\n{OWNERS}\nstart = {value}")).run("check --lang sv");
        let words = answer.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(told) && !words.contains("rättas med"), "{answer}");
    }
}

/// An assessment that is written as a key of the activity belongs to a period, which the editor must choose.
#[test]
fn an_assessment_outside_a_period_is_told_where_it_belongs() {
    for line in ["status = \"Gult\"", "note = \"Klart\"", "anteckning = \"Klart\"", "kommentar = \"Klart\""] {
        let answer = program(&format!("{TITLE}\n{OWNERS}\n{START}\n{line}")).run("check --lang sv");
        let words = answer.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("med den period som bedöms"), "{line}\n{answer}");
    }
    // A key with a letter that TOML does not know is told its name first.
    let answer = program(&format!("{TITLE}\n{OWNERS}\n{START}\nfärg = \"gul\"")).run("check --lang sv");
    assert!(answer.out.contains("nyckeln `färg` heter `status`"), "{answer}");
}

/// A note may begin with a minus, but an option is not taken for a note.
#[test]
fn a_note_may_begin_with_a_minus() {
    let program = program(&format!("{TITLE}\n{OWNERS}\n{START}"));
    program.run("set 1-1 Gult --note '-5 %'").fine();
    let text = std::fs::read_to_string(program.path("1.toml")).expect("it is there");
    assert!(text.contains("note = \"-5 %\""), "{text}");
    assert!(program.run("set 1-1 Gult --note --dry-run").refused().contains("--note"));
}

/// A line that is split uses the newline of its file.
#[test]
fn keys_on_one_line_are_parted_as_the_file_ends_its_lines() {
    let lines = |between: &str| goal(&format!("owners = [\"Anna\"]{between}start = 2024")).replace('\n', "\r\n");
    let program = program("");
    program.write("1.toml", lines(" "));
    program.run("check --fix=unsafe");
    assert_eq!(std::fs::read_to_string(program.path("1.toml")).expect("it is there"), lines("\n"));
}
