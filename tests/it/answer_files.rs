//! Tests of `-o`: answers as files, in every format of rows.

use crate::common::{Program, assert_said};

/// Every command with an answer in rows.
const COMMANDS: [&str; 6] =
    ["status --by owner", "list --status off-track", "due", "owners", "plans", "chart --by goal"];

fn written(program: &Program, file: &str) -> String {
    String::from_utf8(std::fs::read(program.path(file)).expect("it was written")).expect("it is UTF-8")
}

#[test]
fn a_file_holds_what_standard_output_says() {
    let program = Program::in_copy_of_sample();
    for command in COMMANDS {
        for (extension, format) in [("txt", "table"), ("md", "md"), ("json", "json"), ("jsonl", "jsonl")] {
            let file = format!("svar.{}", extension.to_uppercase());
            let told = program.run(&format!("{command} -o {file}")).fine();
            assert_eq!(told, format!("Skrev {file}\n"));
            let expected = program.run(&format!("{command} --format {format} -o -")).fine();
            assert_eq!(written(&program, &file), expected, "{command} {extension}");
            // `--format` takes precedence over the file name.
            program.run(&format!("{command} --format {format} --color always -o svar.csv")).fine();
            assert_eq!(written(&program, "svar.csv"), expected, "{command} {extension}");
        }
    }
}

#[test]
fn csv_in_a_file_is_what_excel_opens() {
    let program = Program::in_copy_of_sample();
    for command in COMMANDS {
        let excel = program.run(&format!("{command} --format csv --excel")).fine();
        assert!(excel.starts_with('\u{feff}') && excel.contains(';') && excel.ends_with("\r\n"), "{excel}");
        program.run(&format!("{command} -o svar.csv")).fine();
        assert_eq!(written(&program, "svar.csv"), excel, "{command}");
        program.run(&format!("{command} -o svar.csv --excel")).fine();
        assert_eq!(written(&program, "svar.csv"), excel, "{command}");
    }
    program.run("list --columns id,note -o svar.tsv").fine();
    let told = program.run("list --columns id,note --format tsv").fine();
    assert_eq!(written(&program, "svar.tsv"), told);
}

#[test]
fn a_file_that_cannot_be_written_is_refused_before_anything_is_said() {
    let program = Program::in_copy_of_sample();
    program.write("kultur/1.10-las.toml", "id = \"1.10\"\ntitle = \n");
    let lines = [
        "list -o lista.docx --plan harbour",
        "owners -o lista --lang en --plan harbour",
        "due -o saknas/lista.csv --plan harbour",
        // A partial answer is refused in a file, as its reader would not notice.
        "status -o status.md",
        "due --plan harbour -o ut.md --excel --lang en",
    ];
    let answers = lines.map(|line| program.run(line));
    assert!(answers.iter().all(|answer| answer.code == 2 && answer.out.is_empty()));
    assert_said(answers, "answer_files/refused.txt");
    assert!(!program.path("status.md").exists());
}

#[test]
fn due_in_a_file_still_fails() {
    let program = Program::in_copy_of_sample();
    let answer = program.run("due --fail -o kvar.csv --plan kultur");
    assert!(answer.code == 1 && answer.out == "Skrev kvar.csv\n" && answer.err.is_empty(), "{answer}");
}
