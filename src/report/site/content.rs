//! The files of a site, with their content.

use std::collections::BTreeMap;

use super::Addresses;
use super::linked_data::{Around, linked_data};
use super::paths::{FEED, Form, INDEX, MAP, STYLE, logo_path, map};
use super::written::sealed;
use crate::locale::Lang;
use crate::model::{Day, Governance, Plan, Thing};
use crate::query::{Entry, Found, PlanSelection, Selection, standing};
use crate::report::doc::{Doc, Picture, Prose};
use crate::report::json;
use crate::report::view::site::{self, anchor_of, anchor_of_owner, anchor_of_plan};
use crate::report::view::{Show, summary};
use crate::report::write::{SiteLinks, SitePage, canonical, redirect_page, site_page, site_style};
use crate::source::Sources;

/// The input of a site.
#[derive(Debug)]
pub struct Site<'s, 'p, 'a> {
    /// The plans, each with its period.
    pub selection: &'s Selection<'p, 'a>,
    /// The governance that the plans have in common.
    pub governance: Option<&'p Governance<'a>>,
    /// The files of the plans.
    pub sources: &'p Sources,
    /// The date of the site.
    pub day: Day,
    /// The language of the tool's texts.
    pub lang: Lang,
    /// The address that it is published at, with a `/` at the end; none if unknown.
    pub base: Option<&'s str>,
    /// The Atom feed; none without a history.
    pub feed: Option<String>,
    /// The day of the latest change; none without a history.
    pub updated: Option<String>,
    /// The addresses of its pages.
    pub addresses: Addresses,
    /// The logo of each plan of the selection; none of one without.
    pub logos: Vec<Option<Picture>>,
}

/// The content of a file of a site.
#[derive(Debug)]
pub enum Content<'p, 'a> {
    /// The list of the plans.
    Index,
    /// A thing, in one of its forms.
    Of(Found<'p, 'a>, Form),
    /// A redirect: the path and the title of the target.
    Redirect(String, String),
    /// The style sheet of all pages.
    Style,
    /// The logo of this plan of the selection.
    Logo(usize),
    /// The Atom feed.
    Feed,
    /// The site map for search engines.
    Map,
}

impl<'p, 'a> Site<'_, 'p, 'a> {
    /// Returns all files by path.
    pub fn files(&self) -> BTreeMap<String, Content<'p, 'a>> {
        let mut files = BTreeMap::new();
        for (from, to, title) in &self.addresses.redirects {
            files.insert(from.clone(), Content::Redirect(to.clone(), title.clone()));
        }
        for found in self.pages() {
            let stem = self.stem(&found);
            for form in std::iter::once(&Form::Html).chain(Form::of_data(&found)) {
                files.insert(format!("{stem}.{}", form.extension()), Content::Of(found, *form));
            }
        }
        files.insert(INDEX.to_owned(), Content::Index);
        files.insert(STYLE.to_owned(), Content::Style);
        for (at, logo) in self.logos.iter().enumerate() {
            files.extend(logo.as_ref().map(|logo| (logo_path(logo), Content::Logo(at))));
        }
        if self.feed.is_some() {
            files.insert(FEED.to_owned(), Content::Feed);
        }
        if self.base.is_some() {
            files.insert(MAP.to_owned(), Content::Map);
        }
        files
    }

    /// Returns the content of a file. `csv` formats activities as CSV.
    pub fn bytes(
        &self,
        path: &str,
        content: &Content<'p, 'a>,
        csv: &dyn Fn(&[Entry<'p, 'a>]) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Vec<u8>> {
        let text = match content {
            Content::Of(found, Form::Json) => return Ok(json::show(found, self.show(found)?)?.into_bytes()),
            Content::Of(found, Form::Csv) => return csv(&self.entries(found)),
            Content::Of(found, Form::JsonLd) => return Ok(self.linked_data(found)?.into_bytes()),
            Content::Logo(at) => {
                let logo = self.logos.get(*at).and_then(Option::as_ref);
                return Ok(logo.map(|logo| logo.bytes.clone()).unwrap_or_default());
            }
            Content::Of(found, Form::Html) => self.page(path, found),
            Content::Index => self.index(),
            Content::Redirect(to, title) => redirect_page(path, to, title, self.links()),
            Content::Style => site_style(),
            Content::Feed => self.feed.clone().unwrap_or_default(),
            Content::Map => {
                let of_things = self.pages().map(|found| format!("{}.html", self.stem(&found)));
                let paths: Vec<String> = std::iter::once(INDEX.to_owned()).chain(of_things).collect();
                map(self.base.unwrap_or_default(), paths.iter().map(String::as_str))
            }
        };
        Ok(sealed(path, text).into_bytes())
    }

    /// Returns everything with a page of its own.
    fn pages(&self) -> impl Iterator<Item = Found<'p, 'a>> + '_ {
        let of_plan = |selected: &PlanSelection<'p, 'a>| {
            let plan = selected.plan;
            let things = Thing::all(plan).filter(Thing::is_whole).filter_map(move |thing| match thing {
                Thing::Goal(goal) => Some(Found::Goal(plan, goal)),
                Thing::Activity(goal, priority, activity) => Some(Found::Activity(plan, goal, priority, activity)),
                Thing::Priority(..) => None,
            });
            let owners = plan.register.iter().map(move |(id, _)| Found::Owner(plan, id));
            std::iter::once(Found::Plan(plan)).chain(things).chain(owners)
        };
        self.selection.plans.iter().flat_map(of_plan).filter(|found| !self.stem(found).is_empty())
    }

    fn stem(&self, found: &Found<'p, 'a>) -> &str {
        let plan = found.plan();
        self.addresses.stem(&match found {
            Found::Plan(_) => anchor_of_plan(plan),
            Found::Owner(_, owner) => anchor_of_owner(plan, &plan.register.get(*owner).name.value),
            _ => anchor_of(plan, found.id()),
        })
    }

    fn links(&self) -> SiteLinks<'_> {
        SiteLinks {
            addresses: &self.addresses.by_anchor,
            base: self.base,
            feed: self.feed.as_ref().map(|_| FEED),
            updated: self.updated.as_deref(),
            style: STYLE,
            lang: self.lang,
        }
    }

    fn publisher(&self) -> Option<&'p str> {
        Some(&*self.governance?.organisation.as_ref()?.name.value)
    }

    /// Returns where questions are answered: about a plan, or about all of them where they have it in common.
    fn contact(&self, plan: Option<&'p Plan<'a>>) -> Option<Prose> {
        let of = |plan: &'p Plan<'a>| plan.report.contact.as_ref().map(|contact| &*contact.value);
        let said = match plan {
            Some(plan) => of(plan),
            None => common(self.selection.plans.iter().map(|selected| of(selected.plan))),
        };
        said.map(Prose::new)
    }

    /// Returns the path of the logo of a plan, or of all plans where they have it in common.
    fn logo(&self, plan: Option<&'p Plan<'a>>) -> Option<String> {
        let mut of_plans = self.selection.plans.iter().map(|selected| selected.plan).zip(&self.logos);
        let logo = match plan {
            Some(plan) => of_plans.find(|(of, _)| std::ptr::eq(*of, plan)).and_then(|(_, logo)| logo.as_ref()),
            None => common(self.logos.iter().map(Option::as_ref)),
        };
        logo.map(logo_path)
    }

    fn selected(&self, found: &Found<'p, 'a>) -> anyhow::Result<&PlanSelection<'p, 'a>> {
        let selected = self.selection.plans.iter().find(|selected| std::ptr::eq(selected.plan, found.plan()));
        selected.ok_or_else(|| anyhow::anyhow!("a page of a plan that was not selected"))
    }

    fn show(&self, found: &Found<'p, 'a>) -> anyhow::Result<Show<'p>> {
        let period = self.selected(found)?.period;
        Ok(Show { sources: self.sources, period, today: self.day, lang: self.lang })
    }

    /// Returns the activities of a thing.
    fn entries(&self, found: &Found<'p, 'a>) -> Vec<Entry<'p, 'a>> {
        let Ok(show) = self.show(found) else { return Vec::new() };
        let plan = found.plan();
        let entry = |(goal, priority, activity)| Entry {
            plan,
            goal,
            priority,
            activity,
            standing: standing(plan, activity, show.period, self.day),
        };
        match *found {
            Found::Owner(_, owner) => {
                let mut entries: Vec<Entry<'_, '_>> = plan.answered_by(owner).map(entry).collect();
                let supported = plan.supported_by(owner).map(entry);
                let only: Vec<Entry<'_, '_>> = supported
                    .filter(|it| !entries.iter().any(|other| std::ptr::eq(it.activity, other.activity)))
                    .collect();
                entries.extend(only);
                entries
            }
            Found::Activity(_, goal, priority, activity) => vec![entry((goal, priority, activity))],
            Found::Goal(_, goal) => plan.activities().filter(|it| std::ptr::eq(it.0, goal)).map(entry).collect(),
            Found::Plan(_) | Found::Priority(..) | Found::Measure(..) => plan.activities().map(entry).collect(),
        }
    }

    fn page(&self, path: &str, found: &Found<'p, 'a>) -> String {
        let (Ok(selected), Ok(show)) = (self.selected(found), self.show(found)) else { return String::new() };
        let plan = found.plan();
        let is_plan = matches!(found, Found::Plan(_));
        let summary = if is_plan { summary(self.selection, selected, self.day, self.lang) } else { Prose::default() };
        let doc = match *found {
            Found::Plan(_) => site::plan(selected, &self.entries(found), &summary, show),
            Found::Goal(plan, goal) => site::goal(plan, goal, show),
            Found::Activity(plan, goal, priority, activity) => site::activity((plan, goal, priority, activity), show),
            Found::Owner(plan, owner) => site::owner(plan, owner, show),
            Found::Priority(..) | Found::Measure(..) => Doc::default(),
        };
        let stem = self.stem(found);
        let data = Form::of_data(found).iter().map(|form| {
            let (label, kind) = form.label_and_kind();
            (label, kind, format!("{stem}.{}", form.extension()))
        });
        let mut above = vec![(site::title_of_all(self.governance, self.lang), INDEX.to_owned())];
        if !is_plan {
            above.push((plan.title.to_string(), self.addresses.stem(&anchor_of_plan(plan)).to_owned() + ".html"));
        }
        if let Found::Activity(_, goal, priority, _) = found {
            let above_it = [Some((&goal.id, &goal.title)), priority.map(|it| (&it.id, &it.title))];
            for (id, title) in above_it.into_iter().flatten() {
                let path = self.addresses.by_anchor.get(&anchor_of(plan, &id.value));
                above.extend(path.map(|path| (format!("{} {}", &*id.value, &*title.value), path.clone())));
            }
        }
        let name = doc.title().unwrap_or_default();
        let title = if is_plan { name.clone() } else { format!("{name} – {}", &*plan.title.value) };
        site_page(&SitePage {
            doc: &doc,
            title,
            description: if is_plan { summary.replace('\u{a0}', " ") } else { site::description(found, show) },
            author: plan.report.sender.as_ref().map(|sender| &*sender.value).or_else(|| self.publisher()),
            contact: self.contact(Some(plan)),
            logo: self.logo(Some(plan)),
            above,
            data: data.collect(),
            plan_language: plan.language.as_ref().map_or("", |tag| &*tag.value),
            site: self.links(),
            path,
        })
    }

    fn index(&self) -> String {
        let doc = site::index(&self.selection.plans, self.governance, self.lang);
        let title = doc.title().unwrap_or_default();
        site_page(&SitePage {
            doc: &doc,
            description: title.clone(),
            title,
            author: self.publisher(),
            contact: self.contact(None),
            logo: self.logo(None),
            above: Vec::new(),
            data: Vec::new(),
            plan_language: "",
            site: self.links(),
            path: INDEX,
        })
    }

    fn linked_data(&self, found: &Found<'p, 'a>) -> anyhow::Result<String> {
        let address = |path: &str| self.base.map(|base| format!("{base}{}", canonical(path)));
        let stem = self.stem(found);
        let data = Form::of_data(found)
            .iter()
            .filter(|form| **form != Form::JsonLd)
            .filter_map(|form| Some((form.label_and_kind().1, address(&format!("{stem}.{}", form.extension()))?)));
        let data: Vec<(&str, String)> = data.collect();
        let url = address(&format!("{stem}.html"));
        let entries = if matches!(found, Found::Activity(..)) { self.entries(found) } else { Vec::new() };
        let around = Around { url: url.as_deref(), data: &data, publisher: self.publisher() };
        Ok(linked_data(found, entries.first(), around)?)
    }
}

/// Returns what all have in common; none if they differ.
fn common<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    all.next().flatten().filter(|first| all.all(|other| other.as_ref() == Some(first)))
}
