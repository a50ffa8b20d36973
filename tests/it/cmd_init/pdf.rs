//! PDF files: through `pdftotext`, where it is.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;

use crate::common::Program;

/// A program with a `pdftotext` of its own.
fn with_reader(script: &str) -> Program {
    let program = Program::temporary();
    program.write("bin/pdftotext", format!("#!/bin/sh\n{script}"));
    let path = program.path("bin/pdftotext");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("it is there");
    program.write("plan.pdf", "%PDF-1.7\n");
    let path = format!("{}:/usr/bin:/bin", program.path("bin").display());
    program.env("PATH", &path)
}

const PAGES: &str = "Biblioteksplan 2024–2027

Mål 1: Fler läser

Aktivitet                     Ansvarig              Start
Bokstart för alla             Biblioteket           2024
nyfödda i kommunen            med stöd av BVC
Läsombud på förskolor         Skolan                2025, årligen

                                                         Sida 1
\u{c}Mål 2: Fler ser film

Aktivitet                     Ansvarig              Start
Visa film utomhus             Kulturskolan          2026
                                                         Sida 2
\u{c}";

#[test]
fn tables_of_a_page_are_told_by_their_spaces() {
    let program = with_reader(&format!("cat > read; echo \"$@\" > said\ncat <<'END'\n{PAGES}END\n"));
    let answer = program.run("init new --from plan.pdf --lang en --report r.json");
    assert!(answer.code == 1 && answer.err.contains("every activity in it is a guess"), "{answer}");
    let tree = program.run("tree -C new --lang en").fine();
    for said in ["1 Fler läser", "Bokstart för alla nyfödda i kommunen", "Läsombud", "2 Fler ser film", "Visa film"]
    {
        assert!(tree.contains(said), "{said}: {tree}");
    }
    let shown = program.run("show 1-1 -C new --lang en").fine();
    assert!(shown.contains("Biblioteket") && shown.contains("BVC"), "{shown}");
}

/// Two pages of narrow columns, as a word processor prints the region's plan.
const NARROW: &str = "Plan

4.1.2 Ett starkt civilsamhälle är en förutsättning för kulturen i hela länet
Prioritering: Skapa goda förutsättningar för kulturföreningar och
folkbildningen i syfte att stärka tillgången till kultur i hela länet.

AKTIVITETER

Aktivitet           Ansvar för         Påbörjas            Uppföljning jan
                    handläggning                           2025
Fördela medel till  Utvecklingsledar   2024
Region Örebro       e civilsamhället   (görs
och kommunerna                         årligen)
Genomföra årliga     Kulturstrateger    2024–              Genomförda
dialoger med         med stöd av        2025               aug-okt 2024
Region Värmland      Områdeschef
Stärka             Teaterfrämjande     2024
nätverk


Sida 5
\u{c}Plan


Aktivitet            Ansvar för          Påbörjas          Uppföljning jan
                     handläggning                          2025
inom teater
utanför tätort
Etablera ett         Teaterfrämjande     2024
nätverk.
12 konserter i       Musikfrämjande      2025
länet


Sida 6
";

#[test]
fn a_row_begins_where_it_has_a_date() {
    let program = with_reader(&format!("cat > read\ncat <<'END'\n{NARROW}END\n"));
    let answer = program.run("init new --from plan.pdf --title Plan --years 2024-2027 --lang en");
    assert!(answer.code == 1 && answer.out.contains("Activities: 5."), "{answer}");
    let list = program.run("list -C new --columns title --format csv").out;
    for title in [
        "Fördela medel till Region Örebro och kommunerna",
        "Genomföra årliga dialoger med Region Värmland",
        "Stärka nätverk inom teater utanför tätort",
        "Etablera ett nätverk.",
        "12 konserter i länet",
    ] {
        assert!(list.lines().any(|line| line == title), "{title}: {list}");
    }
    let goal = std::fs::read_dir(program.path("new")).expect("it is there").flatten();
    let texts: String = goal.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect();
    assert!(texts.contains("kulturföreningar och folkbildningen i syfte"), "{texts}");
}

/// A page whose columns stand close, as in a landscape table with many of them.
const CLOSE: &str = "Plan 2024–2027

Mål 1: Läsa

Åtgärd                Ansvarig             Stöd    Starttid Beräknat        Uppföljning 2025
                                                            klart

Läs högt              Biblioteket          Barn och ht 2024 2026            Pågår
                                           ungdom
Läs för alla barn här Kulturskolan         Polisen 2024    2025            Gult. Lokal
                                                                           saknas.
";

#[test]
fn columns_with_a_single_space_between_them_are_told_by_their_headers() {
    let program = with_reader(&format!("cat > read\ncat <<'END'\n{CLOSE}END\n"));
    let answer = program.run("init new --from plan.pdf --lang en --yes --today 2025-06-01");
    assert_eq!(answer.code, 1, "{answer}");
    let list =
        program.run("list -C new --columns title,owners,support,start,deadline,status --format csv --lang en").out;
    let lines: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "Läs högt,Biblioteket,Barn och ungdom,2024-H2,2026,Pågår",
            "Läs för alla barn här,Kulturskolan,Polisen,2024,2025,Gult",
        ],
        "{answer}"
    );
}

#[test]
fn a_page_with_many_warnings_is_read() {
    let warnings = "yes 'Syntax Warning: Mismatch between font type and embedded font file' | head -c 300000 >&2";
    let program = with_reader(&format!("cat > read; {warnings} || exit 1\ncat <<'END'\n{PAGES}END\n"));
    let answer = program.run("init new --from plan.pdf --lang en");
    assert!(answer.code < 2 && program.path("new/plan.toml").exists(), "{answer}");
}

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    for (script, said) in [
        ("echo 'Syntax Error: no trailer' >&2; exit 1", "`pdftotext` cannot read the file: Syntax Error: no trailer"),
        ("exit 0", "its pages are pictures"),
        ("yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | head -c 20000000", "too much text"),
    ] {
        let refused = with_reader(script).run("init new --from plan.pdf --yes --lang en").refused();
        assert!(refused.contains(said) && refused.contains("save it as docx"), "{refused}");
    }
    // A relative folder of the search path may be anybody's.
    let program = with_reader("touch started").env("PATH", "bin:.");
    let refused = program.run("init new --from plan.pdf --yes --lang en").refused();
    assert!(refused.contains("is not on this computer") && refused.contains("apt install poppler-utils"), "{refused}");
    assert!(!program.path("started").exists() && !program.path("new").exists());
}
