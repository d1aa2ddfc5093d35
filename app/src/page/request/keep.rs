//! Everything typed is kept on the device until it is sent: it survives a reload, an expired session, a lost network (T8.3).

use super::fields::Filling;
use crate::api::request::request_files;
use crate::device::storage;
use domain::eservice::form::Answers;
use domain::ids::RequestId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// A form as it lies on the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    id: String,
    answers: Answers,
}

fn key(service: &str) -> String {
    format!("request-{service}")
}

/// Brings back what was kept, then keeps every change. A form kept by the server (`from_server`) wins over the device's.
pub fn keep(filling: Filling, service: String, from_server: bool) {
    Effect::new(move |ran: Option<()>| {
        let (answers, id, has_files) = (filling.answers(), filling.files.request.get(), filling.files.list.with(|list| !list.is_empty()));
        let key = key(&service);
        if ran.is_some() {
            if answers.is_empty() && !has_files {
                storage::remove(&key);
            } else {
                storage::write(&key, &Kept { id, answers });
            }
        } else if !from_server && let Some(kept) = storage::read::<Kept>(&key) {
            filling.fill(&kept.answers);
            filling.files.request.set(kept.id.clone());
            spawn_local(async move {
                if let Ok(list) = request_files(RequestId(kept.id)).await {
                    filling.files.list.try_set(list);
                }
            });
        }
    });
}

/// After sending nothing stays on the device.
pub fn forget(service: &str) {
    storage::remove(&key(service));
}
