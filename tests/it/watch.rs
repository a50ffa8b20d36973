//! Tests of `--watch`.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::common::{LONGEST_WAIT, Program, words};
use crate::picture::picture;
use crate::terminal::{CTRL_C, Terminal};

/// Longer than the polling interval.
const UNDISTURBED: Duration = Duration::from_millis(2500);

const PLAN: &str = "kultur/plan.toml";
const STAGE: &str = "kultur/1.2-scen.toml";

/// A running program, with its output line by line.
struct Watching {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

fn lines(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
}

impl Watching {
    fn start(program: &Program, line: &str) -> Self {
        let mut command = program.command(&words(line));
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let (out, err) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
        Self { out: lines(out), err: lines(err), child }
    }

    /// Waits for the next line with a text.
    #[track_caller]
    fn wait_for(lines: &Receiver<String>, text: &str) -> String {
        loop {
            let line = lines.recv_timeout(LONGEST_WAIT).unwrap_or_else(|error| panic!("no {text:?}: {error}"));
            if line.contains(text) {
                return line;
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn replace(program: &Program, path: &str, before: &str, after: &str) {
    let text = std::fs::read_to_string(program.path(path)).expect("it is there");
    assert!(text.contains(before), "{before} stands in {path}");
    program.write(path, text.replace(before, after));
}

fn title(program: &Program) -> String {
    let report = std::fs::read_to_string(program.path("ut.html")).expect("it was written");
    report.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title").to_owned()
}

#[test]
fn a_report_in_the_plans_own_folder_is_written_again_when_the_plan_changes_and_only_then() {
    let program = Program::in_copy_of_sample();
    let watching = Watching::start(&program, "report --plan kultur --watch -o ut.html");
    let said = Watching::wait_for(&watching.out, "Skrev ut.html");
    let time = said.strip_suffix(" Skrev ut.html").expect("the time stands first");
    assert!(time.len() == 8 && time.split(':').all(|part| part.parse::<u8>().is_ok_and(|it| it < 60)), "{said}");
    assert!(!title(&program).contains("Ny rubrik"));
    replace(&program, PLAN, "Genomförandeplan för", "Ny rubrik för");
    Watching::wait_for(&watching.out, "Skrev ut.html");
    assert!(title(&program).contains("Ny rubrik för"), "{}", title(&program));
    // Neither its own output nor an unrelated file triggers it.
    program.write("kultur/anteckning.txt", "x");
    assert_eq!(watching.out.recv_timeout(UNDISTURBED).ok(), None);
}

#[test]
fn a_changed_logo_is_shown() {
    let program = Program::in_copy_of_sample();
    let text = std::fs::read_to_string(program.path(PLAN)).expect("it is there");
    program.write(PLAN, format!("{text}\n[report]\nlogo = \"logo.png\"\n"));
    let logo = program.path("kultur/logo.png");
    std::fs::write(&logo, picture(1)).expect("it can be written");
    let watching = Watching::start(&program, "report --plan kultur --watch -o ut.html");
    Watching::wait_for(&watching.out, "Skrev");
    std::fs::remove_file(&logo).expect("it can be removed");
    Watching::wait_for(&watching.err, "logo: den finns inte");
    std::fs::write(&logo, picture(2)).expect("it can be written");
    Watching::wait_for(&watching.out, "Skrev");
}

#[test]
fn a_broken_plan_is_told_and_waited_for_to_be_mended() {
    let program = Program::in_copy_of_sample();
    let watching = Watching::start(&program, "report --plan kultur --watch -o ut.html");
    Watching::wait_for(&watching.out, "Skrev");
    replace(&program, PLAN, "[follow_up]", "[follow_up");
    Watching::wait_for(&watching.err, "kultur/plan.toml:");
    Watching::wait_for(&watching.err, "går inte att läsa i sin helhet");
    replace(&program, PLAN, "[follow_up", "[follow_up]");
    Watching::wait_for(&watching.out, "Skrev");
}

#[test]
fn folders_and_files_that_are_put_in_the_place_of_others_are_followed() {
    let program = Program::in_copy_of_sample();
    let watching = Watching::start(&program, "status --plan kultur --watch --by plan --format csv");
    Watching::wait_for(&watching.out, "Eklidens");
    // The folder is replaced by one with the same name, as after `git checkout`.
    std::fs::rename(program.path("kultur"), program.path("bort")).expect("it can be moved");
    std::fs::create_dir(program.path("kultur")).expect("it can be made");
    for entry in std::fs::read_dir(program.path("bort")).expect("it is there") {
        let entry = entry.expect("it can be listed");
        let text = std::fs::read_to_string(entry.path()).expect("it is text").replace("Eklidens", "Ekens");
        std::fs::write(program.path("kultur").join(entry.file_name()), text).expect("it can be written");
    }
    std::fs::remove_dir_all(program.path("bort")).expect("it can be removed");
    Watching::wait_for(&watching.out, "Ekens");
    // An editor writes a new file and renames it over the old one.
    let text = std::fs::read_to_string(program.path(PLAN)).expect("it is there").replace("Ekens", "Ekarnas");
    program.write("kultur/.plan.toml.swp", &text);
    std::fs::rename(program.path("kultur/.plan.toml.swp"), program.path(PLAN)).expect("it can be renamed");
    Watching::wait_for(&watching.out, "Ekarnas");
}

#[test]
fn what_is_wrong_with_the_question_ends_it() {
    let program = Program::in_copy_of_sample();
    for (line, said) in [
        ("status --watch --owner Ingen --lang en", "nothing is called `Ingen`"),
        ("report --watch -o ut.xyz --lang en", "does not say what kind of file"),
        ("status --watch -C borta --lang en", "does not exist"),
    ] {
        assert!(program.run(line).refused().contains(said), "{line}");
    }
}

#[test]
fn it_ends_when_nobody_reads_any_more() {
    let program = Program::in_copy_of_sample();
    let mut watching = Watching::start(&program, "status --watch --format jsonl");
    watching.out.recv_timeout(LONGEST_WAIT).expect("a line");
    // The reading thread ends with the next line and closes the pipe, before the line after that.
    watching.out = channel().1;
    let deadline = std::time::Instant::now() + LONGEST_WAIT;
    for turn in 0.. {
        if let Some(status) = watching.child.try_wait().expect("it was started") {
            assert_eq!(status.code(), Some(0));
            return;
        }
        assert!(std::time::Instant::now() < deadline, "it goes on");
        program.write("kultur/9-ny.toml", format!("id = \"9\"\ntitle = \"Nummer {turn}\"\n"));
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_terminal_shows_one_answer_at_a_time_and_ctrl_c_ends() {
    let program = Program::in_copy_of_sample();
    let mut terminal =
        Terminal::of_size(&program, "status --plan kultur --by plan --watch --today 2025-06-01", (40, 80));
    terminal.wait_for("Ctrl-C avslutar");
    terminal.wait_for("13  2  2  1  1");
    replace(&program, STAGE, "status = \"Gult\"", "status = \"Grönt\"");
    terminal.wait_for("13  2  2  2  0");
    terminal.wait_for("Ctrl-C avslutar");
    let shown = terminal.text();
    assert_eq!(shown.matches("Uppföljning 2025").count(), 1, "{shown}");
    terminal.send(CTRL_C);
    // Ended by a signal, which a shell shows as 130.
    assert_eq!(terminal.end().1, None);
}
