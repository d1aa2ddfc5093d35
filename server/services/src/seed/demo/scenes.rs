//! Plays one happening after the other through the use cases, each as the person who would do it, at its own time.

use super::asides;
use super::cases::Case;
use super::cast::Cast;
use super::happenings::{Aside, What};
use super::pictures;
use super::words::{Words, one_of};
use crate::{Ctx, Error, Portal, appeals, cabinet, institution, media, owner};
use domain::appeal::form::{AnswerForm, AnswerMode, AppealForm, JoinForm, ProgressForm, RateForm, RefusalGround, RefuseForm, RouteForm};
use domain::appeal::rating::RatingReason;
use domain::appeal::view::StaffCard;
use domain::ids::{AppealId, InstitutionId, JoinId, MediaId};
use domain::lang::Lang;
use domain::role::Actor;
use domain::time::UnixMs;
use rand::Rng;
use rand::rngs::StdRng;
use std::collections::HashMap;
use std::sync::Arc;

/// How many citizens take photos; each photo of a citizen and a root category is made once.
const PHOTOGRAPHERS: usize = 16;

/// The stage: everything that the happenings need and leave behind.
pub struct Scene<'a> {
    portal: &'a Arc<Portal>,
    words: &'a Words,
    cast: &'a Cast,
    random: StdRng,
    photos: HashMap<(usize, String), MediaId>,
    at_institutions: HashMap<AppealId, Vec<InstitutionId>>,
    joins: u32,
}

impl<'a> Scene<'a> {
    /// An empty stage.
    pub fn new(portal: &'a Arc<Portal>, words: &'a Words, cast: &'a Cast, random: StdRng) -> Scene<'a> {
        Scene { portal, words, cast, random, photos: HashMap::new(), at_institutions: HashMap::new(), joins: 0 }
    }

    /// Plays one happening. What the law does not allow any more (joining a closed appeal) simply does not happen.
    pub async fn play(&mut self, at: UnixMs, what: What, case: &Case) -> Result<(), Error> {
        let result = match what {
            What::Send(_) => self.send(at, case).await,
            What::Join(_) => self.join(at, case).await,
            What::Triage(_) => self.triage(at, case).await,
            What::Progress(_) => self.progress(at, case).await,
            What::Answer(_) => self.answer(at, case).await,
            What::Rate(_) => self.rate(at, case).await,
            What::Aside(aside, _) => self.aside(at, aside, case).await,
        };
        match result {
            Err(Error::Refused(_) | Error::Conflict) if !matches!(what, What::Send(_) | What::Triage(_)) => Ok(()),
            other => other,
        }
    }

    async fn send(&mut self, at: UnixMs, case: &Case) -> Result<(), Error> {
        let ctx = self.ctx(&self.cast.citizens[case.author], at);
        let post = self.random.gen_bool(0.1);
        let media = self.photo(&ctx, case.author, case).await?;
        let form = AppealForm {
            id: case.id.clone(),
            point: Some(case.point),
            category: case.category.clone(),
            text: case.text.clone(),
            media: media.into_iter().collect(),
            answer_mode: if post { AnswerMode::AmisAndPost } else { AnswerMode::Amis },
            postal_address: if post { self.words.postal_address.replace("{p}", &case.place) } else { String::new() },
            similar_seen: true,
            ..AppealForm::default()
        };
        appeals::submit(&ctx, form).await.map(|_| ())
    }

    /// A photo for about a third of the appeals of those who take photos.
    async fn photo(&mut self, ctx: &Ctx, author: usize, case: &Case) -> Result<Option<MediaId>, Error> {
        if author >= PHOTOGRAPHERS || case.refused.is_some() {
            return Ok(None);
        }
        let key = (author, case.root.clone());
        if let Some(known) = self.photos.get(&key) {
            return Ok(Some(known.clone()));
        }
        let picture = pictures::paint(&case.root, author as u64)?;
        let uploaded = media::take_photo(ctx, picture.into()).await?;
        self.photos.insert(key, uploaded.id.clone());
        Ok(Some(uploaded.id))
    }

    async fn join(&mut self, at: UnixMs, case: &Case) -> Result<(), Error> {
        let neighbour = (case.author + 1 + self.random.gen_range(0..self.cast.citizens.len() - 1)) % self.cast.citizens.len();
        let ctx = self.ctx(&self.cast.citizens[neighbour], at);
        self.joins += 1;
        let form = JoinForm {
            id: JoinId(format!("{}-{:04x}-7de1-8000-{:012x}", &case.id.as_str()[..8], self.joins & 0xFFFF, self.joins)),
            appeal: case.id.clone(),
            text: one_of(&mut self.random, &self.words.joins).to_owned(),
            ..JoinForm::default()
        };
        appeals::join(&ctx, form).await.map(|_| ())
    }

    async fn triage(&mut self, at: UnixMs, case: &Case) -> Result<(), Error> {
        let ctx = self.ctx(&self.cast.owner, at);
        if let Some(which) = case.refused {
            let ground = [RefusalGround::NotOfField, RefusalGround::NotLegible, RefusalGround::NotClear][which.min(2)];
            let word = ["not_of_field", "not_legible", "not_clear"][which.min(2)];
            let reason = self.words.refusals.get(word).cloned().unwrap_or_default();
            return owner::refuse(&ctx, RefuseForm { appeal: case.id.clone(), ground, reason }).await;
        }
        let card = owner::card(&ctx, &case.id).await?;
        let several = if self.random.gen_bool(0.08) { 2 } else { 1 };
        let institutions = competent(&card, several);
        let form = RouteForm {
            appeal: case.id.clone(),
            institutions: institutions.clone(),
            public_text: if self.random.gen_bool(0.7) { case.text.clone() } else { String::new() },
            publish_photos: self.random.gen_bool(0.8),
            ..RouteForm::default()
        };
        owner::route(&ctx, form).await?;
        self.at_institutions.insert(case.id.clone(), institutions);
        Ok(())
    }

    async fn progress(&mut self, at: UnixMs, case: &Case) -> Result<(), Error> {
        for staff in self.staff_of(case) {
            let to_citizen = self.random.gen_bool(0.85);
            let said = if to_citizen { &self.words.progress } else { &self.words.notes };
            let text = one_of(&mut self.random, said).to_owned();
            institution::progress(&self.ctx(&staff, at), ProgressForm { appeal: case.id.clone(), text, to_citizen }).await?;
        }
        Ok(())
    }

    async fn answer(&mut self, at: UnixMs, case: &Case) -> Result<(), Error> {
        for staff in self.staff_of(case) {
            let text = self.words.answers.get(&case.root).cloned().unwrap_or_default();
            institution::answer(&self.ctx(&staff, at), AnswerForm { appeal: case.id.clone(), text, media: Vec::new() }).await?;
        }
        Ok(())
    }

    async fn rate(&mut self, at: UnixMs, case: &Case) -> Result<(), Error> {
        let stars = [5, 5, 4, 4, 3, 2, 1][self.random.gen_range(0..7)];
        let text = one_of(&mut self.random, &self.words.rating_words).to_owned();
        let ctx = self.ctx(&self.cast.citizens[case.author], at);
        cabinet::rate(&ctx, RateForm { appeal: case.id.clone(), stars, reasons: reasons_for(stars), text }).await
    }

    /// By the leading institution alone. Whose work it becomes answers later.
    async fn aside(&mut self, at: UnixMs, aside: Aside, case: &Case) -> Result<(), Error> {
        let Some(institution) = self.at_institutions.get(&case.id).and_then(|all| all.first()).cloned() else { return Ok(()) };
        let other = asides::other_than(self.cast.staff.keys(), &institution);
        let by = if aside == Aside::Reply { &other } else { &institution };
        let Some(actor) = self.cast.staff.get(by) else { return Ok(()) };
        asides::play(&self.ctx(actor, at), aside, &case.id, &other, self.words).await?;
        if aside == Aside::Forward {
            self.at_institutions.entry(case.id.clone()).or_default()[0] = other;
        }
        Ok(())
    }

    fn staff_of(&self, case: &Case) -> Vec<Actor> {
        let institutions = self.at_institutions.get(&case.id).into_iter().flatten();
        institutions.filter_map(|institution| self.cast.staff.get(institution).cloned()).collect()
    }

    fn ctx(&self, actor: &Actor, at: UnixMs) -> Ctx {
        Ctx { now: at, ..self.portal.ctx(actor.clone(), Lang::Az, None) }
    }
}

/// What people tick beside so many stars.
fn reasons_for(stars: u8) -> Vec<RatingReason> {
    match stars {
        5 => vec![RatingReason::DoneWell, RatingReason::Quick],
        4 => vec![RatingReason::Clear],
        2 => vec![RatingReason::Late],
        1 => vec![RatingReason::NotDone, RatingReason::NotToThePoint],
        _ => Vec::new(),
    }
}

/// The first proposals, or the owner itself where nothing is proposed.
fn competent(card: &StaffCard, several: usize) -> Vec<InstitutionId> {
    let proposed: Vec<InstitutionId> = card.proposals.iter().take(several).map(|proposal| proposal.institution.clone()).collect();
    if proposed.is_empty() { vec![InstitutionId::from("sahib")] } else { proposed }
}
