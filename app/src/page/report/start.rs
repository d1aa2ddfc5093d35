//! What the form begins with.

use crate::api;
use crate::device;
use crate::error::AppError;
use domain::appeal::category::Category;
use domain::appeal::form::Draft;
use domain::appeal::view::{DistrictView, PlaceHit, PlaceWords, SimilarAppeal};
use domain::ids::{AppealId, PersonId};
use serde::{Deserialize, Serialize};

/// The lists to choose from.
#[derive(Clone)]
pub struct Lists {
    /// The category tree.
    pub categories: Vec<Category>,
    /// Cities and rayons.
    pub districts: Vec<DistrictView>,
}

/// An empty form, or one that was kept by the server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Start {
    /// The appeal's id, the same for every attempt.
    pub id: AppealId,
    /// The kept form.
    pub draft: Option<Draft>,
    /// What was searched without script.
    pub find: String,
    /// What the search found.
    pub hits: Vec<PlaceHit>,
    /// The kept form's point in words.
    pub words: Option<PlaceWords>,
    /// Similar appeals that must be shown before sending (A8.4).
    pub similar: Vec<SimilarAppeal>,
    /// Who is signed in.
    pub person: Option<PersonId>,
}

impl Start {
    /// Loads what the address asks for.
    ///
    /// # Errors
    /// Those of the server functions.
    pub async fn load(draft: Option<String>, find: Option<String>) -> Result<Start, AppError> {
        let kept = match draft {
            Some(id) => api::appeals::draft(AppealId(id)).await?,
            None => None,
        };
        let mut start = Start::empty(find.unwrap_or_default()).await?;
        if !start.find.trim().is_empty() {
            start.hits = api::places::find_place(start.find.clone()).await?;
        }
        if let Some(draft) = kept {
            start.fill(draft).await?;
        }
        Ok(start)
    }

    async fn empty(find: String) -> Result<Start, AppError> {
        let id = match device::ids::fresh() {
            Some(id) => AppealId(id),
            None => api::appeals::fresh_id().await?,
        };
        let person = api::session::whoami().await?.map(|me| me.person);
        Ok(Start { id, draft: None, find, hits: Vec::new(), words: None, similar: Vec::new(), person })
    }

    async fn fill(&mut self, draft: Draft) -> Result<(), AppError> {
        if let Some(point) = draft.form.point {
            self.words = Some(api::places::place_words(point.lat, point.lon).await?);
        }
        if draft.show_similar {
            self.similar = api::appeals::similar_to_draft(draft.form.id.clone()).await?;
        }
        self.id = draft.form.id.clone();
        self.draft = Some(draft);
        Ok(())
    }
}
