//! The tokens of a text, valid or not.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A kind of token, as far as needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Spaces and tabs.
    Space,
    /// A newline, or the end of the text.
    LineEnd,
    /// A comment, up to the end of the line.
    Comment,
    /// `[`, the start of a heading or an array.
    Bracket,
    /// `{`.
    Brace,
    /// `]` or `}`.
    Close,
    /// Anything else. A quoted string is one token, on any number of lines.
    Other,
}

/// Returns the tokens of a text with their ranges.
pub fn tokens(text: &str) -> impl Iterator<Item = (Token, Range<usize>)> {
    Source::new(text).lex().map(|token| {
        let what = match token.kind() {
            TokenKind::Whitespace => Token::Space,
            TokenKind::Newline | TokenKind::Eof => Token::LineEnd,
            TokenKind::Comment => Token::Comment,
            TokenKind::LeftSquareBracket => Token::Bracket,
            TokenKind::LeftCurlyBracket => Token::Brace,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => Token::Close,
            _ => Token::Other,
        };
        (what, token.span().start()..token.span().end())
    })
}
