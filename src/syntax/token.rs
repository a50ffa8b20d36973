//! The tokens of a text, right or wrong.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// What a token is, as far as anybody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Spaces and tabs.
    Space,
    /// The end of a line, or of the text.
    LineEnd,
    /// From its `#` to the end of the line.
    Comment,
    /// `[`, which begins a heading or a list.
    Bracket,
    /// `{`.
    Brace,
    /// `]` or `}`.
    Close,
    /// Anything else; a text in quotes is one, of however many lines.
    Other,
}

/// Returns the tokens of a text, and where each stands.
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
