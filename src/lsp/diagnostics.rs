//! Findings as diagnostics of the protocol.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message,
    PublishDiagnosticsParams, Uri,
};

use super::client::Client;
use super::project::Project;
use crate::diag::{self, Severity, render};
use crate::locale::Lang;
use crate::source::FileId;

/// The codes of findings about text that can be removed without loss.
const UNNECESSARY: [&str; 5] = ["PL107", "PL211", "PL212", "PL214", "PL403"];
/// The codes of findings about text that something else has replaced.
const DEPRECATED: [&str; 1] = ["PL219"];

/// The diagnostics last published for each file, so that unchanged ones are not sent again.
#[derive(Debug, Default)]
pub(super) struct Published(Mutex<HashMap<Uri, Told>>);

/// The version of a document, and its diagnostics.
type Told = (Option<i32>, Vec<Diagnostic>);

impl Published {
    /// Returns the diagnostics to publish for the files of a checked plan: those that changed.
    pub(super) fn news(&self, project: &Project<'_>, client: &Client, lang: Lang) -> Vec<PublishDiagnosticsParams> {
        let mut of_files: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for (file, _) in project.files.sources.iter() {
            of_files.insert(file, Vec::new());
        }
        for finding in project.findings() {
            let told = diagnostic(finding, project, client, lang);
            of_files.entry(finding.place.file).or_default().push(told);
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let news = of_files.into_iter().filter_map(|(file, diagnostics)| {
            let (uri, version) = (project.uri(file), project.version(file));
            let is_known = match known.get(&uri) {
                Some((told, before)) => *told == version && *before == diagnostics,
                None => version.is_none() && diagnostics.is_empty(),
            };
            (!is_known).then(|| {
                known.insert(uri.clone(), (version, diagnostics.clone()));
                PublishDiagnosticsParams { uri, version, diagnostics }
            })
        });
        news.collect()
    }

    /// Returns empty diagnostics to publish for files that no longer belong to a plan.
    pub(super) fn gone(&self, projects: &[Project<'_>]) -> Vec<PublishDiagnosticsParams> {
        let files = projects.iter().flat_map(|project| {
            let sources = &project.files.sources;
            let files = sources.iter().map(|(file, _)| file).chain(sources.skipped().map(|(file, _)| file));
            files.map(|file| project.uri(file))
        });
        let there: HashSet<Uri> = files.collect();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut gone: Vec<Uri> = known.keys().filter(|uri| !there.contains(*uri)).cloned().collect();
        gone.sort_by(|a, b| a.0.cmp(&b.0));
        known.retain(|uri, _| there.contains(uri));
        gone.into_iter().map(|uri| PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() }).collect()
    }
}

/// Returns a finding as a diagnostic.
pub(super) fn diagnostic(finding: &diag::Diagnostic, project: &Project<'_>, client: &Client, lang: Lang) -> Diagnostic {
    let related = finding.related.iter().map(|related| DiagnosticRelatedInformation {
        location: project.location(related.place, client),
        message: related.label.get(lang).to_owned(),
    });
    let related: Vec<_> = related.collect();
    let is_one_of = |codes: &[&str]| codes.contains(&finding.code.id);
    let tag = match () {
        () if is_one_of(&UNNECESSARY) => Some(DiagnosticTag::Unnecessary),
        () if is_one_of(&DEPRECATED) => Some(DiagnosticTag::Deprecated),
        () => None,
    };
    let address = client.code_address.as_ref().map(|address| address.replace("{code}", finding.code.id));
    Diagnostic {
        range: project.range(finding.place, client),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Info => DiagnosticSeverity::Information,
        }),
        code: Some(Code::String(finding.code.id.to_owned())),
        code_description: address.map(|address| CodeDescription { href: Uri(address) }),
        source: Some("plan".to_owned()),
        message: Message::String(message(finding, lang)),
        tags: tag.map(|tag| vec![tag]),
        related_information: (client.has_related && !related.is_empty()).then_some(related),
        data: None,
    }
}

/// Returns the message of a finding, with the help on a line below it.
fn message(finding: &diag::Diagnostic, lang: Lang) -> String {
    let mut message = finding.message.get(lang).to_owned();
    if let Some(label) = &finding.label {
        message += &format!(" ({})", label.get(lang));
    }
    render::help(finding, lang).map_or(message.clone(), |help| format!("{message}\n{help}"))
}
