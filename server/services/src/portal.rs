//! The long-lived parts, opened once: database, files, reference data, the map in memory, the signing device, the clock,
//! and the limits of what one person may do in an hour.

use crate::kiosk::{NoPrinters, Printers};
use crate::push_key::PushKey;
use crate::reference::Reference;
use crate::signature::{CmsVerifier, DemoDevice, OldKey, SigningDevice, Verifier};
use crate::{Ctx, Error};
use anyhow::{Context, anyhow};
use domain::ids::{CentreId, PersonId};
use domain::lang::Lang;
use domain::live::Change;
use domain::notice::Channel;
use domain::operator::Job;
use domain::role::Actor;
use domain::time::UnixMs;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use store::Db;
use store::deliveries::OPEN_CHANNELS;
use store::files::Files;
use store::map::LiveMap;
use store::partials::Partials;
use store::second_site::Site;
use tokio::sync::{Semaphore, broadcast};

mod check;
mod clock;
mod config;
mod environment;
mod limits;
mod misses;
mod upkeep;

pub use check::{Check, Damage, FileCheck};
pub use clock::Clock;
pub use config::PortalConfig;
pub use environment::Environment;
pub(crate) use limits::Limiters;
pub use limits::Limits;
pub use upkeep::Upkeep;

/// Pictures and recordings read at the same time; each may take much memory.
const DECODERS: usize = 2;

/// Everything that outlives a request.
pub struct Portal {
    config: PortalConfig,
    clock: Clock,
    db: Db,
    files: Files,
    partials: Partials,
    map: Arc<LiveMap>,
    reference: RwLock<Arc<Reference>>,
    device: RwLock<Arc<dyn SigningDevice>>,
    printers: RwLock<Arc<dyn Printers>>,
    verifier: Box<dyn Verifier>,
    old_key: Option<OldKey>,
    pub(crate) limiters: Limiters,
    pub(crate) decoders: Arc<Semaphore>,
    pub(crate) known: crate::people::Known,
    pub(crate) statistics: crate::statistics::Kept,
    pub(crate) jobs: crate::operator::JobBook,
    pub(crate) registry: crate::registry::Kept,
    pub(crate) eservices: crate::eservice_portal::Kept,
    /// Centres and their hours, as they were read last.
    pub queue: crate::queue::Kept,
    pub(crate) queue_key: crate::queue::QueueKey,
    pub(crate) duties: crate::eservice::Kept,
    push_key: PushKey,
    site: OnceLock<Arc<Site>>,
    /// How many changes of the panel the reference data hold.
    panel_seen: AtomicI64,
}

impl Portal {
    /// Opens the portal with the system's clock: migrates, fills an empty database, reads the map.
    ///
    /// # Errors
    /// [`Error::Internal`] when a folder or the database can't be opened, or when a demo is started on a database that holds
    /// real data.
    pub async fn open(config: PortalConfig) -> Result<Arc<Portal>, Error> {
        Portal::open_with_clock(config, Clock::System).await
    }

    /// The same with a clock of one's own.
    ///
    /// # Errors
    /// As [`Portal::open`].
    pub async fn open_with_clock(config: PortalConfig, clock: Clock) -> Result<Arc<Portal>, Error> {
        std::fs::create_dir_all(&config.data).with_context(|| format!("data folder {}", config.data.display()))?;
        let db = open_database(&config, clock.now()).await?;
        let map = Arc::new(LiveMap::load(&db).await?);
        db.attach_map(Arc::clone(&map)).await?;
        let device = DemoDevice::open(&config.data)?;
        let panel_seen = AtomicI64::new(store::panel::count(&db).await?);
        Ok(Arc::new(Portal {
            files: Files::local(&config.data.join("files"))?,
            partials: Partials::local(&config.data.join("uploads"))?,
            reference: RwLock::new(Arc::new(Reference::load(&db).await?)),
            verifier: Box::new(CmsVerifier::open(&config.signature, device.certificate())?),
            device: RwLock::new(Arc::new(device)),
            printers: RwLock::new(Arc::new(NoPrinters)),
            old_key: OldKey::open(&config.data)?,
            limiters: Limiters::new(config.limits),
            decoders: Arc::new(Semaphore::new(DECODERS)),
            known: crate::people::Known::new(),
            statistics: crate::statistics::Kept::new(),
            jobs: crate::operator::JobBook::default(),
            registry: crate::registry::Kept::new(),
            eservices: crate::eservice_portal::Kept::default(),
            queue: crate::queue::Kept::new(),
            queue_key: crate::queue::QueueKey::open(&db).await?,
            duties: crate::eservice::Kept::default(),
            push_key: PushKey::open(&db).await?,
            site: OnceLock::new(),
            panel_seen,
            config,
            clock,
            db,
            map,
        }))
    }

    /// Now.
    pub fn now(&self) -> UnixMs {
        self.clock.now()
    }

    /// The context of a request of this actor, now.
    pub fn ctx(self: &Arc<Self>, actor: Actor, lang: Lang, browser: Option<String>) -> Ctx {
        Ctx { portal: Arc::clone(self), actor, now: self.now(), lang, browser, session: None, kiosk: None, network: None }
    }

    /// The reference data as they are now; keep the result for one request only.
    pub fn reference(&self) -> Arc<Reference> {
        Arc::clone(&self.reference.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the reference data again after they were changed.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails; the old ones stay.
    pub async fn reload_reference(&self) -> Result<(), Error> {
        let fresh = Arc::new(Reference::load(&self.db).await?);
        *self.reference.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// Takes over a version of the terms that another process has published (T1.7); whether there was one.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails.
    pub async fn follow_terms(&self) -> Result<bool, Error> {
        let known = self.reference().terms.as_ref().map(|terms| terms.version);
        let changed = store::terms::latest_version(&self.db).await? != known;
        if changed {
            self.reload_reference().await?;
        }
        Ok(changed)
    }

    /// Takes over what was changed in the management panel, here or by another process (A3.5); whether there was anything. Where
    /// categories got other numbers the map is read again.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails; the next call tries anew.
    pub async fn follow_panel(&self) -> Result<bool, Error> {
        let count = store::panel::count(&self.db).await?;
        if self.panel_seen.load(Ordering::Acquire) == count {
            return Ok(false);
        }
        let before = self.reference();
        self.reload_reference().await?;
        let (old, now) = (before.category_numbers(), self.reference());
        let new = now.category_numbers();
        if old.iter().any(|(id, number)| new.get(id) != Some(number)) {
            self.map.reload(&self.db).await?;
        }
        self.panel_seen.store(count, Ordering::Release);
        Ok(true)
    }

    /// Changes of appeals from now on, of every process; the map already shows them when they arrive.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.db.changes()
    }

    /// Centres in whose queue something happens from now on, of every process.
    pub fn centre_changes(&self) -> broadcast::Receiver<CentreId> {
        self.db.centre_changes()
    }

    /// Whether requests can be answered.
    pub async fn ready(&self) -> bool {
        self.db.ping().await.is_ok()
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The file store.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Recordings on their way up.
    pub fn partials(&self) -> &Partials {
        &self.partials
    }

    /// The map in memory.
    pub fn map(&self) -> &LiveMap {
        &self.map
    }

    /// How it was opened.
    pub fn config(&self) -> &PortalConfig {
        &self.config
    }

    /// The device that signs for employees.
    pub fn device(&self) -> Arc<dyn SigningDevice> {
        Arc::clone(&self.device.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on this device signs.
    pub fn set_device(&self, device: Arc<dyn SigningDevice>) {
        *self.device.write().unwrap_or_else(PoisonError::into_inner) = device;
    }

    /// Who speaks to the printers of queue machines.
    pub fn printers(&self) -> Arc<dyn Printers> {
        Arc::clone(&self.printers.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on these do.
    pub fn set_printers(&self, printers: Arc<dyn Printers>) {
        *self.printers.write().unwrap_or_else(PoisonError::into_inner) = printers;
    }

    /// What checks signatures.
    pub fn verifier(&self) -> &dyn Verifier {
        self.verifier.as_ref()
    }

    /// The bare key of the first demo, where it once signed.
    pub(crate) fn old_key(&self) -> Option<&OldKey> {
        self.old_key.as_ref()
    }

    /// The key by which push services know this server.
    pub fn push_key(&self) -> &PushKey {
        &self.push_key
    }

    /// The second site to which this process copies (A3.4).
    pub fn site(&self) -> Option<&Arc<Site>> {
        self.site.get()
    }

    pub(crate) fn set_site(&self, site: Arc<Site>) {
        let _ = self.site.set(site);
    }

    /// Whether notices go out by this channel.
    pub fn is_open(&self, channel: Channel) -> bool {
        self.config.channels.contains(&channel)
    }

    /// A job of this process has run, well or not; the operator's desk shows when.
    pub fn job_ran(&self, job: Job, well: bool) {
        self.jobs.ran(job, well, self.now());
    }

    /// From now on notices go out by the channels of the configuration. Notices are planned inside transactions, which see the
    /// database alone, so it is written there; by the server only, for tools that open the portal send nothing.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails.
    pub async fn open_channels(&self) -> Result<(), Error> {
        let words = self.config.channels.iter().map(|channel| channel.as_str()).collect::<Vec<_>>().join(",");
        let write =
            self.db.write(move |tx| Box::pin(async move { Ok::<_, Error>(store::settings::set(tx, OPEN_CHANNELS, &words).await?) }));
        write.await
    }

    /// The year for which no official calendar is known although its deadlines are counted already: this year's, from
    /// December the next one's.
    pub fn calendar_alarm(&self) -> Option<i32> {
        let today = self.now().date();
        let (year, month, _) = today.ymd();
        let last = if month == 12 { year + 1 } else { year };
        (year..=last).find(|year| !self.reference().calendar.covers_year(*year))
    }

    /// Whom uploads and drafts belong to: the person, or else the browser.
    pub(crate) fn browser_owner(browser: &str) -> PersonId {
        PersonId(format!("browser:{}", crate::people::token::hash(browser)))
    }
}

async fn open_database(config: &PortalConfig, now: UnixMs) -> Result<Db, Error> {
    let db = Db::open(&config.database).await?;
    db.migrate(now).await?;
    let is_new = crate::seed::begin(&db, config.demo, now).await?;
    config.environment.claim(&db, is_new).await?;
    crate::seed::begin_templates(&db).await?;
    crate::seed::begin_centres(&db).await?;
    let is_demo = store::settings::get(&db, "demo").await?.as_deref() == Some("1");
    if config.demo && !is_demo {
        return Err(anyhow!("this database holds real data: the demo does not start on it").into());
    }
    Ok(db)
}
