//! The two sides that work at a desk, and all in which they differ.

use crate::api;
use crate::error::AppError;
use crate::page::{institution, owner};
use crate::tr;
use domain::appeal::view::{Rows, StaffCard, StaffQuery, StaffRow};
use domain::ids::AppealId;
use domain::live::Topic;
use domain::role::Role;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Whose desk it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// The owner's staff, who find the competent institution (A8.5).
    Owner,
    /// An institution's staff, who answer (A7, A8.9).
    Institution,
}

impl Side {
    /// Address of the desk without a card.
    pub fn base(self) -> &'static str {
        match self {
            Side::Owner => "/owner",
            Side::Institution => "/institution",
        }
    }

    /// Address of the desk with the card of `id`.
    pub fn card_path(self, id: &AppealId) -> String {
        match self {
            Side::Owner => crate::routes::owner_card(id),
            Side::Institution => crate::routes::institution_card(id),
        }
    }

    /// The role of who works here.
    pub fn role(self) -> Role {
        match self {
            Side::Owner => Role::OwnerStaff,
            Side::Institution => Role::InstitutionStaff,
        }
    }

    /// The live topic that makes this desk's list old.
    pub fn topic(self) -> Topic {
        match self {
            Side::Owner => Topic::Inbox,
            Side::Institution => Topic::Institution,
        }
    }

    /// The page's title in the reader's language.
    pub fn title(self) -> &'static str {
        match self {
            Side::Owner => tr!(owner.title),
            Side::Institution => tr!(institution.title),
        }
    }

    /// Title and text for somebody who has no access: whom to ask.
    pub fn forbidden(self) -> (&'static str, &'static str) {
        match self {
            Side::Owner => (tr!(owner.forbidden_title), tr!(owner.forbidden_text)),
            Side::Institution => (tr!(institution.forbidden_title), tr!(institution.forbidden_text)),
        }
    }

    /// One page of the list.
    ///
    /// # Errors
    /// Those of the server function: not signed in, not this side's staff, transport.
    pub async fn rows(self, query: StaffQuery) -> Result<Rows<StaffRow>, AppError> {
        match self {
            Side::Owner => api::owner::inbox(query).await,
            Side::Institution => api::institution::institution_list(query).await,
        }
    }

    /// One card.
    ///
    /// # Errors
    /// As [`Side::rows`]; an appeal that isn't this side's is not found.
    pub async fn card(self, id: AppealId) -> Result<StaffCard, AppError> {
        match self {
            Side::Owner => api::owner::owner_card(id).await,
            Side::Institution => api::institution::institution_card(id).await,
        }
    }
}

/// The dialogs of a side. They stand outside the card, so that a card reloaded by a live update doesn't close them.
#[component]
pub fn Dialogs(
    /// Whose.
    side: Side,
) -> impl IntoView {
    match side {
        Side::Owner => view! { <owner::refuse::RefuseDialog /> <owner::cover::CoverDialog /> }.into_any(),
        Side::Institution => view! { <institution::confirm::ConfirmDialog /> }.into_any(),
    }
}
