//! The second site (A3.1.3, A3.4): what the server does to keep it, and when the owner is told that it stands still (A6.0.3).
//! How copying works: [`store::second_site`], decision 22.

mod watch;

pub use watch::watch;

use crate::media::sizes;
use crate::{Error, Portal};
use anyhow::Context;
use domain::ids::MediaId;
use domain::operator::SecondSiteView;
use domain::time::UnixMs;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::documents::{self, Documents};
use store::files::Files;
use store::second_site::{SealKey, Shelf, Site};

/// Rows read at a time.
const PAGE: u32 = 500;
/// Files beside the database that are copied: keys are small.
const SMALL: u64 = 1 << 20;
/// How long the server's start waits for the first whole copy, where sending waits for copies.
const FIRST: Duration = Duration::from_secs(120);

/// How a site is set up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteConfig {
    /// The folder, which has to be there.
    pub folder: PathBuf,
    /// A file with the key by which what goes there is sealed (T3.5).
    pub key: Option<PathBuf>,
    /// Whether sending waits until it is there too.
    pub wait: bool,
    /// For how many seconds.
    pub patience_s: u64,
    /// After how many seconds of standing still the owner is told.
    pub alarm_s: u64,
}

impl SiteConfig {
    /// The shelf of these settings.
    ///
    /// # Errors
    /// [`Error::Internal`] when folder or key are missing.
    pub fn shelf(&self) -> Result<Shelf, Error> {
        shelf(&self.folder, self.key.as_deref())
    }
}

/// A shelf over a folder, sealed by the key in a file.
///
/// # Errors
/// [`Error::Internal`] when folder or key are missing.
pub fn shelf(folder: &Path, key: Option<&Path>) -> Result<Shelf, Error> {
    let key = match key {
        Some(file) => {
            let text = std::fs::read_to_string(file).with_context(|| format!("the key {}", file.display()))?;
            Some(SealKey::read(&text)?)
        }
        None => None,
    };
    Ok(Shelf::folder(folder, key).with_context(|| format!("the folder {}", folder.display()))?)
}

/// Begins to copy, where a site is set up. Afterwards every acknowledged commit and file goes there; what is there already and what is
/// missing is found out beside.
///
/// # Errors
/// [`Error::Internal`] when the site can't be opened: then the server does not start, for nobody would notice.
pub async fn begin(portal: &Arc<Portal>) -> Result<(), Error> {
    let Some(config) = portal.config().second_site.clone() else { return Ok(()) };
    let patience = config.wait.then(|| Duration::from_secs(config.patience_s));
    let first = if config.wait { FIRST } else { Duration::ZERO };
    let site = Site::new(config.shelf()?, patience).begin(portal.db(), portal.files(), first).await?;
    portal.set_site(Arc::clone(&site));
    let portal = Arc::clone(portal);
    tokio::spawn(async move {
        if let Err(error) = missing(&portal, &site).await {
            tracing::error!(cause = format!("{error:?}"), "what the second site lacks was not found out");
        }
    });
    Ok(())
}

/// Files that are here and not there, and the keys.
async fn missing(portal: &Portal, site: &Site) -> Result<(), Error> {
    for (name, content) in keys(portal).await? {
        site.keep(&name, content.into()).await?;
    }
    let there: HashSet<String> = site.shelf().list("files").await?.into_iter().collect();
    each_file(portal, |path| {
        if !there.contains(&format!("files/{path}")) {
            site.wants_file(path);
        }
    })
    .await
}

/// The place of every file that a row names: media in all their sizes, documents of official requests, files of official appeals, documents
/// of requests for e-services, forms of regulations.
async fn each_file(portal: &Portal, mut take: impl FnMut(String)) -> Result<(), Error> {
    let mut after = MediaId::default();
    loop {
        let page = store::media::after(portal.db(), &after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id.clone();
        for row in &page {
            sizes(row.kind).iter().filter_map(|size| Files::path(&row.id, size.as_str())).for_each(&mut take);
        }
    }
    for kind in Documents::ALL {
        let mut last = None;
        loop {
            let page = documents::after(portal.db(), kind, last.as_ref(), PAGE).await?;
            page.iter().filter_map(|row| Files::path(&row.digest, kind.variant())).for_each(&mut take);
            last = page.into_iter().last();
            if last.is_none() {
                break;
            }
        }
    }
    Ok(())
}

/// How many files rows name.
async fn count(portal: &Portal) -> Result<u64, Error> {
    Ok(store::media::count(portal.db()).await? + documents::count(portal.db()).await?)
}

/// Small files of the data folder that are not the database's: keys by which the demo and the server sign.
async fn keys(portal: &Portal) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let database = portal.db().file().and_then(|file| file.file_name()).map(|name| name.to_string_lossy().into_owned());
    let mut found = Vec::new();
    let mut entries = tokio::fs::read_dir(&portal.config().data).await.context("the data folder")?;
    while let Some(entry) = entries.next_entry().await.context("the data folder")? {
        let (name, about) = (entry.file_name().to_string_lossy().into_owned(), entry.metadata().await.context("the data folder")?);
        let is_database = database.as_ref().is_some_and(|database| name.starts_with(database.as_str()));
        if about.is_file() && about.len() <= SMALL && !is_database {
            found.push((name, tokio::fs::read(entry.path()).await.context("a key")?));
        }
    }
    Ok(found)
}

/// A backup at rest in a folder: a whole copy of the database, all files, the keys; how many files. The database goes on meanwhile.
///
/// # Errors
/// [`Error::Internal`] when either side fails; a backup without its list does not count.
pub async fn back_up(portal: &Portal, shelf: &Shelf, progress: impl Fn(u64, u64)) -> Result<u64, Error> {
    // Files first: a row never points at nothing, in the copy neither. What came later is in the next one.
    let mut paths = Vec::new();
    each_file(portal, |path| paths.push(path)).await?;
    let there: HashSet<String> = shelf.list("files").await?.into_iter().collect();
    let (of, mut done) = (paths.len() as u64, 0);
    let before = count(portal).await?;
    for path in paths {
        done += 1;
        progress(done, of);
        let place = format!("files/{path}");
        if there.contains(&place) {
            continue;
        }
        if let Some(content) = portal.files().read_place(&path).await? {
            shelf.put(&place, content).await?;
        }
    }
    for (name, content) in keys(portal).await? {
        shelf.put(&format!("keys/{name}"), content.into()).await?;
    }
    store::second_site::back_up(portal.db(), shelf, &portal.config().data).await?;
    // Files that came while the others were copied: their rows may be in the copy.
    if count(portal).await? != before {
        let mut late = Vec::new();
        each_file(portal, |path| late.push(path)).await?;
        let there: HashSet<String> = shelf.list("files").await?.into_iter().collect();
        for path in late.into_iter().filter(|path| !there.contains(&format!("files/{path}"))) {
            if let Some(content) = portal.files().read_place(&path).await? {
                shelf.put(&format!("files/{path}"), content).await?;
            }
        }
    }
    Ok(of)
}

/// For the operator's desk; `None` where no site is set up.
pub(crate) fn view(portal: &Portal, now: UnixMs) -> Option<SecondSiteView> {
    let (site, config) = (portal.site()?, portal.config().second_site.as_ref()?);
    let state = site.state();
    Some(SecondSiteView {
        waits: site.waits(),
        behind_since_ms: state.behind_since,
        files_waiting: state.files_waiting,
        copied_ms: state.copied,
        whole_ms: state.whole,
        stands_still: watch::stands_still(&state, config.alarm_s, now),
    })
}
