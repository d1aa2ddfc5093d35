//! What owner, operator and institutions of the demo have to do with each other (A5.0.7, A6.0.3, A6.0.4, A7.0.7): something
//! answered, something that waits, something late. The big institutions have read everything.

use super::cast::Cast;
use super::words::Words;
use crate::{Ctx, Error, Portal, announcements, archive, incidents, mailings, official, owner, registry};
use domain::announcement::AnnouncementForm;
use domain::appeal::view::{Heap, StaffQuery};
use domain::archive::HoldForm;
use domain::ids::{AnnouncementId, InstitutionId};
use domain::incident::{IncidentEndForm, IncidentForm, Service};
use domain::lang::Lang;
use domain::official::{OfficialAnswerForm, OfficialForm, OfficialQuery, Party};
use domain::registry::{SaveForm, Shelf};
use domain::reports::mailing::MailForm;
use domain::role::Actor;
use domain::time::{Date, UnixMs};
use std::sync::Arc;

const HOUR_MS: i64 = 3_600_000;
/// Has something late, something that waits, and an announcement to read.
const BUSY: &str = "azeristilik";
/// Has answered and read.
const CALM: &str = "azersu";

/// Plays it all; a cast without these houses has none of it.
pub async fn play(portal: &Arc<Portal>, words: &Words, cast: &Cast) -> Result<(), Error> {
    let Some(stage) = Stage::new(portal, words, cast) else { return Ok(()) };
    let (owner, operator) = (&cast.owner, stage.operator);
    stage.ask(owner, Party::Institution(CALM.into()), "list", 15, "10").await?;
    stage.answer(stage.calm, "list_answer", 8, true).await?;
    stage.ask(owner, Party::Institution(BUSY.into()), "reasons", 12, "5").await?;
    stage.ask(stage.calm, Party::Operator, "access", 6, "").await?;
    stage.answer(operator, "access_answer", 5, false).await?;
    stage.ask(operator, Party::Institution(BUSY.into()), "keys", 3, "").await?;
    stage.ask(stage.busy, Party::Owner, "training", 2, "").await?;
    stage.incident(5).await?;
    stage.announce(7).await?;
    stage.hold().await?;
    stage.mail().await
}

/// The actor at ten o'clock so many days ago, or on the working day before.
pub fn at_ten(portal: &Arc<Portal>, actor: &Actor, days: i32) -> Ctx {
    let reference = portal.reference();
    let mut day: Date = portal.now().date().plus(-days);
    while !reference.calendar.is_working(day) {
        day = day.plus(-1);
    }
    let now = UnixMs((day.starts_at().0 + 10 * HOUR_MS).min(portal.now().0));
    Ctx { now, ..portal.ctx(actor.clone(), Lang::Az, None) }
}

struct Stage<'a> {
    portal: &'a Arc<Portal>,
    words: &'a Words,
    cast: &'a Cast,
    operator: &'a Actor,
    calm: &'a Actor,
    busy: &'a Actor,
}

impl<'a> Stage<'a> {
    fn new(portal: &'a Arc<Portal>, words: &'a Words, cast: &'a Cast) -> Option<Stage<'a>> {
        let house = |id: &str| cast.staff.get(&InstitutionId::from(id));
        Some(Stage { portal, words, cast, operator: cast.operator.as_ref()?, calm: house(CALM)?, busy: house(BUSY)? })
    }

    fn ctx(&self, actor: &Actor, days: i32) -> Ctx {
        at_ten(self.portal, actor, days)
    }

    fn said(&self, word: &str) -> String {
        self.words.office.get(word).cloned().unwrap_or_default()
    }

    async fn ask(&self, asker: &Actor, to: Party, word: &str, days_ago: i32, days: &str) -> Result<(), Error> {
        let (subject, text) = (self.said(&format!("{word}_subject")), self.said(word));
        let form = OfficialForm { to: to.word(), subject, text, days: days.to_owned(), ..OfficialForm::default() };
        official::send(&self.ctx(asker, days_ago), form).await.map(|_| ())
    }

    /// Answers the one request that waits for this side, with a document if wanted.
    async fn answer(&self, asked: &Actor, word: &str, days_ago: i32, with_document: bool) -> Result<(), Error> {
        let ctx = self.ctx(asked, days_ago);
        let waiting = official::list(&ctx, OfficialQuery::default()).await?.rows.rows;
        let Some(line) = waiting.into_iter().next() else { return Ok(()) };
        let mut documents = Vec::new();
        if with_document {
            let name = self.said(&format!("{word}_document"));
            documents.push(official::take_document(&ctx, line.id.as_str(), &name, paper(&line.number)).await?.id);
        }
        official::answer(&ctx, OfficialAnswerForm { id: line.id, text: self.said(word), documents }).await
    }

    /// The owner has a report sent every week, to a colleague too.
    async fn mail(&self) -> Result<(), Error> {
        let ctx = self.ctx(&self.cast.owner, 0);
        let query = "rows=institution&columns=deadline&measure=count".to_owned();
        registry::keep_view(&ctx, SaveForm { shelf: Shelf::Reports, title: self.said("report_title"), query }).await?;
        let Some(view) = registry::saved_views(&ctx, Shelf::Reports).await?.into_iter().next() else { return Ok(()) };
        let to = mailings::report_mails(&ctx).await?.colleagues.into_iter().map(|one| one.id).take(1).collect();
        mailings::mail_report(&ctx, MailForm { view: view.id, rhythm: "weekly".into(), file: "xlsx".into(), to }).await
    }

    async fn incident(&self, days_ago: i32) -> Result<(), Error> {
        let ctx = self.ctx(self.operator, days_ago);
        let form = IncidentForm { service: Service::Notices.as_str().into(), text: self.said("incident"), since: String::new() };
        incidents::open(&ctx, form).await?;
        let Some(one) = incidents::list(&ctx).await?.into_iter().next() else { return Ok(()) };
        let later = Ctx { now: UnixMs(ctx.now.0 + 2 * HOUR_MS), ..ctx };
        incidents::close(&later, IncidentEndForm { id: one.id, text: self.said("incident_end") }).await
    }

    /// A court asks for one of those that are closed (A6.0.2).
    async fn hold(&self) -> Result<(), Error> {
        // After everything else that happened to it.
        let ctx = Ctx { now: self.portal.now(), ..self.ctx(&self.cast.owner, 0) };
        let done = owner::inbox(&ctx, StaffQuery { heap: Heap::Done, ..StaffQuery::default() }).await?.rows;
        let closed = done.into_iter().map(|row| row.line).find(|line| !line.status.is_open());
        let Some(line) = closed else { return Ok(()) };
        archive::place(&ctx, HoldForm { appeal: line.id, reason: self.said("hold") }).await
    }

    /// One for all institutions, corrected the day after; the calm ones have read it.
    async fn announce(&self, days_ago: i32) -> Result<(), Error> {
        let form = AnnouncementForm { title: self.said("news_title"), text: self.said("news"), all: true, ..AnnouncementForm::default() };
        announcements::publish(&self.ctx(&self.cast.owner, days_ago), form.clone()).await?;
        let Some(one) = announcements::list(&self.ctx(&self.cast.owner, 0)).await?.into_iter().next() else { return Ok(()) };
        let correction = AnnouncementForm { id: one.id.clone(), seen: 1, text: self.said("news_corrected"), ..form };
        announcements::publish(&self.ctx(&self.cast.owner, days_ago - 1), correction).await?;
        for (id, staff) in &self.cast.staff {
            if id.as_str() != BUSY {
                self.read(staff, &one.id, days_ago - 2).await?;
            }
        }
        Ok(())
    }

    async fn read(&self, staff: &Actor, id: &AnnouncementId, days_ago: i32) -> Result<(), Error> {
        match announcements::acknowledge(&self.ctx(staff, days_ago), id, 2).await {
            // Institutions that take no appeals any more were not asked.
            Err(Error::NotFound) => Ok(()),
            read => read,
        }
    }
}

/// A page with a number on it, as small as a PDF can be.
pub fn paper(number: &str) -> bytes::Bytes {
    let words = format!("BT /F1 24 Tf 72 760 Td ({number}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut file, mut starts) = ("%PDF-1.4\n".to_owned(), String::new());
    for (nr, object) in (1..).zip(&objects) {
        starts.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{nr} 0 obj\n{object}\nendobj\n"));
    }
    let (table, count) = (file.len(), objects.len() + 1);
    file.push_str(&format!(
        "xref\n0 {count}\n0000000000 65535 f \n{starts}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    file.into_bytes().into()
}
