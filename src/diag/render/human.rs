//! Findings in the style of rustc: the marked line, and advice.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::help;
use crate::diag::quoted::name;
use crate::diag::{Diagnostic, Fix, Severity};
use crate::locale::{Lang, Text};
use crate::source::{Place, Sources, Span, inert, printable_in_place, printable_line};

/// The maximum length of a line in bytes that is shown completely.
const LONG_LINE: usize = 400;
/// The width of the margin before advice.
const HELP_MARGIN: usize = 16;
/// The minimum width of a message and of advice.
const LEAST_TEXT: usize = 30;
/// The number of bytes of a long line shown on each side of the place.
const AROUND: usize = 60;

/// Returns a finding as a block of lines, without a newline at the end.
pub fn human(diagnostic: &Diagnostic, sources: &Sources, lang: Lang, color: bool, width: usize) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let message = printable_line(diagnostic.message.get(lang));
    // Each line of it begins after `error[PL201]: `.
    let margin = level_name(diagnostic.severity).get(lang).chars().count() + diagnostic.code.id.len() + 4;
    let message = textwrap::fill(&message, lines(width, margin));
    let title = level(diagnostic.severity, lang).primary_title(message).id(diagnostic.code.id);
    let label = diagnostic.label.as_ref().map(|label| label.get(lang));
    let mut group = show(Group::with_title(title), sources, diagnostic.place, AnnotationKind::Primary, label);
    for related in &diagnostic.related {
        group = show(group, sources, related.place, AnnotationKind::Context, Some(related.label.get(lang)));
    }
    if let Some(mut help) = help(diagnostic, lang) {
        help += diagnostic.fix.as_ref().map(fix_note).as_ref().map_or("", |told| told.get(lang));
        let name = Text::fixed("hjälp", "help");
        // The text comes after the margin and `= hjälp: `.
        let help = textwrap::fill(&printable_line(&help), lines(width, HELP_MARGIN));
        group = group.element(Level::HELP.with_name(name.get(lang).to_owned()).message(help));
    }
    // The line of the file may contain anything.
    inert(&renderer.render(&[group])).into_owned()
}

/// Returns the options for wrapping a text beside a margin. Ids and options are not broken at their hyphens.
fn lines(width: usize, margin: usize) -> textwrap::Options<'static> {
    let width = width.saturating_sub(margin).max(LEAST_TEXT);
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(level_name(severity).get(lang).to_owned())
}

fn level_name(severity: Severity) -> Text {
    match severity {
        Severity::Error => Text::fixed("fel", "error"),
        Severity::Warning => Text::fixed("varning", "warning"),
        Severity::Info => Text::fixed("upplysning", "info"),
    }
}

/// Returns a note on the option that applies the fix.
fn fix_note(fix: &Fix) -> Text {
    if fix.is_safe {
        Text::fixed(" (rättas med `--fix`)", " (fixed by `--fix`)")
    } else {
        Text::fixed(" (rättas med `--fix=unsafe`)", " (fixed by `--fix=unsafe`)")
    }
}

/// Adds the marked line of a place to a group.
fn show<'a>(
    group: Group<'a>,
    sources: &'a Sources,
    place: Place,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Group<'a> {
    let file = sources.file(place.file);
    let start = file.position(place.span.start);
    let line = file.whole_lines(Span { end: place.span.start, ..place.span }).range();
    // Only the first line of the place is shown, because that is enough to find it.
    let end = (place.span.end as usize).clamp(place.span.start as usize, line.end.max(place.span.start as usize));
    if file.text().is_empty() {
        return group.element(Element::from(
            Origin::path(printable_line(file.path())).line(start.line).char_column(start.column),
        ));
    }
    if line.len() <= LONG_LINE {
        let marked = place.span.start as usize - line.start..end - line.start;
        let snippet = Snippet::source(printable_in_place(&file.text()[line]))
            .line_start(start.line)
            .path(printable_line(file.path()));
        return group.element(snippet.annotation(kind.span(marked).label(label.map(printable_line))));
    }
    let from = file.floor((place.span.start as usize).saturating_sub(AROUND).max(line.start));
    let to = file.floor((place.span.start as usize + AROUND).min(line.end));
    let marked = place.span.start as usize - from..end.min(to) - from;
    let origin = Origin::path(printable_line(file.path())).line(start.line).char_column(start.column);
    let snippet = Snippet::source(printable_in_place(&file.text()[from..to])).line_start(start.line);
    group.element(Element::from(origin)).element(snippet.annotation(kind.span(marked).label(label.map(printable_line))))
}

/// Returns a finding as `file:line:column: error[PL201]: message`.
pub fn short(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let file = sources.file(diagnostic.place.file);
    let at = file.position(diagnostic.place.span.start);
    let severity = level_name(diagnostic.severity);
    let (severity, message) = (severity.get(lang), diagnostic.message.get(lang));
    let mut line = format!("{}:{}:{}: {severity}[{}]: {message}", file.path(), at.line, at.column, diagnostic.code.id);
    if let Some(meant) = diagnostic.suggestions.first().map(|meant| name(meant)) {
        let ask = Text::fixed("menade du", "did you mean");
        line += &format!(" ({} `{meant}`?)", ask.get(lang));
    }
    inert(&printable_line(&line)).into_owned()
}
