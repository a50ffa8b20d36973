//! The context of an answer: the client, and the environment of the server.

use std::sync::atomic::AtomicBool;

use gen_lsp_types::MessageType;
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde::Serialize;
use serde_json::json;

use super::client::Client;
use super::diagnostics::Published;
use super::project::Project;
use crate::locale::{Lang, Text};
use crate::model::{Day, Period};

/// The environment of the server.
#[derive(Debug)]
pub struct Surroundings {
    /// Returns today's date; none if the clock is not usable.
    pub today: fn() -> Option<Day>,
    /// The date to use as today, if one was given on the command line.
    pub asked_day: Option<Day>,
    /// The language given on the command line.
    pub asked_lang: Option<Lang>,
    /// The language of the system.
    pub system_lang: Lang,
}

impl Surroundings {
    /// Returns the date to use as today; if there is none, the earliest possible one.
    fn day(&self) -> Day {
        self.asked_day.or_else(self.today).unwrap_or_else(|| Period::FIRST.first_day())
    }
}

/// Sends a message to the client.
pub(super) fn send(connection: &Connection, message: impl Into<Message>) {
    // Sending fails only if the client has gone away.
    let _ = connection.sender.send(message.into());
}

/// The client and the environment, shared by both threads.
pub(super) struct ClientContext<'c> {
    pub(super) connection: &'c Connection,
    pub(super) client: Client,
    pub(super) surroundings: &'c Surroundings,
    pub(super) published: Published,
}

impl ClientContext<'_> {
    /// Returns the date to use as today.
    pub(super) fn day(&self) -> Day {
        self.surroundings.day()
    }

    /// Returns the language of messages about a plan.
    pub(super) fn lang(&self, project: &Project<'_>) -> Lang {
        project.lang(&self.client, self.surroundings.system_lang)
    }

    /// Writes an error to the client's log.
    pub(super) fn log_error(&self, message: &Text) {
        let lang = self.client.lang.unwrap_or(self.surroundings.system_lang);
        self.notify("window/logMessage", json!({ "type": MessageType::Error, "message": message.get(lang) }));
    }

    fn notify(&self, method: &str, params: impl Serialize) {
        send(self.connection, Notification::new(method.to_owned(), params));
    }

    /// Sends a request to the client.
    pub(super) fn ask(&self, id: &str, method: &str, params: impl Serialize) {
        send(self.connection, Request::new(RequestId::from(id.to_owned()), method.to_owned(), params));
    }

    /// Checks the plans that are not checked yet, and publishes their diagnostics.
    pub(super) fn check(&self, projects: &[Project<'_>], day: Day, cancelled: &AtomicBool) {
        // First, because a client may take the address of a closed file and ours for the same.
        for gone in self.published.gone(projects) {
            self.notify("textDocument/publishDiagnostics", gone);
        }
        for project in projects {
            if !project.check(day, cancelled) {
                return;
            }
            let news = self.published.news(project, &self.client, self.lang(project));
            for news in news {
                self.notify("textDocument/publishDiagnostics", news);
            }
        }
    }
}
