//! The client that is answered, and what is around the server.

use std::sync::atomic::AtomicBool;

use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde::Serialize;

use super::client::Client;
use super::diagnostics::Published;
use super::project::Project;
use crate::locale::Lang;
use crate::model::{Day, Period};

/// What the server knows of the machine that it runs on.
#[derive(Debug)]
pub struct Surroundings {
    /// Returns the day that counts as today.
    pub today: fn() -> Option<Day>,
    /// The day that was asked for instead.
    pub asked_day: Option<Day>,
    /// The language that was asked for.
    pub asked_lang: Option<Lang>,
    /// The language of the system.
    pub system_lang: Lang,
}

impl Surroundings {
    /// Returns the day that counts as today; where the clock says nothing of use, the first there is.
    fn day(&self) -> Day {
        self.asked_day.or_else(self.today).unwrap_or_else(|| Period::FIRST.first_day())
    }
}

/// Sends a message.
pub(super) fn send(connection: &Connection, message: impl Into<Message>) {
    // A client that is gone hears nothing.
    let _ = connection.sender.send(message.into());
}

/// The client, as both threads know it.
pub(super) struct ClientContext<'c> {
    pub(super) connection: &'c Connection,
    pub(super) client: Client,
    pub(super) surroundings: &'c Surroundings,
    pub(super) published: Published,
}

impl ClientContext<'_> {
    /// Returns the day that counts as today.
    pub(super) fn day(&self) -> Day {
        self.surroundings.day()
    }

    /// Returns the language of texts about a plan.
    pub(super) fn lang(&self, project: &Project<'_>) -> Lang {
        project.lang(&self.client, self.surroundings.system_lang)
    }

    fn notify(&self, method: &str, params: impl Serialize) {
        send(self.connection, Notification::new(method.to_owned(), params));
    }

    /// Asks the client something.
    pub(super) fn ask(&self, id: &str, method: &str, params: impl Serialize) {
        send(self.connection, Request::new(RequestId::from(id.to_owned()), method.to_owned(), params));
    }

    /// Checks what was not checked yet, and tells what is wrong.
    pub(super) fn check(&self, projects: &[Project<'_>], day: Day, cancelled: &AtomicBool) {
        for project in projects {
            if !project.check(day, cancelled) {
                return;
            }
            let news = self.published.news(project, &self.client, self.lang(project));
            for news in news {
                self.notify("textDocument/publishDiagnostics", news);
            }
        }
        let gone = self.published.gone(projects);
        for gone in gone {
            self.notify("textDocument/publishDiagnostics", gone);
        }
    }
}
