//! JSON between server and browser, read in one lean way.
//!
//! The usual way makes a reader for each type *and* each kind of input, with a sentence for everything that could be wrong:
//! a sixth of the program a phone has to load. Here the text becomes a tree first, by one reader for all types, and the
//! types are made from the tree; what doesn't fit is [`tree::Strange`] and nothing more (decision 8).

mod tree;

use crate::device::press::unpressed;
use leptos::prelude::Resource as AnyResource;
use leptos::server::codee::{Decoder, Encoder};
use leptos::server_fn::codec::Post;
use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::future::Future;
pub use tree::{Strange, Tree};

/// The encoding of arguments, answers and resources.
pub struct Wire;

/// Arguments and answers as JSON in a body.
pub type Json = Post<Wire>;

/// A resource whose value travels with the page.
pub type Resource<T> = AnyResource<T, Wire>;

/// A value from JSON.
///
/// # Errors
/// [`Strange`] when it isn't JSON, or isn't a `T`.
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Strange> {
    let tree = serde_json::from_slice(json).map_err(|_| Strange)?;
    T::deserialize(Tree(tree))
}

/// A resource that loads anew whenever `source` changes; never under a press ([`unpressed`]).
pub fn resource<T, S, Fut>(source: impl Fn() -> S + Send + Sync + 'static, load: impl Fn(S) -> Fut + Send + Sync + 'static) -> Resource<T>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    S: PartialEq + Clone + Send + Sync + 'static,
    Fut: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(source, move |source| unpressed(load(source)), false)
}

/// As [`resource`]; the page's first byte waits for it.
pub fn blocking_resource<T, S, Fut>(
    source: impl Fn() -> S + Send + Sync + 'static,
    load: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Resource<T>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    S: PartialEq + Clone + Send + Sync + 'static,
    Fut: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(source, move |source| unpressed(load(source)), true)
}

impl ContentType for Wire {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for Wire {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for Wire {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<server_fn::Bytes, Self::Error> {
        serde_json::to_vec(value).map(server_fn::Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Wire {
    type Error = Strange;

    fn decode(json: server_fn::Bytes) -> Result<T, Strange> {
        read(&json)
    }
}

impl<T: Serialize> Encoder<T> for Wire {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Wire {
    type Error = Strange;
    type Encoded = str;

    fn decode(json: &str) -> Result<T, Strange> {
        read(json.as_bytes())
    }
}
