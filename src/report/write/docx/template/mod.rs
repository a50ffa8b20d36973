//! A document in the look of another one: its styles, headers and footers, theme and margins.

mod frame;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use anyhow::{Context, Result, anyhow};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use frame::{Frame, relations};

/// The largest part of a template, in bytes.
const MOST_BYTES: u64 = 64 << 20;
/// The parts of a package that are looked into.
const DOCUMENT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";
const THEME: &str = "word/theme/theme1.xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
const TYPES: &str = "[Content_Types].xml";
/// The style of list items, which needs the document's own numbering.
const LIST: &str = "List Bullet";
/// The prefix of what a template has that the document has too.
const OWN: &str = "Plan";

type Parts = BTreeMap<String, Vec<u8>>;

/// Returns a document with the styles, the headers and footers, the theme and the margins of a template, which is
/// another document. Styles are the same if their names are; those that the template lacks are added to it.
///
/// Fails if the template is no Word document.
pub fn in_template(document: &[u8], template: &[u8]) -> Result<Vec<u8>> {
    let (mut parts, order) = read(document)?;
    let (theirs, _) = read(template).context("the template cannot be unpacked")?;
    let text = |path: &str| -> Result<String> {
        let part = theirs.get(path).ok_or_else(|| anyhow!("the template has no {path}"))?;
        Ok(String::from_utf8_lossy(part).into_owned())
    };
    let (their_styles, their_document) = (text(STYLES)?, text(DOCUMENT)?);
    let (styles, names) = merged_styles(&own(&parts, STYLES), &their_styles)?;
    if let Some(theme) = theirs.get(THEME) {
        parts.insert(THEME.to_owned(), theme.clone());
    }
    let section = their_document.rfind("<w:sectPr").map_or("", |at| &their_document[at..]);
    let frame = Frame::of(section, &relations(&text(RELATIONS).unwrap_or_default()), &theirs);
    parts.insert(STYLES.to_owned(), frame.applied_to_styles(&styles).into_bytes());
    let mut body = own(&parts, DOCUMENT);
    for kind in ["pStyle", "rStyle", "tblStyle"] {
        body = with_values(&body, kind, |id| names.get(id).cloned());
    }
    parts.insert(DOCUMENT.to_owned(), frame.applied(&body).into_bytes());
    if !frame.references.is_empty() {
        frame.add(&mut parts, &theirs, &text(TYPES)?);
    }
    written(&parts, &order)
}

fn read(package: &[u8]) -> Result<(Parts, Vec<String>)> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let (mut parts, mut order) = (Parts::new(), Vec::new());
    for at in 0..archive.len() {
        let part = archive.by_index(at)?;
        let path = part.name()?.to_string();
        let mut bytes = Vec::new();
        part.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(anyhow!("{path} is too large"));
        }
        order.push(path.clone());
        parts.insert(path, bytes);
    }
    Ok((parts, order))
}

/// Returns a part that the document itself has.
fn own(parts: &Parts, path: &str) -> String {
    parts.get(path).map(|part| String::from_utf8_lossy(part).into_owned()).unwrap_or_default()
}

/// Writes the parts: in their order, and new ones last.
fn written(parts: &Parts, order: &[String]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let new = parts.keys().filter(|path| !order.contains(path));
    for path in order.iter().filter(|path| parts.contains_key(*path)).chain(new) {
        writer.start_file(path, options)?;
        writer.write_all(&parts[path])?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Returns the text between two others, the first time they occur.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(&rest[..rest.find(after)?])
}

/// Returns the elements with a tag such as `<w:style `, each whole.
fn elements<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        rest = &rest[at..];
        let Some(end) = rest.find(close).map(|end| end + close.len()) else { break };
        found.push(&rest[..end]);
        rest = &rest[end..];
    }
    found
}

/// Returns a text in which the values of an element are replaced where there is another.
fn with_values(text: &str, element: &str, other: impl Fn(&str) -> Option<String>) -> String {
    let open = format!("<w:{element} w:val=\"");
    let mut pieces = text.split(&*open);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (value, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let value = other(value).unwrap_or_else(|| value.to_owned());
        out.push_str(&format!("{open}{value}\"{rest}"));
    }
    out
}

/// Returns the template's styles with those of the document that it lacks, and the ids in the template of the document's.
fn merged_styles(ours: &str, theirs: &str) -> Result<(String, BTreeMap<String, String>)> {
    let end = theirs.rfind("</w:styles>").ok_or_else(|| anyhow!("the template has no styles of Word"))?;
    let id = |style: &str| between(style, "w:styleId=\"", "\"").unwrap_or_default().to_owned();
    let name = |style: &str| between(style, "<w:name w:val=\"", "\"").unwrap_or_default().to_lowercase();
    let theirs_by_name: BTreeMap<String, String> =
        elements(theirs, "<w:style ", "</w:style>").into_iter().map(|style| (name(style), id(style))).collect();
    let taken: BTreeSet<&String> = theirs_by_name.values().collect();
    let (mut names, mut added) = (BTreeMap::new(), Vec::new());
    for style in elements(ours, "<w:style ", "</w:style>") {
        let (own, called) = (id(style), name(style));
        if let Some(other) = theirs_by_name.get(&called).filter(|_| called != LIST.to_lowercase()) {
            names.insert(own, other.clone());
            continue;
        }
        if taken.contains(&own) {
            names.insert(own.clone(), format!("{OWN}{own}"));
        }
        added.push(style);
    }
    let mut out = theirs[..end].to_owned();
    // The numbering stays the document's own.
    for numbers in elements(&theirs[..end], "<w:numPr>", "</w:numPr>") {
        out = out.replacen(numbers, "", 1);
    }
    for style in added {
        let style = style.replace(" w:default=\"1\"", "");
        let own = id(&style);
        let style = match names.get(&own) {
            Some(other) => style
                .replacen(&format!("w:styleId=\"{own}\""), &format!("w:styleId=\"{other}\""), 1)
                .replacen("<w:name w:val=\"", &format!("<w:name w:val=\"{OWN} "), 1),
            None => style,
        };
        let renamed = |id: &str| names.get(id).cloned();
        out.push_str(&with_values(&with_values(&style, "basedOn", renamed), "next", renamed));
    }
    out.push_str(&theirs[end..]);
    Ok((out, names))
}
