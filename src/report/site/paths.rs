//! The paths of a site's files, the forms that their extensions tell, and the map that lists them.

use crate::query::Found;
use crate::report::doc::{Picture, PictureKind};
use crate::report::write::{canonical, escaped};
use crate::source::hash_of_bytes;

pub(super) const INDEX: &str = "index.html";
pub(super) const STYLE: &str = "style.css";
pub(super) const FEED: &str = "feed.atom";
pub(super) const MAP: &str = "sitemap.xml";
/// Names at the top of a site that no folder can have. The last is the list of what was written.
pub(super) const TOP: [&str; 5] = [INDEX, STYLE, FEED, MAP, "plan-site.txt"];

/// Returns the path of a logo at the top of the site. Its content decides it, so that a browser keeps no former one.
pub(super) fn logo_path(logo: &Picture) -> String {
    format!("{LOGO}{}.{}", hash_of_bytes(&logo.bytes), logo.kind.extension())
}

/// Returns the checksum in the path of a logo; none if a path is no logo's.
pub(super) fn checksum_of_logo(path: &str) -> Option<&str> {
    let (checksum, extension) = path.strip_prefix(LOGO)?.split_once('.')?;
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_picture = [PictureKind::Png, PictureKind::Jpeg].iter().any(|kind| kind.extension() == extension);
    (is_picture && checksum.len() == 16 && checksum.bytes().all(is_hex)).then_some(checksum)
}

/// The beginning of the paths of logos.
const LOGO: &str = "logo-";

/// The folder of the owners' pages.
pub(super) const OWNERS: &str = "owner";

/// A form in which a thing is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An HTML page.
    Html,
    /// All its fields, as JSON.
    Json,
    /// Its activities, as CSV.
    Csv,
    /// Linked data with the vocabulary of schema.org, as JSON-LD.
    JsonLd,
}

impl Form {
    /// All forms.
    pub(super) const ALL: [Self; 4] = [Self::Html, Self::Json, Self::Csv, Self::JsonLd];

    /// Returns the extension of its files.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::JsonLd => "jsonld",
        }
    }

    /// Returns the name and the media type.
    pub(super) fn label_and_kind(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("HTML", "text/html"),
            Self::Json => ("JSON", "application/json"),
            Self::Csv => ("CSV", "text/csv"),
            Self::JsonLd => ("JSON-LD", "application/ld+json"),
        }
    }

    /// Returns the data forms of a thing; CSV only if it has activities.
    pub(super) fn of_data(found: &Found<'_, '_>) -> &'static [Self] {
        match found {
            Found::Activity(..) => &[Self::Json, Self::JsonLd],
            Found::Plan(_) | Found::Goal(..) | Found::Priority(..) | Found::Measure(..) | Found::Owner(..) => {
                &[Self::Csv, Self::Json, Self::JsonLd]
            }
        }
    }
}

/// Returns the site map with these pages, as XML for search engines.
pub(super) fn map<'p>(base: &str, pages: impl Iterator<Item = &'p str>) -> String {
    let base = escaped(base);
    let urls = pages.map(|path| format!("<url><loc>{base}{}</loc></url>\n", canonical(path)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        urls.collect::<String>()
    )
}
