//! A document in Office Open XML (DOCX), for Word and `LibreOffice`: with heading styles, table headers that repeat
//! on every page, a table of contents, page numbers, and the language of each text.

mod body;
mod bookmarks;
mod chart;
mod layout;
mod logo;
mod package;
mod paragraphs;
mod settings;
mod styles;
mod table;
mod text;

use anyhow::Result;

use body::Body;
use package::{PackagePart, packed};
use text::{RunStyle, language, push_run};

use crate::locale::Lang;
use crate::report::doc::{Cover, Doc};

/// Returns the document, with the tool's texts in a language. Output is reproducible: the same bytes for the same
/// document.
pub fn docx(doc: &Doc, lang: Lang) -> Result<Vec<u8>> {
    let own = language(lang.tag()).unwrap_or_default();
    let cover = doc.cover.as_ref();
    let of_plan = cover.and_then(|cover| language(&cover.plan_language)).filter(|tag| *tag != own);
    let Body { out, charts, urls, .. } = Body::of(doc, lang, of_plan.as_deref());
    let title = doc.title().unwrap_or_default();
    let mut parts = vec![
        PackagePart::document(out),
        PackagePart::named("styles", styles::styles(&own)),
        PackagePart::named("settings", settings::settings(&own)),
        PackagePart::named("fontTable", settings::fonts()),
        PackagePart::theme(settings::theme()),
        PackagePart::named("numbering", settings::numbering()),
        PackagePart::named("header", settings::header(&running_title(doc, of_plan.as_deref()))),
        PackagePart::named("footer", settings::footer(lang)),
        PackagePart::core_properties(settings::core_properties(&title, cover, &own)),
        PackagePart::app_properties(settings::app_properties(cover)),
    ];
    parts.extend(charts.into_iter().enumerate().map(|(at, chart)| PackagePart::chart(at + 1, chart)));
    parts.extend(cover.and_then(|cover| cover.logo.as_ref()).map(PackagePart::logo));
    packed(&parts, &urls)
}

/// Returns the title for the page header as runs, the plan's title in its own language.
fn running_title(doc: &Doc, of_plan: Option<&str>) -> String {
    let mut out = String::new();
    match &doc.cover {
        Some(Cover { title, subtitle, .. }) => {
            push_run(&mut out, title, RunStyle { lang: of_plan, ..RunStyle::default() });
            if !subtitle.is_empty() {
                push_run(&mut out, &format!(" – {subtitle}"), RunStyle::default());
            }
        }
        None => push_run(&mut out, &doc.title().unwrap_or_default(), RunStyle::default()),
    }
    out
}

#[cfg(test)]
mod tests;
