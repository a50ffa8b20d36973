//! `plan` runs a public plan as plain text: goals, priorities, activities and their follow-up, in TOML files.
//!
//! # Modules
//!
//! A module imports only modules above it in this list, and of those only the ones named here; a test checks it
//! (`tests/it/layers.rs`).
//!
//! - [`named`]: a macro for enums whose values have names. Imports nothing of ours.
//! - [`parallel`]: parallel processing of lists. Imports nothing of ours.
//! - [`palette`]: the colours of paper and of screens. Imports nothing of ours.
//! - [`container`]: the containers of Office files, unpacked within bounds. Imports nothing of ours.
//! - [`progress`]: the progress of the current work, for a display. Imports nothing of ours.
//! - [`sequence`]: the common subsequence of two lists. Imports nothing of ours.
//! - [`source`]: files and places in them, read from disk, from a git revision or from memory. Imports parallel,
//!   progress.
//! - [`syntax`]: the TOML parser, and the spelling of values. Imports source.
//! - [`locale`]: the languages of the user interface, and shared texts in each of them. Imports nothing of ours.
//! - [`diag`]: codes, findings, and their output formats. Imports source, locale.
//! - [`model`]: the data model: plan, goal, priority, activity, owner, period, status. Imports source.
//! - [`load`]: from TOML to the model, with all problems of all files in one run. Imports parallel, progress, source,
//!   syntax, locale, diag, model.
//! - [`query`]: selections, the standing of activities, counts: functions over the model. Imports locale, model.
//! - [`diff`]: the differences between two plans, in the plans' own terms. Imports sequence, source, locale, model,
//!   query.
//! - [`check`]: the rules that a plan is checked against, one a file. Imports parallel, progress, source, syntax,
//!   locale, diag, model, load, query.
//! - [`schema`]: JSON Schemas of the files, with a description of every key. Imports locale, model, load.
//! - [`edit`]: changes of the files, checked in memory; the only writer of a plan's files. Imports parallel, sequence,
//!   source, syntax, locale, diag, model, load, query, check.
//! - [`history`]: the changes of each commit, and the commits that set the current statuses. Imports parallel, source,
//!   diag, model, load, diff.
//! - [`workbook`]: features of all workbooks: names, limits, styles, properties. Imports source, palette.
//! - [`sheet`]: the sheet that colleagues fill in: its export, and the import of answers. Imports source, palette,
//!   locale, model, query, workbook, container.
//! - [`intake`]: new plans: from answers, or from existing documents. Imports source, syntax, locale, model, load,
//!   check, edit, sheet.
//! - [`report`]: views make a neutral document; writers know only that document. Imports source, palette, locale,
//!   diag, model, query, diff, history, workbook, container.
//! - [`lsp`]: a language server: answers to an editor while a plan is written. Imports source, syntax, locale, diag,
//!   model, load, query, check, schema, edit, history.
//! - [`cli`]: arguments, clock, environment, terminal; the only printer. Imports everything.
//!
//! # Glossary
//!
//! The words of the files and of the code, one for each concept.
//!
//! - **plan**: a directory with a manifest, `plan.toml`, and a file for each goal. A **portfolio** is a directory
//!   of plans with one **governance**, `governance.toml`.
//! - **goal**, **priority**, **activity**: the three **levels** of a plan, which a plan can call by its own words.
//!   Any of them is a **thing**.
//! - **period**: a year, half-year, tertial, quarter or month. The **rhythm** of a plan is the length of the
//!   periods that it is followed up in. An **interval** is how often a repeated activity recurs.
//! - **follow-up**: what is stated of a thing for a period: a **status**, a **note** and links. To **assess** a
//!   thing is to state its status.
//! - **status**: a word of the plan's own **scale**, such as Grönt. It means one of the **stages** that every plan
//!   has: planned, off track, ongoing or done. Two further stages are derived: unassessed and closed.
//! - **standing**: the stage of an activity in a period as of a day, stated or derived from the calendar.
//! - **closing**: the record of the assessments of a period that is closed and must not change.
//! - **owner**: a role that is responsible for activities, or supports them. The **register** gives each one name.
//! - **measure**: a number that is followed over time, with targets.
//! - **focus**: the board's priorities of one year.
//! - **finding**: a problem in a plan, with a **code**, a **severity**, a place and often a **fix**. An
//!   **acceptance** is a comment in a file that accepts a finding, with a reason.
//! - **base**: the earlier version that a plan is compared with.
//! - **refusal**: the answer to a request that cannot be done, with advice. A **finding** is about the plan instead.
//! - **unreadable**: what could not be parsed. A thing is **complete** (`is_whole`) if nothing of it is missing,
//!   and **sound** if it has no errors.
//! - **sheet**: the table that colleagues fill in. **Intake** is making a plan from existing documents.

#[macro_use]
pub mod named;

pub mod check;
pub mod cli;
pub mod container;
pub mod diag;
pub mod diff;
pub mod edit;
pub mod history;
pub mod intake;
pub mod load;
pub mod locale;
pub mod lsp;
pub mod model;
pub mod palette;
pub mod parallel;
pub mod progress;
pub mod query;
pub mod report;
pub mod schema;
pub mod sequence;
pub mod sheet;
pub mod source;
pub mod syntax;
pub mod workbook;
