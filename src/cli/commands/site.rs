//! `plan site`: the plans as a web site of files.

use std::path::Path;

use crate::cli::args::SiteArgs;
use crate::cli::deliver::protection;
use crate::cli::logo::logo_of;
use crate::cli::output::Output;
use crate::cli::rows::{Head, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Done, Exit, Stop};
use crate::cli::subject::Subject;
use crate::diag::system_reason;
use crate::edit::{GeneratedFiles, NotPublished, PublishedFolder};
use crate::history::{Question, log_entries};
use crate::locale::{Lang, Text, text};
use crate::model::Plan;
use crate::query::{Entry, Filters, Refusal, Selection};
use crate::report::columns::Column;
use crate::report::site::{Addresses, FeedEntry, Site, columns, feed, is_path, is_written};
use crate::report::view;
use crate::report::write::{Screen, Separator, terminal};
use crate::source::read_history;

/// The most changes in the feed.
const MOST_CHANGES: usize = 50;
/// The files of sites.
const GENERATED: GeneratedFiles = GeneratedFiles { is_path, is_content: is_written };
/// The layout of the changes as text.
const LINE: Screen = Screen { width: 100, color: false, links: false };

pub(in crate::cli) fn site(args: &SiteArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let base = args.base_url.as_deref().map(base_url).transpose()?;
    let filters =
        Filters { plan: args.plan.clone(), period: args.period.iter().cloned().collect(), ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    if let Some(reason) = protection(&args.output.join("index.html"), session) {
        return Err(unwritable(&args.output, &reason).into());
    }
    let plans: Vec<&Plan<'_>> = selection.plans.iter().map(|selected| selected.plan).collect();
    let lang = session.lang_of(plans.iter().copied());
    let governance = session.loaded.portfolio.governance.as_ref();
    let title = view::site::title_of_all(governance, lang);
    let changes = changes(&selection, session, lang);
    let publisher = governance.and_then(|it| it.organisation.as_ref()).map_or(&*title, |it| &*it.name.value);
    let updated = changes.as_ref().and_then(|changes| Some(changes.first()?.time.get(..10)?.to_owned()));
    let logos = plans.iter().map(|plan| logo_of(plan, session)).collect::<Result<_, Refusal>>()?;
    let site = Site {
        selection: &selection,
        governance,
        sources: session.sources,
        day: session.today,
        lang,
        base: base.as_deref(),
        feed: changes.map(|changes| feed(&changes, &title, publisher, base.as_deref(), lang.tag())),
        updated,
        addresses: Addresses::of(&plans),
        logos,
    };
    let files = site.files();
    let refused = |fault| Stop::from(refusal(&args.output, &fault));
    let paths = files.keys().map(String::as_str);
    let mut folder = PublishedFolder::open(&args.output, paths, GENERATED).map_err(refused)?;
    let heads: Vec<(Column, Head)> = columns().map(|column| (column, Head::of(column, &selection))).collect();
    for (path, content) in &files {
        let bytes = site.bytes(path, content, &|entries| rows(entries, &heads, session, lang))?;
        folder.write(path, &bytes).map_err(refused)?;
    }
    let written = folder.finish().map_err(refused)?;
    output.has_done(Done::File);
    let (folder, count) = (args.output.display(), files.len());
    output.tell(
        text!(
            "Skrev {folder}: {count} filer, varav {written} nya eller ändrade",
            "Wrote {folder}: {count} files, of which {written} are new or changed"
        )
        .get(session.lang),
    )?;
    if base.is_none() {
        output.hand_over()?;
        session.notice(&NO_MAP, &GIVE_BASE);
    }
    Ok(Exit::Fine)
}

static OTHER_FOLDER: Text = Text::fixed("välj en annan katalog med -o KATALOG", "choose another directory with -o DIR");
static NO_MAP: Text = Text::fixed(
    "sitemap.xml är inte med, för den innehåller sidornas hela adresser",
    "sitemap.xml is left out, since it holds the full addresses of the pages",
);
static GIVE_BASE: Text = Text::fixed(
    "skriv var sidorna ska ligga: --base-url https://plan.example.se/",
    "say where the pages will be: --base-url https://plan.example.org/",
);

/// Returns the address of the site, with a `/` at the end; refuses an invalid one.
fn base_url(given: &str) -> Result<String, Refusal> {
    let given = given.trim();
    let rest = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"'<>`{}|\\^?#".contains(c);
    if rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(is_plain)) {
        return Ok(format!("{}/", given.trim_end_matches('/')));
    }
    Err(Refusal::new(
        text!("--base-url: `{given}` är ingen webbadress", "--base-url: `{given}` is not a web address"),
        Some(Text::fixed("skriv den som https://plan.example.se/", "write it as https://plan.example.org/")),
    ))
}

/// Returns the latest changes; none if there is no history.
fn changes(selection: &Selection<'_, '_>, session: &Session<'_>, lang: Lang) -> Option<Vec<FeedEntry>> {
    let history = read_history(session.dir).ok()?;
    let question = Question { dir: session.dir, history: &history, sources: session.sources, since: None };
    let told = log_entries(question, Subject::of_selection(selection, lang).wanted()).ok()?;
    let entries = told.iter().filter_map(|entry| {
        let commit = history.commits.get(entry.commit?)?;
        let text = terminal(&view::changed(&entry.difference, lang), LINE);
        Some(FeedEntry { hash: commit.hash.clone(), title: commit.subject.clone(), time: commit.time.clone(), text })
    });
    Some(entries.take(MOST_CHANGES).collect())
}

/// Returns activities as CSV for a spreadsheet.
fn rows(
    entries: &[Entry<'_, '_>],
    heads: &[(Column, Head)],
    session: &Session<'_>,
    lang: Lang,
) -> anyhow::Result<Vec<u8>> {
    let row = |entry: &Entry<'_, '_>| {
        heads.iter().map(|(column, _)| column.value(&entry.assessable(), session.sources).into_owned()).collect()
    };
    let titles: Vec<Head> = heads.iter().map(|(_, head)| head.clone()).collect();
    Ok(separated(Separator::Comma.in_file(), lang, &titles, entries.iter().map(row))?)
}

/// Returns the refusal of a folder that cannot be published.
fn refusal(dir: &Path, fault: &NotPublished) -> Refusal {
    let folder = dir.display();
    let (message, help) = match fault {
        NotPublished::Foreign => (
            text!(
                "`{folder}` har filer som `plan site` inte har skrivit",
                "`{folder}` has files that `plan site` did not write"
            ),
            Text::fixed("välj en ny eller tom katalog med -o KATALOG", "choose a new or empty directory with -o DIR"),
        ),
        NotPublished::Kept(path) => (
            text!(
                "`{folder}/{path}` hör till en plan eller till git, och där skrivs ingen webbplats",
                "`{folder}/{path}` belongs to a plan or to git, where no site is written"
            ),
            OTHER_FOLDER.clone(),
        ),
        NotPublished::InTheWay(path) => (
            text!(
                "`{folder}/{path}` är inte skriven av `plan site`, eller ändrad sedan dess",
                "`{folder}/{path}` was not written by `plan site`, or has changed since"
            ),
            Text::fixed("flytta den, eller välj en annan katalog", "move it, or choose another directory"),
        ),
        NotPublished::Link(path) => (
            text!("`{path}` är en länk, och länkar följs inte", "`{path}` is a link, and links are not followed"),
            Text::fixed("ta bort länken, eller välj en annan katalog", "remove the link, or choose another directory"),
        ),
        NotPublished::List => (
            text!(
                "`{folder}/plan-site.txt` är inte skriven av `plan site`",
                "`{folder}/plan-site.txt` was not written by `plan site`"
            ),
            Text::fixed(
                "töm katalogen om allt i den är webbplatsens, annars välj en annan",
                "empty the directory if all in it is the site's, else choose another",
            ),
        ),
        NotPublished::System(path, error) => {
            let reason = system_reason(error.kind(), &error.to_string());
            return unwritable(&dir.join(path), &reason);
        }
    };
    Refusal::new(message, Some(help))
}

fn unwritable(path: &Path, reason: &Text) -> Refusal {
    let path = path.display();
    let message =
        text!(reason = reason; "`{path}` går inte att skriva: {reason}", "`{path}` cannot be written: {reason}");
    Refusal::new(message, Some(OTHER_FOLDER.clone()))
}
