use anyhow::bail;
use futures::FutureExt;
use futures::future::BoxFuture;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use std::time::Duration;

const TIMEOUT: Duration = Duration::from_secs(10);
/// More than any provider's document has, bytes; a larger one is not read.
const LARGEST_ANSWER: usize = 1 << 20;

/// How the sign-in client speaks HTTP.
pub struct HttpClient(reqwest::Client);

/// Why a request to the provider failed.
#[derive(Debug, thiserror::Error)]
#[error("{0:#}")]
pub struct FetchError(anyhow::Error);

impl HttpClient {
    /// A client that follows no redirects: a provider has no business redirecting our token request.
    ///
    /// # Errors
    /// When the TLS provider is missing.
    pub fn new() -> Result<HttpClient, reqwest::Error> {
        let client = reqwest::Client::builder().timeout(TIMEOUT).redirect(reqwest::redirect::Policy::none());
        Ok(HttpClient(client.build()?))
    }

    async fn exchange(&self, request: HttpRequest) -> anyhow::Result<HttpResponse> {
        let mut answer = self.0.execute(request.try_into()?).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            body.extend_from_slice(&part);
            if body.len() > LARGEST_ANSWER {
                bail!("the provider's answer is too large");
            }
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = FetchError;
    type Future = BoxFuture<'c, Result<HttpResponse, FetchError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        async move { self.exchange(request).await.map_err(FetchError) }.boxed()
    }
}
