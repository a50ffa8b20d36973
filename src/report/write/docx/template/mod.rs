//! Templates: documents of Word whose look a report is written in. A template is read as if whoever made it meant no
//! good: within bounds, and only what a report needs of it is taken.

mod clean;
mod fault;
mod fields;
mod fill;
mod look;
mod margins;
mod merge;
mod parser;
mod parts;
mod section;
mod xml;

pub use fault::TemplateFault;
pub use margins::LeftOut;

use fill::fill;
use look::TemplateSettings;
use margins::{Margin, is_drawing};
use merge::TemplateStyles;
use parts::TemplateParts;
use section::LastSection;
use xml::Element;

use super::package::{PackagePart, margin_id};
use super::page::{PageSetup, PageShape};
use super::settings;
use super::styles::styles;
use super::text::BodyFont;

/// The largest file that is read as a template, in bytes.
pub const MAX_TEMPLATE_BYTES: u64 = 32 * 1024 * 1024;

/// The largest usual size of running text, in points.
const LARGEST_USUAL: usize = 16;

/// The space between a table and a heading. Word takes the larger of this and the heading's own.
const BELOW_TABLE: &str = "<w:spacing w:before=\"0\" w:after=\"200\" w:line=\"20\" w:lineRule=\"exact\"/>";

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    shape: PageShape,
    has_title_page: bool,
    settings: TemplateSettings,
    styles: TemplateStyles,
    theme: Option<Element>,
    fonts: Vec<Element>,
    margins: Vec<Margin>,
    left_out: LeftOut,
}

impl Template {
    /// Reads a template from a Word document or a Word template.
    pub fn read(bytes: &[u8]) -> Result<Self, TemplateFault> {
        let parts = TemplateParts::open(bytes)?;
        let main = parts.main()?;
        let section = LastSection::of(&parts.in_body(&main, "w:sectPr")?)?;
        let part = |kind: &str, root: &str| look::part(&parts, &main, kind, root);
        let settings = part("settings", "w:settings")?;
        let (margins, left_out) = margins::margins(&parts, &main, &section)?;
        Ok(Self {
            shape: section.shape,
            has_title_page: section.has_title_page,
            settings: TemplateSettings::of(settings.as_ref()),
            styles: TemplateStyles::of(part("styles", "w:styles")?)?,
            theme: part("theme", "a:theme")?.and_then(look::theme),
            fonts: part("fontTable", "w:fonts")?.map(look::fonts).unwrap_or_default(),
            margins,
            left_out,
        })
    }

    /// Returns what of its headers and footers could not be taken.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// Returns the size of running text in points, if it is so large that a report has very many pages.
    pub fn large_text(&self) -> Option<usize> {
        self.styles.font().1.map(|half_points| half_points / 2).filter(|points| *points > LARGEST_USUAL)
    }

    /// Returns whether the header of the first page has a picture, which is taken for a logo.
    pub(super) fn has_logo(&self) -> bool {
        let role = if self.has_title_page { "first" } else { "default" };
        let mut headers = self.margins.iter().filter(|margin| margin.kind == "header" && margin.role == role);
        headers.any(|margin| margin.root.holds(&|element| is_drawing(&element.name)))
    }

    /// Returns whether the template has headers or footers.
    pub(super) fn has_margins(&self) -> bool {
        !self.margins.is_empty()
    }

    /// Returns the page, with the headers and footers of the template, or with the document's own if it has none.
    pub(super) fn setup(&self, own: PageSetup) -> PageSetup {
        let font = self.font();
        if !self.has_margins() {
            return PageSetup { shape: self.shape, font, below_table: Some(BELOW_TABLE), ..own };
        }
        let reference = |(number, margin): (usize, &Margin)| {
            let Margin { kind, role, .. } = margin;
            format!("<w:{kind}Reference w:type=\"{role}\" r:id=\"{}\"/>", margin_id(number))
        };
        PageSetup {
            shape: self.shape,
            font,
            references: (1..).zip(&self.margins).map(reference).collect(),
            has_title_page: self.has_title_page,
            below_table: Some(BELOW_TABLE),
        }
    }

    /// Returns the font of running text. Word takes this one where nothing is said.
    fn font(&self) -> BodyFont {
        let (fonts, size) = self.styles.font();
        let of_theme = |name| look::theme_font(self.theme.as_ref()?, name);
        // A font of the theme goes before a named one.
        let of_theme = fonts.and_then(|it| it.attribute("w:asciiTheme")).and_then(of_theme);
        let name = of_theme.or_else(|| fonts?.attribute("w:ascii")).unwrap_or("Times New Roman").to_owned();
        BodyFont { name, size: size.filter(|size| (8..=60).contains(size)).unwrap_or(20) }
    }

    /// Returns the parts of a document in a language that give it the look of the template, with its title and its
    /// author where the template shows these.
    pub(super) fn parts(&self, language: &str, width: usize, title: &str, author: &str) -> Vec<PackagePart> {
        let told = [("TITLE", title), ("AUTHOR", author), ("SUBJECT", ""), ("KEYWORDS", ""), ("FILENAME", "")];
        let ours = |xml: &str| parser::parse(xml).ok().flatten().unwrap_or_default();
        let merged = self.styles.merged(ours(&styles(language, width)), language, self.settings.is_hyphenated);
        let theme = self.theme.as_ref().map_or_else(settings::theme, Element::written);
        let mut parts = vec![
            PackagePart::named("styles", merged.styles.written()),
            PackagePart::named("settings", settings::settings(language, self.settings.page)),
            PackagePart::named("fontTable", look::font_table(&self.fonts, ours(&settings::fonts())).written()),
            PackagePart::theme(theme),
        ];
        for (number, margin) in (1..).zip(&self.margins) {
            let mut root = margin.root.clone();
            merged.rename(&mut root);
            fill(&mut root, &told);
            parts.push(PackagePart::margin(number, margin.kind, root.written()));
            for (id, picture) in &margin.pictures {
                parts.push(PackagePart::picture(number, id, picture.format, picture.bytes.clone()));
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests;
