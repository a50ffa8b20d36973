//! Options for the keys of files, which `add` sets on new things, and `set` corrects. The doc comments are the help of
//! `add`; [`SetArgs`](super::SetArgs) replaces them.

use clap::Args;

use super::parse_text;

/// The keys of goals, priorities and activities.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct ThingKeys {
    /// The title, as adopted
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) title: Option<String>,
    /// Who is responsible for each activity under it that says nothing of it itself; repeat it for several
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) owner: Vec<String>,
    /// A longer text under the title, as adopted
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) text: Vec<String>,
    /// A tag; repeat it for several
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) tag: Vec<String>,
    /// A link: an address, with a title before it if it has one, "Report https://…"
    #[arg(long, value_name = "LINK")]
    pub(in crate::cli) link: Vec<String>,
}

/// The keys of activities alone.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct ActivityKeys {
    /// Who supports it, from the register; repeat it for several
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) support: Vec<String>,
    /// When it starts, such as 2025; else in the plan's current period
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) start: Vec<String>,
    /// How often it is repeated: year, half-year, tertial, quarter, month or "2 years"; else once
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) every: Vec<String>,
    /// When it is to be done by, such as 2026-06-30
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) deadline: Option<String>,
    /// The last period or day it runs in; else no end
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) until: Option<String>,
}

/// The links of an assessment, or of a measure's value.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct SourceKeys {
    /// Add a link to what the assessment or the value rests on: an address, with a title before it if it has one
    #[arg(long, value_name = "LINK")]
    pub(in crate::cli) source: Vec<String>,
    /// Remove such a link, by its address
    #[arg(long, value_name = "LINK")]
    pub(in crate::cli) drop_source: Vec<String>,
}

impl SourceKeys {
    /// Returns whether any is given.
    pub(in crate::cli) fn is_given(&self) -> bool {
        !self.source.is_empty() || !self.drop_source.is_empty()
    }
}

/// The keys of measures.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct MeasureKeys {
    /// What it is measured in, such as %
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) unit: Option<String>,
    /// Which way is better: up or down; none if neither is
    #[arg(long, value_name = "WAY")]
    pub(in crate::cli) better: Option<String>,
    /// What it was before the plan, such as 2022=86.5
    #[arg(long, value_name = "PERIOD=NUMBER")]
    pub(in crate::cli) baseline: Option<String>,
    /// What it is to be at the end of a period, such as 2030=92; repeat it for several
    #[arg(long, value_name = "PERIOD=NUMBER")]
    pub(in crate::cli) target: Vec<String>,
    /// What it is in the current period, such as 87.7; of another period 2024=87; repeat it for several
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub(in crate::cli) value: Vec<String>,
}

impl MeasureKeys {
    /// Returns the first option that was given; none if there is none.
    pub(in crate::cli) fn given(&self) -> Option<&'static str> {
        let Self { unit, better, baseline, target, value } = self;
        let options = [
            ("--value", !value.is_empty()),
            ("--target", !target.is_empty()),
            ("--baseline", baseline.is_some()),
            ("--unit", unit.is_some()),
            ("--better", better.is_some()),
        ];
        options.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| option)
    }
}
