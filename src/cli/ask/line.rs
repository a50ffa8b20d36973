//! One line that the reader types.

use inquire::InquireError;
use inquire::ui::{Attributes, RenderConfig, StyleSheet, Styled};

use super::{Answer, Ask, hang_up, plain};
use crate::cli::stop::Stop;
use crate::locale::Text;

static LEFT: Text = Text::fixed("(lämnad)", "(left)");

/// Reads a line that begins with a text; `taken` says what is shown in place of what was typed.
///
/// The line is one: what was pasted over several becomes one, without spaces around it.
pub(super) fn read(
    ask: &Ask,
    question: &Text,
    beginning: &str,
    how: &Text,
    taken: &dyn Fn(&str) -> String,
) -> Result<Answer<String>, Stop> {
    let mut question = question.get(ask.lang).to_owned();
    if !question.ends_with('?') {
        question.push(':');
    }
    if hang_up::is_gone() {
        return Ok(Answer::Interrupted);
    }
    if ask.is_plain {
        return plain::read(ask, &question, beginning, how);
    }
    // It stands in brackets.
    let how = textwrap::fill(how.get(ask.lang), ask.screen.width.saturating_sub(2));
    let shown = |typed: &str| taken(&one_line(typed));
    let prompt = inquire::Text::new(&question)
        .with_initial_value(beginning)
        .with_formatter(&shown)
        .with_help_message(&how)
        .with_render_config(look(ask));
    match prompt.prompt() {
        Ok(typed) => Ok(Answer::Given(one_line(&typed))),
        Err(InquireError::OperationCanceled) => Ok(Answer::Left),
        Err(InquireError::OperationInterrupted) => Ok(Answer::Interrupted),
        // What cannot be shown, as nobody is there.
        Err(_) if hang_up::is_gone() => Ok(Answer::Interrupted),
        Err(InquireError::IO(error)) => Err(error.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

/// Returns a text on one line, without spaces around it.
pub(super) fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn look(ask: &Ask) -> RenderConfig<'static> {
    let plain = RenderConfig::empty()
        .with_prompt_prefix(Styled::new(">"))
        .with_answered_prompt_prefix(Styled::new(">"))
        .with_canceled_prompt_indicator(Styled::new(LEFT.get(ask.lang)));
    if !ask.screen.color {
        return plain;
    }
    RenderConfig { prompt: StyleSheet::empty().with_attr(Attributes::BOLD), ..plain }
}
