//! Texts by their hashes.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use super::RevisionFault;
use super::command::{command, failed, refused};
use crate::progress;
use crate::source::MAX_BYTES;

/// The hash of a file's content, as git names it.
pub type Blob = Arc<str>;

/// Reads what lies behind the hashes, all in one process, and hands each over in the order they were asked for; as an
/// error, with its size, where it is too large to be a plan's.
pub fn read_blobs<'b>(
    dir: &Path,
    blobs: impl IntoIterator<Item = &'b Blob>,
    mut take: impl FnMut(Result<Vec<u8>, u64>),
) -> Result<(), RevisionFault> {
    let mut count = 0;
    let mut hashes = String::new();
    for blob in blobs {
        hashes.extend([blob, "\n"]);
        count += 1;
    }
    if count == 0 {
        return Ok(());
    }
    let mut batch = command(dir)?;
    batch.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = batch.spawn().map_err(|error| failed(&error))?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RevisionFault::Failed("git has no pipes".to_owned()));
    };
    let read = std::thread::scope(|scope| {
        // Asked for while it is read: neither side may wait for the other.
        scope.spawn(move || stdin.write_all(hashes.as_bytes()));
        let mut answers = BufReader::new(stdout);
        for _ in 0..count {
            take(read_blob(&mut answers)?);
            progress::step();
        }
        Ok(())
    });
    child.wait().map_err(|error| failed(&error))?;
    read.map_err(|error: io::Error| refused(dir, &error.to_string()))
}

/// Reads one answer of `cat-file --batch`: `<hash> blob <size>`, the bytes, a line end.
fn read_blob(answers: &mut impl BufRead) -> io::Result<Result<Vec<u8>, u64>> {
    let mut header = String::new();
    answers.read_line(&mut header)?;
    let size = header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
    let size = size.ok_or_else(|| io::Error::other(header.trim_end().to_owned()))?;
    let content = if size > MAX_BYTES {
        io::copy(&mut answers.take(size), &mut io::sink())?;
        Err(size)
    } else {
        let mut bytes = vec![0; usize::try_from(size).unwrap_or_default()];
        answers.read_exact(&mut bytes)?;
        Ok(bytes)
    };
    answers.read_exact(&mut [0])?;
    Ok(content)
}
