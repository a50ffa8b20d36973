//! `--map`: the decisions of an intake are written, can be changed, and go for the next intake.

use crate::common::{Program, with_files};

const PAGE: &str = "# Plan 2024–2027\n\n## Mål 1: Läsa\n\n\
    | Aktivitet | Ansvarig | Start | Kostnad | Läge |\n|---|---|---|---|---|\n\
    | Läs högt | Skolan | 2024 | 5 tkr | Färdigt |\n| Läs tyst | skolverket | snarast | 7 tkr | Vilande |\n\n\
    ## Bilaga\n\nText som inte hör dit.\n";

fn text(program: &Program, path: &str) -> String {
    std::fs::read_to_string(program.path(path)).expect("it is there")
}

#[test]
fn the_decisions_of_an_intake_give_the_same_again() {
    let program = with_files([("a.md", PAGE)]);
    let first = program.run("init new --from a.md --lang sv --yes");
    assert!(first.code < 2 && first.out.contains("skriven: new/intake.map"), "{first}");
    let map = text(&program, "new/intake.map");
    for line in ["\"Kostnad\" = \"comment\"", "\"Läge\" = \"status\"", "\"Vilande\" = \"note\"", "\"snarast\" = \"\""]
    {
        assert!(map.contains(line), "{line}: {map}");
    }
    let again = program.run("init again --from a.md --lang sv --map new/intake.map --id new");
    assert!(again.code < 2, "{again}");
    for file in ["plan.toml", "1-lasa.toml"] {
        assert_eq!(text(&program, &format!("new/{file}")), text(&program, &format!("again/{file}")), "{file}");
    }
    // The file is none of the plan's.
    program.run("check -C new --lang en");
    assert!(program.run("fmt -C new --check").code == 0);
}

#[test]
fn what_is_changed_in_the_decisions_goes() {
    let program = with_files([("a.md", PAGE)]);
    program.run("init new --from a.md --lang sv --yes");
    let map = text(&program, "new/intake.map")
        .replace("\"Kostnad\" = \"comment\"", "\"Kostnad\" = \"skip\"")
        .replace("\"Färdigt\" = \"note\"", "\"Färdigt\" = \"done\"")
        .replace("\"Vilande\" = \"note\"", "\"Vilande\" = \"off-track\"")
        .replace("\"snarast\" = \"\"", "\"snarast\" = \"2025\"")
        .replace("\"skolverket\" = \"skolverket\"", "\"skolverket\" = [\"Skolan\", \"Kommunen\"]")
        .replace("skip = []", "skip = [\"Bilaga\"]");
    program.write("my.map", map);
    let answer = program.run("init again --from a.md --lang sv --map my.map --report r.json");
    assert!(answer.code < 2, "{answer}");
    let goal = text(&program, "again/1-lasa.toml");
    assert!(goal.contains("owners = [\"Skolan\", \"Kommunen\"]") && goal.contains("start = 2025"), "{goal}");
    assert!(goal.contains("status = \"Vilande\"") && !goal.contains("tkr"), "{goal}");
    assert!(!text(&program, "again/plan.toml").contains("hör dit"));
    assert!(text(&program, "r.json").contains("so it was decided"));
}

#[test]
fn the_decisions_have_no_words_but_those_of_the_document() {
    let page = "# Plan 2024–2027\n\n## Mål 1: Läsa\n\n- Läs högt\n  Ansvarig: Skolan\n  Kostnad: 5 tkr\n- Läs tyst\n  Ansvarig: Museet\n";
    let program = with_files([("a.md", page), ("b.csv", "Åtgärd;Beskrivning av åtgärd;Vem\nLäsa;Läs högt;Skolan\n")]);
    program.run("init new --from a.md --lang sv --yes").fine();
    let map = text(&program, "new/intake.map");
    let columns = map.split("[columns]").nth(1).expect("a table").split('[').next().expect("its lines");
    let names: Vec<&str> = columns.lines().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(names, ["Ansvarig", "Kostnad"], "{map}");
    // The map of one document does no harm to another.
    program.run("init other --from b.csv --map new/intake.map --lang sv --yes");
    assert!(text(&program, "other/1-aktiviteter.toml").contains("title = \"Läsa\""));
}

#[test]
fn what_is_wrong_in_the_decisions_is_told_with_its_place() {
    let program = with_files([
        ("a.md", PAGE),
        (
            "bad.map",
            "titel = \"x\"\nyears = \"27-24\"\nskip = \"x\"\n[columns]\n\"Läge\" = \"statu\"\n[statuses]\nKlar = \"doen\"\n[headings]\ngoal = 12\n",
        ),
        ("broken.map", "title = \"x\n"),
        ("one.map", "[owners]\nA = 5\n"),
    ]);
    let refused = program.run("init new --from a.md --lang en --map bad.map").refused();
    for said in [
        "bad.map:1:1: nothing is called `titel`\n  help: did you mean `title`?",
        "bad.map:5:10: nothing is called `statu`\n  help: did you mean `status`?",
        "bad.map:7:8: nothing is called `doen`\n  help: did you mean `done`?",
        "bad.map:9:8: that is no level of a heading",
    ] {
        assert!(refused.contains(said), "{said}\n{refused}");
    }
    let refused = program.run("init new --from a.md --lang en --map broken.map").refused();
    assert!(refused.contains("broken.map:1:"), "{refused}");
    let refused = program.run("init new --from a.md --lang en --map one.map").refused();
    assert!(refused.contains("one.map:2:5: that is no text"), "{refused}");
    let refused = program.run("init new --from a.md --lang en --map none.map").refused();
    assert!(refused.contains("none.map") && refused.contains("help: `plan init --from` writes"), "{refused}");
    program.write("years.map", "years = \"27-24\"\n");
    let refused = program.run("init new --from a.md --lang en --map years.map").refused();
    assert!(refused.contains("years.map:1:9: years: `27-24` is no years\n  help: write the first"), "{refused}");
    for (line, said) in [
        ("years = \"0000-9999\"", ":1:9: years: `0000-9999` is no years\n  help: write the first and the last year"),
        ("every = \"vecka\"", ":1:9: every: nothing is called `vecka`\n  help: there are: year"),
        ("language = \"\"", ":1:12: language: `` is no language\n  help: write the language's code"),
        ("title = \" \"", ":1:9: the title is empty\n  help: write it between the quotes"),
        ("[owners]\nA = \"\"", ":2:5: the name is empty\n  help: write it between the quotes, or []"),
        ("[times]\nsnarast = \"strax\"", ":2:11: `strax` is no time\n  help: write for instance \"2025\""),
        ("[headings]\ngoal = 2\npriority = 2", ":1:1: the headings of priorities are not below those of goals"),
        ("[headings]\npriority = 2", ":1:1: the headings of priorities are not below those of goals"),
    ] {
        program.write("one.map", format!("{line}\n"));
        let refused = program.run("init new --from a.md --lang en --map one.map").refused();
        assert!(refused.contains(&format!("one.map{said}")), "{line}: {refused}");
    }
    assert!(!program.path("new").exists());
}
