//! Tests of `plan check --base`: the earlier state is read from git, wherever the plan is in the repository.

use crate::common::{Program, assert_said, files_below};

/// The sample in the folder `planer/å`, committed and then changed.
fn repository() -> Program {
    let program = Program::temporary();
    for (path, text) in files_below("tests/sample") {
        program.write(&format!("planer/å/{path}"), text);
    }
    program.commit("Antagen plan");
    program
}

fn change(program: &Program, path: &str, from: &str, to: &str) {
    let path = format!("planer/å/{path}");
    let text = std::fs::read_to_string(program.path(&path)).expect("the file is there");
    assert!(text.contains(from), "{path} has no {from}");
    program.write(&path, text.replacen(from, to, 1));
}

/// Returns a file of the sample, and the id of an activity in it.
fn activity() -> (String, String) {
    let files = files_below("tests/sample");
    let of_activity = |(path, text): &(String, String)| {
        let (_, rest) = text.split_once("[[priority.activity]]\nid = \"")?;
        Some((path.clone(), rest.split('"').next()?.to_owned()))
    };
    files.iter().find_map(of_activity).expect("the sample has activities")
}

#[test]
fn nothing_has_changed_since_the_last_commit() {
    let program = repository();
    for dir in ["planer/å", "planer/å/../å"] {
        let answer = program.run(&format!("check -C {dir} --base HEAD --lang en --today 2027-01-01 --format short"));
        assert_eq!((answer.code, answer.out.contains("[PL6")), (0, false), "{answer}");
    }
}

#[test]
fn an_id_that_was_renamed_is_missed_whatever_name_the_revision_has() {
    let (path, id) = activity();
    for revision in ["HEAD", "main", "main~0", "HEAD^{tree}"] {
        let program = repository();
        change(&program, &path, &format!("id = \"{id}\""), &format!("id = \"{id}0\""));
        let answer = program.run(&format!("check -C planer/å --base {revision} --only PL601 --format short --lang en"));
        assert!(answer.code == 1 && answer.out.contains(&format!("`{id}` is no longer there")), "{answer}");
        // From a subfolder, and with a variable that git hooks set.
        let below = program.below("planer").env("GIT_DIR", ".git");
        let answer = below.run(&format!("check -C å --base {revision} --only PL601 --format short --lang en"));
        assert!(answer.code == 1 && answer.out.contains("PL601"), "{answer}");
    }
}

#[test]
fn neither_the_working_tree_nor_the_index_is_touched() {
    let (path, id) = activity();
    let program = repository();
    change(&program, &path, &format!("id = \"{id}\""), &format!("id = \"{id}0\""));
    program.git("add -A");
    let state = |program: &Program| {
        let index = std::fs::read(program.path(".git/index")).expect("there is an index");
        let text = std::fs::read(program.path(&format!("planer/å/{path}"))).expect("the file is there");
        (index, text)
    };
    let before = state(&program);
    program.run("check -C planer/å --base HEAD");
    assert_eq!(state(&program), before);
}

#[test]
fn a_plan_that_is_gone_is_missed_once() {
    let program = repository();
    let folder = files_below("tests/sample")
        .into_iter()
        .find_map(|(path, _)| path.strip_suffix("/plan.toml").map(str::to_owned))
        .expect("the sample is a portfolio");
    std::fs::remove_dir_all(program.path(&format!("planer/å/{folder}"))).expect("it can be removed");
    let answer = program.run("check -C planer/å --base HEAD --only PL601 --format short --lang en");
    assert_eq!((answer.code, answer.out.lines().count()), (1, 1), "{answer}");
    assert!(answer.out.contains(&format!("{folder}/plan.toml")), "{answer}");
}

/// Each of these could hide that something was removed.
#[test]
fn what_cannot_be_read_of_a_revision_is_told_and_fails() {
    let program = Program::temporary();
    let files = files_below("tests/codes/PL107/good");
    for (path, text) in &files {
        program.write(path, text);
    }
    program.write("2.toml", [0xff, 0xfe, 0x00]);
    program.write("3.toml", "id = ");
    program.write("5.toml", "");
    program.write("6.toml", "idd = \"6\"\ntitle = \"Sex\"\n");
    program.write(
        "7.toml",
        "id = \"7\"\ntitle = \"Sju\"\n[[activity]]\nidd = \"7-1\"\ntitle = \"T\"\nowners = []\nstart = 2024\n",
    );
    #[cfg(unix)]
    std::os::unix::fs::symlink("1.toml", program.path("4.toml")).expect("a link can be made");
    program.commit("Trasig plan");
    program.clear();
    let _ = std::fs::remove_file(program.path("4.toml"));
    for (path, text) in &files {
        program.write(path, text);
    }
    let lines = ["short", "short --only PL601", "json"]
        .map(|format| format!("check -C . --base HEAD --lang en --today 2027-01-01 --format {format}"));
    let unread = |line: &String| program.run(line).out.matches("so not all of it is compared").count();
    assert_eq!(lines.iter().map(unread).collect::<Vec<_>>(), [6, 6, 6]);
    assert_said(
        ["sv", "en"].map(|lang| program.run(&format!("check -C . --base HEAD --lang {lang}"))),
        "check/base_unread.txt",
    );
    let allowed = program.run("check -C . --base HEAD --lang en --allow base-unread,id-gone --today 2027-01-01");
    assert_eq!((allowed.code, allowed.err.is_empty()), (0, true), "{allowed}");
}

#[test]
fn a_file_that_is_as_it_was_is_not_missed() {
    let program = Program::temporary();
    for (path, text) in files_below("tests/codes/PL107/good") {
        program.write(&path, text);
    }
    program.write("3.toml", "id = ");
    program.commit("Trasig plan");
    let answer = program.run("check -C . --base HEAD --lang en --today 2027-01-01 --format short");
    assert!(answer.code == 1 && !answer.out.contains("PL606"), "{answer}");
}

/// The files of a case, in another folder and another encoding.
#[test]
fn a_base_in_another_encoding_is_not_compared_and_fails() {
    for (name, encode) in ENCODINGS {
        let program = Program::temporary();
        let files = files_below("tests/cases/b04-base-unreadable-passes/p");
        for (path, text) in &files {
            let is_goal = path == "1.toml";
            program.write(&format!("p/{path}"), if is_goal { encode(text) } else { text.clone().into_bytes() });
        }
        program.commit("sparad i fel kodning");
        let (_, goal) = files.iter().find(|(path, _)| path == "1.toml").expect("the case has a goal");
        let (left, _) = goal.split_once("[[activity]]\nid = \"1-2\"").expect("the case has two activities");
        program.write("p/1.toml", left);
        let answer = program.run("check -C p --base HEAD --allow PL211");
        assert_eq!(answer.code, 1, "{name}: {answer}");
        let said = answer.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            said.starts_with(
                "fel[PL606]: `1.toml` i HEAD går inte att läsa i sin helhet, så inte allt i den är jämfört"
            ),
            "{answer}"
        );
        let answer = program.run("diff -C p --lang en").refused();
        assert!(answer.contains("the plan in HEAD cannot be read in full"), "{name}: {answer}");
    }
}

/// An encoding of text in a program of another system.
type Encode = fn(&str) -> Vec<u8>;

const ENCODINGS: [(&str, Encode); 4] = [
    ("Windows-1252", |text| text.chars().map(|c| u8::try_from(u32::from(c)).expect("a Western letter")).collect()),
    ("UTF-16", |text| [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()),
    ("UTF-16, big-endian", |text| {
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    }),
    ("Mac", |text| text.replace('å', "\u{8c}").chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect()),
];

/// If the manifest cannot be read, only removals from goals are reported.
#[test]
fn a_manifest_that_cannot_be_read_is_told_and_the_goals_are_compared() {
    for manifest in [&b"id = \"p\"\ntitle = \"Pl\xe5n\"\n"[..], b"idd = \"p\"\n", b"", b"id = \"p\ntitle = \"Plan\"\n"]
    {
        let program = Program::temporary();
        for (path, text) in files_below("tests/cases/b04-base-unreadable-passes/p") {
            program.write(&path, text);
        }
        let (right, goal) =
            ["plan.toml", "1.toml"].map(|path| std::fs::read_to_string(program.path(path)).unwrap()).into();
        program.write("plan.toml", manifest);
        program.commit("Trasig");
        program.write("plan.toml", &right);
        program.write("1.toml", goal.split("[[activity]]\nid = \"1-2\"").next().expect("a part"));
        let answer = program.run("check -C . --base HEAD --lang en --allow PL211 --format short");
        let codes: Vec<&str> = ["PL601", "PL606"].into_iter().filter(|code| answer.out.contains(code)).collect();
        assert!(answer.code == 1 && codes == ["PL601", "PL606"] && answer.out.contains("`1-2`"), "{answer}");
        assert!(!answer.out.contains("``") && answer.err.is_empty(), "{answer}");
    }
}

/// The case's plan, committed in one folder.
fn adopted_in(folder: &str) -> Program {
    let program = Program::temporary();
    for (path, text) in files_below("tests/cases/b02-base-renamed-folder/plan") {
        program.write(&format!("{folder}/{path}"), text);
    }
    program.commit("antagen");
    program
}

#[test]
fn a_goal_that_the_base_has_under_a_wrong_name_is_not_compared_and_fails() {
    for (name, reason) in
        [("1.TOML", "its name must be in small letters"), ("1.toml.txt", "its name does not end in `.toml`")]
    {
        let program = adopted_in("plan");
        let (right, wrong) = (program.path("plan/1.toml"), program.path("plan").join(name));
        std::fs::rename(&right, &wrong).expect("it can be renamed");
        program.commit("fel namn");
        std::fs::rename(&wrong, &right).expect("it can be renamed");
        drop_second(&program, "plan");
        let found = program.run("check -C plan --base HEAD --lang en --only PL606");
        let expected = format!("`{name}` in HEAD cannot be read in full, so not all of it is compared");
        let told = found.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(found.code == 1 && told.contains(&expected) && told.contains(reason), "{found}");
        // A backup beside the goal is no part of the plan.
        std::fs::write(program.path("plan/1.toml.orig"), "").expect("it can be written");
        program.commit("säkerhetskopia");
        assert!(program.run("check -C plan --base HEAD --only PL606").code == 0);
    }
}

/// Removes the second activity of the case.
fn drop_second(program: &Program, folder: &str) {
    let path = format!("{folder}/1.toml");
    let text = std::fs::read_to_string(program.path(&path)).expect("the goal is there");
    program.write(&path, text.split("[[activity]]\nid = \"1-2\"").next().expect("a part"));
}

#[test]
fn a_plan_is_followed_to_the_folder_that_it_was_in() {
    let mut answers = Vec::new();
    for is_committed in [true, false] {
        let program = adopted_in("w/plan");
        program.git("mv w genomforande");
        drop_second(&program, "genomforande/plan");
        if is_committed {
            program.commit("byt mapp, stryk 1-2");
        }
        let base = if is_committed { "HEAD~1" } else { "HEAD" };
        answers.push(program.run(&format!("check -C genomforande/plan --base {base} --allow PL211")));
        answers.push(program.run(&format!("diff -C genomforande/plan {base} --lang en")));
    }
    let program = adopted_in("w/plan");
    // Moved outside git.
    std::fs::rename(program.path("w/plan"), program.path("plan")).expect("it can be moved");
    drop_second(&program, "plan");
    answers.push(program.run("check --base HEAD --allow PL211 --format short"));
    let program = adopted_in(".");
    std::fs::create_dir(program.path("planer")).expect("a folder can be made");
    program.git("mv plan.toml 1.toml planer");
    program.commit("En mapp ned");
    drop_second(&program, "planer");
    answers.push(program.run("check -C planer --base HEAD~1 --allow PL211 --format short --lang en"));
    answers.push(program.run("diff -C planer HEAD~1 --lang en"));
    let json = program.run("diff -C planer HEAD~1 --format json").fine();
    assert!(json.contains(r#""before_folder":"","after_folder":null"#), "{json}");
    assert_said(answers, "check/base_moved.txt");
}

#[test]
fn the_folder_is_followed_where_much_else_was_changed() {
    // The manifest is rewritten, and a copy of another plan is removed too.
    let program = adopted_in("w/plan");
    for (path, text) in files_below("tests/cases/b02-base-renamed-folder/plan") {
        program
            .write(&format!("annan/{path}"), text.replace("id = \"plan\"", "id = \"annan\"").replace("Plan", "Annan"));
    }
    program.commit("En till");
    program.git("mv w v");
    program.git("rm -rq annan");
    program.write(
        "v/plan/plan.toml",
        "# Ny\nid = \"plan\"\ntitle = \"Ny plan\"\nperiod = { first = 2024, last = 2027 }\n",
    );
    drop_second(&program, "v/plan");
    program.commit("Allt på en gång");
    let answer = program.run("check -C v/plan --base HEAD~1 --only PL601 --format short --lang en");
    assert!(answer.out.contains("`1-2` is no longer there (in HEAD~1: w/plan/1.toml:11)"), "{answer}");
}

#[test]
fn what_a_branch_left_behind_is_compared_and_not_what_came_after() {
    let program = adopted_in("plan");
    program.git("switch -q -c gren");
    program.write("plan/2.toml", "id = \"2\"\ntitle = \"Nytt i grenen\"\n");
    program.commit("Ett mål");
    program.git("switch -q main");
    program.write("plan/3.toml", "id = \"3\"\ntitle = \"Nytt i huvudgrenen\"\n");
    program.commit("Ett annat mål");
    program.git("switch -q gren");
    let checked = program.run("check --base main --format short --lang en --only PL601");
    assert_eq!((checked.code, &*checked.out), (0, ""), "{checked}");
    drop_second(&program, "plan");
    program.git("commit -qam 'Stryk 1-2'");
    let answers =
        ["check --base main --only PL601", "diff main...gren", "diff main...", "diff ...main", "diff main..gren"];
    assert_said(answers.map(|line| redacted(program.run(&format!("{line} --lang en")))), "check/base_merge.txt");
}

/// Replaces hashes, which differ between runs.
fn redacted(mut answer: crate::common::Answer) -> crate::common::Answer {
    let parts = answer.out.split(" (").map(|part| {
        let is_hash = part.len() > 8 && part.as_bytes()[8] == b')' && part[..8].bytes().all(|c| c.is_ascii_hexdigit());
        if is_hash { format!("[HASH]{}", &part[8..]) } else { part.to_owned() }
    });
    answer.out = parts.collect::<Vec<_>>().join(" (");
    answer
}

#[test]
fn histories_with_nothing_in_common_are_refused() {
    let program = adopted_in("plan");
    program.git("switch -q --orphan annan");
    program.commit("Från början igen");
    program.git("checkout -q main -- plan");
    let source = program.path(".git").to_string_lossy().into_owned();
    let answers = ["sv", "en"].map(|lang| program.run(&format!("check --base main --lang {lang}")));
    assert_said(answers, "check/base_unrelated.txt");
    // A shallow clone, as runners make it.
    program.git("switch -q main");
    for at in 0..3 {
        program.commit(&format!("Commit {at}"));
    }
    program.git("switch -q -c gren main~2");
    program.commit("I grenen");
    let clone = Program::temporary();
    clone.git(&format!("clone -q --depth 1 --branch gren 'file://{source}' klon"));
    let clone = clone.below("klon");
    clone.git("fetch -q --depth 1 origin main");
    let refused = clone.run("check --base FETCH_HEAD --lang en").refused();
    assert!(
        refused.contains("have no commit in common here") && refused.contains("git fetch --unshallow"),
        "{refused}"
    );
    clone.git("fetch -q --unshallow origin main");
    clone.run("check --base FETCH_HEAD --lang en --allow PL211").fine();
}

#[test]
fn a_plan_that_is_new_is_allowed_and_said() {
    let program = Program::temporary();
    program.write("README.md", "Här ska en plan ligga");
    program.commit("Utan plan");
    for (path, text) in files_below("tests/cases/b02-base-renamed-folder/plan") {
        program.write(&path, text);
    }
    let new = ["sv", "en"].map(|lang| program.run(&format!("check -C . --base HEAD --lang {lang}")));
    assert!(new.iter().all(|answer| answer.code == 0));
    let portfolio = repository();
    for (path, text) in files_below("tests/cases/b02-base-renamed-folder/plan") {
        portfolio.write(&format!("planer/å/plan/{path}"), text);
    }
    let one = portfolio.run("check -C planer/å --base HEAD --only PL601 --lang en");
    // A copy must not be mistaken for its original.
    program.commit("En plan");
    for (path, text) in files_below("tests/cases/b02-base-renamed-folder/plan") {
        program.write(&format!("kopia/{path}"), text);
    }
    let copy = program.run("check -C kopia --base HEAD --only PL601 --lang en");
    assert_said(new.into_iter().chain([one, copy]), "check/base_new.txt");
}

#[test]
fn a_revision_that_cannot_be_read_is_refused() {
    let program = repository();
    program.write("planer/å/.keep", "");
    let lines = ["--base nope", "--base ''", "--base=--help", "--base HEAD:README.md"];
    let [swedish, english] =
        ["sv", "en"].map(|lang| lines.map(|line| program.run(&format!("check -C planer/å {line} --lang {lang}"))));
    let more = [
        Program::in_copy_of_sample().run("check -C . --base HEAD --lang en"),
        program.env("PATH", "").run("check -C planer/å --base HEAD --lang sv"),
    ];
    assert_said(swedish.into_iter().chain(english).chain(more), "check/base_refused.txt");
}

#[test]
fn a_history_that_is_cut_off_says_how_to_get_the_rest() {
    let program = repository();
    program.commit("Andra");
    let source = program.path(".git").to_string_lossy().into_owned();
    let clone = Program::temporary();
    clone.git(&format!("clone -q --depth 1 'file://{source}' klon"));
    let clone = clone.below("klon");
    let answer = clone.run("check -C planer/å --base HEAD~1 --lang en");
    assert!(answer.err.contains("fetch-depth: 0") && answer.code == 2, "{answer}");
}
