//! `plan tree`: goal, priority, activity.

use crate::common::{assert_said, sample};

#[test]
fn everything_hangs_where_it_belongs_in_both_languages_and_widths() {
    assert_said([sample().run("tree"), sample().columns(160).run("tree --plan kultur --lang en")], "tree/usual.txt");
}

#[test]
fn lines_hang_on_a_narrow_screen() {
    assert_said([sample().columns(40).run("tree --goal 1.10 --plan kultur")], "tree/narrow.txt");
}

#[test]
fn a_depth_cuts_the_tree() {
    let answers = ["1", "2", "3"].map(|depth| sample().run(&format!("tree --plan harbour --depth {depth}")));
    let refused = [sample().run("tree --depth 0"), sample().run("tree --depth 4 --lang en")];
    let json = sample().run("tree --plan harbour --depth 2 --format json");
    assert_said(answers.into_iter().chain(refused).chain([json]), "tree/depth.txt");
}

#[test]
fn a_selection_leaves_out_what_has_nothing_of_it() {
    let answers = [
        sample().run("tree --owner Samordnare"),
        sample().run("tree --plan kultur --status Gult --lang en"),
        sample().run("tree --owner Teaterfrämjande"),
        sample().run("tree --owner Teaterfrämjande --format json"),
        sample().run("tree --plan kultur --period 2024 --priority 1.2.1"),
    ];
    assert_said(answers, "tree/selection.txt");
}

#[test]
fn colours_and_formats_say_the_same() {
    let answers = [
        sample().run("tree --color always --plan kultur"),
        sample().run("tree --format md --plan kultur"),
        sample().run("tree --format json --goal 2.1"),
        sample().run("tree --format csv"),
        sample().run("tree --format jsonl --lang en"),
    ];
    assert_said(answers, "tree/formats.txt");
}
