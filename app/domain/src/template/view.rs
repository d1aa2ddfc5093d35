//! A template as the desk offers it.

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// A prepared text, already filled for one appeal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemplateView {
    /// Id.
    pub id: String,
    /// The ground it belongs to, in the form's word; `None`: to every ground.
    pub ground: Option<String>,
    /// The language it is written in.
    pub language: Lang,
    /// What it is called in the list.
    pub title: String,
    /// The text; places without a value stand in it as they are.
    pub text: String,
    /// The names of the places that have no value.
    pub missing: Vec<String>,
}
