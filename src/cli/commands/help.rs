//! `plan help`: the handbook in English, the guide in Swedish, and the help of commands.

use clap::error::Error;

use crate::cli::args::{self, HelpArgs};
use crate::cli::help::localized;
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Lang, Text, shell_word, text};
use crate::model::{loose_key, nearest};
use crate::query::Refusal;
use crate::report::view;
use crate::report::write::{Screen, terminal};

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The Swedish guide for editors of a plan: each page with its topic, in reading order.
const GUIDE: [(&str, &str); 12] = [
    ("om", include_str!("../../../README.sv.md")),
    ("filer", include_str!("../../guide/filer.md")),
    ("läsa", include_str!("../../guide/lasa.md")),
    ("ändra", include_str!("../../guide/andra.md")),
    ("kontrollera", include_str!("../../guide/kontrollera.md")),
    ("fel", include_str!("../../guide/fel.md")),
    ("redigerare", include_str!("../../guide/redigerare.md")),
    ("git", include_str!("../../guide/git.md")),
    ("automatik", include_str!("../../guide/automatik.md")),
    ("nämnden", include_str!("../../guide/namnden.md")),
    ("egen", include_str!("../../guide/egen.md")),
    ("ordlista", include_str!("../../guide/ordlista.md")),
];

/// A help page.
struct Topic<'t> {
    /// The name to ask for.
    name: String,
    title: String,
    text: &'t str,
    /// True if it is listed by `plan help` alone. Commands are listed elsewhere, and sections under their chapters.
    is_listed: bool,
}

pub(in crate::cli) fn help(args: &HelpArgs, lang: Lang, screen: Screen, output: &mut Output) -> Result<Exit, Stop> {
    let topics = topics(lang);
    if args.topic.is_empty() {
        let listed = topics.iter().filter(|it| it.is_listed).map(|it| (&*it.name, &*it.title));
        output.write(terminal(&view::topics(listed, lang), screen))?;
        return Ok(Exit::Fine);
    }
    let asked = args.topic.join(" ");
    let [topic] = find(&topics, &asked)[..] else { return Err(refusal(&topics, &asked).into()) };
    output.write(terminal(&view::page(topic.text), screen))?;
    Ok(Exit::Fine)
}

/// Returns the help of a command that has no page in the language.
pub(in crate::cli) fn help_of_command(args: &HelpArgs, lang: Lang) -> Option<Error> {
    let has_page = topics(lang).iter().any(|topic| topic.name == args.topic.join(" "));
    let root = args::whole();
    let mut command = Some(&root);
    for name in &args.topic {
        command = command.and_then(|command| command.find_subcommand(name));
    }
    if has_page || args.topic.is_empty() || command.is_none() {
        return None;
    }
    let line = ["plan"].into_iter().chain(args.topic.iter().map(String::as_str)).chain(["--help"]);
    localized(root.clone(), lang).try_get_matches_from(line).err()
}

/// Returns the names and titles of the listed pages in a language.
pub(in crate::cli) fn topic_names(lang: Lang) -> impl Iterator<Item = (String, String)> {
    topics(lang).into_iter().filter(|topic| topic.is_listed).map(|topic| (topic.name, topic.title))
}

/// Returns the pages in a language.
fn topics(lang: Lang) -> Vec<Topic<'static>> {
    let pages: &[_] = match lang {
        Lang::En => PAGES,
        Lang::Sv => &GUIDE,
    };
    let of_page = |(name, text): &(&str, &'static str)| {
        let title = view::page_title(text);
        // The pages of commands are listed by `plan --help`.
        let page = Topic { name: (*name).to_owned(), is_listed: !title.starts_with('`'), title, text };
        let sections = if lang == Lang::Sv { sections(text) } else { Vec::new() };
        [page].into_iter().chain(sections)
    };
    pages.iter().flat_map(of_page).collect()
}

/// Returns the sections of a page, which are named by their headings of level 2.
fn sections(page: &str) -> Vec<Topic<'_>> {
    let topic = |text| {
        let title = view::page_title(text);
        Topic { name: title.to_lowercase(), title, text, is_listed: false }
    };
    parts(page, "\n## ").into_iter().map(topic).collect()
}

/// Returns the parts of a text that begin with a heading of this level.
fn parts<'t>(text: &'t str, marks: &str) -> Vec<&'t str> {
    let starts = text.match_indices(marks).map(|(at, _)| at + 1);
    let bounds: Vec<usize> = starts.chain([text.len()]).collect();
    bounds.windows(2).map(|ends| &text[ends[0]..ends[1]]).collect()
}

/// Returns the topic of that name; else those whose name or title has a word that starts with each word asked for.
fn find<'t, 'p>(topics: &'t [Topic<'p>], asked: &str) -> Vec<&'t Topic<'p>> {
    let key = loose_key(asked);
    if let Some(topic) = topics.iter().find(|topic| loose_key(&topic.name) == key) {
        return vec![topic];
    }
    let words: Vec<&str> = key.split_whitespace().collect();
    let has = |topic: &&Topic<'_>| {
        let own = loose_key(&topic.title).into_owned() + " " + &topic.name.replace('-', " ");
        words.iter().all(|word| own.split_whitespace().any(|it| it.trim_start_matches('`').starts_with(word)))
    };
    topics.iter().filter(has).collect()
}

fn refusal(topics: &[Topic<'_>], asked: &str) -> Refusal {
    let found = find(topics, asked);
    let commands = |names: &[&str]| {
        let commands: Vec<String> = names.iter().map(|name| format!("`plan help {}`", shell_word(name))).collect();
        commands.join(", ")
    };
    if found.is_empty() {
        let near = nearest(asked, topics.iter().map(|topic| &*topic.name));
        let help = if near.is_empty() {
            Text::fixed("`plan help` visar vad det finns hjälp om", "`plan help` shows every topic")
        } else {
            let near = commands(&near.iter().map(String::as_str).collect::<Vec<_>>());
            text!("menade du {near}?", "did you mean {near}?")
        };
        let message = text!("det finns ingen hjälp om `{asked}`", "there is no help about `{asked}`");
        return Refusal { nearest: near, ..Refusal::new(message, Some(help)) };
    }
    let names = commands(&found.iter().map(|topic| &*topic.name).collect::<Vec<_>>());
    let message = text!("flera sidor handlar om `{asked}`", "several pages are about `{asked}`");
    Refusal::new(message, Some(text!("välj en av dem: {names}", "choose one of them: {names}")))
}

#[cfg(test)]
mod tests {
    use super::{GUIDE, find, topics};
    use crate::locale::Lang;

    #[test]
    fn every_topic_has_a_name_of_its_own() {
        for lang in [Lang::Sv, Lang::En] {
            let topics = topics(lang);
            assert!(topics.iter().filter(|topic| topic.is_listed).count() >= GUIDE.len() - 1);
            for topic in &topics {
                assert_eq!(find(&topics, &topic.name).len(), 1, "{}", topic.name);
                assert!(!topic.title.is_empty() && topic.text.len() > 50, "{}", topic.name);
            }
        }
    }
}
