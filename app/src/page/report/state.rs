//! What the form holds while it is being filled in.

use super::answer::AnswerChoice;
use super::draft::Keeper;
use super::keep::Kept;
use super::photo_list::PhotoList;
use super::recordings::Recordings;
use super::start::Start;
use crate::error::AppError;
use domain::appeal::form::AppealForm;
use domain::appeal::kept::DraftFile;
use domain::appeal::view::{PlaceHit, PlaceWords, SimilarAppeal};
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId, DistrictId, PlaceId};
use domain::media::MediaKind;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// The form as signals.
#[derive(Clone, Copy)]
pub struct Report {
    /// The appeal's id, the same for every attempt.
    pub id: RwSignal<AppealId>,
    /// The point on the map.
    pub point: RwSignal<Option<Point>>,
    /// The settlement or district found by its name.
    pub hit: RwSignal<Option<PlaceHit>>,
    /// A settlement's code from a kept form.
    pub place: RwSignal<String>,
    /// A district's code.
    pub district: RwSignal<String>,
    /// Address in own words.
    pub address: RwSignal<String>,
    /// A category's code.
    pub category: RwSignal<String>,
    /// The text.
    pub text: RwSignal<String>,
    /// Photos.
    pub photos: PhotoList,
    /// Voice message.
    pub voice: Recordings,
    /// Videos.
    pub videos: Recordings,
    /// How the answer is wanted.
    pub answer: AnswerChoice,
    /// The refused appeal that is sent again (A8.7).
    pub earlier: RwSignal<Option<AppealId>>,
    /// The point in words.
    pub words: RwSignal<Option<PlaceWords>>,
    /// Similar appeals nearby.
    pub similar: RwSignal<Vec<SimilarAppeal>>,
    /// What was wrong.
    pub refusals: RwSignal<Vec<Refusal>>,
    /// Why sending failed.
    pub error: RwSignal<Option<AppError>>,
    /// On its way.
    pub sending: RwSignal<bool>,
    /// How far the form is kept on the device.
    pub keeper: Keeper,
    /// There is no network and nothing may lie on the device yet: it is asked for.
    pub ask_to_keep: RwSignal<bool>,
}

impl Report {
    /// An empty form, or the kept one.
    pub fn new(start: &Start) -> Report {
        let draft = start.draft.clone().unwrap_or_default();
        let report = Report {
            id: RwSignal::new(start.id.clone()),
            point: RwSignal::default(),
            hit: RwSignal::default(),
            place: RwSignal::default(),
            district: RwSignal::default(),
            address: RwSignal::default(),
            category: RwSignal::default(),
            text: RwSignal::default(),
            photos: PhotoList::new(),
            voice: Recordings::new(MediaKind::Voice),
            videos: Recordings::new(MediaKind::Video),
            answer: AnswerChoice::new(),
            earlier: RwSignal::default(),
            words: RwSignal::new(start.words.clone()),
            similar: RwSignal::new(start.similar.clone()),
            refusals: RwSignal::new(draft.refusals),
            error: RwSignal::new(None),
            sending: RwSignal::new(false),
            keeper: Keeper::new(start.person.clone()),
            ask_to_keep: RwSignal::new(false),
        };
        report.fill(AppealForm { id: start.id.clone(), ..draft.form });
        report.take_district_found(start);
        report
    }

    /// Without script: a district that was searched by its name is chosen in the list of districts.
    fn take_district_found(self, start: &Start) {
        let found = start.hits.first().filter(|hit| hit.place.is_none()).and_then(|hit| hit.district.clone());
        if let Some(district) = found {
            self.district.set(district.0);
            self.place.set(String::new());
        }
    }

    /// What would be sent now. Reads every field, so that whoever calls it follows all changes.
    pub fn form(self) -> AppealForm {
        AppealForm {
            id: self.id.get(),
            point: self.point.get(),
            place: self.place_code().map(PlaceId),
            district: some(self.district.get()).map(DistrictId),
            address: self.address.get(),
            category: CategoryId(self.category.get()),
            text: self.text.get(),
            media: self.photos.ready(),
            voice: self.voice.first(),
            videos: self.videos.ready(),
            answer_mode: self.answer.mode(),
            postal_address: self.answer.postal.get(),
            similar_seen: self.similar.with(|similar| !similar.is_empty()),
            earlier: self.earlier.get(),
        }
    }

    /// Puts a form into the fields.
    pub fn fill(self, form: AppealForm) {
        self.id.set(form.id);
        self.point.set(form.point);
        self.place.set(form.place.unwrap_or_default().0);
        self.district.set(form.district.unwrap_or_default().0);
        self.address.set(form.address);
        self.category.set(form.category.0);
        self.text.set(form.text);
        self.photos.fill(form.media);
        self.voice.fill(form.voice.into_iter().collect());
        self.videos.fill(form.videos);
        self.answer.fill(form.answer_mode, form.postal_address);
        self.earlier.set(form.earlier);
    }

    /// Takes a place found by its name.
    pub fn take(self, hit: PlaceHit) {
        self.point.set(Some(hit.point));
        self.district.set(hit.district.clone().unwrap_or_default().0);
        self.hit.set(Some(hit));
    }

    /// Files are on their way right now, or being recorded. What waits for a network can wait with the whole form.
    pub fn is_busy(self) -> bool {
        self.photos.is_busy() || self.voice.is_going() || self.videos.is_going()
    }

    /// A recording has not gone up: the form can't be sent from here now, but may wait on the device with it.
    pub fn recordings_wait(self) -> bool {
        self.voice.waits() || self.videos.waits()
    }

    /// All files as a draft keeps them: photos, then the voice message, then videos.
    pub fn files(self) -> Vec<DraftFile> {
        [self.photos.files(), self.voice.files(), self.videos.files()].concat()
    }

    /// What is kept on the device.
    pub fn kept(self) -> Kept {
        Kept { form: self.form(), hit: self.hit.get() }
    }

    /// The settlement, unless the pin has been moved away from it.
    fn place_code(self) -> Option<String> {
        let found = self.hit.get().filter(|hit| self.point.get().is_none_or(|point| point == hit.point));
        found.and_then(|hit| hit.place).map(|place| place.0).or_else(|| some(self.place.get()))
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
