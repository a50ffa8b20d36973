//! Tests of scales with one, two and nine statuses, in every colour, and of the words for a status.

use plan::load::load;
use plan::query::other_forms;
use plan::source::Sources;

use crate::common::{Program, with_files};

/// The names, stages and colours of a scale of nine.
const NINE: [(&str, &str, &str); 9] = [
    ("Not begun", "planned", "grey"),
    ("Prepared", "planned", "blue"),
    ("Stopped", "off-track", "black"),
    ("Off track", "off-track", "red"),
    ("At risk", "off-track", "orange"),
    ("Ongoing", "ongoing", "yellow"),
    ("In review", "ongoing", "purple"),
    ("Done", "done", "green"),
    ("Done and evaluated", "done", "green"),
];

/// A plan with a scale, and an activity with each status.
fn with_scale(scale: &[(&str, &str, &str)]) -> Program {
    let mut plan = "id = \"p\"\ntitle = \"Plan\"\nlanguage = \"en\"\nperiod = { first = 2024, last = 2027 }\nowners = [\"Film\"]\n\n[follow_up]\ncurrent = 2024\n\n[[owner]]\nname = \"Film\"\n".to_owned();
    let mut goal = "id = \"1\"\ntitle = \"Goal\"\n".to_owned();
    for (at, (name, stage, color)) in scale.iter().enumerate() {
        plan += &format!("\n[[status]]\nname = \"{name}\"\nstage = \"{stage}\"\ncolor = \"{color}\"\n");
        goal += &format!(
            "\n[[activity]]\nid = \"1-{at}\"\ntitle = \"Number {at}\"\nfollow_up.2024 = {{ status = \"{name}\", note = \"n\" }}\n"
        );
    }
    with_files([("plan.toml", &*plan), ("1.toml", &*goal)])
}

#[test]
fn a_scale_of_any_length_works_in_every_command_and_format() {
    for scale in [&NINE[7..8], &NINE[5..7], &NINE[..]] {
        let program = with_scale(scale);
        for line in ["status", "list", "tree", "due", "owners", "show 1", "chart", "report", "review --help"] {
            for lang in ["sv", "en"] {
                let answer = program.run(&format!("{line} --lang {lang}"));
                assert!(answer.code == 0, "{answer}");
            }
        }
        for format in ["md", "html", "docx", "xlsx"] {
            assert_eq!(program.run(&format!("report -o paper.{format}")).code, 0, "{format}");
        }
        assert_eq!(program.run("export --all -o sheet.xlsx").code, 0);
        let list = program.run("list").out;
        for (name, ..) in scale {
            assert!(list.contains(name), "{name}: {list}");
        }
    }
}

#[test]
fn every_colour_is_shown_and_understood() {
    let program = with_scale(&NINE);
    let list = program.run("list --color always").out;
    // The colours of a table by their numbers.
    for code in ["38;5;4", "38;5;1", "38;5;3", "38;5;2", "38;5;5", "38;5;208"] {
        assert!(list.contains(&format!("\u{1b}[{code}m")), "{code}: {list:?}");
    }
    let page = program.run("report --format html").fine();
    for class in ["blue", "red", "yellow", "green", "orange", "purple", "black", "faint"] {
        assert!(page.contains(&format!("<span class=\"{class} unbroken\">")), "{class}");
    }
    for (word, name) in [
        ("orange", "At risk"),
        ("lila", "In review"),
        ("purple", "In review"),
        ("svart", "Stopped"),
        ("black", "Stopped"),
        ("grå", "Not begun"),
        ("grått", "Not begun"),
        ("gray", "Not begun"),
        ("grey", "Not begun"),
    ] {
        let said = program.run(&format!("list --status {word} --format csv")).fine();
        assert!(said.contains(name), "{word}: {said}");
    }
    assert_eq!(program.run("fmt --check").code, 0);
}

#[test]
fn a_colour_in_other_words_is_mended() {
    let program = with_scale(&[("Klar", "done", "svart"), ("Pågår", "ongoing", "grått")]);
    program.run("check --fix=unsafe");
    let text = std::fs::read_to_string(program.path("plan.toml")).expect("text");
    assert!(text.contains("\"black\"") && text.contains("\"grey\""), "{text}");
}

#[test]
fn a_word_of_the_scale_is_understood_in_every_form() {
    let scale = |statuses: &[(&str, &str)]| {
        let status = |(name, stage): &(&str, &str)| format!("[[status]]\nname = \"{name}\"\nstage = \"{stage}\"\n");
        let manifest = format!("id = \"p\"\ntitle = \"P\"\n{}", statuses.iter().map(status).collect::<String>());
        Sources::in_memory([("plan.toml", &*manifest)])
    };
    let meant = |sources: &Sources, word: &str| {
        let loaded = load(sources);
        let names = other_forms(&loaded.portfolio.plans[0].scale, word).into_iter().map(|it| it.name.to_string());
        names.collect::<Vec<_>>().join(" ")
    };
    let colors = scale(&[("Blått", "planned"), ("Rött", "off-track"), ("Gult", "ongoing"), ("Grönt", "done")]);
    for (word, status) in [
        ("grön", "Grönt"),
        ("GRÖN", "Grönt"),
        ("grönt ", "Grönt"),
        ("green", "Grönt"),
        ("grö", "Grönt"),
        ("gron", "Grönt"),
        ("röd", "Rött"),
        ("red", "Rött"),
        ("gul", "Gult"),
        ("yellow", "Gult"),
        ("Blå", "Blått"),
        ("B", "Blått"),
        ("genomfört", "Grönt"),
        ("off", "Rött"),
        ("g", "Gult Grönt"),
        ("", ""),
        ("lila", ""),
        ("grönare", ""),
    ] {
        assert_eq!(meant(&colors, word), status, "{word:?}");
    }
    let words = scale(&[("Påbörjad", "ongoing"), ("Klar", "done"), ("Klart i stort", "ongoing")]);
    for (word, status) in
        [("påbörjat", "Påbörjad"), ("klart", "Klar"), ("klart i", "Klart i stort"), ("gult", "Påbörjad Klart i stort")]
    {
        assert_eq!(meant(&words, word), status, "{word:?}");
    }
}
