//! Tests of `plan tree`.

use crate::common::{assert_said, sample, with_files};

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
    let json = ["1", "2"].map(|depth| sample().run(&format!("tree --plan harbour --depth {depth} --format json")));
    assert_said(answers.into_iter().chain(refused).chain(json), "tree/depth.txt");
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

#[test]
fn goals_without_activities_are_drawn_where_everything_is_asked_for() {
    let activity = "[[activity]]\nid = \"2-1\"\ntitle = \"Göra\"\nowners = []\nstart = 2024\n";
    let program = with_files([
        ("plan.toml", "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\nfollow_up = { current = 2024 }\n"),
        ("1.toml", "id = \"1\"\ntitle = \"Utan aktiviteter\"\n"),
        ("2.toml", &format!("id = \"2\"\ntitle = \"Med en\"\n{activity}")),
    ]);
    assert_said(["tree", "tree --text gör", "tree --format json"].map(|line| program.run(line)), "tree/empty_goal.txt");
}
