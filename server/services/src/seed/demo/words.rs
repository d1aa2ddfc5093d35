//! What the demo's people say, from `seed/demo_texts.json`.

use crate::Error;
use anyhow::Context;
use rand::Rng;
use rand::rngs::StdRng;
use serde::Deserialize;
use std::collections::BTreeMap;

const WORDS: &str = include_str!("../../../seed/demo_texts.json");

/// All sentences of the demo.
#[derive(Deserialize)]
pub struct Words {
    /// Appeals by leaf category.
    pub appeals: BTreeMap<String, Vec<String>>,
    /// What joining persons add.
    pub joins: Vec<String>,
    /// Progress entries for the citizen.
    pub progress: Vec<String>,
    /// Internal notes.
    pub notes: Vec<String>,
    /// Answers by root category.
    pub answers: BTreeMap<String, String>,
    /// Reasons of refusals by ground.
    pub refusals: BTreeMap<String, String>,
    /// Texts that are refused.
    pub refused_texts: Vec<String>,
    /// Words with a rating.
    pub rating_words: Vec<String>,
    /// What is said with a step beside answering, by its word.
    pub asides: BTreeMap<String, String>,
    /// What owner, operator and institutions write to each other, by its word.
    pub office: BTreeMap<String, String>,
    /// What is said at the owner's desk and at the telephone 108, by its word.
    pub desk: BTreeMap<String, String>,
    /// Official appeals without a place, by their word.
    pub letters: BTreeMap<String, String>,
    /// What is said about a regulation under public discussion.
    pub discussion: Discussion,
    /// Where answers by post go.
    pub postal_address: String,
    /// Given names.
    pub given: Vec<String>,
    /// Surnames, masculine form.
    pub surname: Vec<String>,
}

/// Two citizens say something, the provider answers the first one.
#[derive(Deserialize)]
pub struct Discussion {
    /// What they say.
    pub comments: Vec<String>,
    /// The answer.
    pub answer: String,
}

impl Words {
    /// Reads the file that is built in.
    pub fn read() -> Result<Words, Error> {
        Ok(serde_json::from_str(WORDS).context("seed/demo_texts.json")?)
    }
}

/// One of several, by chance.
pub fn one_of<'a>(random: &mut StdRng, several: &'a [String]) -> &'a str {
    match several.len() {
        0 => "",
        count => &several[random.gen_range(0..count)],
    }
}
