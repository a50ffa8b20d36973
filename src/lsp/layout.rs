//! Folding ranges and selection ranges.

use std::ops::Range;

use gen_lsp_types::{FoldingRange, FoldingRangeKind, Position, SelectionRange};

use super::file::{AskedFile, without_quotes};
use crate::source::Span;
use crate::syntax::blocks::{Entry, Held, Value};
use crate::syntax::{blocks, tokens};

/// Returns the folding ranges: the lines below a heading, multi-line arrays and strings, and blocks of comments.
pub(super) fn folding(file: &AskedFile<'_, '_>) -> Vec<FoldingRange> {
    let text = file.text();
    let line_of = |offset: usize| file.source().line(Span::from(offset..offset).start) - 1;
    let mut folds: Vec<(usize, usize, Option<FoldingRangeKind>)> = Vec::new();
    // The open headings, with the number of their keys: a section ends at the next heading with as few or fewer.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut comments: Option<(usize, usize)> = None;
    let mut last = 0;
    for (line, words) in text.lines().enumerate() {
        let words = words.trim();
        if words.starts_with('#') {
            comments = Some(comments.map_or((line, line), |(first, _)| (first, line)));
        } else if let Some((first, end)) = comments.take() {
            folds.push((first, end, Some(FoldingRangeKind::Comment)));
        }
        if words.starts_with('[') && words.split('#').next().is_some_and(|it| it.trim_end().ends_with(']')) {
            let depth = words.matches('.').count();
            while open.last().is_some_and(|(_, of)| *of >= depth) {
                folds.extend(open.pop().map(|(first, _)| (first, last, None)));
            }
            open.push((line, depth));
        }
        if !words.is_empty() && !words.starts_with('#') {
            last = line;
        }
    }
    folds.extend(comments.map(|(first, end)| (first, end, Some(FoldingRangeKind::Comment))));
    folds.extend(open.into_iter().map(|(first, _)| (first, last, None)));
    for (_, span) in tokens(text).filter(|(_, span)| text[span.clone()].contains('\n') && span.len() > 2) {
        folds.push((line_of(span.start), line_of(span.end), None));
    }
    for block in blocks(text).unwrap_or_default() {
        for Entry { value, .. } in block.entries.iter().filter(|entry| matches!(entry.value.held, Held::List(_))) {
            folds.push((line_of(value.span.start), line_of(value.span.end), None));
        }
    }
    folds.retain(|(first, last, _)| first < last);
    folds.sort_by_key(|(first, last, _)| (*first, *last));
    folds.dedup_by_key(|(first, last, _)| (*first, *last));
    let number = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
    let fold = |(first, last, kind)| FoldingRange {
        start_line: number(first),
        end_line: number(last),
        kind,
        ..FoldingRange::default()
    };
    folds.into_iter().map(fold).collect()
}

/// Returns the ranges around a position, from the smallest to the whole file.
pub(super) fn selection(file: &AskedFile<'_, '_>, position: Position) -> SelectionRange {
    let (text, offset) = (file.text(), file.offset(position));
    let mut around = Vec::new();
    let blocks = blocks(text).unwrap_or_default();
    let at = blocks.iter().rposition(|block| block.heading.start <= offset);
    if let Some(block) = at.map(|at| &blocks[at]) {
        around.push(block.heading.start..block.end());
        let holds = |range: &Range<usize>| range.start <= offset && offset <= range.end;
        if holds(&block.heading) {
            around.push(block.heading.clone());
        }
        if let Some(entry) = block.entries.iter().find(|entry| holds(&entry.span())) {
            within(entry, offset, text, &mut around);
        }
    }
    around.retain(|range| range.start <= offset && offset <= range.end);
    around.dedup();
    let whole = SelectionRange { range: file.range(0..text.len()), parent: None };
    around
        .into_iter()
        .fold(whole, |parent, range| SelectionRange { range: file.range(range), parent: Some(Box::new(parent)) })
}

fn within(entry: &Entry, offset: usize, text: &str, around: &mut Vec<Range<usize>>) {
    around.push(entry.span());
    let holds = |range: &Range<usize>| range.start <= offset && offset <= range.end;
    if let Some(key) = entry.keys.iter().find(|key| holds(&key.span)) {
        around.push(key.span.clone());
    }
    let mut value: &Value = &entry.value;
    while holds(&value.span) {
        around.push(value.span.clone());
        match &value.held {
            Held::Scalar => {
                around.push(without_quotes(text, Span::from(value.span.clone())).range());
                return;
            }
            Held::List(items) => match items.iter().find(|item| holds(&item.span)) {
                Some(item) => value = item,
                None => return,
            },
            Held::Table(entries) => {
                if let Some(entry) = entries.iter().find(|entry| holds(&entry.span())) {
                    within(entry, offset, text, around);
                }
                return;
            }
        }
    }
}
