//! Words of everyday language for commands and options, for suggestions. None leads to a command that takes something
//! out of the plan, unless it is its own word in Swedish.

use crate::model::loose_key;

/// The words for each command, without accents.
const COMMANDS: &[(&str, &[&str])] = &[
    ("status", &["lage", "laget", "sammanfatta", "summary", "overview"]),
    ("list", &["lista", "visa_alla", "aktiviteter", "sok", "search", "find", "ls"]),
    ("show", &["visa", "se", "las", "view", "display"]),
    ("tree", &["trad", "struktur"]),
    ("owners", &["ansvariga", "ansvarig", "agare", "roller", "owner"]),
    ("plans", &["planer"]),
    ("due", &["kvar", "obedomda", "obedomt", "vantar", "todo", "remaining"]),
    ("chart", &["diagram", "staplar", "graf"]),
    ("report", &["rapport", "rapportera", "uppfoljning", "dokument"]),
    ("site", &["webb", "webbplats", "hemsida", "web", "website"]),
    ("export", &["exportera", "blad", "uttag"]),
    ("import", &["importera", "las_in"]),
    ("review", &["granska", "ga_igenom", "bedom", "bedoma", "assess"]),
    ("set", &["satt", "satta", "andra", "uppdatera", "skriv", "ratta", "update", "change", "edit", "modify"]),
    ("init", &["skapa", "ny", "borja", "starta", "new", "create"]),
    ("add", &["lagg_till", "lagg", "tillagg"]),
    ("move", &["flytta", "mv"]),
    ("rename", &["byt", "byt_namn", "dop_om", "dop"]),
    ("end", &["avsluta"]),
    ("open", &["oppna"]),
    ("close", &["stang", "las_period"]),
    ("undo", &["angra"]),
    ("fmt", &["formatera", "snygga", "format"]),
    ("diff", &["jamfor", "skillnad", "skillnader", "andringar", "compare"]),
    ("log", &["logg", "historik", "history"]),
    ("blame", &["vem", "who"]),
    ("check", &["kontrollera", "kolla", "granskning", "testa", "validera", "validate", "verify", "lint"]),
    ("explain", &["forklara"]),
    ("help", &["hjalp"]),
    ("man", &["manual"]),
];

/// The words for each option, without accents.
const OPTIONS: &[(&str, &[&str])] = &[
    ("note", &["not", "anteckning", "kommentar", "notering", "comment"]),
    ("owner", &["ansvarig", "ansvariga", "agare", "roll", "responsible"]),
    ("support", &["stod"]),
    ("period", &["ar", "aret", "year"]),
    ("goal", &["mal"]),
    ("priority", &["prioritering"]),
    ("status", &["farg", "lage"]),
    ("title", &["rubrik", "titel", "namn", "name"]),
    ("text", &["sok", "beskrivning", "search"]),
    ("tag", &["tagg", "etikett"]),
    ("link", &["lank"]),
    ("source", &["kalla"]),
    ("start", &["paborjas", "borjar"]),
    ("until", &["till", "slut", "till_och_med", "end"]),
    ("deadline", &["senast", "klar", "frist", "slutdatum"]),
    ("every", &["upprepas", "intervall"]),
    ("columns", &["kolumner", "kolumn", "column"]),
    ("sort", &["sortera", "sortering", "order"]),
    ("by", &["per", "grupp", "group"]),
    ("compare", &["jamfor"]),
    ("since", &["sedan"]),
    ("plan", &["planer"]),
    ("late", &["sen", "sena", "forsenad", "forsenade", "overdue"]),
    ("format", &["typ", "type"]),
    ("output", &["fil", "ut", "file"]),
    ("dry-run", &["prova", "test", "torrkorning"]),
    ("yes", &["ja"]),
    ("lang", &["sprak", "language"]),
    ("clear", &["rensa", "ta_bort"]),
    ("under", &["inom"]),
    ("to", &["till"]),
    ("help", &["hjalp"]),
];

/// Returns the command that a word stands for.
pub(in crate::cli) fn command_of(word: &str) -> Option<&'static str> {
    find(COMMANDS, word)
}

/// Returns the option, without its hyphens, that a word stands for.
pub(in crate::cli) fn option_of(word: &str) -> Option<&'static str> {
    find(OPTIONS, word)
}

fn find(all: &'static [(&str, &[&str])], word: &str) -> Option<&'static str> {
    let word = loose_key(word).replace([' ', '-'], "_");
    all.iter().find(|(_, words)| words.contains(&&*word)).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;

    #[test]
    fn every_word_leads_to_a_command_or_an_option_and_is_none_itself() {
        let whole = args::whole();
        for (name, words) in COMMANDS {
            assert!(whole.find_subcommand(name).is_some(), "{name}");
            assert!(words.iter().all(|word| whole.find_subcommand(word).is_none()), "{words:?}");
        }
        let has = |name: &str| {
            let all = whole.get_subcommands().flat_map(clap::Command::get_arguments).chain(whole.get_arguments());
            all.chain(
                whole.get_subcommands().flat_map(clap::Command::get_subcommands).flat_map(clap::Command::get_arguments),
            )
            .any(|it| it.get_long() == Some(name))
        };
        for (name, _) in OPTIONS.iter().filter(|(name, _)| *name != "help") {
            assert!(has(name), "{name}");
        }
    }
}
