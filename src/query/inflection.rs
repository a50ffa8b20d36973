//! Inflection of a plan's words for its levels, of which only the singular is given.

use crate::locale::Lang;

/// The forms of a noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Forms {
    /// The indefinite singular: `åtgärd`.
    pub(super) one: String,
    /// The definite singular: `åtgärden`.
    pub(super) the: String,
    /// The plural; `None` if unknown.
    pub(super) many: Option<String>,
    /// True for a Swedish neuter: `ett mål`. `None` if unknown, or in a language without genders.
    pub(super) is_neuter: Option<bool>,
}

/// Endings of Swedish nouns: the ending, the number of letters to drop, the endings of the definite singular and
/// the plural, and whether it is neuter. The first match counts.
const SWEDISH: &[(&str, usize, &str, &str, bool)] = &[
    ("mål", 0, "et", "", true),
    ("tema", 0, "t", "n", true),
    ("kapitel", 2, "let", "el", true),
    ("medel", 2, "let", "el", true),
    ("uppdrag", 0, "et", "", true),
    ("bidrag", 0, "et", "", true),
    ("projekt", 0, "et", "", true),
    ("program", 0, "met", "", true),
    ("initiativ", 0, "et", "", true),
    ("perspektiv", 0, "et", "", true),
    ("förslag", 0, "et", "", true),
    ("beslut", 0, "et", "", true),
    ("resultat", 0, "et", "", true),
    ("avsnitt", 0, "et", "", true),
    ("krav", 0, "et", "", true),
    ("spår", 0, "et", "", true),
    ("steg", 0, "et", "", true),
    ("block", 0, "et", "", true),
    ("fokus", 0, "et", "", true),
    ("paket", 0, "et", "", true),
    ("moment", 0, "et", "", true),
    ("behov", 0, "et", "", true),
    ("milstolpe", 1, "en", "ar", false),
    ("hörnsten", 0, "en", "ar", false),
    ("del", 0, "en", "ar", false),
    ("plan", 0, "en", "er", false),
    ("process", 0, "en", "er", false),
    ("princip", 0, "en", "er", false),
    ("punkt", 0, "en", "er", false),
    ("sats", 0, "en", "er", false),
    ("grupp", 0, "en", "er", false),
    ("tjänst", 0, "en", "er", false),
    ("gärd", 0, "en", "er", false),
    ("ing", 0, "en", "ar", false),
    ("het", 0, "en", "er", false),
    ("tet", 0, "en", "er", false),
    ("ion", 0, "en", "er", false),
    ("or", 0, "n", "er", false),
    ("are", 0, "n", "", false),
    ("ande", 0, "t", "n", true),
    ("ende", 0, "t", "n", true),
    ("åde", 0, "t", "n", true),
    ("öfte", 0, "t", "n", true),
    ("bete", 0, "t", "n", true),
    ("gi", 0, "n", "er", false),
    ("ori", 0, "n", "er", false),
    ("nivå", 0, "n", "er", false),
    ("idé", 0, "n", "er", false),
    ("fråga", 1, "an", "or", false),
    ("satsa", 1, "an", "or", false),
];

/// Words that can follow a noun in a phrase: `område för strategiska inriktningar`.
const AFTER_NOUN: [&str; 8] = ["för", "i", "med", "av", "om", "inom", "of", "for"];

impl Forms {
    /// Returns the forms of a word or phrase in a language. In an unsupported language only the singular is known.
    pub(super) fn new(word: &str, lang: Option<Lang>) -> Self {
        let word = in_running_text(word.trim());
        let words: Vec<&str> = word.split_whitespace().collect();
        let end = words.iter().position(|word| AFTER_NOUN.contains(word)).filter(|at| *at > 0).unwrap_or(words.len());
        let (phrase, rest) = words.split_at(end);
        let Some((noun, adjectives)) = phrase.split_last() else { return Self::unknown(&word) };
        let joined = |words: &[String]| {
            words.iter().map(String::as_str).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ")
        };
        match lang {
            Some(Lang::Sv) => {
                let Some((the, many, is_neuter)) = swedish(noun) else { return Self::unknown(&word) };
                let mut the_words: Vec<String> = adjectives.iter().map(|it| definite_adjective(it)).collect();
                let mut many_words = the_words.clone();
                if !the_words.is_empty() {
                    the_words.insert(0, if is_neuter { "det" } else { "den" }.to_owned());
                }
                the_words.push(the);
                many_words.push(many);
                let (the, many) = (joined(&the_words), Some(joined(&many_words)));
                Self { one: word.clone(), the, many, is_neuter: Some(is_neuter) }
            }
            Some(Lang::En) => {
                let many = adjectives.iter().copied().map(str::to_owned).chain([english(noun)]).collect::<Vec<_>>();
                Self { the: format!("the {word}"), many: Some(joined(&many)), one: word.clone(), is_neuter: None }
            }
            None => Self::unknown(&word),
        }
    }

    fn unknown(word: &str) -> Self {
        Self { one: word.to_owned(), the: word.to_owned(), many: None, is_neuter: None }
    }
}

/// Returns a word in lower case, for use within a sentence. An abbreviation keeps its capitals.
fn in_running_text(word: &str) -> String {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    }
}

/// Returns the definite form of a Swedish noun, its plural, and whether it is neuter.
fn swedish(noun: &str) -> Option<(String, String, bool)> {
    let lower = noun.to_lowercase();
    let (_, dropped, the, many, is_neuter) = SWEDISH.iter().find(|(ending, ..)| lower.ends_with(ending))?;
    let stem: String = noun.chars().take(noun.chars().count() - dropped).collect();
    Some((format!("{stem}{the}"), format!("{stem}{many}"), *is_neuter))
}

/// Returns the definite or plural form of a Swedish adjective: `strategiska`, `prioriterade`.
fn definite_adjective(adjective: &str) -> String {
    match adjective {
        _ if adjective.ends_with(['a', 'e']) => adjective.to_owned(),
        _ if adjective.ends_with("at") => format!("{}de", &adjective[..adjective.len() - 1]),
        _ if adjective.ends_with("ad") => format!("{adjective}e"),
        _ if adjective.ends_with("skt") => format!("{}a", &adjective[..adjective.len() - 1]),
        _ => format!("{adjective}a"),
    }
}

fn english(noun: &str) -> String {
    let before_last = noun.chars().rev().nth(1);
    match noun {
        _ if noun.ends_with('y') && before_last.is_some_and(|c| !"aeiou".contains(c)) => {
            format!("{}ies", &noun[..noun.len() - 1])
        }
        _ if ["s", "x", "ch", "sh"].iter().any(|ending| noun.ends_with(ending)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_words_have_their_forms() {
        for (word, the, many, is_neuter) in [
            ("Åtgärd", "åtgärden", "åtgärder", false),
            ("Insats", "insatsen", "insatser", false),
            ("Satsning", "satsningen", "satsningar", false),
            ("Delmål", "delmålet", "delmål", true),
            ("Uppdrag", "uppdraget", "uppdrag", true),
            ("Målområde", "målområdet", "målområden", true),
            ("Tema", "temat", "teman", true),
            ("Åtagande", "åtagandet", "åtaganden", true),
            ("Fokusfråga", "fokusfrågan", "fokusfrågor", false),
            ("Milstolpe", "milstolpen", "milstolpar", false),
            ("Strategi", "strategin", "strategier", false),
            ("Indikator", "indikatorn", "indikatorer", false),
            ("Strategisk inriktning", "den strategiska inriktningen", "strategiska inriktningar", false),
            ("Prioriterat område", "det prioriterade området", "prioriterade områden", true),
            (
                "Område för strategiska inriktningar",
                "området för strategiska inriktningar",
                "områden för strategiska inriktningar",
                true,
            ),
        ] {
            let forms = Forms::new(word, Some(Lang::Sv));
            assert_eq!((&*forms.the, forms.many.as_deref()), (the, Some(many)), "{word}");
            assert_eq!(forms.is_neuter, Some(is_neuter), "{word}");
        }
        assert_eq!(Forms::new("KPI", Some(Lang::Sv)).many, None);
    }

    #[test]
    fn english_words_have_their_forms_and_others_their_singular() {
        for (word, many) in [
            ("Measure", "measures"),
            ("Priority", "priorities"),
            ("Pathway", "pathways"),
            ("Process", "processes"),
            ("Area of action", "areas of action"),
        ] {
            let forms = Forms::new(word, Some(Lang::En));
            assert_eq!(forms.many.as_deref(), Some(many), "{word}");
            assert_eq!(forms.the, format!("the {}", forms.one));
        }
        let forms = Forms::new("Toimenpide", None);
        assert_eq!((&*forms.one, forms.many), ("toimenpide", None));
    }
}
