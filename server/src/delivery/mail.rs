//! Letters over SMTP.

use super::PATIENCE;
use super::report::{Attached, ReportLetter};
use super::words::Words;
use crate::config::{Mail, MailSecurity};
use anyhow::Context;
use domain::notice::Trouble;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MessageBuilder, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// The mail server. Every letter has a connection of its own: one that was left hanging spoils no other letter.
pub struct MailServer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// RFC 3834: nobody's holiday notice answers us.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl MailServer {
    /// The configured one, if there is one.
    ///
    /// # Errors
    /// When the sender is missing or is no address.
    pub fn new(config: &Mail) -> anyhow::Result<Option<MailServer>> {
        let Some(host) = &config.host else { return Ok(None) };
        let from = config.from.as_deref().context("mail.from is needed with mail.host")?;
        let from: Mailbox = from.parse().context("mail.from is no address")?;
        let tls = || TlsParameters::new(host.clone()).context("mail.host is no name");
        let tls = match config.security {
            MailSecurity::Starttls => Tls::Required(tls()?),
            MailSecurity::Tls => Tls::Wrapper(tls()?),
            MailSecurity::None => Tls::None,
        };
        let mut server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host).port(config.port).tls(tls).timeout(Some(PATIENCE));
        if let (Some(user), Some(password)) = (&config.user, &config.password) {
            server = server.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
        }
        Ok(Some(MailServer { transport: server.build(), from }))
    }

    /// Sends a letter; `key` becomes its Message-ID, so that a letter sent twice is one letter.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn send(&self, to: &str, key: &str, words: &Words) -> Result<(), Trouble> {
        let letter = self.letter(to, key, words).ok_or(Trouble::BadAddress)?;
        self.hand_over(letter).await
    }

    /// Sends a report with its table.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn send_report(&self, to: &str, key: &str, report: &ReportLetter, is_test: bool) -> Result<(), Trouble> {
        let letter = self.with_table(to, key, report, is_test).ok_or(Trouble::BadAddress)?;
        self.hand_over(letter).await
    }

    async fn hand_over(&self, letter: Message) -> Result<(), Trouble> {
        match tokio::time::timeout(PATIENCE, self.transport.send(letter)).await {
            Err(_) => Err(Trouble::Timeout),
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(trouble(&error)),
        }
    }

    fn letter(&self, to: &str, key: &str, words: &Words) -> Option<Message> {
        let begun = self.begun(to, key, words.subject())?;
        if words.files().is_empty() {
            return begun.header(ContentType::TEXT_PLAIN).body(words.letter()).ok();
        }
        let mut parts = MultiPart::mixed().singlepart(SinglePart::plain(words.letter()));
        for file in words.files() {
            let kind = ContentType::parse(file.mime).ok()?;
            parts = parts.singlepart(Attachment::new(file.name.to_owned()).body(file.bytes.clone(), kind));
        }
        begun.multipart(parts).ok()
    }

    fn with_table(&self, to: &str, key: &str, report: &ReportLetter, is_test: bool) -> Option<Message> {
        let Attached { name, mime, bytes } = &report.attached;
        let table = Attachment::new(name.clone()).body(bytes.clone(), ContentType::parse(mime).ok()?);
        let parts = MultiPart::mixed().singlepart(SinglePart::plain(report.text(is_test))).singlepart(table);
        self.begun(to, key, report.subject(is_test))?.multipart(parts).ok()
    }

    /// From us to somebody, with the key by which the other side knows the same letter again.
    fn begun(&self, to: &str, key: &str, subject: String) -> Option<MessageBuilder> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.parse().ok()?))
            .subject(subject)
            .message_id(Some(format!("<{key}@{}>", self.from.email.domain())))
            .header(AutoSubmitted);
        Some(message)
    }
}

fn trouble(error: &Error) -> Trouble {
    match error.status() {
        Some(code) => by_code(code.into(), &error.to_string()),
        None if error.is_timeout() => Trouble::Timeout,
        None => Trouble::Unreachable,
    }
}

/// Reply codes (RFC 5321, 4.2.3) with their finer codes (RFC 3463), where a server gives them: `5.1.x` and `5.2.1` are about
/// the address, `5.7.x` about us.
fn by_code(code: u16, words: &str) -> Trouble {
    match code {
        // Logging in, policy of the server: the operator must look at it, the letter is not to blame.
        530 | 534 | 535 | 538 => Trouble::NotNow,
        550 | 551 | 553 | 510..=513 if !words.contains(" 5.7.") && !words.contains(" 5.2.2") => Trouble::BadAddress,
        500.. => Trouble::Rejected,
        _ => Trouble::NotNow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Trouble {
        by_code(line[..3].parse().unwrap(), line)
    }

    #[test]
    fn only_the_addresss_own_fault_is_held_against_it() {
        assert_eq!(said("550 5.1.1 no such user"), Trouble::BadAddress);
        assert_eq!(said("550 unknown"), Trouble::BadAddress);
        assert_eq!(said("553 5.1.3 bad address syntax"), Trouble::BadAddress);
        assert_eq!(said("550 5.7.1 relaying denied"), Trouble::Rejected);
        assert_eq!(said("552 5.2.2 mailbox full"), Trouble::Rejected);
        assert_eq!(said("554 5.6.0 we don't like it"), Trouble::Rejected);
        assert_eq!(said("535 5.7.8 bad password"), Trouble::NotNow);
        assert_eq!(said("451 4.3.0 try again"), Trouble::NotNow);
        assert_eq!(said("421 closing"), Trouble::NotNow);
    }
}
