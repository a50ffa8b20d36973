//! Tests of the program from outside, and of the whole repository.
//!
//! `UPDATE=1 cargo test` writes the current output in place of the expected one; review the diff.

mod answer_files;
mod any_file;
mod any_ids;
#[cfg(unix)]
mod asked;
mod assessed;
mod calendar;
mod check_base;
mod check_formats;
mod check_references;
mod check_weights;
mod cmd_add;
mod cmd_chart;
mod cmd_check;
mod cmd_completions;
mod cmd_diff;
mod cmd_due;
mod cmd_export;
mod cmd_fmt;
mod cmd_import;
mod cmd_init;
mod cmd_list;
mod cmd_mail;
mod cmd_man;
mod cmd_move;
mod cmd_owners;
mod cmd_plans;
mod cmd_rename;
mod cmd_report;
#[cfg(unix)]
mod cmd_review;
mod cmd_schema;
mod cmd_show;
mod cmd_site;
mod cmd_status;
mod cmd_tree;
mod cmd_undo;
mod code_case;
mod code_hosts;
mod codes;
mod common;
mod compare;
mod consumers;
mod copies;
mod diff_properties;
mod edit_properties;
mod excel;
mod filters;
mod fixes;
mod foreign_rules;
mod foreign_words;
#[cfg(unix)]
mod git_runs_nothing;
mod goals_alone;
mod hostile;
mod hostile_places;
mod hundred;
mod inherited_owners;
mod json;
mod layers;
mod level_names;
#[cfg(unix)]
mod links;
mod logo;
mod lsp;
mod matrix;
mod measures;
mod merges;
mod no_plan;
mod no_scale;
mod one_mistake;
#[cfg(unix)]
mod page_one;
mod pager;
mod partly_readable;
mod past;
mod picture;
mod properties;
mod protected;
#[cfg(unix)]
mod readers;
mod readme;
mod real_plan;
mod report_as_of;
mod reported;
mod reports;
mod round_trip;
mod samples;
mod scales;
mod shapes;
mod side_by_side;
mod skipped_files;
mod slips;
mod stage_order;
mod standing;
mod surroundings;
#[cfg(unix)]
mod template;
mod terminal;
mod texts;
mod timeline;
mod toml_suite;
mod update;
mod usage;
#[cfg(unix)]
mod watch;
mod widths;
#[cfg(unix)]
mod working;
mod writing;
mod written_texts;

#[test]
fn no_file_is_forgotten() {
    let declared = include_str!("main.rs");
    for (path, _) in common::files_below("tests/it").into_iter().filter(|(path, _)| path != "main.rs") {
        // A folder is a module too, and registers its own files.
        let module = path.split(['/', '.']).next().expect("a name");
        assert!(declared.contains(&format!("\nmod {module};\n")), "{path} is not a module of tests/it/main.rs");
    }
}

#[test]
fn no_case_is_forgotten() {
    let tests: String = common::files_below("tests/it").into_iter().map(|(_, text)| text).collect();
    for (path, _) in common::files_below("tests/cases") {
        let case = path.split('/').next().expect("a folder");
        assert!(tests.contains(case), "no test reads tests/cases/{case}");
    }
}
