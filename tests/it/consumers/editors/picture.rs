//! The picture of an editor in the guide, taken of Neovim's screen.

use std::fmt::Write as _;
use std::io::Read;
use std::sync::mpsc::channel;
use std::time::Duration;

use pty_process::Size;
use pty_process::blocking::{Command, open};
use vt100::{Cell, Color, Parser, Screen};

use super::super::search_path;
use crate::common::{LONGEST_WAIT, Program, assert_text, files_below, repository};

const ROWS: u16 = 27;
const COLUMNS: u16 = 92;
/// The size of a cell in the picture.
const CELL: (f64, f64) = (8.4, 19.0);

/// Returns the screen of Neovim, once it shows all of these texts.
fn shown(program: &Program, wanted: &[&str]) -> Screen {
    let (pty, inner) = open().expect("a terminal can be opened");
    pty.resize(Size::new(ROWS, COLUMNS)).expect("it takes a size");
    let script = repository("tests/it/consumers/editors/picture.lua");
    let command = Command::new("nvim")
        .args(["--clean", "-n", "4.1-kulturell-infrastruktur.toml", "-S"])
        .arg(script)
        .env_clear()
        .env("PATH", search_path())
        .env("TERM", "xterm-256color")
        .env("LANG", "C.UTF-8")
        .env("HOME", program.path("home"))
        .env("PLAN_TODAY", "2025-02-03")
        .current_dir(program.path("plan/kulturplan"));
    let mut child = command.spawn(inner).expect("Neovim starts");
    let (sender, bytes) = channel();
    std::thread::spawn(move || {
        let (mut pty, mut some) = (pty, [0; 4096]);
        while let Ok(count @ 1..) = pty.read(&mut some) {
            if sender.send(some[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut screen = Parser::new(ROWS, COLUMNS, 0);
    let shows_all = |screen: &Parser| wanted.iter().all(|text| screen.screen().contents().contains(text));
    while !shows_all(&screen) {
        let more = bytes.recv_timeout(LONGEST_WAIT);
        screen.process(&more.unwrap_or_else(|_| panic!("it does not come: {}", screen.screen().contents())));
    }
    // Until nothing more is drawn.
    while let Ok(more) = bytes.recv_timeout(Duration::from_secs(2)) {
        screen.process(&more);
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    screen.screen().clone()
}

/// Returns a screen as SVG: a rectangle for each background, and a text for each run of cells that look the same.
fn svg(screen: &Screen) -> String {
    let at = |column: u16, row: u16| (f64::from(column) * CELL.0, f64::from(row) * CELL.1);
    let (width, height) = at(COLUMNS, ROWS);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.1}\" height=\"{height:.1}\" \
         viewBox=\"0 0 {width:.1} {height:.1}\" font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    );
    for row in 0..ROWS {
        let cell = |column: u16| screen.cell(row, column).expect("it is on the screen");
        let mut column = 0;
        while column < COLUMNS {
            let look = look(cell(column));
            let end = (column..COLUMNS).find(|it| self::look(cell(*it)) != look).unwrap_or(COLUMNS);
            let text: String = (column..end)
                .map(|it| cell(it).contents())
                .map(|it| if it.is_empty() { " ".to_owned() } else { it.to_string() })
                .collect();
            let ((x, y), run) = (at(column, row), f64::from(end - column) * CELL.0);
            let (foreground, background, is_underlined) = look;
            if background != "#ffffff" {
                let _ = writeln!(
                    svg,
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{run:.1}\" height=\"{}\" fill=\"{background}\"/>",
                    CELL.1
                );
            }
            if is_underlined {
                let below = y + CELL.1 - 3.0;
                let _ = writeln!(svg, "<path d=\"M{x:.1} {below:.1}h{run:.1}\" stroke=\"#b00020\"/>");
            }
            let written = text.trim_end();
            if !written.trim().is_empty() {
                let units = written.chars().count();
                let run = f64::from(u16::try_from(units).expect("a line is short")) * CELL.0;
                let escaped = written.replace('&', "&amp;").replace('<', "&lt;");
                let _ = writeln!(
                    svg,
                    "<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{foreground}\" textLength=\"{run:.1}\" xml:space=\"preserve\">{escaped}</text>",
                    y + 14.0
                );
            }
            column = end;
        }
    }
    svg + "</svg>\n"
}

/// Returns the colours of a cell, and whether it is underlined.
fn look(cell: &Cell) -> (String, String, bool) {
    let colour = |colour: Color, usual: &str| match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => usual.to_owned(),
    };
    let (foreground, background) = (colour(cell.fgcolor(), "#1b1b1b"), colour(cell.bgcolor(), "#ffffff"));
    let (foreground, background) = if cell.inverse() { (background, foreground) } else { (foreground, background) };
    (foreground, background, cell.underline())
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_picture_of_the_guide_is_neovim() {
    let program = Program::temporary();
    for (path, text) in files_below("plan") {
        program.write(&format!("plan/{path}"), text);
    }
    let screen = shown(&program, &["Kulturstrategr", "■ ", "Blått", "Gult"]);
    assert_text(svg(&screen), "tests/snapshots/lsp/neovim.svg");
}
