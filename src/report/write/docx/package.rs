//! The parts of an Office Open XML package, with their content types and relationships, in one ZIP file.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::text::escaped_line;
use crate::report::doc::{Picture, PictureKind};

/// The XML declaration at the start of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The common prefix of relationship types.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The common prefix of the content types of document parts.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part of the package.
#[derive(Debug)]
pub(super) struct PackagePart {
    /// The path in the package.
    path: String,
    /// The content type.
    content: String,
    /// The relationship type.
    relation: String,
    /// The relationship id.
    id: String,
    owner: PartOwner,
    bytes: Vec<u8>,
}

/// The owner of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PartOwner {
    Package,
    Document,
    /// A header or a footer of a template, by its number.
    Margin(usize),
}

impl PackagePart {
    /// The main document.
    pub(super) fn document(xml: String) -> Self {
        Self { owner: PartOwner::Package, ..Self::of_document("document", "document.main", "officeDocument", xml) }
    }

    /// A part of the document whose name is also its content type and its relationship type, such as `styles`.
    pub(super) fn named(name: &str, xml: String) -> Self {
        Self::of_document(name, name, name, xml)
    }

    /// The theme.
    pub(super) fn theme(xml: String) -> Self {
        Self {
            path: "word/theme/theme1.xml".to_owned(),
            content: "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
            ..Self::of_document("theme", "", "theme", xml)
        }
    }

    /// A chart, numbered from 1.
    pub(super) fn chart(number: usize, xml: String) -> Self {
        Self {
            path: format!("word/charts/chart{number}.xml"),
            content: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml".to_owned(),
            id: chart_id(number),
            ..Self::of_document("chart", "", "chart", xml)
        }
    }

    /// The logo.
    pub(super) fn logo(logo: &Picture) -> Self {
        let ending = match logo.kind {
            PictureKind::Png => "png",
            PictureKind::Jpeg => "jpeg",
        };
        Self {
            path: format!("word/media/{LOGO_ID}.{ending}"),
            content: logo.kind.media_type().to_owned(),
            bytes: logo.bytes.clone(),
            ..Self::of_document(LOGO_ID, "", "image", String::new())
        }
    }

    /// A header or a footer of a template, numbered from 1, as its kind says, with its pictures.
    pub(super) fn margin(number: usize, kind: &str, xml: String) -> Self {
        Self { id: margin_id(number), ..Self::of_document(&margin_id(number), kind, kind, xml) }
    }

    /// A picture of a header or a footer, by the id that it is shown by there.
    pub(super) fn picture(number: usize, id: &str, (ending, media_type): (&str, &str), bytes: Vec<u8>) -> Self {
        Self {
            path: format!("word/media/{}_{id}.{ending}", margin_id(number)),
            content: media_type.to_owned(),
            id: id.to_owned(),
            owner: PartOwner::Margin(number),
            bytes,
            ..Self::of_document("", "", "image", String::new())
        }
    }

    /// The title, the author and the dates.
    pub(super) fn core_properties(xml: String) -> Self {
        Self {
            path: "docProps/core.xml".to_owned(),
            content: "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            relation: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
            owner: PartOwner::Package,
            ..Self::of_document("core", "", "", xml)
        }
    }

    /// The application that made the document.
    pub(super) fn app_properties(xml: String) -> Self {
        Self {
            path: "docProps/app.xml".to_owned(),
            content: "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            owner: PartOwner::Package,
            ..Self::of_document("app", "", "extended-properties", xml)
        }
    }

    fn of_document(name: &str, content: &str, relation: &str, xml: String) -> Self {
        Self {
            path: format!("word/{name}.xml"),
            content: format!("{WORD}.{content}+xml"),
            relation: format!("{OFFICE}/{relation}"),
            id: name.to_owned(),
            owner: PartOwner::Document,
            bytes: xml.into_bytes(),
        }
    }
}

/// Returns the relationship id of a header or a footer of a template.
pub(super) fn margin_id(number: usize) -> String {
    format!("template{number}")
}

/// The relationship id of the logo.
pub(super) const LOGO_ID: &str = "logo";

/// Returns the relationship id of a chart.
pub(super) fn chart_id(number: usize) -> String {
    format!("chart{number}")
}

/// Returns the relationship id of a web address, numbered from 1.
pub(super) fn url_id(number: usize) -> String {
    format!("link{number}")
}

/// Returns the package with these parts and with the web addresses that the document links to. Timestamps are fixed,
/// so that output is reproducible.
pub(super) fn packed(parts: &[PackagePart], urls: &BTreeMap<String, usize>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut related: BTreeMap<PartOwner, Vec<&PackagePart>> = BTreeMap::new();
    for part in parts {
        related.entry(part.owner).or_default().push(part);
    }
    let none = BTreeMap::new();
    // Readers that stream expect content types and relationships before the parts.
    let mut lists = vec![("[Content_Types].xml".to_owned(), content_types(parts))];
    for (owner, parts) in related {
        let (path, urls) = match owner {
            PartOwner::Package => ("_rels/.rels".to_owned(), &none),
            PartOwner::Document => ("word/_rels/document.xml.rels".to_owned(), urls),
            PartOwner::Margin(number) => (format!("word/_rels/{}.xml.rels", margin_id(number)), &none),
        };
        lists.push((path, relations(&parts, urls)));
    }
    let lists = lists.iter().map(|(path, xml)| (&**path, xml.as_bytes()));
    for (path, bytes) in lists.chain(parts.iter().map(|part| (&*part.path, &*part.bytes))) {
        let why = || format!("{path} could not be put in the document");
        writer.start_file(path, options).with_context(why)?;
        writer.write_all(bytes).with_context(why)?;
    }
    Ok(writer.finish().context("the document could not be put together")?.into_inner())
}

fn content_types(parts: &[PackagePart]) -> String {
    let kinds = parts.iter().map(|part| {
        let PackagePart { path, content, .. } = part;
        format!("<Override PartName=\"/{path}\" ContentType=\"{content}\"/>")
    });
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        kinds.collect::<String>()
    )
}

fn relations(parts: &[&PackagePart], urls: &BTreeMap<String, usize>) -> String {
    let outside = urls.iter().map(|(url, number)| {
        let (id, target) = (url_id(*number), escaped_line(url));
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>")
    });
    let relations = parts.iter().map(|part| {
        let PackagePart { id, relation, path, owner, .. } = part;
        let target = if *owner == PartOwner::Package { path } else { path.trim_start_matches("word/") };
        format!("<Relationship Id=\"{id}\" Type=\"{relation}\" Target=\"{target}\"/>")
    });
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         {}</Relationships>",
        relations.chain(outside).collect::<String>()
    )
}
