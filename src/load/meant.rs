//! Synonyms for the keys of the format, and for the values of those that have a choice.

use crate::model::{Interval, loose_key};

/// Common synonyms, without accents and with `_` for spaces.
const KEYS: &[(&str, &[&str])] = &[
    ("id", &["nr", "nummer", "number"]),
    ("name", &["namn"]),
    ("title", &["titel", "rubrik", "namn", "name", "heading"]),
    ("text", &["beskrivning", "description"]),
    ("owners", &["ansvarig", "ansvariga", "ansvar", "agare", "owner", "responsible"]),
    ("support", &["stod", "med_stod_av", "stodjer", "medverkande", "supporting", "supports"]),
    ("start", &["paborjas", "startar", "borjar", "fran", "from", "starts", "begins", "start_year", "startdatum"]),
    ("every", &["upprepas", "aterkommer", "intervall", "repeat", "repeats", "recurs", "interval"]),
    (
        "deadline",
        &[
            "klar",
            "klart",
            "fardig",
            "slutdatum",
            "sista_dag",
            "klart_senast",
            "klar_senast",
            "senast",
            "frist",
            "due",
            "due_date",
        ],
    ),
    ("until", &["till", "till_och_med", "tom", "slut", "slutar", "end", "to", "through"]),
    ("ended", &["avslutad", "struken", "utgatt", "dropped"]),
    ("follow_up", &["uppfoljning", "uppfoljningar", "bedomning", "followup", "assessment"]),
    ("measure", &["indikator", "indikatorer", "matt", "indicator", "indicators", "measures", "kpi"]),
    ("unit", &["enhet"]),
    ("better", &["battre", "riktning", "direction"]),
    ("baseline", &["utgangslage", "baslinje", "utgangsvarde"]),
    ("target", &["mal", "malvarde", "targets", "goal"]),
    ("value", &["varde", "utfall", "values", "result"]),
    ("levels", &["nivaer", "niva", "level"]),
    ("status", &["lage", "farg", "state", "color", "colour"]),
    ("color", &["farg", "colour"]),
    ("stage", &["steg", "skede"]),
    ("meaning", &["betydelse", "innebord", "definition"]),
    ("note", &["anteckning", "kommentar", "notering", "not", "notis", "text", "comment", "remark", "notes"]),
    ("tags", &["taggar", "tagg", "etiketter", "nyckelord", "tag", "labels", "keywords"]),
    ("links", &["lankar", "lank", "bilagor", "link", "urls", "attachments"]),
    ("url", &["lank", "adress", "webbadress", "link", "href", "address"]),
    ("see", &["se", "se_aven", "see_also"]),
    ("focus", &["fokus"]),
    ("report", &["rapport", "missiv"]),
    ("sender", &["avsandare"]),
    ("case_number", &["diarienummer", "dnr", "arendenummer", "case", "reference"]),
    ("officer", &["handlaggare"]),
    ("proposed_decision", &["forslag_till_beslut", "forslag", "beslut", "proposal", "decision"]),
    ("contact", &["kontakt", "kontaktuppgifter"]),
    ("logo", &["logotyp", "logga", "logotype"]),
    ("formerly", &["tidigare", "tidigare_id", "old_id"]),
];

/// Returns the key that a name stands for: equal except for case, accents, spaces and hyphens, or a Swedish or
/// English synonym.
pub(super) fn meant_key<'k>(name: &str, keys: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    let name = loose_key(name.trim()).replace([' ', '-', '\u{a0}'], "_");
    let same = keys.clone().find(|key| **key == *name);
    same.or_else(|| {
        let is_word = |key: &str| KEYS.iter().any(|(meant, words)| *meant == key && words.contains(&&*name));
        keys.clone().find(|key| is_word(key))
    })
}

/// Common synonyms, without accents.
const CHOICES: &[(&str, &[&str])] = &[
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
        others.any(|word| word == given) || CHOICES.iter().any(|(it, words)| *it == choice && words.contains(&&*given))
    };
    choices.iter().copied().find(|choice| loose_key(choice) == given || is_word(choice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_in_both_languages() {
        let keys = ["title", "owners", "follow_up", "note", "x"];
        for (name, key) in [
            ("Ansvarig", Some("owners")),
            ("follow up", Some("follow_up")),
            ("follow-up", Some("follow_up")),
            ("Uppföljning", Some("follow_up")),
            ("anteckning", Some("note")),
            ("NOTE", Some("note")),
            ("start", None),
            ("budget", None),
        ] {
            assert_eq!(meant_key(name, keys.iter().copied()), key, "{name}");
        }
    }
}
