//! A document in Office Open XML (DOCX), for Word and `LibreOffice`: with heading styles, table headers that repeat
//! on every page, a table of contents, page numbers, and the language of each text.

mod body;
mod bookmarks;
mod chart;
mod layout;
mod logo;
mod package;
mod page;
mod paragraphs;
mod settings;
mod styles;
mod table;
mod template;
mod text;

use anyhow::Result;

use body::Body;
use package::{PackagePart, packed};
use page::{PageOrientation, PageSetup};
use settings::PageSettings;
pub use template::{LeftOut, MAX_TEMPLATE_BYTES, Template, TemplateFault};
use text::{RunStyle, language, push_run};

use crate::locale::Lang;
use crate::report::doc::{Cover, Doc};

/// Returns the document, with the tool's texts in a language, in the look of a template if there is one. Output is
/// reproducible: the same bytes for the same document.
pub fn docx(doc: &Doc, lang: Lang, template: Option<&Template>) -> Result<Vec<u8>> {
    let own = language(lang.tag()).unwrap_or_default();
    let cover = doc.cover.as_ref();
    let of_plan = cover.and_then(|cover| language(&cover.plan_language)).filter(|tag| *tag != own);
    let setup = PageSetup::own(cover.is_some());
    let setup = template.map_or_else(|| setup.clone(), |template| template.setup(setup.clone()));
    let width = setup.width(PageOrientation::Upright);
    let has_logo = !template.is_some_and(Template::has_logo);
    let Body { out, charts, urls, .. } = Body::of(doc, lang, of_plan.as_deref(), setup, has_logo);
    let title = doc.title().unwrap_or_default();
    let author = cover.and_then(|cover| cover.author.as_deref()).unwrap_or_default();
    let mut parts = vec![PackagePart::document(out)];
    match template {
        Some(template) => parts.extend(template.parts(&own, width, &title, author)),
        None => parts.extend([
            PackagePart::named("styles", styles::styles(&own, width)),
            PackagePart::named("settings", settings::settings(&own, PageSettings::OWN)),
            PackagePart::named("fontTable", settings::fonts()),
            PackagePart::theme(settings::theme()),
        ]),
    }
    parts.push(PackagePart::named("numbering", settings::numbering()));
    if !template.is_some_and(Template::has_margins) {
        parts.push(PackagePart::named("header", settings::header(&running_title(doc, of_plan.as_deref()))));
        parts.push(PackagePart::named("footer", settings::footer(lang)));
    }
    parts.push(PackagePart::core_properties(settings::core_properties(&title, cover, &own)));
    parts.push(PackagePart::app_properties(settings::app_properties(cover)));
    parts.extend(charts.into_iter().enumerate().map(|(at, chart)| PackagePart::chart(at + 1, chart)));
    parts.extend(cover.and_then(|cover| cover.logo.as_ref()).filter(|_| has_logo).map(PackagePart::logo));
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
