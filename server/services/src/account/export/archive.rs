//! A ZIP written into a channel. Pictures are compressed by their nature and the texts are small, so it only stores.

use crate::Error;
use anyhow::Context;
use bytes::Bytes;
use serde::Serialize;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

/// Why filling ends early.
pub enum Stopped {
    /// Nobody reads any more.
    Gone,
    /// Our fault.
    Failed(Error),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Stopped {
        Stopped::Failed(error)
    }
}

/// An archive being written.
pub struct Archive {
    zip: ZipWriter<StreamWriter<Written>>,
    written: Written,
    out: mpsc::Sender<Result<Bytes, Error>>,
}

/// What the ZIP has written and nobody has taken yet.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Archive {
    /// An empty archive.
    pub fn new(out: mpsc::Sender<Result<Bytes, Error>>) -> Archive {
        let written = Written::default();
        Archive { zip: ZipWriter::new_stream(written.clone()), written, out }
    }

    /// Adds a value as readable JSON.
    pub async fn json(&mut self, name: &str, value: &impl Serialize) -> Result<(), Stopped> {
        let text = serde_json::to_vec_pretty(value).context("an export's JSON").map_err(Error::from)?;
        self.add(name, &text).await
    }

    /// Adds a file and waits until the reader has room for it.
    pub async fn add(&mut self, name: &str, content: &[u8]) -> Result<(), Stopped> {
        self.write(name, content).context("an export's archive").map_err(Error::from)?;
        self.hand_over().await
    }

    fn write(&mut self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(name, stored)?;
        self.zip.write_all(content)?;
        Ok(())
    }

    /// Writes the table of contents.
    pub async fn finish(self) -> Result<(), Stopped> {
        let Archive { zip, written, out } = self;
        zip.finish().context("an export's archive").map_err(Error::from)?;
        out.send(Ok(written.take().into())).await.map_err(|_| Stopped::Gone)
    }

    async fn hand_over(&self) -> Result<(), Stopped> {
        let part = self.written.take();
        if part.is_empty() { Ok(()) } else { self.out.send(Ok(part.into())).await.map_err(|_| Stopped::Gone) }
    }
}
