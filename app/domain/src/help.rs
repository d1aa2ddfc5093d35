//! Help, as it is shown (A6.0.10, T5.4). The texts themselves lie on the server; see `services::help`.

use serde::{Deserialize, Serialize};

/// For whom a topic is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// Users.
    User,
    /// Staff of institutions.
    Institution,
    /// Staff of the owner.
    Owner,
}

/// A topic in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicLine {
    /// Its word in the address.
    pub slug: String,
    /// For whom.
    pub reader: Reader,
    /// Its heading.
    pub title: String,
    /// The words that were looked for in their place, or the first sentence.
    pub excerpt: String,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its heading.
    pub title: String,
    /// The text in its order, written as [`crate::terms::Paragraph`] reads it.
    pub paragraphs: Vec<String>,
}
