//! Files that are made while they are being read, page by page, so that any number of rows needs the memory of a few pages.

use axum::body::{Body, Bytes};
use futures::{StreamExt, stream};
use services::Error;
use tokio::sync::mpsc::Receiver;
use tokio_stream::wrappers::ReceiverStream;

/// The body: `first`, what `page` makes of each page (it is told whether nothing stands before it), `last`. An error in the middle cuts it off
/// and is logged under `name`, so that nobody takes half of it for the whole.
pub fn body<T: Send + 'static>(
    name: &'static str,
    pages: Receiver<Result<Vec<T>, Error>>,
    first: Vec<u8>,
    page: impl Fn(&[T], bool) -> Vec<u8> + Send + 'static,
    last: &'static [u8],
) -> Body {
    let mut is_first = true;
    let pages = ReceiverStream::new(pages).map(move |rows| {
        let rows = rows.map_err(|error| {
            tracing::error!(name, cause = format!("{error:?}"), "a file was cut off");
            std::io::Error::other("cut off")
        })?;
        let bytes = page(&rows, is_first);
        is_first = is_first && rows.is_empty();
        Ok::<_, std::io::Error>(Bytes::from(bytes))
    });
    Body::from_stream(stream::iter([Ok(Bytes::from(first))]).chain(pages).chain(stream::iter([Ok(Bytes::from_static(last))])))
}
