//! Help headings and value names.

use clap::Arg;

use crate::locale::Text;

static OPTIONS: Text = Text::fixed("Flaggor", "Options");
static ARGUMENTS: Text = Text::fixed("Argument", "Arguments");
/// The heading of the options that every command has.
pub(super) static GLOBAL: Text = Text::fixed("Med alla kommandon", "With every command");

/// The other headings, by their name in `args`.
static HEADINGS: &[(&str, &Text)] = &[
    ("global", &GLOBAL),
    ("filters", &FILTERS),
    ("corrections", &CORRECTIONS),
    ("measures", &MEASURES),
    ("selecting", &SELECTING),
];

static FILTERS: Text = Text::fixed(
    "Urval (OCH mellan flaggorna, ELLER inom var och en)",
    "Filters (AND between the options, OR within each)",
);
static CORRECTIONS: Text = Text::fixed(
    "Med id rättas det här; utan id är det mesta ett urval",
    "With ids these correct; without ids most of them select",
);
static MEASURES: Text = Text::fixed("Om en indikator, med dess id", "Of a measure, with its id");
static SELECTING: Text = Text::fixed("Urval, i stället för id", "Filters, in place of ids");

/// The Swedish names of values, by the English ones in `args`.
pub(super) static VALUES: &[(&str, &str)] = &[
    ("DIR", "KATALOG"),
    ("WHOSE", "VEMS"),
    ("LANG", "SPRÅK"),
    ("WHEN", "NÄR"),
    ("DATE", "DATUM"),
    ("DATE|COMMIT", "DATUM|COMMIT"),
    ("NAME", "NAMN"),
    ("ADDRESS", "ADRESS"),
    ("ID", "ID"),
    ("STATUS", "STATUS"),
    ("PERIOD", "PERIOD"),
    ("YEARS", "ÅR"),
    ("RANGE", "TID"),
    ("UNIT", "ENHET"),
    ("TEXT", "TEXT"),
    ("TAG", "TAGG"),
    ("LINK", "LÄNK"),
    ("GROUP", "GRUPP"),
    ("FILE", "FIL"),
    ("FORMAT", "FORMAT"),
    ("COLUMNS", "KOLUMNER"),
    ("URL", "ADRESS"),
    ("PARTS", "DELAR"),
    ("APPENDIX", "BILAGA"),
    ("REV", "VERSION"),
    ("TOPIC", "ÄMNE"),
    ("SHELL", "SKAL"),
    ("CODE", "KOD"),
    ("KIND", "SLAG"),
    ("OLD", "GAMMALT"),
    ("NEW", "NYTT"),
    ("HOW", "HUR"),
    ("N", "N"),
    ("NUMBER", "TAL"),
    ("PERIOD=NUMBER", "PERIOD=TAL"),
    ("WAY", "HÅLL"),
    ("BASE", "FÖRE"),
    ("OURS", "VÅR"),
    ("THEIRS", "DERAS"),
];

/// Returns the heading of an argument.
pub(super) fn heading(arg: &Arg) -> &'static Text {
    let named = HEADINGS.iter().find(|(name, _)| arg.get_help_heading() == Some(name)).map(|(_, heading)| *heading);
    debug_assert!(named.is_some() || arg.get_help_heading().is_none(), "{:?} is no heading", arg.get_help_heading());
    named.unwrap_or(if arg.is_positional() { &ARGUMENTS } else { &OPTIONS })
}
