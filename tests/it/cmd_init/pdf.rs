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
    assert!(answer.code < 2 && answer.err.contains("a PDF does not say where rows"), "{answer}");
    let tree = program.run("tree -C new --lang en").fine();
    for said in ["1 Fler läser", "Bokstart för alla nyfödda i kommunen", "Läsombud", "2 Fler ser film", "Visa film"]
    {
        assert!(tree.contains(said), "{said}: {tree}");
    }
    let shown = program.run("show 1-1 -C new --lang en").fine();
    assert!(shown.contains("Biblioteket") && shown.contains("BVC"), "{shown}");
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
