//! One TOML table, read key by key.

use toml::de::{DeArray, DeTable, DeValue};

use super::codes;
use super::decode::{Decode, Mismatch, kind_of, not_a_period};
use super::syntax_damage::Damage;
use crate::diag::{Diagnostic, Sink};
use crate::locale::{Text, text};
use crate::model::{Period, nearest};
use crate::source::{FileId, Place, Span, Spanned};

/// The key under which a plan keeps what is its own; never looked into.
const EXTRA: &str = "x";

/// How many keys a table has at the most, so that the list of them is made once.
const MOST_KEYS: usize = 12;

/// A table that is being read. Every key that is asked for is known; [`finish`](Self::finish) reports those that were
/// never asked for.
pub(super) struct Table<'a, 's> {
    entries: DeTable<'a>,
    /// The table's header, where a missing key is reported.
    pub(super) span: Span,
    file: FileId,
    known: Vec<&'static str>,
    damage: Option<&'s Damage>,
    sink: &'s mut Sink,
}

impl<'a, 's> Table<'a, 's> {
    /// The whole of a file.
    pub(super) fn new(entries: DeTable<'a>, damage: Option<&'s Damage>, file: FileId, sink: &'s mut Sink) -> Self {
        Self { entries, span: Span::default(), file, known: Vec::with_capacity(MOST_KEYS), damage, sink }
    }

    /// Returns whether something in this table could not be read for a syntax error.
    pub(super) fn is_damaged(&self) -> bool {
        self.damage.is_some_and(|damage| damage.touches(self.span))
    }

    /// Takes a value that must be there.
    pub(super) fn required<T: Decode<'a>>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        if self.entries.contains_key(key) {
            return self.optional(key);
        }
        self.known.push(key);
        self.missing(key, &format!("{key} = {}", T::VALUE));
        None
    }

    fn missing(&mut self, key: &'static str, example: &str) {
        // Reported as an unknown key, with this one as what was meant, or as a syntax error.
        if self.is_misspelt(key) || self.damage.is_some_and(|damage| damage.may_hold(self.span, key)) {
            return;
        }
        let help = text!("lägg till en rad som `{example}`", "add a line such as `{example}`");
        let message = text!("`{key}` saknas här", "`{key}` is missing here");
        self.sink.push(Diagnostic::new(&codes::MISSING_KEY, self.place(self.span), message).help(help));
    }

    /// Takes a value that may be there. One that cannot be used is reported, and is as if it were not there.
    pub(super) fn optional<T: Decode<'a>>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        let (value, span) = self.take(key)?;
        match T::decode(value) {
            Ok(value) => Some(Spanned { value, span }),
            Err(mismatch) => {
                self.mismatch(key, *mismatch, span);
                None
            }
        }
    }

    /// Takes a list of values that must be there.
    pub(super) fn required_list<T: Decode<'a>>(&mut self, key: &'static str) -> Vec<Spanned<T>> {
        if !self.entries.contains_key(key) {
            let example = format!("{key} = [{}]", T::VALUE);
            self.missing(key, &example);
        }
        self.list(key)
    }

    /// Takes a list of values that may be there. A single value where a list belongs is reported.
    pub(super) fn list<T: Decode<'a>>(&mut self, key: &'static str) -> Vec<Spanned<T>> {
        let Some((value, span)) = self.take(key) else { return Vec::new() };
        match value {
            DeValue::Array(items) => self.items(key, items),
            other => {
                let found = kind_of(&other);
                let example = format!("{key} = [{}]", T::VALUE);
                self.sink.push(
                    Diagnostic::new(
                        &codes::WRONG_TYPE,
                        self.place(span),
                        text!(found = found; "`{key}` ska vara en lista, inte {found}", "`{key}` must be a list, not {found}"),
                    )
                    .help(text!("skriv hakparenteser runt, som `{example}`", "put brackets around it, as in `{example}`")),
                );
                Vec::new()
            }
        }
    }

    fn items<T: Decode<'a>>(&mut self, key: &'static str, items: DeArray<'a>) -> Vec<Spanned<T>> {
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let span = Span::from(item.span());
            match T::decode(item.into_inner()) {
                Ok(value) => values.push(Spanned { value, span }),
                Err(mismatch) => self.mismatch(key, *mismatch, span),
            }
        }
        values
    }

    /// Reads a table inside this one, written `[key]` or `key = { … }`.
    pub(super) fn table<R>(&mut self, key: &'static str, read: impl FnOnce(&mut Table<'a, '_>) -> R) -> Option<R> {
        let (value, span) = self.take(key)?;
        self.inner(key, value, span, read)
    }

    /// Reads every table of an array of tables, written `[[key]]`.
    pub(super) fn tables<R>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'a, '_>) -> R) -> Vec<R> {
        let Some((value, span)) = self.take(key) else { return Vec::new() };
        match value {
            DeValue::Array(items) => {
                let inner = |item: toml::Spanned<DeValue<'a>>| {
                    let span = Span::from(item.span());
                    if item.get_ref().as_table().is_some_and(DeTable::is_empty) {
                        self.nothing_in(key, span);
                        return None;
                    }
                    self.inner(key, item.into_inner(), span, &mut read)
                };
                let mut tables = Vec::with_capacity(items.len());
                tables.extend(items.into_iter().filter_map(inner));
                tables
            }
            other => {
                let found = kind_of(&other);
                self.sink.push(
                    Diagnostic::new(
                        &codes::WRONG_TYPE,
                        self.place(span),
                        text!(found = found; "`{key}` ska vara en rad tabeller, inte {found}", "`{key}` must be a list of tables, not {found}"),
                    )
                    .help(text!("skriv rubriken med två hakparenteser på var sida, som `[[{key}]]`",
"write the heading with two brackets on each side, as in `[[{key}]]`")),
                );
                Vec::new()
            }
        }
    }

    /// Reports a heading that nothing stands under: one finding, not one for each key that must be there.
    fn nothing_in(&mut self, key: &str, span: Span) {
        // What was there is a syntax error.
        if self.damage.is_some_and(|damage| damage.touches(span)) {
            return;
        }
        let message = text!("det står inget under den här `{key}`", "nothing stands under this `{key}`");
        let help = Text::fixed(
            "skriv det som hör dit på raderna under, eller ta bort rubriken",
            "write what belongs there on the lines below, or remove the heading",
        );
        self.report(Diagnostic::new(&codes::MISSING_KEY, self.place(span), message).help(help));
    }

    /// Takes a table whose keys the plan chooses, such as the periods of a follow-up.
    pub(super) fn entries(
        &mut self,
        key: &'static str,
    ) -> Vec<(Spanned<std::borrow::Cow<'a, str>>, DeValue<'a>, Span)> {
        let Some((value, span)) = self.take(key) else { return Vec::new() };
        match value {
            DeValue::Table(table) => {
                let mut entries: Vec<_> = table
                    .into_iter()
                    .map(|(name, value)| {
                        let name_span = Span::from(name.span());
                        let value_span = Span::from(value.span());
                        (Spanned { value: name.into_inner(), span: name_span }, value.into_inner(), value_span)
                    })
                    .collect();
                entries.sort_by_key(|(name, ..)| name.span);
                entries
            }
            other => {
                self.not_a_table(key, &other, span);
                Vec::new()
            }
        }
    }

    /// Reads a value that must be a table, under a key that the plan chose.
    pub(super) fn inner<R>(
        &mut self,
        key: &str,
        value: DeValue<'a>,
        span: Span,
        read: impl FnOnce(&mut Table<'a, '_>) -> R,
    ) -> Option<R> {
        match value {
            DeValue::Table(entries) => {
                let known = Vec::with_capacity(MOST_KEYS);
                let (file, damage) = (self.file, self.damage);
                let mut table = Table { entries, span, file, known, damage, sink: self.sink };
                let result = read(&mut table);
                table.finish();
                Some(result)
            }
            other => {
                self.not_a_table(key, &other, span);
                None
            }
        }
    }

    fn not_a_table(&mut self, key: &str, found: &DeValue<'_>, span: Span) {
        let found = kind_of(found);
        // A period's follow-up: the mistake is to write the colour alone.
        let (message, help) = if key.starts_with(|first: char| first.is_ascii_digit()) {
            (
                text!(found = found; "`follow_up.{key}` ska stå inom klamrar, inte som {found}", "`follow_up.{key}` must stand in braces, not as {found}"),
                text!(
                    "skriv `follow_up.{key} = {{ status = \"…\", note = \"…\" }}`",
                    "write `follow_up.{key} = {{ status = \"…\", note = \"…\" }}`"
                ),
            )
        } else {
            (
                text!(found = found; "`{key}` ska vara en tabell, inte {found}", "`{key}` must be a table, not {found}"),
                text!(
                    "skriv `{key} = {{ … }}` eller rubriken `[{key}]`",
                    "write `{key} = {{ … }}` or the heading `[{key}]`"
                ),
            )
        };
        self.report(Diagnostic::new(&codes::WRONG_TYPE, self.place(span), message).help(help));
    }

    /// Reports every key that nothing asked for.
    pub(super) fn finish(self) {
        for (key, _) in &self.entries {
            let name = key.get_ref();
            if name == EXTRA {
                continue;
            }
            let suggestions = nearest(name, self.known.iter().copied());
            let known = self.known.join(", ");
            let help = match suggestions.first() {
                Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
                None => text!(
                    "här kan stå: {known}. Egna uppgifter kan stå i tabellen `x`",
                    "these can stand here: {known}. What is the plan's own can stand in the table `x`"
                ),
            };
            self.sink.push(
                Diagnostic::new(
                    &codes::UNKNOWN_KEY,
                    Place { file: self.file, span: key.span().into() },
                    text!("nyckeln `{name}` finns inte här", "the key `{name}` does not exist here"),
                )
                .help(help)
                .suggestions(suggestions),
            );
        }
    }

    /// Reads a key that must be a period, such as that of a follow-up.
    pub(super) fn period(&mut self, of: &str, key: &Spanned<std::borrow::Cow<'a, str>>) -> Option<Spanned<Period>> {
        match key.parse() {
            Ok(value) => Some(Spanned { value, span: key.span }),
            Err(error) => {
                self.mismatch(of, *not_a_period(key, error), key.span);
                None
            }
        }
    }

    /// Adds a problem that the reader of this table found.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Names a stretch of this table's file.
    pub(super) fn place(&self, span: Span) -> Place {
        Place { file: self.file, span }
    }

    /// Reports a value that the key does not take.
    pub(super) fn mismatch(&mut self, key: &str, mismatch: Mismatch, span: Span) {
        let Mismatch { code, message, help, suggestions } = mismatch;
        let message = text!(message = message; "`{key}` {message}", "`{key}` {message}");
        let diagnostic = Diagnostic::new(code, self.place(span), message).suggestions(suggestions);
        self.sink.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }

    fn take(&mut self, key: &'static str) -> Option<(DeValue<'a>, Span)> {
        self.known.push(key);
        let value = self.entries.remove(key)?;
        let span = Span::from(value.span());
        Some((value.into_inner(), span))
    }

    /// Whether a key stands here that is not part of the format so far and looks like `key`.
    fn is_misspelt(&self, key: &str) -> bool {
        let here = self.entries.keys().map(|key| &**key.get_ref()).filter(|here| *here != EXTRA);
        nearest(key, here).iter().any(|near| strsim::osa_distance(near, key) <= 2)
    }
}
