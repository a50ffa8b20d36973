//! Yes and no, in every language that the tool speaks.

use crate::locale::{Text, catalogue as say};

/// Returns the word for an answer.
pub(super) fn word(yes: bool) -> &'static Text {
    if yes { &say::YES } else { &say::NO }
}

/// Says what can be typed.
pub(super) fn how(usual: bool) -> Text {
    if usual {
        Text::fixed("j: ja, n: nej, Enter: ja", "y: yes, n: no, Enter: yes")
    } else {
        Text::fixed("j: ja, n: nej, Enter: nej", "y: yes, n: no, Enter: no")
    }
}

/// Reads an answer: the word or its first letter, in any of the languages.
pub(super) fn read(typed: &str) -> Result<bool, Text> {
    match typed.to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" => Ok(true),
        "n" | "nej" | "no" => Ok(false),
        _ => Err(Text::fixed("svara `j` eller `n`", "answer `j` or `n`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_letters_of_both_languages_are_understood() {
        for (yes, words) in [(true, ["j", "JA", "y", "Yes"]), (false, ["n", "NEJ", "N", "no"])] {
            assert!(words.iter().all(|typed| read(typed) == Ok(yes)), "{words:?}");
        }
        assert!(read("").is_err() && read("kanske").is_err());
    }
}
