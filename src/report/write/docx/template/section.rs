//! The last section of a template: its page, and which headers and footers it has.

use std::collections::BTreeMap;

use super::super::page::PageShape;
use super::fault::{LEAST_ROOM, LONGEST_SIDE, TemplateFault};
use super::xml::Element;

/// The twips in ten millimetres.
const TWIPS_IN_TEN: i32 = 567;

/// The last section of a template.
#[derive(Debug)]
pub(super) struct LastSection {
    pub(super) shape: PageShape,
    /// The relationships to headers and footers, by element (`w:headerReference`) and type (`default`).
    pub(super) references: BTreeMap<(String, String), String>,
    pub(super) has_title_page: bool,
}

impl LastSection {
    /// Returns the last of all sections. A section without a header has that of the one before it.
    pub(super) fn of(sections: &[Element]) -> Result<Self, TemplateFault> {
        let mut references = BTreeMap::new();
        for reference in sections.iter().flat_map(Element::elements) {
            let role = reference.attribute("w:type").unwrap_or("default");
            let is_known = matches!(&*reference.name, "w:headerReference" | "w:footerReference")
                && matches!(role, "default" | "first" | "even");
            if let Some(id) = reference.attribute("r:id").filter(|_| is_known) {
                references.insert((reference.name.clone(), role.to_owned()), id.to_owned());
            }
        }
        let last = sections.last();
        Ok(Self {
            shape: last.map_or(Ok(PageShape::A4), shape)?,
            references,
            has_title_page: last.is_some_and(|last| last.is_on("w:titlePg")),
        })
    }
}

/// Returns the page of a section, if a report has room on it.
fn shape(section: &Element) -> Result<PageShape, TemplateFault> {
    let of = |name: &str, side: &str, own: i32| {
        let given = section.child(name).and_then(|it| it.attribute(side)).and_then(twips);
        given.unwrap_or(own)
    };
    let own = PageShape::A4;
    let shape = PageShape {
        width: of("w:pgSz", "w:w", own.width),
        height: of("w:pgSz", "w:h", own.height),
        top: of("w:pgMar", "w:top", own.top),
        right: of("w:pgMar", "w:right", own.right),
        bottom: of("w:pgMar", "w:bottom", own.bottom),
        left: of("w:pgMar", "w:left", own.left),
        header: of("w:pgMar", "w:header", own.header).max(0),
        footer: of("w:pgMar", "w:footer", own.footer).max(0),
        gutter: of("w:pgMar", "w:gutter", own.gutter).max(0),
    };
    let millimetres = |twips: i32| twips * 10 / TWIPS_IN_TEN;
    let longest = millimetres(shape.width.max(shape.height));
    if longest > LONGEST_SIDE {
        return Err(TemplateFault::TooLong(longest));
    }
    let [width, height] = shape.room().map(millimetres);
    if width < LEAST_ROOM || height < LEAST_ROOM {
        return Err(TemplateFault::TooSmall(width.max(0), height.max(0)));
    }
    // A negative side margin would put text outside the page.
    if shape.left < 0 || shape.right < 0 {
        return Ok(PageShape { left: shape.left.max(0), right: shape.right.max(0), ..shape });
    }
    Ok(shape)
}

/// Returns a length in twips, which some programs write with a fraction or a unit; none beyond a thousand millimetres.
fn twips(text: &str) -> Option<i32> {
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match &text[number.len()..] {
        "" => 1.0,
        "pt" => 20.0,
        "pc" | "pi" => 240.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        _ => return None,
    };
    let twips = (number.parse::<f64>().ok()? * factor).round();
    // The range is checked before the conversion.
    #[expect(clippy::cast_possible_truncation, reason = "it is within a range that fits")]
    (twips.abs() <= 56_700.0).then_some(twips as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(size: &str, margins: &str) -> Result<PageShape, TemplateFault> {
        let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let xml = format!("<s xmlns=\"{namespace}\" xmlns:w=\"{namespace}\"><pgSz {size}/><pgMar {margins}/></s>");
        shape(&super::super::parser::parse(&xml).expect("XML").expect("an element"))
    }

    #[test]
    fn a_length_has_a_unit_or_none() {
        for (text, length) in [("1440", 1440), ("1in", 1440), ("2.54cm", 1440), ("72.0pt", 1440), ("-20.4", -20)] {
            assert_eq!(twips(text), Some(length), "{text}");
        }
        assert!(["", "mm", "1 mil", "NaN", "inf", "1e300", "99999", "å"].into_iter().all(|text| twips(text).is_none()));
    }

    #[test]
    fn a_page_without_room_is_refused() {
        let a4 = "w:w='11906' w:h='16838'";
        let shape = section(a4, "w:left='2268' w:right='1701' w:top='-2268' w:bottom='1701'").expect("a page");
        assert_eq!((shape.left, shape.top, shape.header, shape.room()), (2268, -2268, 624, [7937, 12869]));
        assert_eq!(section(a4, "w:left='4000' w:right='4000'"), Err(TemplateFault::TooSmall(68, 253)));
        assert_eq!(section(a4, "w:gutter='9000'"), Err(TemplateFault::TooSmall(15, 253)));
        assert_eq!(section(a4, "w:left='11906'"), Err(TemplateFault::TooSmall(0, 253)));
        assert!(matches!(section(a4, "w:header='30000'"), Err(TemplateFault::TooSmall(_, 0))));
        assert_eq!(section("w:w='0' w:h='0'", ""), Err(TemplateFault::TooSmall(0, 0)));
        assert_eq!(section("w:w='11906' w:h='40000'", ""), Err(TemplateFault::TooLong(705)));
        assert_eq!(section(a4, "w:left='-9' w:right='x'").expect("a page").left, 0);
    }
}
