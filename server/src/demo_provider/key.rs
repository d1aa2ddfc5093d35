use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use rsa::pkcs1v15;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use serde_json::{Value, json};

const BITS: usize = 2048;
const KEY_ID: &str = "demo";

/// The provider's key, made at the start and never kept.
pub struct SigningKey {
    signer: pkcs1v15::SigningKey<Sha256>,
    public: rsa::RsaPublicKey,
}

impl SigningKey {
    /// A fresh key; takes a second or so.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn generate() -> Result<SigningKey, rsa::Error> {
        let private = rsa::RsaPrivateKey::new(&mut rand::thread_rng(), BITS)?;
        Ok(SigningKey { public: private.to_public_key(), signer: pkcs1v15::SigningKey::new(private) })
    }

    /// The public half as a JSON web key set.
    pub fn public_set(&self) -> Value {
        json!({"keys": [{
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": KEY_ID,
            "n": BASE64.encode(self.public.n().to_bytes_be()),
            "e": BASE64.encode(self.public.e().to_bytes_be()),
        }]})
    }

    /// The claims as a signed token (RS256).
    pub fn sign(&self, claims: &Value) -> String {
        let header = json!({"alg": "RS256", "typ": "JWT", "kid": KEY_ID});
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let signature = self.signer.sign(signed.as_bytes()).to_bytes();
        format!("{signed}.{}", BASE64.encode(signature))
    }
}
