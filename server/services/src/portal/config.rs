//! How a portal is opened.

use super::{Environment, Limits};
use crate::exchange::ExchangePlan;
use crate::second_site::SiteConfig;
use crate::signature::SignatureConfig;
use domain::archive::ArchiveRule;
use domain::deadline::FromDay;
use domain::media::RecordingLimits;
use domain::notice::Channel;
use domain::procedure::Procedure;
use domain::queue::QueueRules;
use domain::regulation::Rules;
use domain::rights::Rights;
use std::path::PathBuf;

/// What the portal must know before it is opened.
#[derive(Clone, Debug)]
pub struct PortalConfig {
    /// Folder of the files and of the signing key; made when missing.
    pub data: PathBuf,
    /// `sqlite:data/muraciet.db` or `postgres://…`.
    pub database: String,
    /// Demo data and demo sign-in; refused on a database with real data.
    pub demo: bool,
    /// The environment; refused on a database that another one has made (A3.1.6).
    pub environment: Environment,
    /// From which day the law's days are counted.
    pub from_day: FromDay,
    /// What the law leaves open about the rights after sending (A9.1).
    pub rights: Rights,
    /// How long and how large voice and video may be (A8.3).
    pub recordings: RecordingLimits,
    /// What it leaves open about what an institution may do beside answering (A8.10, A8.11).
    pub procedure: Procedure,
    /// What is archived by itself, and when (A6.0.2).
    pub archive: ArchiveRule,
    /// Where everything acknowledged is copied to as well (A3.4); `None`: nowhere.
    pub second_site: Option<SiteConfig>,
    /// What the regulation of the queue leaves open (Q3.1, Q3.2).
    pub queue: QueueRules,
    /// What the decision leaves open about regulations (R9.7).
    pub regulation: Rules,
    /// What one person may do in an hour.
    pub limits: Limits,
    /// Hours after which a session without use ends.
    pub session_hours: u32,
    /// The channels beside the cabinet by which notices go out (T4.2).
    pub channels: Vec<Channel>,
    /// Push services that messages may be sent to: a browser names an address, and nobody's browser may make the server
    /// call addresses of its own network.
    pub push_hosts: Vec<String>,
    /// Whose signatures are trusted (A7.0.4).
    pub signature: SignatureConfig,
    /// Levels of assurance with which staff may act (A5.0.4); empty: any.
    pub staff_assurance: Vec<String>,
    /// Which state registers are asked, and for how long their answers are good (A4.1).
    pub exchange: ExchangePlan,
}

impl PortalConfig {
    /// The usual settings.
    pub fn new(data: impl Into<PathBuf>, database: impl Into<String>) -> PortalConfig {
        PortalConfig {
            data: data.into(),
            database: database.into(),
            demo: false,
            environment: Environment::default(),
            from_day: FromDay::default(),
            rights: Rights::default(),
            recordings: RecordingLimits::default(),
            procedure: Procedure::default(),
            archive: ArchiveRule::default(),
            second_site: None,
            queue: QueueRules::default(),
            regulation: Rules::default(),
            limits: Limits::default(),
            session_hours: 12,
            channels: Vec::new(),
            push_hosts: Vec::new(),
            signature: SignatureConfig::default(),
            staff_assurance: Vec::new(),
            exchange: ExchangePlan::default(),
        }
    }
}
