//! The logo above the title.

use super::package::LOGO_ID;
use super::text::escaped_line;
use crate::locale::{Lang, catalogue as say};
use crate::report::doc::Cover;
use crate::report::layout::logo_size;

/// The XML namespace of pictures.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// The number of the drawing, which no chart has.
const NUMBER: usize = 1_000_000;
/// A millimetre in EMU, the units of a drawing.
const MILLIMETRE: f64 = 36_000.0;

/// Returns the drawing of the logo, if there is one. Its alternative text is the name of whose it is.
pub(super) fn logo(cover: &Cover, lang: Lang) -> Option<String> {
    let [width, height] = logo_size(cover.logo.as_ref()?).map(|side| format!("{:.0}", f64::from(side) * MILLIMETRE));
    let name = say::LOGO.get(lang);
    let whose = escaped_line(cover.author.as_deref().unwrap_or(name));
    Some(format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{NUMBER}\" name=\"{name}\" descr=\"{whose}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"{NAMESPACE}\"><pic:pic xmlns:pic=\"{NAMESPACE}\">\
         <pic:nvPicPr><pic:cNvPr id=\"0\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"{LOGO_ID}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    ))
}
