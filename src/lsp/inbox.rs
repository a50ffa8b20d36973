//! The queue of messages from the client.

use std::collections::VecDeque;

use lsp_server::{Connection, Message, Request, RequestId};

/// The messages of the client that are not handled yet, in order of arrival.
pub(super) struct Inbox<'c> {
    connection: &'c Connection,
    waiting: VecDeque<Message>,
}

impl<'c> Inbox<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, waiting: VecDeque::new() }
    }

    /// Waits for the next message and returns it; none if the client has gone away.
    pub(super) fn next(&mut self) -> Option<Message> {
        if self.waiting.is_empty() {
            self.waiting.push_back(self.connection.receiver.recv().ok()?);
        }
        self.gather();
        self.waiting.pop_front()
    }

    /// Returns the next message if it waits already and is a request of this kind.
    pub(super) fn next_request(&mut self, is_wanted: impl FnOnce(&Request) -> bool) -> Option<Request> {
        self.gather();
        match self.waiting.pop_front()? {
            Message::Request(request) if is_wanted(&request) => Some(request),
            other => {
                self.waiting.push_front(other);
                None
            }
        }
    }

    /// Returns whether a notification or a response is waiting.
    pub(super) fn has_news(&mut self) -> bool {
        self.gather();
        matches!(self.waiting.front(), Some(Message::Notification(_) | Message::Response(_)))
    }

    /// Returns whether the client has cancelled a request.
    pub(super) fn is_cancelled(&self, id: &RequestId) -> bool {
        let taken_back = |message: &Message| match message {
            Message::Notification(it) if it.method == "$/cancelRequest" => {
                it.params.get("id").and_then(|id| serde_json::from_value(id.clone()).ok())
            }
            _ => None,
        };
        self.waiting.iter().filter_map(taken_back).any(|taken_back: RequestId| taken_back == *id)
    }

    fn gather(&mut self) {
        self.waiting.extend(self.connection.receiver.try_iter());
    }
}
