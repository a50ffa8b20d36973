//! The head of an HTML page, and its end.

use super::page::{HtmlPage, MAIN, TOP};
use super::text::{escaped, within};
use crate::locale::catalogue::CONTACT;
use crate::locale::{Lang, Text};
use crate::report::doc::Prose;

pub(super) static SKIP: Text = Text::fixed("Hoppa till innehållet", "Skip to the content");
/// The locale of a language, as Open Graph names it.
static LOCALE: Text = Text::fixed("sv_SE", "en_GB");
static UPDATED: Text = Text::fixed("Uppdaterad", "Updated");
static UP: Text = Text::fixed("Till sidans början", "Back to the top");

/// Writes everything before the content.
pub(super) fn write(page: &mut HtmlPage<'_>) {
    let title = page.doc.title();
    let (language, title) = (page.lang.tag(), escaped(title.as_deref().unwrap_or("plan")));
    let has_logo = page.doc.cover.as_ref().is_some_and(|cover| cover.logo.is_some());
    let policy = policy(has_script(page), has_logo);
    page.out.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n"
    ));
    let lede = page.doc.cover.as_ref().filter(|cover| !cover.lede.is_empty());
    let description = lede.map(|cover| cover.lede.replace('\u{a0}', " "));
    page.out.push_str(&preview(&title, description.as_deref(), page.lang));
    if let Some(author) = page.doc.cover.as_ref().and_then(|cover| cover.author.as_ref()) {
        page.out.push_str(&format!("<meta name=\"author\" content=\"{}\">\n", escaped(author)));
    }
    page.out.push_str(&format!("<style>{STYLE}</style>\n</head>\n"));
    if page.doc.cover.is_some() {
        let skip = SKIP.get(page.lang);
        page.out
            .push_str(&format!("<body class=\"paper\" id=\"{TOP}\">\n<a class=\"skip\" href=\"#{MAIN}\">{skip}</a>\n"));
    } else {
        page.out.push_str("<body>\n");
    }
}

/// Writes everything after the content.
pub(super) fn write_end(page: &mut HtmlPage<'_>) {
    if let Some(cover) = &page.doc.cover {
        let up = UP.get(page.lang);
        let below = published(cover.contact.as_ref(), Some(&cover.day), page.lang);
        page.out.push_str(&format!("<footer>\n{below}<a href=\"#{TOP}\">{up}</a>\n</footer>\n"));
    }
    if has_script(page) {
        page.out.push_str(&format!("<script>{SCRIPT}</script>\n"));
    }
    page.out.push_str("</body>\n</html>\n");
}

/// Returns what search engines and messages show of a page, as metadata (Open Graph).
pub(super) fn preview(title: &str, description: Option<&str>, lang: Lang) -> String {
    let mut out = format!(
        "<meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:locale\" content=\"{}\">\n",
        LOCALE.get(lang)
    );
    if let Some(description) = description {
        let description = escaped(description);
        out.push_str(&format!(
            "<meta name=\"description\" content=\"{description}\">\n\
             <meta property=\"og:description\" content=\"{description}\">\n"
        ));
    }
    out
}

/// Returns the line at the end of a published page: the day it is of, and where questions are answered.
pub(super) fn published(contact: Option<&Prose>, day: Option<&str>, lang: Lang) -> String {
    let day = day.map(|day| format!("{} <time datetime=\"{day}\">{day}</time>.", UPDATED.get(lang)));
    let contact = contact.map(|contact| format!("{}: {}", CONTACT.get(lang), within(contact)));
    let parts: Vec<String> = day.into_iter().chain(contact).collect();
    if parts.is_empty() { String::new() } else { format!("<p>{}</p>\n", parts.join(" ")) }
}

/// Returns whether the page needs a script.
fn has_script(page: &HtmlPage<'_>) -> bool {
    page.is_picked || page.is_sorted
}

/// Returns the content security policy: no requests, and only the page's own style and script. Markup that slipped in
/// with a text of the plan would have no effect.
fn policy(has_script: bool, has_logo: bool) -> String {
    let logo = if has_logo { " img-src data:;" } else { "" };
    let script = if has_script { format!(" script-src {SCRIPT_SOURCE};") } else { String::new() };
    format!("default-src 'none'; style-src {STYLE_SOURCE};{script}{logo} base-uri 'none'; form-action 'none'")
}

/// The style sheet. All colours have the contrast of WCAG 2.1, level AA, in light and dark; a test computes it.
pub(super) const STYLE: &str = include_str!("page.css");

/// The hash of the style sheet for the policy, without which browsers ignore it; a test computes it.
const STYLE_SOURCE: &str = "'sha256-aSwubXeOtqoHRy9sW+NPtSBJu8NEmRaXxwAjbvnQ+Rg='";

/// The script, which filters rows and sorts tables. It contains no visible text; that is in the page, in its
/// language.
pub(super) const SCRIPT: &str = include_str!("page.js");

/// The hash of the script for the policy.
pub(super) const SCRIPT_SOURCE: &str = "'sha256-M5CCjNEK6T3bQzGanaPD46k7nEJS505NT0iSfdqQKTs='";

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};

    use super::super::class;
    use super::*;
    use crate::palette::contrast::{contrast, hex};
    use crate::palette::{Rgb, Screen, Tone};

    /// Returns the colours of a part of the style sheet, by name.
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
                for text in ["ink", "faint", "link", "blue", "red", "yellow", "green", "orange", "purple", "black"] {
                    expect(text, ground, 4.5);
                }
                expect("line", ground, 3.0);
            }
            for tone in ["blue", "red", "yellow", "green", "orange", "purple", "black", "faint"] {
                expect(tone, &format!("{tone}-tint"), 4.5);
            }
        }
        assert_eq!(all[0].len(), 23, "a colour that nothing is known of: {:?}", all[0]);
    }

    #[test]
    fn the_style_has_the_colours_of_the_palette() {
        let (light, dark) = STYLE.split_once("@media (prefers-color-scheme: dark)").expect("a dark part");
        for (colors, screen) in [(colors(light), Screen::LIGHT), (colors(dark), Screen::DARK)] {
            let expect = |name: &str, color: Rgb| assert_eq!(hex(colors[name]), color, "--{name}");
            expect("paper", screen.paper);
            expect("ink", screen.ink);
            for (tone, color) in Tone::ALL.into_iter().zip(screen.tones) {
                expect(class(tone), color);
            }
        }
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
            // Browsers hash the style with `\n` as newline; `</` would end the element.
            for part in ["\r", "</", "<!--", "://", "url(", "@import"] {
                assert!(!text.contains(part), "{part}");
            }
        }
    }
}
