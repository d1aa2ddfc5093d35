//! Sealing what leaves the machine (T3.5): ChaCha20-Poly1305, a new nonce before each piece, the piece's own name bound to it, so
//! that pieces can't be exchanged for one another.

use crate::StoreError;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};

/// The key; never printed.
#[derive(Clone)]
pub struct SealKey(std::sync::Arc<LessSafeKey>);

impl SealKey {
    /// From 64 hexadecimal digits, as `openssl rand -hex 32` prints them.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when they are something else.
    pub fn read(text: &str) -> Result<SealKey, StoreError> {
        let wrong = || StoreError::Damaged("the key of the second site: 64 hexadecimal digits are expected".to_owned());
        let digits = text.trim().as_bytes();
        if digits.len() != 64 {
            return Err(wrong());
        }
        let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
        let byte = |pair: &[u8]| Some(digit(pair[0])? << 4 | digit(pair[1])?);
        let bytes: Vec<u8> = digits.chunks_exact(2).map(byte).collect::<Option<_>>().ok_or_else(wrong)?;
        let key = UnboundKey::new(&CHACHA20_POLY1305, &bytes).map_err(|_| wrong())?;
        Ok(SealKey(std::sync::Arc::new(LessSafeKey::new(key))))
    }

    pub(super) fn seal(&self, name: &str, content: &[u8]) -> Result<Vec<u8>, StoreError> {
        let failed = |_| StoreError::Damaged("sealing a piece".to_owned());
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).map_err(failed)?;
        let mut sealed = content.to_vec();
        self.0.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(name), &mut sealed).map_err(failed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(super) fn open(&self, name: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let failed = |_| StoreError::Damaged(format!("{name}: changed, or sealed with another key"));
        let (nonce, content) = sealed.split_first_chunk::<NONCE_LEN>().ok_or(ring::error::Unspecified).map_err(failed)?;
        let mut content = content.to_vec();
        let length = self.0.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(name), &mut content).map_err(failed)?.len();
        content.truncate(length);
        Ok(content)
    }
}

#[cfg(test)]
mod tests {
    use super::SealKey;

    #[test]
    fn t3_5_what_is_sealed_opens_under_its_name_and_key_alone() {
        let (key, other) = (SealKey::read(&"0a".repeat(32)).ok().unwrap(), SealKey::read(&"0B".repeat(32)).ok().unwrap());
        let sealed = key.seal("files/a", "müraciət".as_bytes()).unwrap();
        assert!(!sealed.windows(4).any(|part| part == &"müraciət".as_bytes()[..4]));
        assert_eq!(key.open("files/a", &sealed).unwrap(), "müraciət".as_bytes());
        let mut touched = sealed.clone();
        *touched.last_mut().unwrap() ^= 1;
        assert!(key.open("files/b", &sealed).is_err() && other.open("files/a", &sealed).is_err() && key.open("files/a", &touched).is_err());
        assert!(key.open("files/a", b"short").is_err());
        assert_ne!(key.seal("a", b"").unwrap(), key.seal("a", b"").unwrap(), "a nonce is used once");
        for wrong in ["", "0a", &"zz".repeat(32), &"ə".repeat(32)] {
            assert!(SealKey::read(wrong).is_err(), "{wrong}");
        }
    }
}
