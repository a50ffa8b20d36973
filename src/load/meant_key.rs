//! Synonyms for the keys of the format.

use crate::model::loose_key;

/// Common synonyms, without accents and with `_` for spaces.
const WORDS: &[(&str, &[&str])] = &[
    ("id", &["nr", "nummer", "number"]),
    ("name", &["namn"]),
    ("title", &["titel", "rubrik", "namn", "name", "heading"]),
    ("text", &["beskrivning", "description"]),
    ("owners", &["ansvarig", "ansvariga", "ansvar", "agare", "owner", "responsible"]),
    ("support", &["stod", "med_stod_av", "stodjer", "medverkande", "supporting", "supports"]),
    ("start", &["paborjas", "startar", "borjar", "fran", "from", "starts", "begins", "start_year"]),
    ("every", &["upprepas", "aterkommer", "intervall", "repeat", "repeats", "recurs", "interval"]),
    ("deadline", &["klar", "klart", "fardig", "klart_senast", "klar_senast", "senast", "frist", "due", "due_date"]),
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
    ("note", &["anteckning", "kommentar", "notering", "comment", "remark"]),
    ("tags", &["taggar", "tagg", "etiketter", "nyckelord", "tag", "labels", "keywords"]),
    ("links", &["lankar", "lank", "bilagor", "link", "urls", "attachments"]),
    ("url", &["lank", "adress", "webbadress", "link", "href", "address"]),
    ("see", &["se", "se_aven", "see_also"]),
    ("focus", &["fokus"]),
    ("formerly", &["tidigare", "tidigare_id", "old_id"]),
];

/// Returns the key that a name stands for: equal except for case, accents, spaces and hyphens, or a Swedish or
/// English synonym.
pub(super) fn meant_key<'k>(name: &str, keys: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    let name = loose_key(name.trim()).replace([' ', '-', '\u{a0}'], "_");
    let same = keys.clone().find(|key| **key == *name);
    same.or_else(|| {
        let is_word = |key: &str| WORDS.iter().any(|(meant, words)| *meant == key && words.contains(&&*name));
        keys.clone().find(|key| is_word(key))
    })
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
