//! One line that the reader types.

use inquire::InquireError;
use inquire::ui::{Attributes, RenderConfig, StyleSheet, Styled};

use super::{Answer, Ask};
use crate::cli::stop::Stop;
use crate::locale::Text;

static LEFT: Text = Text::fixed("(lämnad)", "(left)");

/// Reads a line, from what it was `before`; `taken` says what is shown in place of what was typed.
///
/// The line is one: what was pasted over several becomes one, without spaces around it.
pub(super) fn read(
    question: &str,
    before: &str,
    how: &str,
    ask: &Ask,
    taken: &dyn Fn(&str) -> String,
) -> Result<Answer<String>, Stop> {
    let how = textwrap::fill(how, ask.screen.width.saturating_sub(2));
    let shown = |typed: &str| taken(&one_line(typed));
    let prompt = inquire::Text::new(question)
        .with_initial_value(before)
        .with_formatter(&shown)
        .with_help_message(&how)
        .with_render_config(look(ask));
    match prompt.prompt() {
        Ok(typed) => Ok(Answer::Given(one_line(&typed))),
        Err(InquireError::OperationCanceled) => Ok(Answer::Left),
        Err(InquireError::OperationInterrupted) => Ok(Answer::Interrupted),
        Err(InquireError::IO(error)) => Err(error.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

fn one_line(typed: &str) -> String {
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
