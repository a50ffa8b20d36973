//! The parts of a text document, put in one file with a list of what they are and how they belong together.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::text::escaped_line;

/// Begins every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What the names of the kinds of relation between parts begin with.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What names the kinds of part that are a document's.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// One file within the package.
#[derive(Debug)]
pub(super) struct Part {
    /// Where it lies.
    path: String,
    /// What kind of content it is.
    content: String,
    /// What it is to its owner.
    relation: String,
    /// The name that its owner calls it by.
    id: String,
    is_of_document: bool,
    xml: String,
}

impl Part {
    /// The document itself.
    pub(super) fn document(xml: String) -> Self {
        Self { is_of_document: false, ..Self::of_document("document", "document.main", "officeDocument", xml) }
    }

    /// What belongs to the document by the role that names it too, such as `styles`.
    pub(super) fn named(name: &str, xml: String) -> Self {
        Self::of_document(name, name, name, xml)
    }

    /// A drawing of numbers, counted from 1.
    pub(super) fn chart(number: usize, xml: String) -> Self {
        Self {
            path: format!("word/charts/chart{number}.xml"),
            content: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml".to_owned(),
            id: chart_id(number),
            ..Self::of_document("chart", "", "chart", xml)
        }
    }

    /// What the document is called, who made it and when.
    pub(super) fn core_properties(xml: String) -> Self {
        Self {
            path: "docProps/core.xml".to_owned(),
            content: "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            relation: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
            is_of_document: false,
            ..Self::of_document("core", "", "", xml)
        }
    }

    /// What it was made with.
    pub(super) fn app_properties(xml: String) -> Self {
        Self {
            path: "docProps/app.xml".to_owned(),
            content: "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            is_of_document: false,
            ..Self::of_document("app", "", "extended-properties", xml)
        }
    }

    fn of_document(name: &str, content: &str, relation: &str, xml: String) -> Self {
        Self {
            path: format!("word/{name}.xml"),
            content: format!("{WORD}.{content}+xml"),
            relation: format!("{OFFICE}/{relation}"),
            id: name.to_owned(),
            is_of_document: true,
            xml,
        }
    }
}

/// The name that the document calls a chart by.
pub(super) fn chart_id(number: usize) -> String {
    format!("chart{number}")
}

/// The name that the document calls an address by, counted from 1.
pub(super) fn url_id(number: usize) -> String {
    format!("link{number}")
}

/// Returns the parts, and the addresses that the document leads to, as one file: the same bytes for the same parts, whenever it is made.
pub(super) fn packed(parts: &[Part], urls: &BTreeMap<String, usize>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let of_package = relations(parts.iter().filter(|part| !part.is_of_document), &BTreeMap::new());
    let of_document = relations(parts.iter().filter(|part| part.is_of_document), urls);
    // Readers that stream expect to be told what there is before it comes.
    let lists = [
        ("[Content_Types].xml", content_types(parts)),
        ("_rels/.rels", of_package),
        ("word/_rels/document.xml.rels", of_document),
    ];
    let lists = lists.iter().map(|(path, xml)| (*path, xml));
    for (path, xml) in lists.chain(parts.iter().map(|part| (&*part.path, &part.xml))) {
        let why = || format!("{path} could not be put in the document");
        writer.start_file(path, options).with_context(why)?;
        writer.write_all(xml.as_bytes()).with_context(why)?;
    }
    Ok(writer.finish().context("the document could not be put together")?.into_inner())
}

fn content_types(parts: &[Part]) -> String {
    let kinds = parts.iter().map(|part| {
        let Part { path, content, .. } = part;
        format!("<Override PartName=\"/{path}\" ContentType=\"{content}\"/>")
    });
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        kinds.collect::<String>()
    )
}

fn relations<'a>(parts: impl Iterator<Item = &'a Part>, urls: &BTreeMap<String, usize>) -> String {
    let outside = urls.iter().map(|(url, number)| {
        let (id, target) = (url_id(*number), escaped_line(url));
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>")
    });
    let relations = parts.map(|part| {
        let Part { id, relation, path, .. } = part;
        let target = if part.is_of_document { path.trim_start_matches("word/") } else { path };
        format!("<Relationship Id=\"{id}\" Type=\"{relation}\" Target=\"{target}\"/>")
    });
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         {}</Relationships>",
        relations.chain(outside).collect::<String>()
    )
}
