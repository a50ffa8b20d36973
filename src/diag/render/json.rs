//! Findings as JSON, with the schema `plan/check/1`. Fields are added, but never renamed.

use serde::Serialize;

use super::FindingCounts;
use crate::diag::Diagnostic;
use crate::locale::Lang;
use crate::source::{Place, Sources, inert_json};

#[derive(Serialize)]
struct Check<'a> {
    schema: &'static str,
    findings: Vec<JsonFinding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    at: At<'a>,
    help: Option<&'a str>,
    suggestions: &'a [String],
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    safe: bool,
    edits: Vec<JsonEdit<'a>>,
}

/// A replacement of a range.
#[derive(Serialize)]
struct JsonEdit<'a> {
    #[serde(flatten)]
    at: At<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    at: At<'a>,
}

#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    infos: usize,
    files: usize,
    activities: usize,
}

/// Returns all findings as one JSON document, with a newline.
pub fn json(
    findings: &[Diagnostic],
    sources: &Sources,
    tally: FindingCounts,
    lang: Lang,
) -> serde_json::Result<String> {
    let FindingCounts { errors, warnings, infos, files, activities } = tally;
    let document = Check {
        schema: "plan/check/1",
        findings: findings.iter().map(|finding| entry(finding, sources, lang)).collect(),
        summary: Summary { errors, warnings, infos, files, activities },
    };
    Ok(inert_json(serde_json::to_string(&document)?) + "\n")
}

fn entry<'a>(finding: &'a Diagnostic, sources: &'a Sources, lang: Lang) -> JsonFinding<'a> {
    let related = finding.related.iter();
    JsonFinding {
        code: finding.code.id,
        name: finding.code.name,
        severity: finding.severity.name(),
        message: finding.message.get(lang),
        at: at(finding.place, sources),
        help: finding.help.as_ref().map(|help| help.get(lang)),
        suggestions: &finding.suggestions,
        related: related.map(|it| Related { message: it.label.get(lang), at: at(it.place, sources) }).collect(),
        fix: finding.fix.as_ref().map(|fix| Fix {
            safe: fix.is_safe,
            edits: fix.edits.iter().map(|edit| JsonEdit { at: at(edit.place, sources), text: &edit.text }).collect(),
        }),
    }
}

fn at(place: Place, sources: &Sources) -> At<'_> {
    let file = sources.file(place.file);
    let (start, end) = (file.position(place.span.start), file.position(place.span.end));
    At { file: file.path(), line: start.line, column: start.column, end_line: end.line, end_column: end.column }
}
