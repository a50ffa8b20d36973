//! Tests of the filters, which all commands with a selection share.

use crate::common::{Program, assert_said, repository, sample, with_files};

/// Returns the ids of a selection, from top to bottom.
fn ids(arguments: &str) -> String {
    let rows = sample().run(&format!("list --format tsv --columns id {arguments}")).fine();
    rows.lines().skip(1).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_filter_selects_what_it_names() {
    for (arguments, selected) in [
        ("--owner Ämnesutvecklare", "1.2.1-5"),
        ("--support Ämnesutvecklare", "1.2.1-3"),
        ("--involving Ämnesutvecklare", "1.2.1-3 1.2.1-5"),
        ("--goal 1.10", "1.10.1-1 1.10.1-2 1.10.1-3 1.10.1-4"),
        ("--goal läsning", "1.10.1-1 1.10.1-2 1.10.1-3 1.10.1-4"),
        // An id in both plans.
        ("--goal 1.2 --status off-track", "1.2.a-3 1.2.1-3"),
        ("--priority 1.2.film", "1.2.film-1 1.2.film-2"),
        ("--priority Film", "1.2.film-1 1.2.film-2"),
        ("--priority 1.2.FILM", "1.2.film-1 1.2.film-2"),
        // Its activities are under two other priorities.
        ("--priority 2.1.1", "1.2.1-1 1.2.1-2 1.2.1-3 1.2.1-4 1.2.1-5 1.2.film-1 1.2.film-2"),
        ("--status Rött", "1.2.1-3 1.10.1-3"),
        ("--status rott", "1.2.1-3 1.10.1-3"),
        ("--status off-track", "1.2.a-3 1.2.1-3 1.10.1-3"),
        ("--status avviker", "1.2.a-3 1.2.1-3 1.10.1-3"),
        ("--status 'off track'", "1.2.a-3 1.2.1-3 1.10.1-3"),
        // A status must have been set; a stage may be derived from the calendar.
        ("--status Blått", "1.10.1-1"),
        ("--status planned", "1.2.a-4 1.2.1-2 1.10.1-1"),
        ("--status closed --plan kultur", "1.2-1 1.2.1-4 1.10.1-4"),
        ("--start 2025", "1.2.a-3 1.2.a-4 1.2.1-5 1.2.film-2 1.10.1-2"),
        ("--start 2025-h1", "1.2.a-3 1.2.film-2"),
        ("--start 2025-Q1", "1.2.a-3"),
        ("--start 2025-h1..2025-q3", "1.2.a-3 1.2.film-2"),
        ("--every year", "1.2.1-1 1.2.1-4 1.2.film-1 2.1.2-1"),
        ("--every halvår", "1.10.1-3"),
        ("--every 'en gång' --plan harbour", "1.2.a-2 1.2.a-3 1.2.a-4"),
        ("--focus 'kultur och hälsa'", "1.10.1-1 1.10.1-2 1.10.1-3 1.10.1-4"),
        ("--text NÄTVERKET", "2.1.2-1"),
        ("--text natverket", "2.1.2-1"),
        ("--text 1.10.1-", "1.10.1-1 1.10.1-2 1.10.1-3 1.10.1-4"),
        ("--text 'Ingen sökande'", "1.2.1-3"),
        ("--plan harbour --owner Samordnare", "1.2.a-2 1.2.a-3"),
        ("--plan 'the HARBOUR plan' --owner Samordnare", "1.2.a-2 1.2.a-3"),
    ] {
        assert_eq!(ids(arguments), selected, "{arguments}");
    }
}

#[test]
fn tags_select_what_has_them_and_what_stands_under_it_in_any_case() {
    let program = Program::at(repository("tests/english"));
    let ids = |arguments: &str| {
        let rows = program.run(&format!("list --format tsv --columns id {arguments}")).fine();
        rows.lines().skip(1).collect::<Vec<_>>().join(" ")
    };
    for (arguments, selected) in [
        ("--tag Forms", "P1.F1.A1"),
        ("--tag 'open DATA'", "P2.A1"),
        ("--tag Digital", "P1.F1.A1 P1.F1.A2"),
        ("--tag access", "P1.F1.A1 P1.F1.A2 P1.F2.A1 P1.F2.A2 P1.F2.A3 P1.F2.A4"),
        ("--tag access --tag roads", "P1.F1.A1 P1.F1.A2 P1.F2.A1 P1.F2.A2 P1.F2.A3 P1.F2.A4 P2.A1 P2.A2"),
        ("--tag access --text 'ten residents'", "P1.F1.A1"),
        ("--text 'report to the board'", "P1.F1.A1"),
        ("--text 'the forty forms'", "P1.F1.A1"),
    ] {
        assert_eq!(ids(arguments), selected, "{arguments}");
    }
    let answers = ["list --tag acess", "status --by tag --lang sv", "tree --tag roads", "list --columns id,tags,links"];
    assert_said(answers.map(|line| program.run(line)), "filters/tags.txt");
}

#[test]
fn dates_select_by_period_day_and_range_and_late_by_what_is_not_done() {
    let program = Program::at(repository("tests/timeline"));
    let ids = |arguments: &str| {
        let rows = program.run(&format!("list --plan years --format tsv --columns id {arguments}")).fine();
        rows.lines().skip(1).collect::<Vec<_>>().join(" ")
    };
    for (arguments, selected) in [
        ("--late", "1-2 1-14"),
        // That period is not over, so the current day decides.
        ("--late --period 2027 --today 2026-12-31", "1-2 1-14"),
        ("--late --period 2027 --today 2027-01-01", "1-2 1-9 1-14"),
        ("--late --period 2024", ""),
        ("--deadline 2025", "1-2"),
        ("--deadline 2025-06-30", "1-2"),
        ("--deadline 2025-06-30..2026-h1", "1-2 1-14"),
        ("--deadline 2026..", "1-8 1-14"),
        ("--deadline ..2026-03-30", "1-2"),
        ("--until ..2025", "1-3"),
        ("--until 2025..2026 --every once", "1-9"),
        ("--until 2025 --until 2026", "1-3 1-9"),
        ("--start 2026..2027", "1-7 1-8 1-14"),
        ("--start 2027.. --start 2025", "1-8 1-12 1-13"),
        // An activity without a start begins with its plan.
        ("--start ..2024 --owner 'Planning office'", "1-3 1-4 1-5 1-10"),
        ("--start 2024-Q1", ""),
    ] {
        assert_eq!(ids(arguments), selected, "{arguments}");
    }
    // The same filters on every command.
    for command in ["status", "tree", "owners", "due", "log", "report", "chart"] {
        let answer =
            program.run(&format!("{command} --plan years --late --until 2026.. --start ..2024 --deadline 2025"));
        assert!(answer.code == 0 || command == "log", "{command}: {}", answer.err);
    }
}

#[test]
fn an_owner_is_found_by_every_spelling_of_its_names() {
    let expected = sample().run("list --owner Filmfrämjande").fine();
    assert_eq!(ids("--owner Filmfrämjande"), "1.2.1-1 1.2.film-1 1.2.film-2");
    for name in ["Filmfrämjandet", "FILMFRÄMJANDE", "Filmframjande", "Filmfra\u{308}mjande", "'film & rörlig bild'"]
    {
        assert_eq!(sample().run(&format!("list --owner {name}")).fine(), expected, "{name}");
    }
}

#[test]
fn a_name_that_is_right_wins_over_one_that_is_right_but_for_accents() {
    let manifest = "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\nfollow_up = { current = 2024 }\nowner = [{ name = \"Asa\" }, { name = \"Åsa\" }, { name = \"Örn\" }]\n";
    let activity = |id: &str, owner: &str| {
        format!("[[activity]]\nid = \"{id}\"\ntitle = \"T\"\nowners = [\"{owner}\"]\nstart = 2024\n")
    };
    let goal =
        ["id = \"1\"\ntitle = \"G\"\n", &activity("1-1", "Asa"), &activity("1-2", "Åsa"), &activity("1-3", "Örn")]
            .concat();
    let program = with_files([("plan.toml", manifest), ("1.toml", &goal)]);
    for (owner, selected) in [("Asa", "1-1"), ("åsa", "1-2"), ("A\u{30a}sa", "1-2"), ("orn", "1-3")] {
        assert_eq!(
            program.run(&format!("list --format tsv --columns id --owner {owner}")).fine(),
            format!("id\n{selected}\n")
        );
    }
}

#[test]
fn one_filter_said_twice_is_or_and_two_filters_are_and() {
    assert_eq!(ids("--owner Ämnesutvecklare --owner Zonplanerare"), "1.2.1-2 1.2.1-5 2.1.2-1");
    assert_eq!(ids("--owner Zonplanerare --owner Ämnesutvecklare --start 2025"), "1.2.1-5");
    assert_eq!(ids("--status Rött --status Gult --owner Samordnare --owner Kulturstrateger"), "1.2.1-1 1.10.1-3");
    assert_eq!(ids("--start 2026 --start 2025-H1"), "1.2.a-3 1.2.1-2 1.2.film-2 1.10.1-1");
    assert_eq!(ids("--text nätverket --text läsombud --every half-year"), "1.10.1-3");
    assert_eq!(ids("--plan kultur --plan harbour"), ids(""));
    assert_eq!(ids("--owner Zonplanerare --support Zonplanerare"), "");
}

#[test]
fn a_period_looks_at_another_follow_up() {
    let at = |period: &str| ids(&format!("--plan kultur --status done --period {period}"));
    assert_eq!(at("2024"), "1.2-1 1.2.1-1 1.2.1-4");
    assert_eq!(at("2025"), "1.2.film-2");
    // Closed are one-off activities that are done, and those that expired or left the plan.
    assert_eq!(ids("--plan kultur --period 2026 --status closed"), "1.2-1 1.2.1-4 1.2.film-2 1.10.1-4");
    // A year of a plan with a rhythm of tertials shows the latest of its parts.
    assert_eq!(ids("--plan harbour --period 2024 --status Slow"), "1.2.a-1");
    assert_eq!(ids("--plan harbour --period 2024-t2 --status Finished"), "1.2.a-2");
    assert_eq!(ids("--plan harbour --period 2025-T3 --status planned"), "");
}

#[test]
fn what_is_asked_for_stands_above_the_answer() {
    let all = "list --owner Strategerna --support Ålderskoordinator --involving Filmfrämjande --goal 1.2 --priority 1.2.1 \
               --status ongoing --start 2024 --every year --focus 'hela länet' --text skol --plan kultur --period 2025";
    assert_said([sample().run(all), sample().run(&format!("{all} --lang en"))], "filters/asked.txt");
}

#[test]
fn a_name_that_nothing_has_is_refused_with_the_nearest() {
    let wrong = [
        "list --owner Filmfrämjare",
        "status --support Kulturstrateg --lang en",
        "tree --involving Xyz",
        "due --goal 1.3",
        "owners --priority 1.2.fil",
        "list --status Gultt",
        "list --status Lila",
        "list --start nästa",
        "list --start ..",
        "list --until 2027..2026 --lang en",
        "due --deadline 2026-02-30..",
        "status --deadline 2026...2027 --lang en",
        "report --until snart..2027",
        "list --every yeer --lang en",
        "list --every vecka",
        "list --focus 'Kultur och hälso'",
        "list --plan kulturplan",
        "list --period 2025-X1 --lang en",
        "list --period 2025-02",
        "list --period 2031 --lang en",
        "list --owner ''",
        // All errors in one answer.
        "list --owner Nemo --goal 9 --period sen --start 24",
    ];
    assert_said(wrong.map(|line| sample().run(line)), "filters/unknown.txt");
    for format in ["json", "jsonl", "csv", "tsv", "md"] {
        sample().run(&format!("list --owner Filmfrämjare --format {format}")).refused();
    }
}

/// A title may have a no-break space and a soft hyphen, which nobody types.
#[test]
fn words_are_found_however_they_are_parted() {
    let goal =
        "id = \"1\"\ntitle = \"Mål\"\n\n[[activity]]\nid = \"1-1\"\ntitle = \"Läs\u{a0}högt för ung\u{ad}domar\"\n";
    let program = with_files([("plan.toml", "id = \"p\"\ntitle = \"Plan\"\n"), ("1.toml", goal)]);
    assert!(program.run("list --text 'läs högt' --format csv").fine().contains("1-1"));
    assert!(program.run("list --text ungdomar --format csv").fine().contains("1-1"));
}
