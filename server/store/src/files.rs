//! The files themselves, named by their content: `ab/cd/<sha-256>/<variant>`, in a local folder or an object store.
//!
//! A file is on the disk before the row that names it is written, so a row never points at nothing.

use crate::StoreError;
use crate::second_site::Site;
use bytes::Bytes;
use domain::ids::MediaId;
use futures::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Where files are. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Of a local folder: object_store writes there without waiting for the disk, so we do it ourselves.
    folder: Option<PathBuf>,
    /// Where everything goes as well (A3.4).
    site: Arc<OnceLock<Arc<Site>>>,
}

/// The id of a content: SHA-256, hexadecimal.
pub fn content_id(content: &[u8]) -> MediaId {
    MediaId(format!("{:x}", Sha256::digest(content)))
}

impl Files {
    /// Files in a local folder, made when missing.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be made or read.
    pub fn local(folder: &Path) -> Result<Files, StoreError> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(StoreError::other)?;
        Ok(Files { store: Arc::new(store), folder: Some(folder.to_owned()), site: Arc::default() })
    }

    /// Files in any object store, which answers only when they are safe.
    pub fn over(store: Arc<dyn ObjectStore>) -> Files {
        Files { store, folder: None, site: Arc::default() }
    }

    /// Stores a variant (`full`, `medium` …) of a file and waits until it is safe. Storing it twice does no harm.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`]; [`StoreError::Damaged`] when id or variant is not a plain name.
    pub async fn put(&self, id: &MediaId, variant: &str, content: Bytes) -> Result<(), StoreError> {
        let place = place(id, variant)?;
        match &self.folder {
            Some(folder) => put_local(folder.join(&place), content.clone()).await?,
            None => drop(self.store.put(&ObjectPath::from(place.as_str()), content.clone().into()).await.map_err(StoreError::other)?),
        }
        if let Some(site) = self.site.get() {
            site.file(&place, content).await;
        }
        Ok(())
    }

    /// Where a variant lies, here and at the second site; `None` when id or variant is not a plain name.
    pub fn path(id: &MediaId, variant: &str) -> Option<String> {
        place(id, variant).ok()
    }

    /// What lies at a place that [`Files::path`] gave.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be read.
    pub async fn read_place(&self, path: &str) -> Result<Option<Bytes>, StoreError> {
        match self.store.get(&ObjectPath::from(path)).await {
            Ok(found) => found.bytes().await.map(Some).map_err(StoreError::other),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(StoreError::other(error)),
        }
    }

    /// From now on everything goes to this site as well; a second one is ignored.
    pub(crate) fn copy_to(&self, site: &Arc<Site>) {
        let _ = self.site.set(Arc::clone(site));
    }

    /// Reads a variant of a file.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when id or variant is not a plain name.
    pub async fn get(&self, id: &MediaId, variant: &str) -> Result<Option<Bytes>, StoreError> {
        let place = ObjectPath::from(place(id, variant)?);
        match self.store.get(&place).await {
            Ok(found) => found.bytes().await.map(Some).map_err(StoreError::other),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(StoreError::other(error)),
        }
    }

    /// Reads a part of a variant, for whoever plays it; what is beyond its end is left out.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when id or variant is not a plain name; [`StoreError`] when the part begins beyond the end.
    pub async fn part(&self, id: &MediaId, variant: &str, range: Range<u64>) -> Result<Option<Bytes>, StoreError> {
        let place = ObjectPath::from(place(id, variant)?);
        match self.store.get_range(&place, range).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(StoreError::other(error)),
        }
    }

    /// What a variant really holds: the id of its content and its length in bytes, read piece by piece. `None` when it is missing.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when id or variant is not a plain name; [`StoreError`] when it can't be read.
    pub async fn content(&self, id: &MediaId, variant: &str) -> Result<Option<(MediaId, u64)>, StoreError> {
        let place = ObjectPath::from(place(id, variant)?);
        let mut pieces = match self.store.get(&place).await {
            Ok(found) => found.into_stream(),
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(StoreError::other(error)),
        };
        let (mut hasher, mut length) = (Sha256::new(), 0);
        while let Some(piece) = pieces.try_next().await.map_err(StoreError::other)? {
            hasher.update(&piece);
            length += piece.len() as u64;
        }
        Ok(Some((MediaId(format!("{:x}", hasher.finalize())), length)))
    }

    /// Removes a variant; nothing happens when it isn't there.
    ///
    /// # Errors
    /// [`StoreError`] of the store.
    pub async fn remove(&self, id: &MediaId, variant: &str) -> Result<(), StoreError> {
        match self.store.delete(&ObjectPath::from(place(id, variant)?)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(StoreError::other(error)),
        }
    }
}

/// Only plain names: an id from outside can't lead out of the folder.
fn place(id: &MediaId, variant: &str) -> Result<String, StoreError> {
    let hash = id.as_str();
    let plain = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let named = !variant.is_empty() && variant.bytes().all(|byte| byte.is_ascii_lowercase());
    match plain && named {
        true => Ok(format!("{}/{}/{hash}/{variant}", &hash[..2], &hash[2..4])),
        false => Err(StoreError::Damaged("a file's name".to_owned())),
    }
}

async fn put_local(to: PathBuf, content: Bytes) -> Result<(), StoreError> {
    let write = tokio::task::spawn_blocking(move || write_safely(&to, &content));
    write.await.map_err(StoreError::other)?.map_err(StoreError::from)
}

/// Writes beside, waits for the disk, then renames: a file is there whole or not at all.
pub(crate) fn write_safely(to: &Path, content: &[u8]) -> std::io::Result<()> {
    let folder = to.parent().unwrap_or(to);
    std::fs::create_dir_all(folder)?;
    let mark = RandomState::new().build_hasher().finish();
    let beside = folder.join(format!("{mark:016x}.part"));
    let written = write_new(&beside, content).and_then(|()| std::fs::rename(&beside, to));
    if written.is_err() {
        // The first error is the one to tell; a leftover is the sweeper's.
        let _ = std::fs::remove_file(&beside);
    }
    written?;
    sync_folders(folder)
}

fn write_new(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create_new(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// The name of a new file, and the names of the three folders that may be new with it, are safe too.
fn sync_folders(folder: &Path) -> std::io::Result<()> {
    folder
        .ancestors()
        .take(4)
        .filter(|folder| !folder.as_os_str().is_empty())
        .try_for_each(|folder| std::fs::File::open(folder)?.sync_all())
}
