//! Predefined scales for new plans.

use super::NewStatus;
use crate::locale::{Lang, Text};
use crate::model::{Color, Stage};

/// A predefined scale.
#[derive(Debug)]
pub struct Ready {
    /// The name to ask for.
    pub name: &'static str,
    /// A short description.
    pub about: Text,
    statuses: [Option<Step>; 4],
}

/// A status of a predefined scale.
#[derive(Debug)]
struct Step {
    name: Text,
    stage: Stage,
    color: Color,
    meaning: Text,
}

impl Ready {
    /// Returns the statuses in a language.
    pub fn statuses(&self, lang: Lang) -> Vec<NewStatus> {
        let status = |step: &Step| NewStatus {
            name: step.name.get(lang).to_owned(),
            stage: step.stage,
            color: step.color,
            meaning: Some(step.meaning.get(lang).to_owned()),
        };
        self.statuses.iter().flatten().map(status).collect()
    }
}

/// All predefined scales; the first is the default.
pub static READY: [Ready; 4] = [
    Ready {
        name: "progress",
        about: Text::fixed(
            "hur långt det har kommit: Planerad, Pågår, Avviker, Klar",
            "how far it has come: Planned, Ongoing, Off track, Done",
        ),
        statuses: [Some(PLANNED), Some(ONGOING), Some(OFF_TRACK), Some(DONE)],
    },
    Ready {
        name: "colours",
        about: Text::fixed(
            "fyra färger, som i Region Örebro läns kulturplan: Blått, Rött, Grönt, Gult",
            "four colours, as in Region Örebro län's culture plan: Blue, Red, Green, Yellow",
        ),
        statuses: [
            Some(Step {
                name: Text::fixed("Blått", "Blue"),
                stage: Stage::Planned,
                color: Color::Blue,
                meaning: Text::fixed(
                    "Aktiviteten har planerats att påbörjas längre fram.",
                    "The activity is planned to start later.",
                ),
            }),
            Some(Step {
                name: Text::fixed("Rött", "Red"),
                stage: Stage::OffTrack,
                color: Color::Red,
                meaning: Text::fixed(
                    "Aktiviteten har inte påbörjats i planerad tid eller det finns betydande svårigheter att genomföra aktiviteten inom planperioden.",
                    "The activity has not started in time, or there are considerable difficulties in carrying it out within the plan.",
                ),
            }),
            Some(Step {
                name: Text::fixed("Grönt", "Green"),
                stage: Stage::Done,
                color: Color::Green,
                meaning: Text::fixed(
                    "Aktiviteten har påbörjats och är genomförd under aktuellt år.",
                    "The activity has started and was carried out in the year in question.",
                ),
            }),
            Some(Step {
                name: Text::fixed("Gult", "Yellow"),
                stage: Stage::Ongoing,
                color: Color::Yellow,
                meaning: Text::fixed(
                    "Aktiviteten har påbörjats men är inte slutförd under aktuellt år.",
                    "The activity has started but was not finished in the year in question.",
                ),
            }),
        ],
    },
    Ready {
        name: "traffic-light",
        about: Text::fixed("ett trafikljus: Rött, Gult, Grönt", "a traffic light: Red, Amber, Green"),
        statuses: [
            Some(Step {
                name: Text::fixed("Rött", "Red"),
                stage: Stage::OffTrack,
                color: Color::Red,
                meaning: Text::fixed(
                    "Genomförs inte utan en ny åtgärd.",
                    "Will not be carried out without new measures.",
                ),
            }),
            Some(Step {
                name: Text::fixed("Gult", "Amber"),
                stage: Stage::Ongoing,
                color: Color::Yellow,
                meaning: Text::fixed("Påbörjad men inte genomförd.", "Started, and not carried out yet."),
            }),
            Some(Step {
                name: Text::fixed("Grönt", "Green"),
                stage: Stage::Done,
                color: Color::Green,
                meaning: Text::fixed("Genomförd.", "Carried out."),
            }),
            None,
        ],
    },
    Ready {
        name: "simple",
        about: Text::fixed("bara Pågår och Klar", "only Ongoing and Done"),
        statuses: [Some(ONGOING), Some(DONE), None, None],
    },
];

const PLANNED: Step = Step {
    name: Text::fixed("Planerad", "Planned"),
    stage: Stage::Planned,
    color: Color::Blue,
    meaning: Text::fixed("Ska påbörjas senare.", "To be started later."),
};
const ONGOING: Step = Step {
    name: Text::fixed("Pågår", "Ongoing"),
    stage: Stage::Ongoing,
    color: Color::Yellow,
    meaning: Text::fixed("Påbörjad men inte genomförd.", "Started, and not carried out yet."),
};
const OFF_TRACK: Step = Step {
    name: Text::fixed("Avviker", "Off track"),
    stage: Stage::OffTrack,
    color: Color::Red,
    meaning: Text::fixed(
        "Inte påbörjad i tid, eller med svårigheter som hindrar att den genomförs.",
        "Not started in time, or in difficulties that keep it from being carried out.",
    ),
};
const DONE: Step = Step {
    name: Text::fixed("Klar", "Done"),
    stage: Stage::Done,
    color: Color::Green,
    meaning: Text::fixed("Genomförd.", "Carried out."),
};
