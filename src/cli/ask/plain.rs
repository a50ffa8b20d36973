//! One line, on a terminal that does not move its cursor (`TERM=dumb`), or to have all of it read aloud.

use std::io;

use super::{Answer, Ask, hang_up, line};
use crate::cli::output;
use crate::cli::stop::Stop;
use crate::locale::{Text, text};

/// Takes away what stands there.
const NOTHING: &str = "-";
const ESCAPE: &str = "\u{1b}";

/// Reads a line. Enter alone takes the one that it begins with.
pub(super) fn read(ask: &Ask, question: &str, beginning: &str, how: &Text) -> Result<Answer<String>, Stop> {
    ask.say(&text!(how = how; "({how}, och Enter)", "({how}, and Enter)"));
    if !beginning.is_empty() {
        ask.say(&text!(
            "Här står: {beginning} (Enter: låt det stå, `-` och Enter: ta bort det)",
            "Now: {beginning} (Enter: keep it, `-` and Enter: remove it)"
        ));
    }
    output::prompt(&format!("> {question} "));
    let mut typed = String::new();
    match io::stdin().read_line(&mut typed) {
        // Nothing more can be typed.
        Ok(0) => return Ok(Answer::Interrupted),
        Err(_) if hang_up::is_gone() => return Ok(Answer::Interrupted),
        read => read?,
    };
    // Half a line is no answer: the terminal went away in the middle of it, and what stands last is what ends the wait.
    if !typed.ends_with('\n') {
        return Ok(Answer::Interrupted);
    }
    Ok(match &*line::one_line(&typed) {
        "" => Answer::Given(beginning.to_owned()),
        NOTHING if !beginning.is_empty() => Answer::Given(String::new()),
        ESCAPE => Answer::Left,
        typed => Answer::Given(typed.to_owned()),
    })
}
