//! Tests of `plan export`: sheets for colleagues.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use crate::common::{Program, assert_said, files_below, real, sample};
use crate::reports::{bytes, everything, expected};

/// The Swedish titles of the columns that every sheet has, in order.
const HEADER: [&str; 13] = [
    "Id",
    "Mål",
    "Prioritering",
    "Aktivitet",
    "Ansvarig",
    "Påbörjas",
    "Förra bedömningen",
    "Status",
    "Anteckning",
    "Plan",
    "Period",
    "Status vid uttaget",
    "Anteckning vid uttaget",
];

/// A sheet of a workbook, as read by a program.
struct Sheet {
    name: String,
    /// The text above the header.
    above: String,
    /// What is assessed, with the columns of [`HEADER`].
    rows: Vec<Vec<String>>,
    /// The measures, with the same columns.
    measures: Vec<Vec<String>>,
}

fn sheets(file: Vec<u8>) -> Vec<Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).expect("a workbook");
    let sheet = |(name, range): (String, calamine::Range<Data>)| {
        let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        let places = |row: &Vec<String>| -> Option<Vec<usize>> {
            HEADER.iter().map(|title| row.iter().position(|cell| cell == title)).collect()
        };
        let header = rows.iter().position(|row| places(row).is_some()).unwrap_or(rows.len());
        let (above, below) = rows.split_at(header);
        let above = above.concat().join("\n");
        let (mut assessed, mut measures) = (Vec::new(), Vec::new());
        if let Some((header, rows)) = below.split_first() {
            let places = places(header).expect("a header");
            assert!(places.is_sorted(), "{header:?}");
            let measure = header.iter().position(|cell| cell == "Indikator");
            for row in rows {
                let cells = places.iter().map(|place| row[*place].clone()).collect();
                let is_measure = measure.is_some_and(|place| !row[place].is_empty());
                if is_measure { measures.push(cells) } else { assessed.push(cells) }
            }
        }
        Sheet { name, above, rows: assessed, measures }
    };
    book.worksheets().into_iter().map(sheet).collect()
}

/// Returns a part of the file.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip file");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("it is text");
    text
}

fn in_copy_of_everything() -> Program {
    let program = Program::temporary();
    for (path, text) in files_below("tests/everything") {
        program.write(&path, text);
    }
    program
}

#[test]
fn every_activity_is_a_row_that_says_what_stands_in_the_plan() {
    for (program, period, count) in [(everything(), "2025", 14), (real(), "2024", 175)] {
        let all = expected(&program);
        assert_eq!(all.len(), count);
        let sheets = sheets(bytes(&program, "export --format xlsx --all --lang sv -o -"));
        let [sheet] = &sheets[..] else { panic!("one sheet") };
        assert_eq!(sheet.measures.len(), if count == 14 { 4 } else { 0 });
        assert_eq!(sheet.name, format!("Uppföljning {period}"));
        // Activities that ended before the period are left out.
        let left: BTreeSet<&str> = if count == 14 { ["3.1-2"].into() } else { BTreeSet::new() };
        let expected: Vec<_> = all.iter().filter(|it| !left.contains(&*it.id)).collect();
        // The row of a goal has no title of an activity.
        let rows: Vec<_> = sheet.rows.iter().filter(|row| !row[3].is_empty()).collect();
        assert_eq!((rows.len(), sheet.rows.len() - rows.len()), (expected.len(), if count == 14 { 4 } else { 0 }));
        for (row, activity) in rows.into_iter().zip(expected) {
            // Unprintable characters are made visible, and a tab is a space.
            let shown = |text: &str| plan::source::printable(text).into_owned();
            let status = activity.status.clone().unwrap_or_default();
            let note = shown(activity.note.as_deref().unwrap_or_default());
            assert_eq!(
                [&row[0], &row[3], &row[4], &row[7], &row[8], &row[10], &row[11], &row[12]],
                [
                    &activity.id,
                    &shown(&activity.title),
                    &activity.owners.join(", "),
                    &status,
                    &note,
                    period,
                    &status,
                    &note
                ]
            );
        }
    }
}

#[test]
fn only_what_is_to_be_assessed_is_asked_for() {
    let ids = |line: &str| -> Vec<String> {
        let sheets = sheets(bytes(&sample(), line));
        sheets.into_iter().flat_map(|sheet| sheet.rows).map(|row| row[0].clone()).collect()
    };
    let due = sample().run("list --plan kultur --format json").fine();
    let json: serde_json::Value = serde_json::from_str(&due).expect("valid JSON");
    let asked = json["activities"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|it| it["stage"] == "unassessed" || !it["status"].is_null());
    let asked: Vec<String> = asked.map(|it| it["id"].as_str().expect("an id").to_owned()).collect();
    let line = "export --format xlsx --plan kultur --lang sv -o -";
    assert_eq!(ids(line), asked);
    let all = ids(&format!("{line} --all"));
    assert!(all.len() > asked.len() && asked.iter().all(|id| all.contains(id)), "{all:?}");
    assert_eq!(ids(&format!("{line} --goal 1.2")), ["1.2.1-1", "1.2.1-3", "1.2.1-5", "1.2.film-1", "1.2.film-2"]);
}

#[test]
fn the_instructions_say_what_to_do_in_both_languages() {
    let program = everything();
    let above = |lang: &str| {
        let file = bytes(&program, &format!("export --today 2026-01-15 --format xlsx --lang {lang} -o -"));
        part(&file, "xl/sharedStrings.xml")
    };
    let (sv, en) = (above("sv"), above("en"));
    for (text, words) in [
        (
            &sv,
            [
                "Uppföljning 2025",
                "Uttaget 2026-01-15",
                "Skriv alltid varför när statusen är Rött.",
                "Påbörjas längre fram.",
            ],
        ),
        (
            &en,
            [
                "Follow-up 2025",
                "Exported 2026-01-15",
                "Always say why where the status is Rött.",
                "Påbörjas längre fram.",
            ],
        ),
    ] {
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
    }
    let split = sheets(bytes(&program, "export --format xlsx --split owner --lang sv -o -"));
    let is_shared = |sheet: &Sheet| sheet.rows.iter().any(|row| row[4].contains(", "));
    for sheet in &split {
        assert_eq!(sheet.above.contains("Kom överens"), is_shared(sheet), "{}", sheet.name);
    }
    assert!(split.iter().any(is_shared) && !split.iter().all(is_shared));
}

#[test]
fn status_and_note_are_open_and_all_else_is_locked() {
    let file = bytes(&everything(), "export --format xlsx --lang sv -o -");
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    let xml = roxmltree::Document::parse(&sheet).expect("XML");
    let styles = part(&file, "xl/styles.xml");
    let styles = roxmltree::Document::parse(&styles).expect("XML");
    let formats = styles.descendants().find(|node| node.is_called("cellXfs")).expect("formats");
    let formats: Vec<_> = formats.children().filter(roxmltree::Node::is_element).collect();
    let is_open = |style: &str| {
        let format = formats[style.parse::<usize>().expect("a number")];
        format.children().any(|node| node.attribute("locked") == Some("0"))
    };
    let cells = xml.descendants().filter(|node| node.is_called("c"));
    let open: BTreeSet<&str> = cells
        .filter(|cell| cell.attribute("s").is_some_and(is_open))
        .map(|cell| cell.attribute("r").expect("a place").trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect();
    // A value in the rows of measures, a status in all others, and a note in each.
    assert_eq!(open, ["L", "M", "N"].into());
    let one = |name: &str| xml.descendants().find(|node| node.is_called(name)).expect(name);
    let protection = one("sheetProtection");
    assert_eq!((protection.attribute("sheet"), protection.attribute("password")), (Some("1"), None));
    assert_eq!((protection.attribute("autoFilter"), protection.attribute("formatColumns")), (Some("0"), Some("0")));
    let validation = one("dataValidation");
    assert_eq!(validation.attribute("sqref"), Some("M12:M25"));
    assert_eq!(one("formula1").text(), Some("\"Blått,Rött,Gult,Grönt\""));
    assert_eq!(one("pane").attribute("topLeftCell"), Some("B12"));
    assert_eq!(one("autoFilter").attribute("ref"), Some("A11:S29"));
    let hidden = xml.descendants().filter(|node| node.attribute("hidden") == Some("1"));
    let hidden: Vec<_> = hidden.map(|node| (node.attribute("min"), node.attribute("max"))).collect();
    assert_eq!(hidden, [(Some("15"), Some("19"))]);
    let colors = xml.descendants().filter(|node| node.is_called("cfRule")).count();
    // One for each status, and one for the note that is missing where it is off track.
    assert_eq!(colors, 5);
    assert!(sheet.contains("<formula>AND($M12=\"Rött\",LEN(TRIM($N12))=0)</formula>"), "{sheet}");
    assert!(sheet.contains("<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""), "{sheet}");
    assert!(part(&file, "xl/workbook.xml").contains("Print_Titles"));
}

#[test]
fn nothing_in_a_note_is_a_formula() {
    for line in ["export --format xlsx --all -o -", "export --format xlsx --all --split owner -o -"] {
        let file = bytes(&everything(), line);
        let mut archive = zip::ZipArchive::new(Cursor::new(&file)).expect("a zip file");
        let names: Vec<String> = archive.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
        for name in names.iter().filter(|name| name.starts_with("xl/worksheets/")) {
            let mut text = String::new();
            archive.by_name(name).expect("it is there").read_to_string(&mut text).expect("it is text");
            let xml = roxmltree::Document::parse(&text).expect("XML");
            assert!(!xml.descendants().any(|node| node.is_called("f")), "{name}");
        }
    }
    let csv = String::from_utf8(bytes(&everything(), "export --format csv --all --lang sv -o -")).expect("UTF-8");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let mut guarded = 0;
    for record in reader.records() {
        for value in &record.expect("as many values in every row") {
            assert!(!value.starts_with(['=', '+', '-', '@', '\t', '\r']), "{value}");
            guarded += usize::from(value.starts_with("'=") || value.starts_with("'+"));
        }
    }
    assert!(guarded > 0);
}

#[test]
fn csv_opens_in_a_nordic_excel() {
    let file = bytes(&everything(), "export --format csv --lang sv -o - --goal 1");
    assert!(file.starts_with("\u{feff}Id;Mål;Prioritering;".as_bytes()));
    let text = String::from_utf8(file).expect("UTF-8");
    assert!(text.ends_with("\r\n"));
    // A newline in a note does not end the row.
    assert!(text.contains("\nen rad till"), "{text}");
    // The default on standard output.
    assert_eq!(bytes(&everything(), "export --lang sv -o - --goal 1"), text.into_bytes());
}

#[test]
fn each_owner_has_a_sheet_or_a_file() {
    let program = in_copy_of_everything();
    let in_one = sheets(bytes(&program, "export --format xlsx --split owner --lang sv -o -"));
    let names: Vec<&str> = in_one.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["=Åsa & Örjan", "Staben | allt", "Älvs \"teater\"", "Öppna <scenen>"]);
    assert_said(
        [
            program.run("export --split owner -o blad/ --today 2026-01-15"),
            program.run("export --split owner -o blad --format csv --today 2026-01-15"),
            // A new folder needs no trailing slash.
            program.run("export --split owner -o mapp --today 2026-01-15"),
            program.run("export --split owner -o alla.xlsx --lang en"),
            program.run("export -o alla.csv --lang en"),
        ],
        "export/split.txt",
    );
    for (sheet, file) in in_one.iter().zip(["=Åsa & Örjan", "Staben - allt", "Älvs -teater-", "Öppna -scenen-"]) {
        let alone = sheets(std::fs::read(program.path(&format!("blad/{file}.xlsx"))).expect("it was written"));
        assert_eq!(alone[0].rows, sheet.rows);
        // A goal is asked of who answers for it, also where the plan says who.
        let mut activities = sheet.rows.iter().filter(|row| !row[3].is_empty());
        assert!(activities.all(|row| row[4].contains(&sheet.name)), "{}", sheet.name);
        assert!(program.path(&format!("blad/{file}.csv")).is_file());
    }
    let of_all: usize = in_one.iter().map(|sheet| sheet.rows.len()).sum();
    let whole = &sheets(bytes(&program, "export --format xlsx --lang sv -o -"))[0];
    assert!(of_all > whole.rows.iter().filter(|row| !row[3].is_empty()).count());
}

/// Names that Windows reserves for devices once made `--split owner` loop forever.
#[test]
fn every_owner_has_a_file_that_every_system_takes() {
    let program = Program::temporary();
    for (path, text) in files_below("tests/cases/r04-export-split-endless/p") {
        program.write(&path, text);
    }
    program.run("export --split owner -o blad/").fine();
    let mut names: Vec<String> = std::fs::read_dir(program.path("blad"))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    names.sort();
    let expected = [
        "$lås.xlsx",
        "_Aux. chef.xlsx",
        "_CON.x.xlsx",
        "_LPT¹.b.xlsx",
        "_Prn.xlsx",
        "_com1.a.xlsx",
        "_conin$.xlsx",
        "_nul.txt.xlsx",
        "dold.xlsx",
        "plan.xlsx",
        "Å-2.xlsx",
        "å.xlsx",
    ];
    assert_eq!(names, expected);
}

#[test]
fn what_somebody_filled_in_is_not_written_over() {
    let program = in_copy_of_everything();
    let line = "export -o a.csv --lang en";
    // An untouched sheet is replaced.
    program.run(line).fine();
    let untouched = std::fs::read_to_string(program.path("a.csv")).expect("it was written");
    program.run(line).fine();
    let filled_in = untouched.replace("+46 19 602 00 00;allt", "The phone is answered;allt");
    assert_ne!(filled_in, untouched);
    program.write("a.csv", &filled_in);
    // A file that is not a sheet may have valuable content.
    program.write("b.csv", "a,b\n1,2\n");
    program.write("empty.csv", "");
    assert_said(
        [
            program.run(line),
            program.run("export -o a.csv --lang sv"),
            program.run("export -o b.csv --lang en"),
            program.run("export -o empty.csv --lang en"),
        ],
        "export/filled_in.txt",
    );
    assert_eq!(std::fs::read_to_string(program.path("a.csv")).expect("it is there"), filled_in);
    // After the import, nothing is lost.
    program.run("import a.csv --lang en").fine();
    program.run(line).fine();
    program.write("a.csv", untouched);
    program.run(&format!("{line} --force")).fine();
}

#[test]
fn made_twice_in_a_day_it_is_the_same_file() {
    for format in ["xlsx", "csv"] {
        let line = format!("export --format {format} --today 2026-01-15 -o -");
        assert_eq!(bytes(&everything(), &line), bytes(&everything(), &line));
    }
}

#[test]
fn a_scale_that_no_rule_can_hold_stands_on_a_sheet_of_its_own() {
    let program = Program::temporary();
    let status = |number: usize| {
        format!("[[status]]\nname = \"Läge, nummer {number}: mycket lång text\"\nstage = \"ongoing\"\n")
    };
    let scale: String = (0..20).map(status).collect();
    program.write("plan.toml", format!("id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\nperiod = {{ first = 2024, last = 2025 }}\n[follow_up]\nevery = \"year\"\ncurrent = 2024\n{scale}[[owner]]\nname = \"Skala\"\n"));
    program.write(
        "1.toml",
        "id = \"1\"\ntitle = \"M\"\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = [\"Skala\"]\nstart = 2024\n",
    );
    let file = bytes(&program, "export --format xlsx --split owner -o -");
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<formula1>Skala!$A$1:$A$20</formula1>"), "{sheet}");
    // The header is too far down to be frozen.
    assert!(!sheet.contains("<pane"), "{sheet}");
    let book = part(&file, "xl/workbook.xml");
    assert!(
        book.contains("<sheet name=\"Skala (2)\"")
            && book.contains("<sheet name=\"Skala\" sheetId=\"2\" state=\"hidden\""),
        "{book}"
    );
}

#[test]
fn what_a_cell_cannot_hold_is_left_out_and_said() {
    let program = in_copy_of_everything();
    let path = "allt/1-taggar.toml";
    let text = std::fs::read_to_string(program.path(path)).expect("the goal's file");
    let long = format!("note = \"{}\"", "å".repeat(32_768));
    let text = text.replacen("note = \"Väntar på <script>alert(1)</script> beslut\"", &long, 1);
    assert!(text.contains(&long), "{text}");
    program.write(path, text);
    let ids = |line: &str| {
        let rows = &sheets(bytes(&program, line))[0].rows;
        rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    assert!(!ids("export --format xlsx --lang sv -o -").contains(&"1-2".to_owned()));
    assert_said(
        ["sv", "en"].map(|lang| program.run(&format!("export -o a.xlsx --lang {lang}"))),
        "export/too_long.txt",
    );
}

#[test]
fn what_cannot_be_sent_out_is_refused_with_what_to_do() {
    let lines = [
        "export",
        "export -o a.ods",
        "export -o a",
        "export -o kultur",
        "export -o a.csv --split owner",
        "export -o - --format xlsx --split goal",
        "export -o a.xlsx --plan harbour --period 2024-T1",
        "export -o a.xlsx --plan harbour --period 2024",
        "export -o a.xlsx --plan kultur --goal 1.10 --status done",
        "export -o nowhere/a.xlsx --plan kultur --status closed",
        "export -o nowhere/a.xlsx",
    ];
    let answers = lines.iter().flat_map(|line| ["sv", "en"].map(|lang| sample().run(&format!("{line} --lang {lang}"))));
    assert_said(answers, "export/refused.txt");
}

/// The local name of a node, without its namespace.
trait LocalName {
    fn is_called(&self, name: &str) -> bool;
}

impl LocalName for roxmltree::Node<'_, '_> {
    fn is_called(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
