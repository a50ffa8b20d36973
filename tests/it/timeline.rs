//! Tests of every way in which an activity can end, be late, be postponed or continue, in plans with yearly and
//! quarterly follow-up. The titles in the plans name the expected results.

use crate::common::{Program, assert_said, repository};

fn said(lines: &[&str], snapshot: &str) {
    let program = Program::at(repository("tests/timeline"));
    let on_a_day = |line: &&str| program.run(&format!("{line} --today 2027-02-01"));
    assert_said(lines.iter().map(on_a_day), snapshot);
}

#[test]
fn status_counts_endings_and_lists_what_is_late() {
    said(
        &["status --lang sv", "status --lang en --plan years --period 2025", "status --lang sv --period 2026-Q2"],
        "timeline/status.txt",
    );
}

#[test]
fn list_shows_where_each_stands() {
    said(
        &[
            "list --lang sv",
            "list --lang en --plan years --columns id,title,deadline,until,status,late,closed_by",
            "list --lang sv --plan years --period 2024",
            "list --lang en --late --format csv",
        ],
        "timeline/list.txt",
    );
}

#[test]
fn show_tells_the_periods_of_one() {
    said(
        &["show 1-2 1-3 1-9 1-11 1-12 1-13 --plan years --lang sv", "show 1-1 1-5 --plan quarters --lang en"],
        "timeline/show.txt",
    );
}

#[test]
fn due_asks_for_what_is_unfinished() {
    said(&["due --lang sv", "due --lang en --period 2027 --plan years"], "timeline/due.txt");
}

#[test]
fn charts_and_reports_agree() {
    said(&["chart --lang sv --plan years", "chart --lang en --plan quarters"], "timeline/chart.txt");
    said(
        &["report --lang sv --plan years --format md", "report --lang en --plan quarters --format md --matrix"],
        "timeline/report.txt",
    );
}

#[test]
fn json_has_what_people_see() {
    said(&["status --plan years --format json", "show 1-4 1-14 --plan years --format json"], "timeline/json.txt");
}

/// A year with quarterly follow-up shows the latest assessment, and lists the missing ones.
#[test]
fn a_year_says_what_its_quarters_lack() {
    said(
        &[
            "due --lang sv --plan quarters --period 2026",
            "status --lang en --plan quarters --period 2026",
            "list --lang sv --plan quarters --period 2026 --columns id,status,note",
        ],
        "timeline/quarters.txt",
    );
}
