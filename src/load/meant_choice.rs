//! Synonyms for the values of enums.

use crate::model::{Interval, loose_key};

/// Common synonyms, without accents.
const WORDS: &[(&str, &[&str])] = &[
    ("planned", &["planerad", "planerat"]),
    ("off-track", &["avviker", "avvikande", "off track", "delayed"]),
    ("ongoing", &["pagar", "pagaende", "paborjad", "paborjat", "in progress", "started"]),
    ("done", &["klar", "klart", "genomford", "genomfort", "fardig", "completed", "finished"]),
    ("blue", &["bla", "blatt"]),
    ("red", &["rod", "rott"]),
    ("yellow", &["gul", "gult"]),
    ("green", &["gron", "gront"]),
    ("grey", &["gra", "gratt", "gray"]),
    ("purple", &["lila", "violett", "violet"]),
    ("black", &["svart"]),
    ("goal", &["mal"]),
    ("direction", &["inriktning", "strategisk inriktning", "omrade"]),
    ("error", &["fel"]),
    ("warning", &["varning"]),
    ("info", &["upplysning", "information"]),
    ("off", &["av"]),
    ("sv", &["svenska", "swedish"]),
    ("en", &["engelska", "english"]),
];

/// Returns the value that a text stands for: equal except for case and accents, or a Swedish or English synonym.
pub(super) fn meant_choice(given: &str, choices: &[&'static str]) -> Option<&'static str> {
    let given = loose_key(given.trim());
    let is_word = |choice: &str| {
        let of_interval = Interval::ALL.into_iter().filter(|interval| interval.name() == choice);
        let mut others = of_interval.flat_map(|interval| interval.words().iter().map(|word| loose_key(word)));
        others.any(|word| word == given) || WORDS.iter().any(|(it, words)| *it == choice && words.contains(&&*given))
    };
    choices.iter().copied().find(|choice| loose_key(choice) == given || is_word(choice))
}
