//! The TOML parser's messages in plain words, in both languages.

use crate::locale::{Text, text};

/// What a parser's message means for somebody who does not know TOML.
pub(super) struct Words {
    pub(super) message: Text,
    pub(super) help: Text,
    /// The message is about a key that stands twice.
    pub(super) duplicate: bool,
}

/// The beginning of a parser's message, what it says, and what to do. The first that fits counts.
const WORDS: &[(&str, Text, Text)] = &[
    (
        "string values must be quoted",
        Text::fixed("texten saknar citattecken", "the text has no quotes"),
        Text::fixed("skriv citattecken runt texten: `title = \"…\"`", "put quotes around the text: `title = \"…\"`"),
    ),
    (
        "invalid basic string",
        Text::fixed(
            "texten är inte avslutad eller har ett otillåtet tecken",
            "the text is not closed or has a forbidden character",
        ),
        Text::fixed(
            "avsluta texten med `\"` på samma rad; skriv `\\\"` för ett citattecken inne i texten",
            "close the text with `\"` on the same line; write `\\\"` for a quote inside it",
        ),
    ),
    (
        "missing opening quote",
        Text::fixed("ett citattecken saknas före texten", "a quote is missing before the text"),
        Text::fixed("skriv citattecken både före och efter texten", "put quotes both before and after the text"),
    ),
    (
        "missing assignment",
        Text::fixed("ett `=` saknas mellan nyckeln och värdet", "an `=` is missing between the key and the value"),
        Text::fixed("skriv `nyckel = värde`, en på varje rad", "write `key = value`, one on each line"),
    ),
    (
        "key with no value",
        Text::fixed("nyckeln har inget värde", "the key has no value"),
        Text::fixed("skriv `nyckel = värde`, eller ta bort raden", "write `key = value`, or remove the line"),
    ),
    (
        "missing value",
        Text::fixed("värdet efter `=` saknas", "the value after `=` is missing"),
        Text::fixed("skriv värdet efter `=`, eller ta bort raden", "write the value after `=`, or remove the line"),
    ),
    (
        "extra `=`",
        Text::fixed("här står ett `=` för mycket", "there is one `=` too many here"),
        Text::fixed("ta bort det", "remove it"),
    ),
    (
        "extra assignment",
        Text::fixed("här står ett `=` för mycket", "there is one `=` too many here"),
        Text::fixed("ta bort det", "remove it"),
    ),
    (
        "unexpected `=` in array",
        Text::fixed("ett `=` står inne i en lista", "an `=` stands inside a list"),
        Text::fixed("avsluta listan med `]` före nästa rad", "close the list with `]` before the next line"),
    ),
    (
        "unclosed array table",
        Text::fixed("rubrikens `]]` saknas", "the heading's `]]` is missing"),
        Text::fixed("avsluta rubriken: `[[priority]]`", "close the heading: `[[priority]]`"),
    ),
    (
        "unclosed array",
        Text::fixed("listan är inte avslutad", "the list is not closed"),
        Text::fixed("skriv `]` efter det sista i listan", "write `]` after the last item of the list"),
    ),
    (
        "unclosed table",
        Text::fixed("rubrikens `]` saknas", "the heading's `]` is missing"),
        Text::fixed("avsluta rubriken: `[follow_up]`", "close the heading: `[follow_up]`"),
    ),
    (
        "unclosed inline table",
        Text::fixed("tabellen är inte avslutad", "the table is not closed"),
        Text::fixed("skriv `}` efter det sista i tabellen", "write `}` after the last entry of the table"),
    ),
    (
        "missing comma between array elements",
        Text::fixed("ett komma saknas i listan", "a comma is missing in the list"),
        Text::fixed("skriv komma mellan värdena: `[\"A\", \"B\"]`", "put commas between the values: `[\"A\", \"B\"]`"),
    ),
    (
        "missing comma between key-value pairs",
        Text::fixed("ett komma saknas i tabellen", "a comma is missing in the table"),
        Text::fixed(
            "skriv komma mellan uppgifterna: `{ status = \"…\", note = \"…\" }`",
            "put commas between the entries: `{ status = \"…\", note = \"…\" }`",
        ),
    ),
    (
        "extra comma",
        Text::fixed("här står ett komma för mycket", "there is one comma too many here"),
        Text::fixed("ta bort det", "remove it"),
    ),
    (
        "carriage return must be followed by newline",
        Text::fixed("raden slutar med ett ensamt vagnreturtecken", "the line ends with a lone carriage return"),
        Text::fixed(
            "spara filen med vanliga radslut (LF eller CRLF)",
            "save the file with ordinary line ends (LF or CRLF)",
        ),
    ),
    (
        "invalid unquoted key",
        Text::fixed("nyckeln har ett tecken som den inte kan ha", "the key has a character that it cannot have"),
        Text::fixed(
            "en nyckel skrivs med a–z, siffror, `_` och `-`, utan å, ä, ö och mellanslag",
            "a key is written with a–z, digits, `_` and `-`, without accents and spaces",
        ),
    ),
    (
        "unquoted keys cannot be empty",
        Text::fixed("nyckeln före `=` saknas", "the key before `=` is missing"),
        Text::fixed("skriv `nyckel = värde`", "write `key = value`"),
    ),
    (
        "missing key",
        Text::fixed("nyckeln före `=` saknas", "the key before `=` is missing"),
        Text::fixed("skriv `nyckel = värde`", "write `key = value`"),
    ),
    (
        "unexpected leading zero",
        Text::fixed("ett tal kan inte börja med noll", "a number cannot begin with zero"),
        Text::fixed(
            "ta bort nollan, eller skriv citattecken runt om det är en text",
            "remove the zero, or put quotes around it if it is a text",
        ),
    ),
    (
        "invalid comment character",
        Text::fixed("kommentaren har ett osynligt styrtecken", "the comment has an invisible control character"),
        Text::fixed("radera raden och skriv om den", "delete the line and write it again"),
    ),
    (
        "cannot recurse further",
        Text::fixed("parenteserna står i för många lager", "the brackets stand in too many layers"),
        Text::fixed(
            "en plan behöver högst tre: ta bort de som är för många",
            "a plan needs three at most: remove those that are too many",
        ),
    ),
    (
        "recursion limit",
        Text::fixed("parenteserna står i för många lager", "the brackets stand in too many layers"),
        Text::fixed(
            "en plan behöver högst tre: ta bort de som är för många",
            "a plan needs three at most: remove those that are too many",
        ),
    ),
];

/// Returns what a parser's message means.
pub(super) fn explain(message: &str) -> Words {
    if message.starts_with("duplicate key") {
        return Words {
            message: Text::fixed(
                "samma nyckel eller rubrik står redan tidigare",
                "the same key or heading stands earlier already",
            ),
            help: Text::fixed(
                "behåll den som gäller och ta bort den andra",
                "keep the one that holds and remove the other",
            ),
            duplicate: true,
        };
    }
    if let Some((_, message, help)) = WORDS.iter().find(|(beginning, ..)| message.starts_with(beginning)) {
        return Words { message: message.clone(), help: help.clone(), duplicate: false };
    }
    Words {
        // The parser speaks English only; its own words are better than none.
        message: text!("det här går inte att läsa som TOML ({message})", "this cannot be read as TOML ({message})"),
        help: Text::fixed(
            "jämför med raderna omkring: `nyckel = \"text\"`, ett värde på varje rad",
            "compare with the lines around it: `key = \"text\"`, one value on each line",
        ),
        duplicate: false,
    }
}
