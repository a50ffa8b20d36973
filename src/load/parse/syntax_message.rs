//! Messages for syntax errors, in place of the parser's own.

use std::ops::Range;

use crate::locale::{Text, text};

/// A message for a syntax error, for people who do not know TOML.
#[derive(Clone)]
pub(super) struct SyntaxMessage {
    pub(super) message: Text,
    pub(super) help: Text,
    /// True if the error is a duplicate key.
    pub(super) duplicate: bool,
    /// A range of the file, and its likely replacement.
    pub(super) fix: Option<(Range<usize>, String)>,
}

impl SyntaxMessage {
    /// Creates a message without a fix.
    pub(super) fn new(message: Text, help: Text) -> Self {
        Self { message, help, duplicate: false, fix: None }
    }
}

/// The prefixes of parser messages, with our message and advice. The first match counts.
const WORDS: &[(&[&str], Text, Text)] = &[
    (
        &["string values must be quoted"],
        Text::fixed("texten saknar citattecken", "the text has no quotes"),
        Text::fixed("skriv citattecken runt texten: `title = \"…\"`", "put quotes around the text: `title = \"…\"`"),
    ),
    (
        &["invalid basic string"],
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
        &["missing opening quote"],
        Text::fixed("ett citattecken saknas före texten", "a quote is missing before the text"),
        Text::fixed("skriv citattecken både före och efter texten", "put quotes both before and after the text"),
    ),
    (
        &["missing assignment"],
        Text::fixed("ett `=` saknas mellan nyckeln och värdet", "an `=` is missing between the key and the value"),
        Text::fixed("skriv `nyckel = värde`, en på varje rad", "write `key = value`, one on each line"),
    ),
    (
        &["key with no value"],
        Text::fixed("nyckeln har inget värde", "the key has no value"),
        Text::fixed(
            "skriv `nyckel = värde`, eller sätt `#` först om det är en kommentar",
            "write `key = value`, or put `#` first if it is a comment",
        ),
    ),
    (
        &["missing value"],
        Text::fixed("värdet efter `=` saknas", "the value after `=` is missing"),
        Text::fixed("skriv värdet efter `=`, eller ta bort raden", "write the value after `=`, or remove the line"),
    ),
    (
        &["extra `=`", "extra assignment"],
        Text::fixed("här står ett `=` för mycket", "there is one `=` too many here"),
        Text::fixed("ta bort det", "remove it"),
    ),
    (
        &["unexpected `=` in array"],
        Text::fixed("ett `=` står inne i en lista", "there is an `=` inside a list"),
        Text::fixed("avsluta listan med `]` före nästa rad", "close the list with `]` before the next line"),
    ),
    (
        &["unclosed array table"],
        Text::fixed("rubrikens `]]` saknas", "the heading's `]]` is missing"),
        Text::fixed("avsluta rubriken: `[[priority]]`", "close the heading: `[[priority]]`"),
    ),
    (
        &["unclosed array"],
        Text::fixed("listan är inte avslutad", "the list is not closed"),
        Text::fixed("skriv `]` efter det sista i listan", "write `]` after the last item of the list"),
    ),
    (
        &["unclosed table"],
        Text::fixed("rubrikens `]` saknas", "the heading's `]` is missing"),
        Text::fixed("avsluta rubriken: `[follow_up]`", "close the heading: `[follow_up]`"),
    ),
    (
        &["unclosed inline table"],
        Text::fixed("tabellen är inte avslutad", "the table is not closed"),
        Text::fixed("skriv `}` efter det sista i tabellen", "write `}` after the last entry of the table"),
    ),
    (
        &["missing comma between array elements"],
        Text::fixed("ett komma saknas i listan", "a comma is missing in the list"),
        Text::fixed("skriv komma mellan värdena: `[\"A\", \"B\"]`", "put commas between the values: `[\"A\", \"B\"]`"),
    ),
    (
        &["missing comma between key-value pairs"],
        Text::fixed("ett komma saknas i tabellen", "a comma is missing in the table"),
        Text::fixed(
            "skriv komma mellan uppgifterna: `{ status = \"…\", note = \"…\" }`",
            "put commas between the entries: `{ status = \"…\", note = \"…\" }`",
        ),
    ),
    (
        &["extra comma"],
        Text::fixed("här står ett komma för mycket", "there is one comma too many here"),
        Text::fixed("ta bort det", "remove it"),
    ),
    (
        &["carriage return must be followed by newline"],
        Text::fixed("raden slutar med ett ensamt vagnreturtecken", "the line ends with a lone carriage return"),
        Text::fixed(
            "spara filen med vanliga radslut (LF eller CRLF)",
            "save the file with ordinary line ends (LF or CRLF)",
        ),
    ),
    (
        &["invalid unquoted key"],
        Text::fixed("nyckeln har ett tecken som den inte kan ha", "the key has a character that it cannot have"),
        Text::fixed(
            "en nyckel skrivs med a–z, siffror, `_` och `-`, utan å, ä, ö och mellanslag",
            "a key is written with a–z, digits, `_` and `-`, without accents and spaces",
        ),
    ),
    (
        &["unquoted keys cannot be empty", "missing key"],
        Text::fixed("nyckeln före `=` saknas", "the key before `=` is missing"),
        Text::fixed("skriv `nyckel = värde`", "write `key = value`"),
    ),
    (
        &["unexpected leading zero"],
        Text::fixed("ett tal kan inte börja med noll", "a number cannot begin with zero"),
        Text::fixed(
            "ta bort nollan, eller skriv citattecken runt om det är en text",
            "remove the zero, or put quotes around it if it is a text",
        ),
    ),
    (
        &["invalid comment character"],
        Text::fixed("kommentaren har ett osynligt styrtecken", "the comment has an invisible control character"),
        Text::fixed("radera raden och skriv om den", "delete the line and write it again"),
    ),
    (
        &["cannot recurse further", "recursion limit"],
        Text::fixed("det är för många parenteser inuti varandra", "the brackets are nested too deeply"),
        Text::fixed(
            "en plan behöver högst tre: ta bort de som är för många",
            "a plan needs three at most: remove those that are too many",
        ),
    ),
    (
        &["invalid multi-line"],
        Text::fixed(
            "den långa texten är inte avslutad eller har ett otillåtet tecken",
            "the long text is not closed or has a forbidden character",
        ),
        Text::fixed(
            "avsluta texten med samma tre citattecken som den börjar med",
            "close the text with the same three quotes that it begins with",
        ),
    ),
    (
        &["invalid literal string"],
        Text::fixed(
            "texten är inte avslutad eller har ett otillåtet tecken",
            "the text is not closed or has a forbidden character",
        ),
        Text::fixed("avsluta texten med `'` på samma rad", "close the text with `'` on the same line"),
    ),
    (
        &["unexpected key or value"],
        Text::fixed("här står något mer efter värdet", "there is something more after the value"),
        Text::fixed(
            "skriv `nyckel = värde`, ett på varje rad; en kommentar börjar med `#`",
            "write `key = value`, one on each line; a comment begins with `#`",
        ),
    ),
    (
        &["unexpected content", "invalid key-value pair"],
        Text::fixed(
            "här står något som varken är en nyckel, en rubrik eller en kommentar",
            "this is neither a key, a heading nor a comment",
        ),
        Text::fixed(
            "skriv `nyckel = värde`, ett på varje rad; en kommentar börjar med `#`",
            "write `key = value`, one on each line; a comment begins with `#`",
        ),
    ),
    (
        &["invalid inline table element"],
        Text::fixed("här står något i tabellen som inte går att läsa", "something in the table cannot be read"),
        Text::fixed("skriv `{ status = \"…\", note = \"…\" }`", "write `{ status = \"…\", note = \"…\" }`"),
    ),
    (
        &["missing inline table opening"],
        Text::fixed("ett `{` saknas", "a `{` is missing"),
        Text::fixed("skriv `{` före det första i tabellen", "write `{` before the first entry of the table"),
    ),
    (
        &["missing array opening"],
        Text::fixed("ett `[` saknas", "a `[` is missing"),
        Text::fixed("skriv `[` före det första i listan", "write `[` before the first item of the list"),
    ),
    (
        &["missing table open"],
        Text::fixed("rubrikens `[` saknas", "the heading's `[` is missing"),
        Text::fixed("skriv rubriken som `[[priority]]`", "write the heading as `[[priority]]`"),
    ),
    (
        &["missing escaped value"],
        Text::fixed(
            "`\\` i en text ska följas av ett tecken som det hör ihop med",
            "`\\` in a text must be followed by a character it belongs to",
        ),
        Text::fixed(
            "skriv `\\\\` för ett omvänt snedstreck, `\\\"` för ett citattecken",
            "write `\\\\` for a backslash, `\\\"` for a quote",
        ),
    ),
    (
        &["too few unicode"],
        Text::fixed("teckenkoden efter `\\u` är för kort", "the character code after `\\u` is too short"),
        Text::fixed("skriv tecknet som det är: filen är UTF-8", "write the character as it is: the file is UTF-8"),
    ),
    (
        &["missing comment start"],
        Text::fixed("kommentaren saknar `#`", "the comment lacks its `#`"),
        Text::fixed(
            "skriv `nyckel = värde`, ett på varje rad; en kommentar börjar med `#`",
            "write `key = value`, one on each line; a comment begins with `#`",
        ),
    ),
    (
        &["keys cannot be multi-line"],
        Text::fixed("nyckeln står inom tre citattecken", "the key is written within three quotes"),
        Text::fixed("skriv nyckeln utan citattecken", "write the key without quotes"),
    ),
    (
        &["unexpected sign"],
        Text::fixed("tecknet före talet hör inte hit", "the character before the number does not belong here"),
        Text::fixed(
            "skriv talet med bara siffror, eller citattecken runt om det är en text",
            "write the number with digits only, or put quotes around it if it is a text",
        ),
    ),
    (
        &["redundant"],
        Text::fixed("talet har ett tecken för mycket i början", "the number has an extra character at its beginning"),
        Text::fixed(
            "skriv talet med bara siffror, eller citattecken runt om det är en text",
            "write the number with digits only, or put quotes around it if it is a text",
        ),
    ),
    (
        &["integers with a radix"],
        Text::fixed("talet har ett tecken som det inte kan ha", "the number has a character that it cannot have"),
        Text::fixed(
            "skriv talet med bara siffror, eller citattecken runt om det är en text",
            "write the number with digits only, or put quotes around it if it is a text",
        ),
    ),
    (
        &["radix must be lowercase", "invalid number"],
        Text::fixed("talet går inte att läsa", "the number cannot be read"),
        Text::fixed(
            "skriv talet med bara siffror, eller citattecken runt om det är en text",
            "write the number with digits only, or put quotes around it if it is a text",
        ),
    ),
    (
        &["`_` may only"],
        Text::fixed("`_` hör inte hemma här i talet", "`_` does not belong here in the number"),
        Text::fixed(
            "skriv talet med bara siffror, eller citattecken runt om det är en text",
            "write the number with digits only, or put quotes around it if it is a text",
        ),
    ),
    (
        &["cannot extend value"],
        Text::fixed(
            "nyckeln har redan ett värde och kan inte också ha något under sig",
            "the key already has a value and cannot have something under it too",
        ),
        Text::fixed(
            "skriv antingen `follow_up = …` eller `follow_up.2024 = …`, inte båda",
            "write either `follow_up = …` or `follow_up.2024 = …`, not both",
        ),
    ),
    (
        &["invalid value", "invalid"],
        Text::fixed("värdet går inte att läsa", "the value cannot be read"),
        Text::fixed(
            "skriv citattecken runt en text, och inget runt ett årtal",
            "put quotes around a text, and none around a year",
        ),
    ),
];

/// Translates a message of the parser.
pub(super) fn explain(message: &str) -> SyntaxMessage {
    if message.starts_with("duplicate key") {
        let words = SyntaxMessage::new(
            Text::fixed(
                "samma nyckel eller rubrik står redan tidigare",
                "the same key or heading is already used above",
            ),
            Text::fixed(
                "behåll den som gäller och ta bort den andra",
                "keep the one that applies and remove the other",
            ),
        );
        return SyntaxMessage { duplicate: true, ..words };
    }
    if let Some((_, message, help)) =
        WORDS.iter().find(|(beginnings, ..)| beginnings.iter().any(|it| message.starts_with(it)))
    {
        return SyntaxMessage::new(message.clone(), help.clone());
    }
    SyntaxMessage::new(
        // Unknown messages are shown in the parser's English.
        text!("det här går inte att läsa som TOML ({message})", "this cannot be read as TOML ({message})"),
        Text::fixed(
            "jämför med raderna omkring: `nyckel = \"text\"`, ett värde på varje rad",
            "compare with the lines around it: `key = \"text\"`, one value on each line",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use toml::de::DeTable;

    #[test]
    fn what_people_get_wrong_is_said_in_words() {
        for wrong in [
            "a = b",
            "a = \"b",
            "a = \"b\" c",
            "a = b\"",
            "a = 'b",
            "a = \"\"\"b",
            "a = '''b",
            "a = ”b”",
            "a",
            "a =",
            "= b",
            "a = = 1",
            "å = 1",
            "a b = 1",
            "a = 01",
            "a = +-1",
            "a = 1_",
            "a = 0XFF",
            "a = 2024-13-45",
            "a = 12:99",
            "a = 1.",
            "a = [1, 2",
            "a = [1 2]",
            "a = [1,, 2]",
            "a = [b = 1]",
            "a = { b = 1",
            "a = { b = 1 c = 2 }",
            "a = { b 1 }",
            "a = { = 1 }",
            "a = ]",
            "a = }",
            "[a",
            "[[a",
            "[[a]",
            "a]]",
            "[]",
            "[a] b",
            "a = \"\\q\"",
            "a = \"\\u12\"",
            "a = \"b\u{0}c\"",
            "# b\u{0}c",
            "a = 1\rb = 2",
            "\"\"\"a\"\"\" = 1",
            "a = 1\na.b = 2",
            "a = [1]\na.b = 2",
            "a = {}\na.b = 2",
            "***",
            "<<<<<<< HEAD",
        ] {
            let errors = DeTable::parse_recoverable(wrong).1;
            for error in errors.iter().take(1) {
                let said = explain(error.message());
                let said = said.message.get(Lang::Sv);
                assert!(!said.contains("går inte att läsa som TOML"), "{wrong:?}: {}", error.message());
            }
            assert!(!errors.is_empty(), "{wrong:?} is right");
        }
    }
}
