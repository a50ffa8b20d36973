//! How a page looks, and what helps to read it where scripts run.

/// Every colour has at least the contrast that WCAG 2.1 asks for at level AA, in light and in dark; a test works it
/// out.
pub(super) const STYLE: &str = include_str!("page.css");

/// The style as a source in a policy. Browsers drop a style that it is not the hash of; a test works it out.
pub(super) const STYLE_SOURCE: &str = "'sha256-hAkcNqhPOIpLBdSn97utAFlhGgvuMwuDn95GJ1W623I='";

/// Picks rows, sorts tables. It holds no word that is read: those stand in the page, in its language.
pub(super) const SCRIPT: &str = include_str!("page.js");

/// The script as a source in a policy.
pub(super) const SCRIPT_SOURCE: &str = "'sha256-YhfrrxLUq0tVh9zqCR94Gzj0/igFissazNdasASccWs='";

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::workbook::contrast::{contrast, hex};

    /// The colours of a part of the style, by their names.
    fn colors(style: &str) -> BTreeMap<&str, &str> {
        let root = style.split(":root {").nth(1).and_then(|rest| rest.split('}').next()).expect("the colours");
        let parts = root.split("--").filter_map(|part| part.split_once(": #"));
        parts.map(|(name, rest)| (name, rest.get(..6).expect("six digits"))).collect()
    }

    #[test]
    fn every_text_can_be_read_and_every_line_seen_in_light_in_dark_and_on_paper() {
        let (light, rest) = STYLE.split_once("@media (prefers-color-scheme: dark)").expect("a dark part");
        let (_, print) = STYLE.split_once("@media print").expect("a part for paper");
        let all = [colors(light), colors(rest), colors(print)];
        for colors in &all {
            assert!(colors.keys().eq(all[0].keys()), "each part has every colour: {colors:?}");
            let expect = |one: &str, other: &str, least: f64| {
                let contrast = contrast(hex(colors[one]), hex(colors[other]));
                assert!(contrast >= least, "--{one} on --{other}: {contrast:.2} in {colors:?}");
            };
            for ground in ["paper", "raised", "marked"] {
                for text in ["ink", "faint", "link", "blue", "red", "yellow", "green"] {
                    expect(text, ground, 4.5);
                }
                expect("line", ground, 3.0);
            }
            for tone in ["blue", "red", "yellow", "green", "faint"] {
                expect(tone, &format!("{tone}-tint"), 4.5);
            }
        }
        assert_eq!(all[0].len(), 17, "a colour that nothing is known of: {:?}", all[0]);
    }

    #[test]
    fn the_policy_lets_through_the_style_and_the_script_as_they_are() {
        for (text, source) in [(STYLE, STYLE_SOURCE), (SCRIPT, SCRIPT_SOURCE)] {
            assert_eq!(format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))), source);
        }
    }

    #[test]
    fn what_is_put_into_a_page_ends_nothing_and_fetches_nothing() {
        for text in [STYLE, SCRIPT] {
            // The hash is counted over line feeds; `</` would end the element.
            for part in ["\r", "</", "<!--", "://", "url(", "@import"] {
                assert!(!text.contains(part), "{part}");
            }
        }
    }
}
