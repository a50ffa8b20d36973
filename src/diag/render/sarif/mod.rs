//! Findings as SARIF 2.1.0, with the documentation of codes and with fixes.

mod shape;

use std::collections::BTreeMap;

use super::report::fingerprints;
use super::{Report, sentence};
use crate::diag::{Code, Diagnostic, Edit, Fix, Severity};
use crate::locale::{Lang, Text, capital, catalogue as say};
use crate::source::{FileId, Place, inert_json, percent_encoded};
use shape::{
    ArtifactChange, ArtifactLocation, Configuration, Content, Location, Message, PhysicalLocation, Region, Replacement,
    ReportingDescriptor, SarifFix, SarifFixProperties, SarifLog, SarifResult, SarifRun, Tags, Tool, ToolComponent,
    UriBase,
};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The base of all paths.
const BASE: &str = "%SRCROOT%";
/// The name of our fingerprints; its number changes with the algorithm. With the name that GitHub looks for, GitHub
/// would compare them with its own and warn.
const FINGERPRINT: &str = "planFinding/v1";

/// Returns all findings as one JSON document, with a newline. `codes` are all existing codes.
pub fn sarif(report: &Report<'_>, codes: &[&'static Code]) -> serde_json::Result<String> {
    let lang = report.lang;
    let base = Text::fixed(
        "Det översta i git-katalogen, eller utan git den katalog som kommandot kördes i.",
        "The top of the git work tree, or without git the directory that the command was run in.",
    );
    let driver = ToolComponent {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        language: lang.tag(),
        rules: codes.iter().map(|code| rule(code, lang)).collect(),
    };
    let index: BTreeMap<&str, usize> = codes.iter().enumerate().map(|(at, code)| (code.id, at)).collect();
    let findings = report.findings.iter().zip(fingerprints(report));
    let run = SarifRun {
        tool: Tool { driver },
        language: lang.tag(),
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: [(BASE, UriBase { description: Message::plain(base.get(lang)) })].into(),
        results: findings.map(|(found, print)| finding(found, print, &index, report)).collect(),
    };
    Ok(inert_json(serde_json::to_string(&SarifLog { schema: SCHEMA, version: "2.1.0", runs: [run] })?) + "\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn finding<'a>(
    found: &'a Diagnostic,
    fingerprint: String,
    index: &BTreeMap<&str, usize>,
    report: &Report<'a>,
) -> SarifResult<'a> {
    let label = |label: &'a Text| Some(Message::plain(label.get(report.lang)));
    let place = Location {
        id: None,
        physical_location: physical(found.place, report),
        message: found.label.as_ref().and_then(label),
    };
    let related = found.related.iter().enumerate().map(|(at, it)| Location {
        id: Some(at + 1),
        physical_location: physical(it.place, report),
        message: label(&it.label),
    });
    SarifResult {
        rule_id: found.code.id,
        rule_index: index.get(found.code.id).copied(),
        level: level(found.severity),
        message: message(found, report),
        locations: [place],
        related_locations: related.collect(),
        partial_fingerprints: [(FINGERPRINT, fingerprint)].into(),
        fixes: found.fix.iter().map(|fix| sarif_fix(fix, report)).collect(),
    }
}

/// Returns the message with a link to each related place, because GitHub only shows linked ones.
fn message(found: &Diagnostic, report: &Report<'_>) -> Message<'static> {
    let links = found.related.iter().map(|related| capital(related.label.get(report.lang)));
    Message::with_links(report.message(found), links)
}

fn physical(place: Place, report: &Report<'_>) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact(place.file, report), region: region(place, report) }
}

fn artifact(file: FileId, report: &Report<'_>) -> ArtifactLocation {
    ArtifactLocation { uri: uri(&report.path(file)), uri_base_id: BASE }
}

fn region(place: Place, report: &Report<'_>) -> Region {
    let (start, end) = report.positions(place);
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

fn sarif_fix<'a>(fix: &'a Fix, report: &Report<'a>) -> SarifFix<'a> {
    let description = if fix.is_safe {
        Text::fixed("rätta så här", "fix it like this")
    } else {
        Text::fixed("rätta så här, om det var det som menades", "fix it like this, if that is what was meant")
    };
    let replacement = |edit: &'a Edit| Replacement {
        deleted_region: region(edit.place, report),
        inserted_content: Content { text: &edit.text },
    };
    let of_files = fix.edits.chunk_by(|one, next| one.place.file == next.place.file);
    let change = |edits: &'a [Edit]| ArtifactChange {
        artifact_location: artifact(edits[0].place.file, report),
        replacements: edits.iter().map(replacement).collect(),
    };
    SarifFix {
        description: Message::plain(sentence(description.get(report.lang))),
        artifact_changes: of_files.map(change).collect(),
        properties: SarifFixProperties { safe: fix.is_safe },
    }
}

/// Returns a path as a relative URI, percent-encoded.
fn uri(path: &str) -> String {
    percent_encoded(path, |byte| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte))
}

/// Returns a code as a SARIF rule.
fn rule(code: &'static Code, lang: Lang) -> ReportingDescriptor<'static> {
    ReportingDescriptor {
        id: code.id,
        name: code.name,
        short_description: shape::Message::plain(code.summary.get(lang)),
        full_description: shape::Message::plain(format!("{} {}", code.summary.get(lang), code.why.get(lang))),
        help: rule_help(code, lang),
        default_configuration: Configuration { level: level(code.severity) },
        properties: Tags { tags: [code.family().get(lang).to_owned()] },
    }
}

fn rule_help(code: &'static Code, lang: Lang) -> Message<'static> {
    let [why, sarif_fix, example] = [&say::WHY, &say::HOW_TO_FIX, &say::EXAMPLE].map(|heading| heading.get(lang));
    let (reason, way, lines) = (code.why.get(lang), code.fix.get(lang), code.example);
    let text = format!("{why}: {reason}\n\n{sarif_fix}: {way}\n\n{example}:\n{lines}");
    let markdown =
        format!("## {why}\n\n{reason}\n\n## {sarif_fix}\n\n{way}\n\n## {example}\n\n```toml\n{lines}\n```\n");
    shape::Message::with_markdown(text, markdown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("plan/4.1-kultur_~.toml"), "plan/4.1-kultur_~.toml");
        assert_eq!(uri("c:/å b%#?.toml"), "c%3A/%C3%A5%20b%25%23%3F.toml");
    }
}
