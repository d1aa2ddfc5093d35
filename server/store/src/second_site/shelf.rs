//! Where pieces lie: a folder (of another machine, mounted), or any object store. Each piece is put whole or not at all.

use super::SealKey;
use crate::StoreError;
use crate::files::write_safely;
use bytes::Bytes;
use futures::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A shelf. Cheap to clone.
#[derive(Clone)]
pub struct Shelf {
    store: Arc<dyn ObjectStore>,
    /// Of a folder: object_store writes there without waiting for the disk, so we do it ourselves.
    folder: Option<PathBuf>,
    key: Option<SealKey>,
}

impl Shelf {
    /// A folder that is there: one that is not mounted must not be mistaken for the other site.
    ///
    /// # Errors
    /// [`StoreError`] when it is missing or can't be read.
    pub fn folder(folder: &Path, key: Option<SealKey>) -> Result<Shelf, StoreError> {
        let store = LocalFileSystem::new_with_prefix(folder).map_err(StoreError::other)?;
        Ok(Shelf { store: Arc::new(store), folder: Some(folder.to_owned()), key })
    }

    /// Any object store, which answers only when a piece is safe.
    pub fn over(store: Arc<dyn ObjectStore>, key: Option<SealKey>) -> Shelf {
        Shelf { store, folder: None, key }
    }

    /// Puts a piece and waits until it is safe.
    ///
    /// # Errors
    /// [`StoreError`] of the place.
    pub async fn put(&self, path: &str, content: Bytes) -> Result<(), StoreError> {
        let content = match &self.key {
            Some(key) => key.seal(path, &content)?.into(),
            None => content,
        };
        match &self.folder {
            Some(folder) => {
                // A folder that is not mounted is no second site: it is never made anew while copying.
                if !folder.is_dir() {
                    return Err(StoreError::Damaged(format!("the second site {} is not there", folder.display())));
                }
                let to = folder.join(path);
                let write = tokio::task::spawn_blocking(move || write_safely(&to, &content));
                write.await.map_err(StoreError::other)?.map_err(StoreError::from)
            }
            None => self.store.put(&ObjectPath::from(path), content.into()).await.map(|_| ()).map_err(StoreError::other),
        }
    }

    /// Takes a piece; `None` when it isn't there.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it was sealed and does not open.
    pub async fn get(&self, path: &str) -> Result<Option<Bytes>, StoreError> {
        let content = match self.store.get(&ObjectPath::from(path)).await {
            Ok(found) => found.bytes().await.map_err(StoreError::other)?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(StoreError::other(error)),
        };
        match &self.key {
            Some(key) => Ok(Some(key.open(path, &content)?.into())),
            None => Ok(Some(content)),
        }
    }

    /// A piece that has to be there.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it isn't.
    pub async fn must(&self, path: &str) -> Result<Bytes, StoreError> {
        self.get(path).await?.ok_or_else(|| StoreError::Damaged(format!("{path} is missing")))
    }

    /// Names of all pieces that begin so, in order.
    ///
    /// # Errors
    /// [`StoreError`] of the place.
    pub async fn list(&self, under: &str) -> Result<Vec<String>, StoreError> {
        let found: Vec<_> = self.store.list(Some(&ObjectPath::from(under))).try_collect().await.map_err(StoreError::other)?;
        let mut names: Vec<String> = found.into_iter().map(|piece| piece.location.to_string()).collect();
        // What a dying writer left beside.
        names.retain(|name| !name.ends_with(".part"));
        names.sort_unstable();
        Ok(names)
    }

    /// Takes a piece away.
    ///
    /// # Errors
    /// [`StoreError`] of the place.
    pub async fn remove(&self, path: &str) -> Result<(), StoreError> {
        match self.store.delete(&ObjectPath::from(path)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(StoreError::other(error)),
        }
    }
}

/// SHA-256 of a content, hexadecimal.
pub(super) fn hash(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}
