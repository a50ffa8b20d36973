//! The transport of messages over standard input and output, and the queue of those that are not handled yet.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write, stdin, stdout};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

/// The method of the notification by which the reader reports a malformed message without an id to the server.
pub(super) const MALFORMED: &str = "$/malformed";

/// The maximum size of a message in bytes: a file of the maximum size in which every character is escaped.
const MAX_MESSAGE: u64 = 128 * 1024 * 1024;
/// The maximum size of a line of a header in bytes.
const MAX_LINE: u64 = 8 * 1024;

/// The threads that read and write messages.
#[derive(Debug)]
pub struct Pipes {
    reader: JoinHandle<io::Result<()>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Pipes {
    /// Waits until the last messages are read and written. The connection must be dropped before.
    pub fn join(self) -> io::Result<()> {
        let ended = |thread: JoinHandle<io::Result<()>>| {
            thread.join().unwrap_or_else(|_| Err(io::Error::other("a thread of the connection panicked")))
        };
        ended(self.reader).and(ended(self.writer))
    }
}

/// Connects to a client by standard input and output.
pub fn stdio() -> io::Result<(Connection, Pipes)> {
    // Queues without a bound: a cancellation can lie behind other messages, so the server reads ahead; and a client
    // that writes all it has before it reads must not wait for a server that waits for it.
    let (server, client) = Connection::memory();
    let answers = server.sender.clone();
    let (messages, outgoing) = (client.sender, client.receiver);
    let reader = thread::Builder::new().name("reader".to_owned()).spawn(move || {
        let mut input = Input { from: BufReader::new(stdin()), is_lost: false };
        loop {
            let message = match input.next()? {
                Received::Message(message) => message,
                Received::Malformed(Some(id)) => {
                    let why = "not a request: it needs an `id`, a `method` that is a string, and `params`".to_owned();
                    let answer = Response::new_err(id, ErrorCode::InvalidRequest as i32, why);
                    if answers.send(answer.into()).is_err() {
                        return Ok(());
                    }
                    continue;
                }
                Received::Malformed(None) => Notification::new(MALFORMED.to_owned(), json!({})).into(),
                Received::End => return Ok(()),
            };
            let is_exit = matches!(&message, Message::Notification(it) if it.method == "exit");
            // Sending fails only if the server has ended.
            if messages.send(message).is_err() || is_exit {
                return Ok(());
            }
        }
    })?;
    let writer = thread::Builder::new().name("writer".to_owned()).spawn(move || {
        let mut output = stdout();
        outgoing.iter().try_for_each(|message| message.write(&mut output).and_then(|()| output.flush()))
    })?;
    Ok((server, Pipes { reader, writer }))
}

/// A message as it was received.
#[derive(Debug)]
enum Received {
    Message(Message),
    /// A message that is none of the protocol's; with its id if it can be answered.
    Malformed(Option<RequestId>),
    End,
}

/// The input, in which a message is found again after malformed bytes.
struct Input<R> {
    from: R,
    /// True from malformed bytes, which are reported once, to the next message.
    is_lost: bool,
}

impl<R: BufRead> Input<R> {
    /// Reads the next message.
    fn next(&mut self) -> io::Result<Received> {
        let mut size = None;
        loop {
            let mut line = Vec::new();
            if (&mut self.from).take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(Received::End);
            }
            let line = String::from_utf8_lossy(&line);
            let is_empty = line.trim().is_empty();
            match size {
                Some(size) if is_empty => return self.body(size),
                _ => size = length(&line).or(size),
            }
            let is_header = size.is_some() || line.to_ascii_lowercase().starts_with("content-type:");
            if !is_header && !std::mem::replace(&mut self.is_lost, true) {
                return Ok(Received::Malformed(None));
            }
        }
    }

    fn body(&mut self, size: u64) -> io::Result<Received> {
        self.is_lost = false;
        // Allocated as it arrives, because the header may promise more than it sends.
        let mut body = Vec::new();
        (&mut self.from).take(size).read_to_end(&mut body)?;
        if (body.len() as u64) < size {
            return Ok(Received::End);
        }
        let value: Value = serde_json::from_slice(&body).unwrap_or_default();
        let has_id = value.get("id").is_some_and(|id| !id.is_null());
        match serde_json::from_slice(&body) {
            // A request whose id is none of the protocol's is read as a notification, and would get no answer.
            Ok(Message::Notification(_)) if has_id => {}
            Ok(message) => return Ok(Received::Message(message)),
            Err(_) => {}
        }
        let is_answer = value.get("result").or(value.get("error")).is_some();
        let id = value.get("id").filter(|_| !is_answer).and_then(|id| serde_json::from_value(id.clone()).ok());
        Ok(Received::Malformed(id))
    }
}

/// Returns the length that a line of a header states; malformed bytes may come before it. None if it is not a length
/// that a message can have.
fn length(line: &str) -> Option<u64> {
    const NAME: &str = "content-length:";
    let at = line.to_ascii_lowercase().rfind(NAME)?;
    line.get(at + NAME.len()..)?.trim().parse().ok().filter(|size| *size <= MAX_MESSAGE)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_after_malformed_bytes() {
        let body = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let good = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        for bad in ["", "x", "\r\n", "{}\n\n", "Content-Length: 999999999999\r\n\r\n{}", "Content-Length: x\r\n\r\n"] {
            let bytes = format!("{bad}{good}");
            let mut input = Input { from: bytes.as_bytes(), is_lost: false };
            let mut received = Vec::new();
            loop {
                match input.next().expect("no pipe breaks") {
                    Received::Message(Message::Notification(it)) => received.push(it.method),
                    Received::Message(other) => panic!("{other:?}"),
                    Received::Malformed(_) => received.push("malformed".to_owned()),
                    Received::End => break,
                }
            }
            let expected = if ["", "x"].contains(&bad) { vec!["exit"] } else { vec!["malformed", "exit"] };
            assert_eq!(received, expected, "{bad}");
        }
    }

    #[test]
    fn a_body_that_does_not_come_ends_the_input() {
        let bytes = format!("Content-Length: {MAX_MESSAGE}\r\n\r\n{{}}");
        let mut input = Input { from: bytes.as_bytes(), is_lost: false };
        assert!(matches!(input.next().expect("no pipe breaks"), Received::End));
    }
}
