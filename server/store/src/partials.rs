//! Recordings on their way up: each a file of its own beside the finished ones, until it is whole. What is on the disk is what
//! has arrived, so nothing has to be kept in step with it; whoever owns an upload is told by the folder it lies in.

use crate::StoreError;
use bytes::Bytes;
use domain::ids::{PersonId, UploadId, is_uuid};
use domain::media::MediaKind;
use domain::time::UnixMs;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// What stands in place of an upload once it is finished.
const DONE: &str = "done";
/// The kinds that go up in pieces.
const KINDS: [MediaKind; 2] = [MediaKind::Voice, MediaKind::Video];

/// Where unfinished uploads are. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Partials {
    folder: PathBuf,
}

/// How far an upload is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Partial {
    /// So many bytes of a recording are here.
    Begun(MediaKind, u64),
    /// It was finished; what was written down then.
    Done(String),
}

impl Partials {
    /// Uploads in a folder, made when missing.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be made.
    pub fn local(folder: &Path) -> Result<Partials, StoreError> {
        std::fs::create_dir_all(folder)?;
        Ok(Partials { folder: folder.to_owned() })
    }

    /// Begins an upload, or finds it where it was left.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`]; [`StoreError::Damaged`] when the id is not a plain name.
    pub async fn begin(&self, owner: &PersonId, id: &UploadId, kind: MediaKind) -> Result<Partial, StoreError> {
        let at = self.place(owner, id)?;
        work(move || match look(&at)? {
            Some(found) => Ok(found),
            None => {
                std::fs::create_dir_all(at.parent().unwrap_or(&at))?;
                File::create_new(at.with_extension(kind.as_str()))?;
                Ok(Partial::Begun(kind, 0))
            }
        })
        .await
    }

    /// How far an upload is; `None` for one that was never begun, or has had its time.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the id is not a plain name.
    pub async fn find(&self, owner: &PersonId, id: &UploadId) -> Result<Option<Partial>, StoreError> {
        let at = self.place(owner, id)?;
        work(move || look(&at)).await
    }

    /// Writes a piece at its place; how many bytes are here then. A piece beyond what is here writes nothing; one that came
    /// before changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NoRow`] when it was never begun; [`StoreError::DiskFull`].
    pub async fn write(&self, owner: &PersonId, id: &UploadId, offset: u64, piece: Bytes) -> Result<u64, StoreError> {
        let at = self.place(owner, id)?;
        work(move || {
            let Some(Partial::Begun(kind, here)) = look(&at)? else { return Err(StoreError::NoRow) };
            if offset > here {
                return Ok(here);
            }
            let mut file = OpenOptions::new().write(true).open(at.with_extension(kind.as_str()))?;
            file.seek(SeekFrom::Start(offset))?;
            file.write_all(&piece)?;
            file.sync_data()?;
            Ok(here.max(offset + piece.len() as u64))
        })
        .await
    }

    /// All that has arrived.
    ///
    /// # Errors
    /// [`StoreError::NoRow`] when it was never begun, or is finished.
    pub async fn read(&self, owner: &PersonId, id: &UploadId) -> Result<Bytes, StoreError> {
        let at = self.place(owner, id)?;
        work(move || {
            let Some(Partial::Begun(kind, _)) = look(&at)? else { return Err(StoreError::NoRow) };
            Ok(Bytes::from(std::fs::read(at.with_extension(kind.as_str()))?))
        })
        .await
    }

    /// Puts a note in place of an upload: asked once more, it tells what became of it.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`].
    pub async fn finish(&self, owner: &PersonId, id: &UploadId, note: String) -> Result<(), StoreError> {
        let at = self.place(owner, id)?;
        work(move || {
            // Whole or not at all: half a note would hide the recording for ever.
            crate::files::write_safely(&at.with_extension(DONE), note.as_bytes())?;
            remove(&at)
        })
        .await
    }

    /// Forgets an upload.
    ///
    /// # Errors
    /// [`StoreError`] of the disk.
    pub async fn discard(&self, owner: &PersonId, id: &UploadId) -> Result<(), StoreError> {
        let at = self.place(owner, id)?;
        work(move || remove(&at)).await
    }

    /// How many unfinished uploads somebody has.
    ///
    /// # Errors
    /// [`StoreError`] of the disk.
    pub async fn open_of(&self, owner: &PersonId) -> Result<usize, StoreError> {
        let folder = self.folder_of(owner);
        work(move || Ok(files(&folder)?.iter().filter(|path| path.extension().is_some_and(|kind| kind != DONE)).count())).await
    }

    /// Forgets what nobody has touched since a moment; how many there were.
    ///
    /// # Errors
    /// [`StoreError`] of the disk.
    pub async fn sweep(&self, before: UnixMs) -> Result<u64, StoreError> {
        let (folder, before) = (self.folder.clone(), UNIX_EPOCH + Duration::from_millis(before.0.max(0).unsigned_abs()));
        work(move || {
            let mut gone = 0;
            for of_owner in files(&folder)? {
                for path in files(&of_owner)? {
                    if std::fs::metadata(&path)?.modified()? < before {
                        std::fs::remove_file(&path)?;
                        gone += 1;
                    }
                }
                // Only an empty one goes; another is still in use.
                let _ = std::fs::remove_dir(&of_owner);
            }
            Ok(gone)
        })
        .await
    }

    fn folder_of(&self, owner: &PersonId) -> PathBuf {
        self.folder.join(format!("{:x}", Sha256::digest(owner.as_str())))
    }

    /// Only plain names: an id from outside can't lead out of the folder.
    fn place(&self, owner: &PersonId, id: &UploadId) -> Result<PathBuf, StoreError> {
        match is_uuid(id.as_str()) {
            true => Ok(self.folder_of(owner).join(id.as_str().to_ascii_lowercase())),
            false => Err(StoreError::Damaged("an upload's name".to_owned())),
        }
    }
}

fn look(at: &Path) -> Result<Option<Partial>, StoreError> {
    match std::fs::read_to_string(at.with_extension(DONE)) {
        Ok(note) => return Ok(Some(Partial::Done(note))),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    for kind in KINDS {
        match std::fs::metadata(at.with_extension(kind.as_str())) {
            Ok(found) => return Ok(Some(Partial::Begun(kind, found.len()))),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}

fn remove(at: &Path) -> Result<(), StoreError> {
    for kind in KINDS {
        match std::fs::remove_file(at.with_extension(kind.as_str())) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// What lies in a folder; nothing where there is none.
fn files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    match std::fs::read_dir(folder) {
        Ok(found) => Ok(found.filter_map(Result::ok).map(|entry| entry.path()).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

async fn work<T: Send + 'static>(work: impl FnOnce() -> Result<T, StoreError> + Send + 'static) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(StoreError::other)?
}
