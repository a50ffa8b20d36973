//! The file that a request asks about.

use gen_lsp_types::{Location, Position, Range};

use super::client::Client;
use super::client_context::ClientContext;
use super::lines::Lines;
use super::project::Project;
use crate::load::FileKind;
use crate::locale::Lang;
use crate::model::{Day, Goal, Period, Plan, Thing};
use crate::query::{Filters, Selection};
use crate::source::{FileId, Place, SourceFile, Span, printable_line};

/// The file that a request is about, with its project and the context of the client.
#[derive(Clone, Copy)]
pub(super) struct AskedFile<'p, 'a> {
    pub(super) project: &'p Project<'a>,
    /// The plan that the file belongs to; none for the governance, and for a file outside every plan.
    pub(super) plan: Option<&'p Plan<'a>>,
    pub(super) id: FileId,
    pub(super) client: &'p Client,
    pub(super) lang: Lang,
    /// The date to use as today.
    pub(super) today: Day,
}

impl<'p, 'a> AskedFile<'p, 'a> {
    pub(super) fn new(project: &'p Project<'a>, id: FileId, context: &'p ClientContext<'_>) -> Self {
        let (client, lang, today) = (&context.client, context.lang(project), context.day());
        Self { project, plan: project.plan_of(id), id, client, lang, today }
    }

    pub(super) fn source(&self) -> &'p SourceFile {
        self.project.files.sources.file(self.id)
    }

    pub(super) fn text(&self) -> &'p str {
        self.source().text()
    }

    pub(super) fn kind(&self) -> FileKind {
        FileKind::of(self.source().name())
    }

    /// Returns the goal in the file.
    pub(super) fn goal(&self) -> Option<&'p Goal<'a>> {
        self.plan?.goals.iter().find(|goal| goal.file == self.id)
    }

    /// Returns the goal, priority or activity in whose lines an offset is.
    pub(super) fn thing_at(&self, offset: usize) -> Option<Thing<'p, 'a>> {
        let goal = self.goal()?;
        let before = |span: Span| span.start as usize <= offset;
        let things = things(goal).filter(|(_, start)| before(*start));
        things.max_by_key(|(_, start)| start.start).map(|(thing, _)| thing)
    }

    /// Returns the current period of the plan.
    pub(super) fn period(&self) -> Option<Period> {
        let plan = self.plan?;
        let selection = Selection::new(&self.project.loaded.portfolio, &Filters::default(), self.today).ok()?;
        selection.plans.iter().find(|selected| std::ptr::eq(selected.plan, plan)).map(|selected| selected.period)
    }

    /// Returns the byte offset of a position.
    pub(super) fn offset(&self, position: Position) -> usize {
        self.lines().offset(self.text(), position)
    }

    /// Returns a byte range as a range of the protocol.
    pub(super) fn range(&self, stretch: impl Into<Span>) -> Range {
        self.lines().range(self.text(), stretch.into())
    }

    /// Returns the line index of the file.
    pub(super) fn lines(&self) -> &'p Lines {
        self.project.lines(self.id, self.client)
    }

    /// Returns a place in any file of the project as a location of the protocol.
    pub(super) fn location(&self, place: Place) -> Location {
        self.project.location(place, self.client)
    }

    /// Returns a text of the plan for the client to show literally, escaped if it shows Markdown.
    pub(super) fn shown(&self, text: &str) -> String {
        shown(text, self.client.has_markdown)
    }

    /// Returns a place without the quotes around its text.
    pub(super) fn unquoted(&self, place: Place) -> Place {
        let text = self.project.files.sources.file(place.file).text();
        Place { span: without_quotes(text, place.span), ..place }
    }
}

/// Returns a text of the plan to show literally, in Markdown or not.
pub(super) fn shown(text: &str, is_markdown: bool) -> String {
    if is_markdown { escaped(text) } else { printable_line(text).into_owned() }
}

/// Returns the goal, its priorities and its activities, each with its span, in any order.
pub(super) fn things<'p, 'a>(goal: &'p Goal<'a>) -> impl Iterator<Item = (Thing<'p, 'a>, Span)> {
    let priorities = goal.priorities.iter().map(move |it| (Thing::Priority(goal, it), it.span));
    let activities = goal.all_activities().map(move |(above, it)| (Thing::Activity(goal, above, it), it.span));
    std::iter::once((Thing::Goal(goal), Span::default())).chain(priorities).chain(activities)
}

/// Returns a span without the quotes around its text.
pub(super) fn without_quotes(text: &str, span: Span) -> Span {
    let written = text.get(span.range()).unwrap_or_default();
    let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| written.starts_with(quote));
    let Some(quote) = quote.filter(|quote| written.len() >= 2 * quote.len() && written.ends_with(quote)) else {
        return span;
    };
    Span::from(span.start as usize + quote.len()..span.end as usize - quote.len())
}

/// The characters that can have a meaning in Markdown within a line.
const SIGNS: &str = "\\`*_{}[]()#+!|<>&~:@/$=";

/// Returns a text of the plan as Markdown that shows it literally: it cannot produce an image, a link or HTML.
pub(super) fn escaped(text: &str) -> String {
    let text = printable_line(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if SIGNS.contains(c) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_picture_a_link_or_html() {
        assert_eq!(escaped("![x](https://e.se/y) <b>"), "\\!\\[x\\]\\(https\\:\\/\\/e.se\\/y\\) \\<b\\>");
        assert_eq!(escaped("Å-3, 4.1"), "Å-3, 4.1");
    }
}
