//! An activity has no follow-ups after its end.

use crate::check::calendar::{ActivityEnd, ActivityTimeline, Assessment, CalendarError};
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Stage;
use crate::query::either_status;
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL308",
        name: "follow-up-after-end",
        severity: Severity::Error,
        summary: Text::fixed(
            "Uppföljningen gäller en period efter att aktiviteten tog slut.",
            "The follow-up is for a period after the activity came to its end.",
        ),
        why: Text::fixed(
            "Det som är genomfört, har pågått sin tid eller har lämnat planen följs inte upp mer. Antingen är slutet fel, eller så hör uppföljningen till en annan aktivitet.",
            "What is done, has run its time or left the plan is not followed up any more. Either the end is wrong, or the follow-up belongs to another activity.",
        ),
        example: "follow_up.2024 = { status = \"Grönt\" }\nfollow_up.2025 = { status = \"Gult\", note = \"Fortsätter\" }",
        fix: Text::fixed(
            "Rätta det som säger att den är slut (statusen, `until` eller `ended`), eller ta bort uppföljningen. Det som upprepas behöver `every`.",
            "Correct what says that it has ended (the status, `until` or `ended`), or remove the follow-up. What is repeated needs `every`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    // One finding for all follow-ups of an activity, because the end may be the mistake.
    for (thing, found) in context.contradicted_by(CalendarError::AfterEnd) {
        let Some((first, rest)) = found.split_first() else { continue };
        let timeline = ActivityTimeline::of(context, thing);
        let Some(ending) = timeline.and_then(|timeline| timeline.end_before(first.period())) else { continue };
        let file = thing.file();
        let place = |it: &Assessment<'_, '_>| it.follow_up.period.place(file);
        let ended = match ending {
            ActivityEnd::Done(end) | ActivityEnd::Left(end) => end.place(file),
            ActivityEnd::Until(end) => end.place(file),
        };
        let mut diagnostic = report(ending, first.period().to_string(), place(first), context);
        diagnostic = diagnostic.related(ended, Text::fixed("slut här", "ended here"));
        for other in rest {
            diagnostic = diagnostic.related(place(other), Text::fixed("gäller också här", "here too"));
        }
        sink.push(diagnostic);
    }
}

fn report(ending: ActivityEnd, period: String, place: Place, context: &Context<'_, '_>) -> Diagnostic {
    let named = context.activity().the();
    let (message, help) = match ending {
        ActivityEnd::Done(end) => {
            let (end, ongoing) = (*end, either_status(&context.plan.scale, &[Stage::Ongoing]));
            (
                text!(named = named; "uppföljning för {period}, men {named} genomfördes {end}", "a follow-up for {period}, but {named} was done in {end}"),
                text!(
                    ongoing = ongoing;
                    "fortsatte den, skriv {ongoing} för {end}; upprepas den, lägg till `every`; annars ta bort uppföljningen",
                    "if it went on, write {ongoing} for {end}; if it is repeated, add `every`; otherwise remove the follow-up"
                ),
            )
        }
        ActivityEnd::Until(end) => {
            let end = *end;
            (
                text!(named = named; "uppföljning för {period}, men {named} pågick till och med {end}", "a follow-up for {period}, but {named} ran until {end}"),
                Text::fixed(
                    "fortsatte den, rätta `until`; annars ta bort uppföljningen",
                    "if it went on, correct `until`; otherwise remove the follow-up",
                ),
            )
        }
        ActivityEnd::Left(end) => {
            let end = *end;
            (
                text!(named = named; "uppföljning för {period}, men {named} lämnade planen {end}", "a follow-up for {period}, but {named} left the plan in {end}"),
                Text::fixed(
                    "rätta perioden i `ended`, eller ta bort uppföljningen",
                    "correct the period in `ended`, or remove the follow-up",
                ),
            )
        }
    };
    Diagnostic::new(&RULE.code, place, message).help(help)
}
