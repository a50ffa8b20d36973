//! Content outside the cells of a sheet: text boxes, pictures, form controls, page headers and footers.

use super::ooxml::{XmlStep, attribute, each, is_kind, relations, text};
use super::{Grid, Unreadable};
use crate::locale::{Lang, catalogue as say};

/// Content outside the cells of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OutsideContent {
    /// The text of a text box or another shape.
    Drawn(String),
    /// A page header or footer.
    Margin(String),
    /// A picture.
    Picture,
    /// A check box or another form control, with its label.
    Control(String),
}

/// The names of `LibreOffice` elements for shapes that can hold text.
const SHAPES: [&str; 10] =
    ["frame", "custom-shape", "rect", "ellipse", "circle", "caption", "polygon", "path", "line", "g"];
/// The names of form controls that can hold an answer.
const CONTROLS: [&str; 6] = ["checkbox", "radio", "textarea", "text", "listbox", "combobox"];
/// The names of elements for page headers and footers.
const MARGINS: [&str; 6] = ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];
/// Words beside page numbers.
const AROUND_NUMBERS: [&str; 6] = ["sida", "sidan", "av", "page", "of", "blad"];

/// Returns the content outside the cells of an Excel sheet.
pub(super) fn of_xlsx(bytes: &[u8], part: &str, xml: &str) -> Result<Vec<OutsideContent>, Unreadable> {
    let mut outside = Vec::new();
    let mut margin: Option<String> = None;
    each(xml, |step| match step {
        XmlStep::Start(name, _) if MARGINS.contains(&name) => margin = Some(String::new()),
        XmlStep::Text(text) => margin.iter_mut().for_each(|margin| *margin += text),
        XmlStep::End(name) if MARGINS.contains(&name) => {
            outside.extend(margin.take().iter().flat_map(|codes| without_codes(codes)).filter_map(|it| margin_of(&it)));
        }
        _ => {}
    })?;
    for (_, kind, target) in relations(bytes, part) {
        let xml = || text(bytes, &target).unwrap_or_default();
        if is_kind(&kind, "/drawing") {
            let xml = xml();
            outside.extend(shapes(&xml, &["sp"], "t")?.into_iter().map(|(_, text)| OutsideContent::Drawn(text)));
            each(&xml, |step| {
                if let XmlStep::Start("pic", _) = step {
                    outside.push(OutsideContent::Picture);
                }
            })?;
        } else if is_kind(&kind, "/ctrlProp") {
            each(&xml(), |step| {
                if let XmlStep::Start("formControlPr", element) = step {
                    let kind = attribute(element, "objectType").unwrap_or_default();
                    let is_answer = ["CheckBox", "Radio", "Drop", "List", "EditBox"].contains(&&*kind);
                    outside.extend(is_answer.then(|| OutsideContent::Control(String::new())));
                }
            })?;
        }
    }
    Ok(outside)
}

/// Adds the content outside the cells of `LibreOffice` sheets.
pub(super) fn add_of_ods(grids: &mut [Grid], content: &str, styles: &str) -> Result<(), Unreadable> {
    for (sheet, text) in shapes(content, &SHAPES, "p")? {
        if let Some(grid) = grids.get_mut(sheet) {
            grid.outside.push(OutsideContent::Drawn(text));
        }
    }
    let (mut sheet, mut has_image, mut is_diagram) = (0, false, false);
    each(content, |step| match step {
        XmlStep::Start(name, element) if CONTROLS.contains(&name) => {
            let label = attribute(element, "label").unwrap_or_default();
            if let (Some(grid), true) = (grids.get_mut(sheet), attribute(element, "control-implementation").is_some()) {
                grid.outside.push(OutsideContent::Control(label));
            }
        }
        XmlStep::Start("frame", _) => (has_image, is_diagram) = (false, false),
        XmlStep::Start("image", _) => has_image = true,
        // A chart comes with a picture of itself.
        XmlStep::Start("object", _) => is_diagram = true,
        XmlStep::End("frame") if has_image && !is_diagram => {
            grids.get_mut(sheet).into_iter().for_each(|grid| grid.outside.push(OutsideContent::Picture));
        }
        XmlStep::End("table") => sheet += 1,
        _ => {}
    })?;
    for (page, text) in ods_margins(styles)? {
        let is_of_page = |grid: &Grid| grid.name.as_ref().is_some_and(|name| page == format!("PageStyle_{name}"));
        let at = grids.iter().position(is_of_page).unwrap_or(0);
        if let Some(grid) = grids.get_mut(at) {
            let margin = margin_of(&text).filter(|margin| !grid.outside.contains(margin));
            grid.outside.extend(margin);
        }
    }
    Ok(())
}

/// Returns the texts of shapes, each with the index of its sheet. A nested shape is part of the outer one.
fn shapes(xml: &str, names: &[&str], words: &str) -> Result<Vec<(usize, String)>, Unreadable> {
    let mut found = Vec::new();
    let (mut sheet, mut depth, mut is_in_words, mut said) = (0, 0_usize, false, String::new());
    each(xml, |step| match step {
        XmlStep::Start(name, _) if names.contains(&name) => depth += 1,
        XmlStep::Start(name, _) if name == words => is_in_words = depth > 0,
        XmlStep::Text(text) if is_in_words => said += text,
        XmlStep::End(name) if name == words => {
            is_in_words = false;
            said.push(' ');
        }
        XmlStep::End(name) if names.contains(&name) => {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                let text = std::mem::take(&mut said).trim().to_owned();
                found.extend((!text.is_empty()).then_some((sheet, text)));
            }
        }
        XmlStep::End("table") => sheet += 1,
        _ => {}
    })?;
    Ok(found)
}

/// Returns the page headers and footers of a `LibreOffice` file, each with the name of its page style, without
/// fields such as page numbers.
fn ods_margins(styles: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let mut margins = Vec::new();
    let (mut page, mut said, mut is_in_field) = (String::new(), None::<String>, false);
    let is_margin = |name: &str| name.starts_with("header") || name.starts_with("footer");
    let is_field = |name: &str| {
        matches!(name, "page-number" | "page-count" | "sheet-name" | "title" | "file-name" | "date" | "time")
    };
    each(styles, |step| match step {
        XmlStep::Start("master-page", element) => {
            page = attribute(element, "display-name").or_else(|| attribute(element, "name")).unwrap_or_default();
        }
        XmlStep::Start(name, _) if is_field(name) => is_in_field = true,
        XmlStep::End(name) if is_field(name) => is_in_field = false,
        XmlStep::Start("p", _) if !page.is_empty() => said = Some(String::new()),
        XmlStep::Text(text) if !is_in_field => said.iter_mut().for_each(|said| *said += text),
        XmlStep::End("p") => margins.extend(said.take().map(|said| (page.clone(), said))),
        XmlStep::End(name) if is_margin(name) => said = None,
        XmlStep::End("master-page") => page.clear(),
        _ => {}
    })?;
    Ok(margins)
}

/// Returns a page header or footer; `None` if the export wrote it, or if it is only a page number.
fn margin_of(text: &str) -> Option<OutsideContent> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_own = Lang::ALL.into_iter().any(|lang| text.starts_with(&format!("{} ", say::FOLLOW_UP.get(lang))));
    let is_word =
        |word: &str| word.chars().any(char::is_alphabetic) && !AROUND_NUMBERS.contains(&&*word.to_lowercase());
    (!is_own && text.split(' ').any(is_word)).then_some(OutsideContent::Margin(text))
}

/// Returns the left, middle and right parts of an Excel page header or footer, without formatting codes.
fn without_codes(codes: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = codes.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '&' {
            parts.last_mut().into_iter().for_each(|part| part.push(letter));
            continue;
        }
        match letters.next() {
            Some('"') => drop(letters.by_ref().find(|c| *c == '"')),
            Some('L' | 'C' | 'R') => parts.push(String::new()),
            Some('K') => drop(letters.by_ref().take(6).count()),
            Some('&') => parts.last_mut().into_iter().for_each(|part| part.push('&')),
            Some(digit) if digit.is_ascii_digit() => while letters.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_what_somebody_wrote_in_it() {
        assert_eq!(
            without_codes("&L&\"Arial,Bold\"&12A && B&K00FF00 c&R&P (&N)"),
            ["", "A & B c", " ()"].map(str::to_owned)
        );
        assert_eq!(margin_of(" Anna  har sett "), Some(OutsideContent::Margin("Anna har sett".to_owned())));
        for nothing in ["Uppföljning 2025 – Kulturplan", "Follow-up 2025", "Sida 1 av 3", "1 (2)", ""] {
            assert_eq!(margin_of(nothing), None, "{nothing}");
        }
    }
}
