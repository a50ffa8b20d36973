//! Completion in bash, which splits words by its own rules and inserts candidates unquoted.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use clap::Command;
use clap_complete::engine::complete;

/// The completion script, which also runs in bash 3.2, the version of macOS.
pub(super) const SCRIPT: &str = r#"_plan_complete() {
    local line word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(VARIABLE=bash plan -- "$COMP_CWORD" "${word:0:1}" "$2" "${COMP_WORDS[@]:0:COMP_CWORD+1}" 2> /dev/null)
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[/=,] ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
complete -o bashdefault -o nosort -F _plan_complete plan 2> /dev/null || complete -o bashdefault -F _plan_complete plan
"#;

/// Answers [`SCRIPT`]: its arguments are the number of the word, the word's first character, the word as bash splits
/// it, and all words. Writes one candidate a line, quoted for the command line.
pub(super) fn answer(
    asked: Vec<OsString>,
    command: impl FnOnce(&[OsString]) -> Command,
    here: Option<&Path>,
    said: &mut Vec<u8>,
) -> io::Result<()> {
    let mut asked = asked.into_iter().map(|word| word.to_string_lossy().into_owned());
    let (Some(at), Some(first), Some(word)) = (asked.next(), asked.next(), asked.next()) else {
        return Err(io::Error::other("too little is said"));
    };
    let quote = Quote::of(&first);
    let mut words: Vec<String> = asked.collect();
    let at = at.parse::<usize>().unwrap_or_default().min(words.len());
    words.truncate(at);
    // Bash treats the `=` between an option and its value as a word.
    words.push(if word == "=" { String::new() } else { word });
    let is_between = |(before, word): (&str, &str)| word == "=" && before.starts_with("--");
    let befores = [""].into_iter().chain(words.iter().map(String::as_str));
    let kept = befores.zip(&words).filter(|(before, word)| !is_between((before, word)));
    let words: Vec<OsString> = kept.map(|(_, word)| unquoted(OsStr::new(word))).collect();
    let last = words.len().saturating_sub(1);
    let found = complete(&mut command(&words), words, last, here)?;
    said.extend(
        found
            .iter()
            .flat_map(|it| quote.quoted(&it.get_value().to_string_lossy()).into_bytes().into_iter().chain([b'\n'])),
    );
    Ok(())
}

/// The quotes around a word.
#[derive(Clone, Copy)]
enum Quote {
    None,
    Single,
    Double,
}

impl Quote {
    fn of(first: &str) -> Self {
        match first {
            "'" => Self::Single,
            "\"" => Self::Double,
            _ => Self::None,
        }
    }

    /// Returns a text quoted for bash within these quotes.
    fn quoted(self, text: &str) -> String {
        let plain = |c: char| c.is_alphanumeric() || "-_./:,+@%=".contains(c);
        let mut word = String::with_capacity(text.len());
        for c in text.chars() {
            match self {
                Self::Single if c == '\'' => word.push_str("'\\'"),
                Self::Double if matches!(c, '"' | '\\' | '$' | '`') => word.push('\\'),
                Self::None if !plain(c) => word.push('\\'),
                _ => {}
            }
            word.push(c);
        }
        word
    }
}

/// Returns a word without its quotes, as a program would get it.
pub(super) fn unquoted(word: &OsStr) -> OsString {
    let word = word.to_string_lossy();
    let (mut plain, mut quote) = (String::with_capacity(word.len()), None);
    let mut signs = word.chars();
    while let Some(c) = signs.next() {
        match (c, quote) {
            ('\\', None | Some('"')) => plain.extend(signs.next()),
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            _ => plain.push(c),
        }
    }
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_as_bash_reads_it() {
        for (word, plain) in
            [(r"Fria\ te", "Fria te"), (r#""Fria te"#, "Fria te"), ("'it''s'", "its"), (r"'a\b'", r"a\b")]
        {
            assert_eq!(unquoted(OsStr::new(word)), plain, "{word}");
        }
    }

    #[test]
    fn a_candidate_is_quoted_as_what_was_typed() {
        assert_eq!(Quote::of("F").quoted("Fria $(teatern)"), r"Fria\ \$\(teatern\)");
        assert_eq!(Quote::of("\"").quoted("Fria $(teatern)"), r"Fria \$(teatern)");
        assert_eq!(Quote::of("'").quoted("it's"), r"it'\''s");
    }
}
