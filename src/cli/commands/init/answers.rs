//! The properties of a new plan: from options, and at a terminal from questions.

use super::new_plan_dir::NewPlanDir;
use super::{Making, values};
use crate::cli::ask::{Answer, Ask, Choice};
use crate::cli::environment::Environment;
use crate::cli::stop::Stop;
use crate::intake::{NewGoal, NewPlan, READY};
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Period, Unit, composed};
use crate::query::{Refusal, unit_adverb};

/// A new plan, with its options.
#[derive(Clone)]
pub(super) struct Answers {
    pub(super) plan: NewPlan,
    /// The language of the comments in its files.
    pub(super) comments: Lang,
}

/// Returns the plan from options and questions; refuses everything that is wrong or missing at once.
pub(super) fn answers(making: &Making<'_>, place: &NewPlanDir) -> Result<Answers, Stop> {
    let mut refusals = Vec::new();
    let mut given = Given::of(making, &mut refusals);
    if !making.environment.can_be_asked() {
        let lacks = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        refusals.extend(missing(lacks(&making.args.title), lacks(&making.args.years)));
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    if making.environment.can_be_asked() && !given.is_whole(making.args.yes) {
        given.ask(making)?;
    }
    let today = making.global.today.or_else(Environment::today);
    given.into_plan(making, place, today)
}

/// The answers so far.
pub(super) struct Given {
    pub(super) title: Option<String>,
    pub(super) years: Option<(u16, u16)>,
    pub(super) language: Option<String>,
    pub(super) every: Option<Unit>,
    pub(super) scale: Option<usize>,
    pub(super) goal: Option<String>,
}

impl Given {
    pub(super) fn of(making: &Making<'_>, refusals: &mut Vec<Refusal>) -> Self {
        let args = making.args;
        if let Some(Err(refusal)) = args.id.as_deref().map(values::id) {
            refusals.push(refusal);
        }
        let written = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.is_empty());
        let scale = taken(args.scale.as_deref(), values::scale, refusals);
        Self {
            title: written(&args.title),
            years: taken(args.years.as_deref(), |it| values::years("--years", it), refusals),
            language: taken(args.language.as_deref(), |it| values::language("--language", it), refusals),
            every: taken(args.every.as_deref(), |it| values::unit("--every", it), refusals),
            scale: scale.and_then(|scale| READY.iter().position(|it| std::ptr::eq(it, scale))),
            goal: written(&args.goal),
        }
    }

    /// Returns whether all questions are answered; with `yes`, only those without a default.
    fn is_whole(&self, yes: bool) -> bool {
        let rest = self.language.is_some() && self.every.is_some() && self.scale.is_some() && self.goal.is_some();
        self.title.is_some() && self.years.is_some() && (yes || rest)
    }

    /// Asks the questions without a default.
    pub(super) fn ask_needed(&mut self, making: &Making<'_>) -> Result<Ask, Stop> {
        let ask = Ask::new(making.environment, making.lang, Text::same("plan init --title … --years …"))?;
        if self.title.is_none() {
            let question = Text::fixed("Vad heter planen?", "What is the plan called?");
            let how = Text::fixed("skriv titeln så som den är antagen", "type the title as it was adopted");
            self.title = Some(one_line(&got(ask.line(&question, "", &how, is_said)?)?));
        }
        if self.years.is_none() {
            let question = Text::fixed("Vilka år gäller den?", "Which years is it for?");
            let how = Text::fixed("till exempel 2024-2027", "such as 2024-2027");
            let is_right = |typed: &str| {
                values::years("--years", typed).map(|_| ()).map_err(|refusal| refusal.help.unwrap_or(refusal.message))
            };
            let years = got(ask.line(&question, "", &how, is_right)?)?;
            self.years = values::years("--years", &years).ok();
        }
        Ok(ask)
    }

    fn ask(&mut self, making: &Making<'_>) -> Result<(), Stop> {
        let ask = self.ask_needed(making)?;
        if making.args.yes {
            return Ok(());
        }
        if self.language.is_none() {
            let question = Text::fixed("Vilket språk är den skriven på?", "Which language is it written in?");
            let names = [Text::fixed("Svenska", "Swedish"), Text::fixed("Engelska", "English")];
            let usual = Lang::ALL.iter().position(|lang| *lang == making.lang);
            let chosen = choose(&ask, &question, names.iter().map(|name| (name.get(making.lang), "")), usual)?;
            self.language = Some(Lang::ALL[chosen].tag().to_owned());
        }
        if self.every.is_none() {
            let question = Text::fixed("Hur ofta följs den upp?", "How often is it followed up?");
            let names = Unit::ALL.map(unit_adverb);
            let chosen = choose(&ask, &question, names.iter().map(|name| (name.get(making.lang), "")), Some(0))?;
            self.every = Some(Unit::ALL[chosen]);
        }
        if self.scale.is_none() {
            let question =
                Text::fixed("Med vilka ord bedöms aktiviteterna?", "In which words are activities assessed?");
            let names = READY.iter().map(|ready| (ready.name, ready.about.get(making.lang)));
            self.scale = Some(choose(&ask, &question, names, Some(0))?);
        }
        if self.goal.is_none() {
            let question = Text::fixed("Vad heter det första målet?", "What is the first goal called?");
            let how = Text::fixed("fler läggs till med `plan add goal`", "more are added with `plan add goal`");
            self.goal = Some(one_line(&got(ask.line(&question, "", &how, is_said)?)?));
        }
        Ok(())
    }

    fn into_plan(self, making: &Making<'_>, place: &NewPlanDir, today: Option<Day>) -> Result<Answers, Stop> {
        let id = making.args.id.clone().or_else(|| place.name().map(|name| values::id_of(&name)));
        let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| "plan".to_owned());
        let language = self.language.unwrap_or_else(|| making.lang.tag().to_owned());
        let lang = Lang::from_tag(&language).unwrap_or(making.lang);
        let every = self.every.unwrap_or(Unit::Year);
        let years = self.years.unwrap_or_default();
        let first_goal = Text::fixed("Det första målet", "The first goal");
        let title = self.goal.unwrap_or_else(|| first_goal.get(lang).to_owned());
        let plan = NewPlan {
            id,
            title: self.title.unwrap_or_default(),
            language,
            years,
            every,
            current: current(years, every, today)?,
            about: None,
            answering: None,
            owners: Vec::new(),
            scale: READY[self.scale.unwrap_or_default()].statuses(lang),
            goals: vec![NewGoal { id: "1".to_owned(), title, ..NewGoal::default() }],
        };
        Ok(Answers { plan, comments: lang })
    }
}

/// Returns the refusal of missing options; none if there are none.
pub(super) fn missing(lacks_title: bool, lacks_years: bool) -> Option<Refusal> {
    let needed = [("--title", lacks_title), ("--years", lacks_years)];
    let missing: Vec<&str> = needed.into_iter().filter(|(_, is_missing)| *is_missing).map(|(it, _)| it).collect();
    let options = missing.join(", ");
    (!missing.is_empty()).then(|| {
        Refusal::new(
            text!("det saknas: {options}", "this is missing: {options}"),
            Some(Text::fixed(
                "skriv till exempel `plan init --title \"Biblioteksplan\" --years 2024-2027`",
                "write for instance `plan init --title \"Biblioteksplan\" --years 2024-2027`",
            )),
        )
    })
}

/// Returns the current period: today's, within the years of the plan.
fn current((first, last): (u16, u16), every: Unit, today: Option<Day>) -> Result<Period, Stop> {
    let year = |year: u16| year.to_string().parse::<Period>();
    let no_year =
        |_| Refusal::new(Text::fixed("--years: åren går inte att använda", "--years: the years cannot be used"), None);
    let (first, last) = (year(first).map_err(no_year)?, year(last).map_err(no_year)?);
    let first_day = today.map_or(first.first_day(), |today| today.max(first.first_day()));
    Ok(first_day.min(last.last_day()).month().around(every))
}

/// Parses an option, and adds its refusal to the others.
fn taken<T>(given: Option<&str>, read: impl Fn(&str) -> Result<T, Refusal>, refusals: &mut Vec<Refusal>) -> Option<T> {
    read(given?).map_err(|refusal| refusals.push(refusal)).ok()
}

fn choose<'c>(
    ask: &Ask,
    question: &Text,
    choices: impl Iterator<Item = (&'c str, &'c str)>,
    usual: Option<usize>,
) -> Result<usize, Stop> {
    let choice = |(at, (name, meaning)): (usize, (&'c str, &'c str))| Choice {
        key: (at + 1).to_string(),
        name,
        meaning,
        ..Choice::default()
    };
    let choices: Vec<Choice<'_>> = choices.enumerate().map(choice).collect();
    got(ask.choose(question, &choices, usual)?)
}

/// Returns an answer; refuses if the question was left.
fn got<T>(answer: Answer<T>) -> Result<T, Stop> {
    match answer {
        Answer::Given(answer) => Ok(answer),
        Answer::Left | Answer::Interrupted => {
            Err(Refusal::new(Text::fixed("ingen plan är påbörjad", "no plan was begun"), None).into())
        }
    }
}

fn is_said(typed: &str) -> Result<(), Text> {
    if typed.trim().is_empty() { Err(Text::fixed("det behövs", "it is needed")) } else { Ok(()) }
}

fn one_line(text: &str) -> String {
    composed(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
