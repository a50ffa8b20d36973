//! The values of the options of `plan init`.

use crate::intake::{READY, Ready};
use crate::locale::{Lang, Text, text};
use crate::model::{Interval, LanguageTag, Unit, loose_key};
use crate::query::Refusal;

/// Parses the first and the last year: `2024-2027`, or a single year. `called` is the option or the key in messages.
pub(super) fn years(called: &str, given: &str) -> Result<(u16, u16), Refusal> {
    let parts: Vec<&str> = given.split(['-', '–', '—']).flat_map(|part| part.split("..")).map(str::trim).collect();
    let year = |text: &&str| text.parse::<u16>().ok().filter(|year| text.len() == 4 && (1000..=9999).contains(year));
    let years = match &parts[..] {
        [one] => year(one).map(|year| (year, year)),
        [first, last] => year(first).zip(year(last)),
        _ => None,
    };
    match years {
        Some((first, last)) if first <= last => Ok((first, last)),
        Some((first, last)) => Err(Refusal::new(
            text!("{called}: {last} kommer före {first}", "{called}: {last} comes before {first}"),
            Some(text!("skriv {last}-{first}", "write {last}-{first}")),
        )),
        None => Err(Refusal::new(
            text!("{called}: `{given}` är inga år", "{called}: `{given}` is no years"),
            Some(Text::fixed(
                "skriv det första och det sista året, till exempel 2024-2027",
                "write the first and the last year, such as 2024-2027",
            )),
        )),
    }
}

/// Parses the interval of the follow-up.
pub(super) fn unit(called: &str, given: &str) -> Result<Unit, Refusal> {
    let key = loose_key(given.trim());
    let is_called = |unit: &Unit| {
        let words = Interval::Each(*unit).words().iter();
        unit.name() == key || words.into_iter().any(|word| loose_key(word) == key)
    };
    Unit::ALL.into_iter().find(is_called).ok_or_else(|| {
        let own = Unit::ALL.map(|unit| Text::same(unit.name()));
        Refusal::unmatched(called, given, own.iter().map(|it| it.get(Lang::En)), own.iter())
    })
}

/// Finds a predefined scale.
pub(super) fn scale(given: &str) -> Result<&'static Ready, Refusal> {
    let key = loose_key(given.trim());
    // British and American spelling.
    let key = if key == "colors" { "colours".into() } else { key };
    READY.iter().find(|ready| ready.name == key).ok_or_else(|| {
        let own: Vec<Text> = READY.iter().map(|ready| Text::same(ready.name)).collect();
        Refusal::unmatched("--scale", given, READY.iter().map(|ready| ready.name), own.iter())
    })
}

/// Parses the language of the plan: a tag, or the name of one of the tool's languages.
pub(super) fn language(called: &str, given: &str) -> Result<String, Refusal> {
    let given = given.trim();
    if let Some(lang) = Lang::from_tag(given).filter(|_| LanguageTag::new(given.into()).is_err()) {
        return Ok(lang.tag().to_owned());
    }
    let tag = LanguageTag::new(given.into()).map(LanguageTag::into_text).map(Into::into);
    tag.map_err(|_| {
        Refusal::new(
            text!("{called}: `{given}` är inget språk", "{called}: `{given}` is no language"),
            Some(Text::fixed(
                "skriv språkets kod, till exempel sv, en, no, da, fi, de eller fr",
                "write the language's code, such as sv, en, no, da, fi, de or fr",
            )),
        )
    })
}

/// Refuses an invalid plan id. It is also the name of a folder.
pub(super) fn id(given: &str) -> Result<(), Refusal> {
    let is_right = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !given.is_empty() && given.chars().all(is_right) && given.chars().any(char::is_alphanumeric) {
        return Ok(());
    }
    Err(Refusal::new(
        text!("--id: `{given}` kan inte vara planens id", "--id: `{given}` cannot be the plan's id"),
        Some(Text::fixed(
            "det består av bokstäver, siffror, punkter och bindestreck, som ett namn på en katalog",
            "it has letters, digits, points and hyphens, as the name of a directory",
        )),
    ))
}

/// Returns a plan id made from a name, without invalid characters.
pub(super) fn id_of(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.'));
    words.filter(|word| word.chars().any(char::is_alphanumeric)).collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_written_in_many_ways() {
        for given in ["2024-2027", "2024–2027", "2024..2027", " 2024 - 2027 "] {
            assert_eq!(years("", given), Ok((2024, 2027)), "{given}");
        }
        assert_eq!(years("", "2025"), Ok((2025, 2025)));
        assert!(["", "24-27", "2027-2024", "2024-2025-2026", "år 2024"].iter().all(|given| years("", given).is_err()));
    }

    #[test]
    fn words_of_both_languages_are_understood() {
        assert_eq!(
            ["year", "kvartal", "Halvår"].map(|it| unit("", it).ok()),
            [Unit::Year, Unit::Quarter, Unit::HalfYear].map(Some)
        );
        assert!(scale("Colours").is_ok_and(|it| it.name == "colours") && scale("color").is_err());
        assert_eq!(
            ["sv", "English", "sv-SE", "fr", "a b"].map(|it| language("", it).ok()),
            ["sv", "en", "sv-SE", "fr", ""].map(|it| Some(it.to_owned()).filter(|it| !it.is_empty()))
        );
        assert_eq!(id_of("Vår plan (ny)"), "vår-plan-ny");
        assert!(id("vår-plan").is_ok() && id("vår plan").is_err() && id("..").is_err());
    }
}
