//! `plan owners`.

use clap::Args;

use super::AnswerArgs;
use crate::cli::filter_args::FilterArgs;
use crate::report::view::OwnerKey;

#[derive(Args, Debug)]
pub(in crate::cli) struct OwnersArgs {
    #[command(flatten)]
    pub(in crate::cli) filters: FilterArgs,
    #[arg(
        long,
        value_name = "COLUMNS",
        value_delimiter = ',',
        allow_hyphen_values = true,
        value_parser = parse_key,
        help_heading = "options"
    )]
    pub(in crate::cli) sort: Vec<OwnerSort>,
    #[arg(long, help_heading = "options")]
    pub(in crate::cli) aliases: bool,
    #[command(flatten)]
    pub(in crate::cli) answer: AnswerArgs,
}

/// What owners are sorted by.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct OwnerSort {
    pub(in crate::cli) key: OwnerKey,
    /// Whether the order is turned round.
    pub(in crate::cli) is_reversed: bool,
}

/// Reads the name of a key. The error is the names there are; `usage` says it in words.
fn parse_key(name: &str) -> Result<OwnerSort, String> {
    let name = name.trim();
    let (name, is_reversed) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
    let key = OwnerKey::all().find(|key| key.name().eq_ignore_ascii_case(name));
    let all = || OwnerKey::all().map(OwnerKey::name).collect::<Vec<_>>().join(", ");
    key.map(|key| OwnerSort { key, is_reversed }).ok_or_else(all)
}
