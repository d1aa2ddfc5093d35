//! Names of sides, services, jobs, and the sentences of notices.

use crate::context::lang;
use crate::page::register::address_of;
use crate::tr;
use domain::account::AccountWhat;
use domain::incident::{IncidentView, Service};
use domain::notice::Channel;
use domain::official::{OfficialWhat, Party, PartyName, read_word};
use domain::operator::Job;

/// A side.
pub fn party_name(side: &PartyName) -> String {
    match (&side.party, &side.name) {
        (Party::Owner, _) => tr!(office.party_owner).to_owned(),
        (Party::Operator, _) => tr!(office.party_operator).to_owned(),
        (Party::Institution(_), Some(name)) => name.in_lang(lang()).to_owned(),
        (Party::Institution(id), None) => id.to_string(),
    }
}

/// What happened to a request.
pub fn happened(what: OfficialWhat) -> &'static str {
    match what {
        OfficialWhat::Sent => tr!(office.did_send),
        OfficialWhat::Reminded => tr!(office.did_remind),
        OfficialWhat::Late => tr!(office.did_late),
        OfficialWhat::Answered => tr!(office.did_answer),
    }
}

/// What fails.
pub fn service_name(service: Service) -> &'static str {
    match service {
        Service::Security => tr!(office.service_security),
        Service::Sending => tr!(office.service_sending),
        Service::Map => tr!(office.service_map),
        Service::SignIn => tr!(office.service_sign_in),
        Service::Notices => tr!(office.service_notices),
        Service::Files => tr!(office.service_files),
        Service::Database => tr!(office.service_database),
        Service::Backup => tr!(office.service_backup),
        Service::Exchange => tr!(office.service_exchange),
        Service::Other => tr!(office.service_other),
    }
}

/// What happened, in the operator's words; what the system wrote down itself has none and is said in the reader's language.
pub fn incident_text(one: &IncidentView) -> String {
    if one.text.is_empty() { tr!(office.second_incident).to_owned() } else { one.text.clone() }
}

/// And how it ended.
pub fn incident_end(words: String) -> String {
    if words.is_empty() { tr!(office.second_over).to_owned() } else { words }
}

/// A channel of notices.
pub fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => tr!(office.channel_email),
        Channel::Sms => tr!(office.channel_sms),
        Channel::Push => tr!(office.channel_push),
    }
}

/// A job.
pub fn job_name(job: Job) -> &'static str {
    match job {
        Job::Email => tr!(office.job_email),
        Job::Sms => tr!(office.job_sms),
        Job::Push => tr!(office.job_push),
        Job::Followers => tr!(office.job_followers),
        Job::Terms => tr!(office.job_terms),
        Job::Reminders => tr!(office.job_reminders),
        Job::Deadlines => tr!(office.job_deadlines),
        Job::Reports => tr!(office.job_reports),
        Job::Registers => tr!(office.job_registers),
        Job::Archive => tr!(office.job_archive),
        Job::SecondSite => tr!(office.job_second_site),
        Job::Revocations => tr!(office.job_revocations),
        Job::Queue => tr!(office.job_queue),
        Job::Upkeep => tr!(office.job_upkeep),
    }
}

/// Sentence and address of a notice about the office; `None` for notices about the account.
pub fn notice(what: AccountWhat, word: &str) -> Option<(String, String)> {
    let (number, id) = read_word(word);
    let service = || Service::parse(word).map(service_name).unwrap_or_default();
    let request = || format!("{}/{id}", super::OFFICIAL);
    Some(match what {
        AccountWhat::OfficialAsked => (tr!(office.notice_asked, number), request()),
        AccountWhat::OfficialAnswered => (tr!(office.notice_answered, number), request()),
        AccountWhat::OfficialSoon => (tr!(office.notice_soon, number), request()),
        AccountWhat::OfficialLate => (tr!(office.notice_late, number), request()),
        AccountWhat::Announced => (tr!(office.notice_announced, word), super::ANNOUNCEMENTS.to_owned()),
        AccountWhat::IncidentOpened => (tr!(office.notice_incident, service()), super::INCIDENTS.to_owned()),
        AccountWhat::IncidentClosed => (tr!(office.notice_incident_over, service()), super::INCIDENTS.to_owned()),
        AccountWhat::EserviceAsked => (tr!(register.notice_asked, number), address_of(id)),
        AccountWhat::EserviceGranted => (tr!(register.notice_granted, number), address_of(id)),
        AccountWhat::EserviceAmended => (tr!(register.notice_amended, number), address_of(id)),
        AccountWhat::EserviceReturned => (tr!(register.notice_returned, number), address_of(id)),
        _ => return None,
    })
}
