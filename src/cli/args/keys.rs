//! Options for the keys of files, which `add` sets on new things, and `set` corrects.

use clap::Args;

use super::parse_text;

/// The keys of goals, priorities and activities.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct ThingKeys {
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) title: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) owner: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) text: Vec<String>,
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) tag: Vec<String>,
    #[arg(long, value_name = "LINK")]
    pub(in crate::cli) link: Vec<String>,
}

/// The keys of activities alone.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct ActivityKeys {
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) support: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) start: Vec<String>,
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) every: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) deadline: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) until: Option<String>,
}

/// The keys of measures.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct MeasureKeys {
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = parse_text)]
    pub(in crate::cli) unit: Option<String>,
    #[arg(long, value_name = "WAY")]
    pub(in crate::cli) better: Option<String>,
    #[arg(long, value_name = "PERIOD=NUMBER")]
    pub(in crate::cli) baseline: Option<String>,
    #[arg(long, value_name = "PERIOD=NUMBER")]
    pub(in crate::cli) target: Vec<String>,
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
