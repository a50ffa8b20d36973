//! `plan` runs a public plan as plain text: goals, priorities, activities and their follow-up, in TOML files.
//!
//! The map of the code. Imports go one way, from the bottom of this table to its top; `tests/it/layers.rs` holds it.
//!
//! | module     | holds                                                                    | may import |
//! | ---------- | ------------------------------------------------------------------------ | --- |
//! | [`parallel`] | work on many files at once                                             | nothing of ours |
//! | [`palette`] | the colours of paper and of screens                          | nothing of ours |
//! | [`progress`] | how far work has come, for whoever shows it                        | nothing of ours |
//! | [`sequence`] | what two lists have in common, in order                               | nothing of ours |
//! | [`source`] | files, spans, where files come from (disk, a git revision, memory)        | parallel, progress |
//! | [`syntax`] | TOML text as one tree, taken apart, and written                       | source |
//! | [`locale`] | the languages people read, every text in each of them                     | nothing of ours |
//! | [`diag`]   | a code, a diagnostic, the sink, the renderers                             | source, locale |
//! | [`model`]  | plan, goal, priority, activity, owner, period, status: the field's nouns  | source |
//! | [`load`]   | TOML to model; reads on after an error, every problem in one run          | parallel, progress, source, syntax, locale, diag, model |
//! | [`query`]  | selections, standing in a period, roll-ups: functions over the model      | locale, model |
//! | [`diff`]   | two plans to what differs between them, in the plan's own words            | sequence, source, locale, model, query |
//! | [`check`]  | the rules a plan is checked against, one file each                        | parallel, progress, source, syntax, locale, diag, model, load, query |
//! | [`schema`] | JSON Schemas of the files, with a text for every key                       | locale, model, load |
//! | [`edit`]   | changes of the files, tried in memory; the only writer of files           | parallel, sequence, source, syntax, locale, diag, model, load, check |
//! | [`intake`] | a plan that begins: from answers, or from the documents that people have it in | source, syntax, locale, model, load, check, edit, sheet |
//! | [`history`] | what each commit changed, and who stated last what is stated              | parallel, source, diag, model, load, diff |
//! | [`workbook`] | what every workbook has in common: names, limits, styles, properties | source, palette |
//! | [`sheet`]  | the sheet that colleagues fill in: sent out, and come back                  | source, palette, locale, model, query, workbook |
//! | [`report`] | views make a neutral document; writers know only that document            | source, palette, locale, diag, model, query, diff, history, workbook |
//! | [`cli`]    | arguments, clock, environment, terminal; the only printer                 | everything |

pub mod check;
pub mod cli;
pub mod diag;
pub mod diff;
pub mod edit;
pub mod history;
pub mod intake;
pub mod load;
pub mod locale;
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
