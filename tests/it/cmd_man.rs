//! Tests of `plan man`.

use crate::common::Program;
use crate::usage::{COMMANDS, NESTED};

#[test]
fn every_command_has_a_page_in_each_language() {
    for (lang, heading) in [("sv", "FLAGGOR"), ("en", "OPTIONS")] {
        let program = Program::temporary();
        let said = program.run(&format!("man pages --lang {lang}")).fine();
        assert!(said.contains(&(COMMANDS.len() + NESTED.len() + 1).to_string()), "{said}");
        for command in COMMANDS.iter().chain(&NESTED) {
            let page = program.path(&format!("pages/plan-{}.1", command.replace(' ', "-")));
            let page = std::fs::read_to_string(page).expect("the page can be read");
            assert!(page.starts_with(".ie") && page.contains(".SH \""), "{page}");
            assert_eq!(page.contains("SYNOPSIS"), lang == "en", "{page}");
        }
        let page = std::fs::read_to_string(program.path("pages/plan-status.1")).expect("the page can be read");
        assert!(page.contains(heading), "{page}");
    }
}

#[test]
fn the_page_of_the_program_is_written_where_no_folder_is_named() {
    let page = Program::temporary().run("man --lang en").fine();
    assert!(page.contains("plan\\-status(1)") && page.contains(".SH \"EXIT CODES\""), "{page}");
}

#[test]
fn a_folder_that_cannot_be_made_is_refused() {
    let program = Program::temporary();
    program.write("taken", "");
    assert!(program.run("man taken --lang en").refused().contains("`taken` cannot be written"));
}
