//! Tests of `plan list`: rows, columns and sorting, in every format.

use plan::report::columns::Column;

use crate::common::{Program, assert_said, sample};

/// Returns the ids in a list, from top to bottom.
fn ids(program: &Program, arguments: &str) -> String {
    let rows = program.run(&format!("list --format tsv --columns id {arguments}")).fine();
    rows.lines().skip(1).collect::<Vec<_>>().join(" ")
}

#[test]
fn rows_stand_in_file_order_in_both_languages_and_widths() {
    let wide = sample().columns(160);
    assert_said([sample().run("list"), wide.run("list --lang en")], "list/usual.txt");
}

#[test]
fn nothing_runs_over_a_narrow_screen() {
    let narrow = sample().columns(40);
    assert_said([narrow.run("list --plan kultur --goal 1.2")], "list/narrow.txt");
    // The minimum width.
    let narrowest = sample().columns(7).run("list --plan kultur --goal 1.2");
    assert_eq!(narrowest.fine(), narrow.run("list --plan kultur --goal 1.2").fine());
}

#[test]
fn every_format_keeps_each_sign_of_a_title() {
    let formats = ["table", "md", "json", "jsonl", "csv", "tsv"];
    let answers = formats.map(|format| sample().run(&format!("list --priority 1.2.film --format {format}")));
    assert_said(answers, "list/formats.txt");
}

#[test]
fn who_asks_for_a_status_is_told_why() {
    let wide = sample().columns(120);
    let answers = [
        sample().run("list --status Rött"),
        wide.run("list --status off-track --lang en"),
        sample().run("list --status done --status ongoing --plan kultur --format md"),
        // There are no notes, so no column makes room for them.
        sample().run("list --status planned --plan harbour"),
        sample().run("list --status Rött --columns id,start"),
    ];
    assert_said(answers, "list/with_note.txt");
}

#[test]
fn every_format_has_the_same_activities_in_the_same_order() {
    let id = |value: &serde_json::Value| value["id"].as_str().expect("an id is a text").to_owned();
    let json: serde_json::Value = serde_json::from_str(&sample().run("list --format json").fine()).expect("JSON");
    let of_json: Vec<String> = json["activities"].as_array().expect("a list").iter().map(id).collect();
    let lines = sample().run("list --format jsonl").fine();
    let of_lines: Vec<String> = lines.lines().map(|line| id(&serde_json::from_str(line).expect("JSON"))).collect();
    assert_eq!(of_json.join(" "), ids(&sample(), ""));
    assert_eq!(of_lines, of_json);
    assert_eq!(of_json.len(), 18);
    let markdown = sample().run("list --format md").fine();
    let of_markdown: Vec<&str> = markdown.lines().filter_map(|line| line.split(" | ").nth(1)).collect();
    assert_eq!(of_markdown[2..], of_json);
}

#[test]
fn values_of_csv_come_back_whole() {
    let csv = sample().run("list --format csv --columns id,title,note --text språk").fine();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let row = rows.records().next().expect("one row").expect("of CSV");
    let title = "Visa \"film; på | många\" språk, <b>fritt</b> & *gärna* `ute` 🎬\nockså utan_ord \\o/";
    assert_eq!(row.iter().collect::<Vec<_>>(), ["1.2.film-1", title, "Avtal | på gång; \"snart\""]);
}

#[test]
fn colours_repeat_what_a_sign_and_a_word_say() {
    let colored = sample().run("list --plan harbour --color always");
    let plain = sample().run("list --plan harbour --color never").fine();
    let mut without = String::new();
    for (at, part) in colored.out.split('\u{1b}').enumerate() {
        without += if at == 0 { part } else { part.split_once('m').expect("a code ends with m").1 };
    }
    let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&without), lines(&plain));
    // A pipe gets no colours, unless asked for.
    assert_eq!(sample().run("list --plan harbour").fine(), plain);
    assert_said([colored, sample().run("list --plan kultur --color always --columns id,status")], "list/color.txt");
}

#[test]
fn columns_are_shown_as_asked_for() {
    let all = Column::ALL.iter().map(|column| column.name()).collect::<Vec<_>>().join(",");
    let wide = sample().columns(240);
    let answers = [
        wide.run(&format!("list --plan kultur --columns {all}")),
        wide.run(&format!("list --plan harbour --columns {all} --lang en")),
        sample().run("list --owner Zonplanerare --columns note,id,id --lang en"),
        sample().run("list --owner Zonplanerare --columns every,stage,derived --format md --lang en"),
        sample().run("list --columns id,colour"),
        sample().run("list --columns id --format json"),
        sample().run("list --columns id --format jsonl --lang en"),
    ];
    assert_said(answers, "list/columns.txt");
    assert_eq!(
        sample().run(&format!("list --format csv --columns {all}")).fine(),
        sample().run("list --format csv").fine()
    );
}

#[test]
fn rows_are_sorted_by_what_a_column_means() {
    let kultur = |by: &str| ids(&sample(), &format!("--plan kultur --status unassessed --sort {by}"));
    // Ids by number, starts by date, names by the alphabet with å, ä, ö last.
    assert_eq!(kultur("id"), "1.2.1-5 1.2.film-1 1.10.1-2 2.1.2-1");
    assert_eq!(kultur("-id"), "2.1.2-1 1.10.1-2 1.2.film-1 1.2.1-5");
    assert_eq!(kultur("start"), "1.2.film-1 2.1.2-1 1.2.1-5 1.10.1-2");
    assert_eq!(kultur("owners"), "1.2.film-1 2.1.2-1 1.10.1-2 1.2.1-5");
    assert_eq!(kultur("start,-title"), "1.2.film-1 2.1.2-1 1.10.1-2 1.2.1-5");
    assert_eq!(kultur("until"), "1.2.1-5 1.2.film-1 1.10.1-2 2.1.2-1");
    assert_eq!(ids(&sample(), "--owner Samordnare --sort status"), "1.2.a-3 1.10.1-3 2.1.2-1 1.2.a-2 1.10.1-4");
    assert_eq!(ids(&sample(), "--owner Samordnare --sort -plan,line"), "2.1.2-1 1.10.1-3 1.10.1-4 1.2.a-2 1.2.a-3");
    // Activities without an owner come last.
    let unowned = Program::in_copy_of_sample();
    unowned.write(
        "kultur/0.toml",
        "id = \"0\"\ntitle = \"Noll\"\nactivity = [{ id = \"0-1\", title = \"T\", owners = [], start = 2024 }]\n",
    );
    assert!(
        ids(&unowned, "--plan kultur").starts_with("0-1 ")
            && ids(&unowned, "--plan kultur --sort owners").ends_with(" 0-1")
    );
}

#[test]
fn what_cannot_be_sorted_by_is_refused() {
    assert_said(
        [sample().run("list --sort -size"), sample().run("list --sort size --lang en"), sample().run("list --sort ''")],
        "list/sort.txt",
    );
}

#[test]
fn an_empty_selection_is_said_and_is_no_failure() {
    let formats = ["table", "md", "json", "jsonl", "csv --columns id,title", "tsv --columns id"];
    let nothing = "list --owner Zonplanerare --status Rött";
    let answers = formats.map(|format| sample().run(&format!("{nothing} --format {format}")));
    let english = sample().run(&format!("{nothing} --lang en"));
    assert_said(answers.into_iter().chain([english]), "list/empty.txt");
}
