//! A code with its documentation.

use super::level;
use super::shape::{Configuration, Message, ReportingDescriptor, Tags};
use crate::diag::Code;
use crate::locale::{Lang, catalogue as say};

/// Returns a code as a SARIF rule.
pub(super) fn rule(code: &'static Code, lang: Lang) -> ReportingDescriptor<'static> {
    ReportingDescriptor {
        id: code.id,
        name: code.name,
        short_description: Message::plain(code.summary.get(lang)),
        full_description: Message::plain(format!("{} {}", code.summary.get(lang), code.why.get(lang))),
        help: help(code, lang),
        default_configuration: Configuration { level: level(code.severity) },
        properties: Tags { tags: [code.family().get(lang).to_owned()] },
    }
}

fn help(code: &'static Code, lang: Lang) -> Message<'static> {
    let [why, mend, example] = [&say::WHY, &say::MEND, &say::EXAMPLE].map(|heading| heading.get(lang));
    let (reason, way, lines) = (code.why.get(lang), code.mend.get(lang), code.example);
    let text = format!("{why}: {reason}\n\n{mend}: {way}\n\n{example}:\n{lines}");
    let markdown = format!("## {why}\n\n{reason}\n\n## {mend}\n\n{way}\n\n## {example}\n\n```toml\n{lines}\n```\n");
    Message::with_markdown(text, markdown)
}
