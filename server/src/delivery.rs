//! The channels of notices beside the cabinet: mail server, SMS gateway, push services. Whatever they answer, or don't,
//! becomes one of a few words; their own words may hold addresses and go nowhere.

mod mail;
mod push;
pub mod report;
mod sms;
pub(crate) mod template;
mod words;

use crate::config::Config;
use domain::notice::Trouble;
use mail::MailServer;
use push::PushServices;
use services::Portal;
use services::delivery::{Destination, Outcome, Parcel};
use sms::Gateway;
use std::time::Duration;
use words::Words;

/// How long a channel may take for one message.
const PATIENCE: Duration = Duration::from_secs(10);

/// The channels that the configuration opens.
pub struct Channels {
    origin: String,
    /// The only addresses written to, and the mark on what is written; `None` in the real environment (A3.1.6).
    trial: Option<Vec<String>>,
    mail: Option<MailServer>,
    sms: Option<Gateway>,
    push: PushServices,
}

impl Channels {
    /// The channels of a configuration. Nothing is connected yet.
    ///
    /// # Errors
    /// When a sender, an address or a template can't be understood.
    pub fn new(config: &Config) -> anyhow::Result<Channels> {
        Ok(Channels {
            origin: config.origin(),
            trial: config.environment.is_test().then(|| config.test_addresses.clone()),
            mail: MailServer::new(&config.mail)?,
            sms: Gateway::new(&config.sms)?,
            push: PushServices::new(config)?,
        })
    }

    /// The address under which people reach us.
    pub fn origin(&self) -> String {
        self.origin.clone()
    }

    /// Sends a report by e-mail (A6.0.8); in the test environment to the listed addresses alone.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn send_report(&self, to: &str, key: &str, letter: &report::ReportLetter) -> Result<(), Trouble> {
        let listed = self.trial.as_ref().is_none_or(|listed| listed.iter().any(|one| one.eq_ignore_ascii_case(to)));
        match &self.mail {
            Some(mail) if listed => mail.send_report(to, key, letter, self.trial.is_some()).await,
            _ => Err(Trouble::Closed),
        }
    }

    /// Sends a parcel over its channel.
    pub async fn send(&self, portal: &Portal, parcel: &Parcel) -> Outcome {
        let words = Words::of(parcel, &self.origin, self.trial.is_some());
        if let (Destination::Address(to), Some(listed)) = (&parcel.to, &self.trial)
            && !listed.iter().any(|one| one.eq_ignore_ascii_case(to))
        {
            return Outcome::from(Err(Trouble::Closed));
        }
        match (&parcel.to, &self.mail, &self.sms) {
            (Destination::Browsers(browsers), ..) => self.push.send(portal, browsers, &parcel.key, &words).await,
            (Destination::Address(to), Some(mail), _) if parcel.channel == domain::notice::Channel::Email => {
                mail.send(to, &parcel.key, &words).await.into()
            }
            (Destination::Address(to), _, Some(sms)) if parcel.channel == domain::notice::Channel::Sms => {
                sms.send(to, &parcel.key, &words.short()).await.into()
            }
            _ => Outcome::from(Err(Trouble::Closed)),
        }
    }
}

/// What a failed HTTP request means.
fn trouble_of(error: &reqwest::Error) -> Trouble {
    if error.is_timeout() { Trouble::Timeout } else { Trouble::Unreachable }
}
