use super::Secret;
use serde::{Deserialize, Serialize};

/// The OpenID provider (mygov ID, or any other).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Oidc {
    /// The provider's issuer address; empty: nobody can sign in.
    pub issuer: String,
    /// Under which name the issuer is kept with persons; unset: the issuer's address. Survives a change of address.
    pub issuer_name: Option<String>,
    /// Our client id.
    pub client_id: String,
    /// Our client secret.
    pub client_secret: Option<Secret>,
    /// How the client proves itself at the token address.
    pub auth_style: AuthStyle,
    /// Scopes asked for beside `openid`.
    pub scopes: Vec<String>,
    /// Authorization address, where the provider has no discovery document (or it is wrong). A path means our own host.
    pub authorize_url: Option<String>,
    /// Token address, likewise.
    pub token_url: Option<String>,
    /// Key set address, likewise.
    pub jwks_url: Option<String>,
    /// Where the person's data stand in the ID token.
    pub claims: ClaimPaths,
    /// Some providers (mygov ID's published kit among them) give no nonce back; then its absence may be accepted.
    /// A wrong nonce is never accepted.
    pub nonce_may_be_missing: bool,
    /// Levels of assurance (`acr`, see `claims.assurance`) with which staff may act (A5.0.4); empty: any. Staff below them are told to
    /// sign in with their enhanced signature.
    pub staff_assurance: Vec<String>,
}

impl Default for Oidc {
    fn default() -> Oidc {
        Oidc {
            issuer: String::new(),
            issuer_name: None,
            client_id: String::new(),
            client_secret: None,
            auth_style: AuthStyle::Basic,
            scopes: vec!["user".to_owned()],
            authorize_url: None,
            token_url: None,
            jwks_url: None,
            claims: ClaimPaths::default(),
            nonce_may_be_missing: false,
            staff_assurance: Vec::new(),
        }
    }
}

/// How the client proves itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthStyle {
    /// HTTP Basic.
    #[default]
    Basic,
    /// `client_id` and `client_secret` in the body.
    Body,
}

/// JSON pointers (RFC 6901) into the ID token; the first that is there wins.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimPaths {
    /// Personal identification number (FİN).
    pub fin: Vec<String>,
    /// Given name.
    pub given_name: Vec<String>,
    /// Surname.
    pub surname: Vec<String>,
    /// Patronymic.
    pub patronymic: Vec<String>,
    /// Phone.
    pub phone: Vec<String>,
    /// Tax number (VÖEN) of the legal person represented (T1.2).
    pub voen: Vec<String>,
    /// Name of the legal person represented.
    pub legal_name: Vec<String>,
    /// Login method.
    pub method: Vec<String>,
    /// Level of assurance.
    pub assurance: Vec<String>,
}

impl Default for ClaimPaths {
    fn default() -> ClaimPaths {
        let paths = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
        ClaimPaths {
            fin: paths(&["/user/pin", "/pin"]),
            given_name: paths(&["/user/firstName", "/given_name"]),
            surname: paths(&["/user/lastName", "/family_name"]),
            patronymic: paths(&["/user/patronymic"]),
            phone: paths(&["/user/phone", "/phone_number"]),
            voen: paths(&["/user/voen"]),
            legal_name: paths(&["/user/legalName"]),
            method: paths(&["/amr/0", "/type"]),
            assurance: paths(&["/acr"]),
        }
    }
}
