//! Pages of a site, which share a style sheet and link to each other.

use std::collections::BTreeMap;

use super::head::{SKIP, STYLE, preview, published};
use super::page::{HtmlPage, MAIN, plan_words};
use super::path::{canonical, path_in_link};
use super::text::escaped;
use super::write_part;
use crate::locale::{Lang, Text};
use crate::report::doc::{Doc, Prose};

/// A page of a site.
#[derive(Clone, Debug)]
pub struct SitePage<'p> {
    /// The content.
    pub doc: &'p Doc,
    /// The title, for the browser and for search engines.
    pub title: String,
    /// The page in one sentence.
    pub description: String,
    /// The name of the organisation that publishes the site.
    pub author: Option<&'p str>,
    /// The address, telephone number or role that answers questions.
    pub contact: Option<Prose>,
    /// The path of the logo of whoever publishes it.
    pub logo: Option<String>,
    /// The pages above this one, the highest first: title and path.
    pub above: Vec<(String, String)>,
    /// The files with the same content: label, media type and path.
    pub data: Vec<(&'static str, &'static str, String)>,
    /// The language tag of the plan; empty if unknown.
    pub plan_language: &'p str,
    /// The links that the whole site shares.
    pub site: SiteLinks<'p>,
    /// The path of the page.
    pub path: &'p str,
}

/// The links that all pages of a site share.
#[derive(Clone, Copy, Debug)]
pub struct SiteLinks<'p> {
    /// The paths of the pages, by the anchors in documents.
    pub addresses: &'p BTreeMap<String, String>,
    /// The address of the site, with a `/` at the end; none if it is not known.
    pub base: Option<&'p str>,
    /// The path of the feed; none without one.
    pub feed: Option<&'p str>,
    /// The day of the latest change; none if it is not known.
    pub updated: Option<&'p str>,
    /// The path of the style sheet.
    pub style: &'p str,
    /// The language of the tool's texts.
    pub lang: Lang,
}

/// Returns the style sheet of all pages of a site.
pub fn site_style() -> String {
    format!("{STYLE}\n{OWN_STYLE}")
}

/// The styles of the breadcrumb trail above the content.
const OWN_STYLE: &str = "\
/* A page of a site. */
.paper > header { padding: 1rem 0; }
.paper > header nav { padding: 0; position: static; max-height: none; }
.paper > header nav ol { list-style: none; margin: 0; padding: 0; }
.paper > header nav li { display: inline; }
.paper > header nav li + li::before { margin-inline-start: .5rem; content: \"\\203a\"; content: \"\\203a\" / \"\"; margin-inline-end: .5rem; color: var(--faint); }
.paper > main > .chapters > section { padding-top: .6rem; margin-top: 0; border: 0; }
.paper h1 { margin: .4em 0 .6em; }
.paper main h2 { margin: 1.6rem 0 .5rem; }
";

static WAY: Text = Text::fixed("Var du är", "Where you are");
static DATA: Text = Text::fixed("Samma uppgifter för program", "The same as data");
static FEED: Text = Text::fixed("Ändringar (Atom)", "Changes (Atom)");

/// Returns a whole page.
pub fn site_page(page: &SitePage<'_>) -> String {
    let SiteLinks { lang, feed, updated, addresses, .. } = page.site;
    let root = "../".repeat(page.path.matches('/').count());
    let mut content = HtmlPage::of(page.doc, lang);
    content.plan_words = plan_words(page.plan_language, lang);
    content.elsewhere = Some((&root, addresses));
    // Its own width decides how it is laid out.
    write_part(&mut content, "chapters", &page.doc.blocks, false);
    let link = |path: &str| format!("{root}{}", path_in_link(path));
    let mut out = head(page, &link);
    let skip = SKIP.get(lang);
    out.push_str(&format!(
        "</head>\n<body class=\"paper\">\n<a class=\"skip\" href=\"#{MAIN}\">{skip}</a>\n<header>\n"
    ));
    if let Some(logo) = &page.logo {
        // Whose it is stands below it in words.
        out.push_str(&format!("<img class=\"logo\" src=\"{}\" alt=\"\">\n", link(logo)));
    }
    if let Some(author) = page.author {
        out.push_str(&format!("<p class=\"author\">{}</p>\n", escaped(author)));
    }
    if !page.above.is_empty() {
        let above = page
            .above
            .iter()
            .map(|(title, path)| format!("<li><a href=\"{}\">{}</a></li>\n", link(path), escaped(title)));
        out.push_str(&format!(
            "<nav aria-label=\"{}\">\n<ol>\n{}</ol>\n</nav>\n",
            WAY.get(lang),
            above.collect::<String>()
        ));
    }
    let large = if content.is_large { " class=\"large\"" } else { "" };
    out.push_str(&format!("</header>\n<main id=\"{MAIN}\"{large}>\n{}</main>\n<footer>\n", content.out));
    let data = page.data.iter().map(|(label, _, path)| (*label, link(path)));
    let feed = feed.map(|feed| (FEED.get(lang), link(feed)));
    let links: Vec<String> = data.chain(feed).map(|(label, path)| format!("<a href=\"{path}\">{label}</a>")).collect();
    if !links.is_empty() {
        out.push_str(&format!("<p class=\"links\">{}: {}</p>\n", DATA.get(lang), links.join(", ")));
    }
    out.push_str(&published(page.contact.as_ref(), updated, lang));
    out + "</footer>\n</body>\n</html>\n"
}

/// Returns a page up to the end of its head, with the links to its data and to the feed.
fn head(page: &SitePage<'_>, link: &impl Fn(&str) -> String) -> String {
    let SiteLinks { lang, style, feed, base, .. } = page.site;
    let (language, title, policy) = (lang.tag(), escaped(&page.title), policy(page.logo.is_some()));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         {}<link rel=\"stylesheet\" href=\"{}\">\n",
        preview(&title, Some(&page.description), lang),
        link(style),
    );
    if let Some(base) = base {
        let address = format!("{}{}", escaped(base), canonical(page.path));
        out.push_str(&format!(
            "<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:url\" content=\"{address}\">\n"
        ));
    }
    for (label, kind, path) in &page.data {
        out.push_str(&format!("<link rel=\"alternate\" type=\"{kind}\" title=\"{label}\" href=\"{}\">\n", link(path)));
    }
    if let Some(feed) = feed {
        let (title, feed) = (FEED.get(lang), link(feed));
        out.push_str(&format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"{feed}\">\n"
        ));
    }
    out
}

/// Returns a page that redirects to another one, for a former address.
pub fn redirect_page(path: &str, to: &str, title: &str, site: SiteLinks<'_>) -> String {
    let root = "../".repeat(path.matches('/').count());
    let (language, title) = (site.lang.tag(), escaped(title));
    let page = to.split('#').next().unwrap_or_default();
    let canonical = site.base.map_or_else(String::new, |base| {
        format!("<link rel=\"canonical\" href=\"{}{}\">\n", escaped(base), canonical(page))
    });
    let policy = policy(false);
    let (to, style) = (format!("{root}{}", path_in_link(to)), format!("{root}{}", path_in_link(site.style)));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
         <title>{title}</title>\n{canonical}<link rel=\"stylesheet\" href=\"{style}\">\n</head>\n\
         <body class=\"paper\">\n<main id=\"{MAIN}\">\n<h1>{title}</h1>\n<p><a href=\"{to}\">{title}</a></p>\n</main>\n\
         </body>\n</html>\n"
    )
}

/// Returns the content security policy: nothing is loaded but the site's own style sheet and logo, and no script runs.
fn policy(has_logo: bool) -> String {
    let logo = if has_logo { " img-src 'self';" } else { "" };
    format!("default-src 'none'; style-src 'self';{logo} base-uri 'none'; form-action 'none'")
}
