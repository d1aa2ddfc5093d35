//! Our side of OpenID Connect: where the provider is, what is asked, how its answer is checked.

mod http_client;

use super::attempt::Attempt;
use crate::config::{AuthStyle, Oidc, Secret};
use anyhow::{Context, ensure};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http_client::HttpClient;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreProviderMetadata};
use openidconnect::{
    AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet, IssuerUrl, JsonWebKeySetUrl,
    Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse, TokenUrl,
};
use serde_json::Value;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet, EndpointNotSet>;

/// How long the provider's addresses and keys are believed before they are read again.
const BELIEVED: Duration = Duration::from_secs(600);

/// The client of one provider.
pub struct ProviderClient {
    oidc: Oidc,
    http: HttpClient,
    known: Mutex<Option<(Instant, Endpoints)>>,
}

/// Where the provider is, and its keys.
#[derive(Clone)]
struct Endpoints {
    authorize: String,
    token: TokenUrl,
    keys: CoreJsonWebKeySet,
}

/// A sign-in that has begun.
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// See [`Attempt`].
    pub state: String,
    /// See [`Attempt`].
    pub nonce: String,
    /// See [`Attempt`].
    pub verifier: String,
    /// See [`Attempt`].
    pub redirect_uri: String,
}

impl ProviderClient {
    /// A client for the configured provider; nothing is fetched yet.
    ///
    /// # Errors
    /// When the TLS provider is missing.
    pub fn new(oidc: Oidc) -> anyhow::Result<ProviderClient> {
        Ok(ProviderClient { oidc, http: HttpClient::new()?, known: Mutex::new(None) })
    }

    /// Begins a sign-in that comes back to `redirect_uri`. `origin` is our own address, for an authorization address that
    /// is a path.
    ///
    /// # Errors
    /// When the provider isn't configured or can't be reached.
    pub async fn begin(&self, origin: &str, redirect_uri: String) -> anyhow::Result<Begun> {
        let endpoints = self.endpoints().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.client(&endpoints, origin, redirect_uri.clone())?;
        let mut asked = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge);
        for scope in &self.oidc.scopes {
            asked = asked.add_scope(Scope::new(scope.clone()));
        }
        let (address, state, nonce) = asked.url();
        Ok(Begun {
            address: address.to_string(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            redirect_uri,
        })
    }

    /// Exchanges the code and gives the claims of the ID token after its signature, issuer, audience, time and nonce have
    /// been checked.
    ///
    /// # Errors
    /// When the provider refuses the code, or the token doesn't pass.
    pub async fn redeem(&self, attempt: &Attempt, code: &str) -> anyhow::Result<Value> {
        let endpoints = self.endpoints().await?;
        let client = self.client(&endpoints, "http://localhost", attempt.redirect_uri.clone())?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
            .request_async(&self.http)
            .await
            .context("token request")?;
        let token = answer.id_token().context("no ID token")?;
        let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS);
        let missing_ok = self.oidc.nonce_may_be_missing;
        token.claims(&verifier, |nonce: Option<&Nonce>| check_nonce(nonce, &attempt.nonce, missing_ok))?;
        payload(&token.to_string())
    }

    fn client(&self, endpoints: &Endpoints, origin: &str, redirect_uri: String) -> anyhow::Result<Client> {
        let authorize = match endpoints.authorize.strip_prefix('/') {
            Some(path) => format!("{origin}/{path}"),
            None => endpoints.authorize.clone(),
        };
        let issuer = IssuerUrl::new(self.oidc.issuer.clone())?;
        let mut client = CoreClient::new(ClientId::new(self.oidc.client_id.clone()), issuer, endpoints.keys.clone())
            .set_auth_uri(AuthUrl::new(authorize)?)
            .set_token_uri(endpoints.token.clone())
            .set_redirect_uri(RedirectUrl::new(redirect_uri)?)
            .set_auth_type(match self.oidc.auth_style {
                AuthStyle::Basic => AuthType::BasicAuth,
                AuthStyle::Body => AuthType::RequestBody,
            });
        if let Some(secret) = self.oidc.client_secret.as_ref().map(Secret::reveal) {
            client = client.set_client_secret(ClientSecret::new(secret.to_owned()));
        }
        Ok(client)
    }

    async fn endpoints(&self) -> anyhow::Result<Endpoints> {
        ensure!(!self.oidc.issuer.is_empty(), "no sign-in provider is configured");
        let mut known = self.known.lock().await;
        if let Some((since, endpoints)) = known.as_ref()
            && since.elapsed() < BELIEVED
        {
            return Ok(endpoints.clone());
        }
        let endpoints = self.find_endpoints().await?;
        *known = Some((Instant::now(), endpoints.clone()));
        Ok(endpoints)
    }

    /// From the configuration where it is complete, else from the provider's discovery document.
    async fn find_endpoints(&self) -> anyhow::Result<Endpoints> {
        if let (Some(authorize), Some(token), Some(keys)) = (&self.oidc.authorize_url, &self.oidc.token_url, &self.oidc.jwks_url) {
            let keys = CoreJsonWebKeySet::fetch_async(&JsonWebKeySetUrl::new(keys.clone())?, &self.http).await?;
            return Ok(Endpoints { authorize: authorize.clone(), token: TokenUrl::new(token.clone())?, keys });
        }
        let found = CoreProviderMetadata::discover_async(IssuerUrl::new(self.oidc.issuer.clone())?, &self.http).await?;
        let authorize = self.oidc.authorize_url.clone();
        let token = self.oidc.token_url.clone().map(TokenUrl::new).transpose()?;
        Ok(Endpoints {
            authorize: authorize.unwrap_or_else(|| found.authorization_endpoint().to_string()),
            token: token.or_else(|| found.token_endpoint().cloned()).context("the provider names no token address")?,
            keys: found.jwks().clone(),
        })
    }
}

/// Asymmetric algorithms only: the client secret never signs a token.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 3] =
    [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::RsaSsaPssSha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256];

fn check_nonce(sent_back: Option<&Nonce>, ours: &str, missing_ok: bool) -> Result<(), String> {
    match sent_back {
        Some(nonce) if nonce.secret() == ours => Ok(()),
        None if missing_ok => Ok(()),
        _ => Err("the nonce is not ours".to_owned()),
    }
}

/// All claims of a token whose signature has been checked, also those no library knows.
fn payload(token: &str) -> anyhow::Result<Value> {
    let part = token.split('.').nth(1).context("no payload")?;
    Ok(serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part)?)?)
}
