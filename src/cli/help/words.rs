//! Help headings and value names.

use crate::locale::Text;

/// Help headings and value names.
pub(super) static WORDS: &[(&str, Text)] = &[
    (
        "filters",
        Text::fixed(
            "Urval (OCH mellan flaggorna, ELLER inom var och en)",
            "Filters (AND between the options, OR within each)",
        ),
    ),
    (
        "corrections",
        Text::fixed(
            "Med id rättas det här; utan id är det ett urval",
            "With ids these correct; without ids they select",
        ),
    ),
    ("selecting", Text::fixed("Urval, i stället för id", "Filters, in place of ids")),
    ("global", Text::fixed("Med alla kommandon", "With every command")),
    ("options", Text::fixed("Flaggor", "Options")),
    ("arguments", Text::fixed("Argument", "Arguments")),
    ("DIR", Text::fixed("KATALOG", "DIR")),
    ("WHOSE", Text::fixed("VEMS", "WHOSE")),
    ("LANG", Text::fixed("SPRÅK", "LANG")),
    ("WHEN", Text::fixed("NÄR", "WHEN")),
    ("DATE", Text::fixed("DATUM", "DATE")),
    ("NAME", Text::fixed("NAMN", "NAME")),
    ("ADDRESS", Text::fixed("ADRESS", "ADDRESS")),
    ("ID", Text::fixed("ID", "ID")),
    ("STATUS", Text::fixed("STATUS", "STATUS")),
    ("PERIOD", Text::fixed("PERIOD", "PERIOD")),
    ("YEARS", Text::fixed("ÅR", "YEARS")),
    ("RANGE", Text::fixed("TID", "RANGE")),
    ("UNIT", Text::fixed("ENHET", "UNIT")),
    ("TEXT", Text::fixed("TEXT", "TEXT")),
    ("TAG", Text::fixed("TAGG", "TAG")),
    ("LINK", Text::fixed("LÄNK", "LINK")),
    ("GROUP", Text::fixed("GRUPP", "GROUP")),
    ("FILE", Text::fixed("FIL", "FILE")),
    ("FORMAT", Text::fixed("FORMAT", "FORMAT")),
    ("COLUMNS", Text::fixed("KOLUMNER", "COLUMNS")),
    ("REV", Text::fixed("VERSION", "REV")),
    ("TOPIC", Text::fixed("ÄMNE", "TOPIC")),
    ("SHELL", Text::fixed("SKAL", "SHELL")),
    ("CODE", Text::fixed("KOD", "CODE")),
    ("KIND", Text::fixed("SLAG", "KIND")),
    ("OLD", Text::fixed("GAMMALT", "OLD")),
    ("NEW", Text::fixed("NYTT", "NEW")),
    ("HOW", Text::fixed("HUR", "HOW")),
    ("N", Text::fixed("N", "N")),
    ("NUMBER", Text::fixed("TAL", "NUMBER")),
    ("BASE", Text::fixed("FÖRE", "BASE")),
    ("OURS", Text::fixed("VÅR", "OURS")),
    ("THEIRS", Text::fixed("DERAS", "THEIRS")),
];
