//! The demo's signing device: an authority of its own, made in the data folder at the first start, and a certificate of a day
//! for each employee who signs. It speaks the real formats and has no legal force; every report says so.

mod authority;

use authority::Authority;
#[cfg(test)]
pub(crate) use authority::{certify, extension};

use super::{DeviceTrouble, Employee, Signing, SigningDevice, cms};
use domain::time::{DAY_MS, UnixMs};
use p256::ecdsa::SigningKey;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use x509_cert::Certificate;

/// Certificates remembered; employees of one day.
const MOST: usize = 10_000;
/// A certificate is valid a little before it is asked for: clocks differ.
const EARLIER_MS: i64 = 3_600_000;

/// The device.
pub struct DemoDevice {
    authority: Authority,
    issued: Mutex<HashMap<String, Issued>>,
}

/// An employee's key with its certificate.
#[derive(Clone)]
struct Issued {
    key: SigningKey,
    certificate: Certificate,
    of: Employee,
    from: UnixMs,
    until: UnixMs,
}

impl DemoDevice {
    /// Opens the authority in `folder`, or makes it.
    ///
    /// # Errors
    /// [`crate::Error::Internal`] when its file can't be read, written or understood; it is never replaced.
    pub fn open(folder: &std::path::Path) -> Result<DemoDevice, crate::Error> {
        Ok(DemoDevice { authority: Authority::open(folder)?, issued: Mutex::default() })
    }

    /// The authority's certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.authority.certificate
    }

    fn issued(&self, employee: &Employee, now: UnixMs) -> anyhow::Result<Issued> {
        let mut issued = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        let known = issued.get(&employee.fin).filter(|one| one.of == *employee && one.from <= now && now < one.until);
        if let Some(known) = known {
            return Ok(known.clone());
        }
        let (from, until) = (UnixMs(now.0 - EARLIER_MS), UnixMs(now.0 + DAY_MS));
        let key = SigningKey::random(&mut rand::rngs::OsRng);
        let certificate = self.authority.certify(employee, &key, from, until)?;
        let fresh = Issued { key, certificate, of: employee.clone(), from, until };
        if issued.len() >= MOST {
            issued.clear();
        }
        issued.insert(employee.fin.clone(), fresh.clone());
        Ok(fresh)
    }
}

impl SigningDevice for DemoDevice {
    fn sign<'a>(&'a self, employee: &'a Employee, document: &'a [u8], now: UnixMs) -> Signing<'a> {
        let signed = self.issued(employee, now).and_then(|own| Ok(cms::sign(document, &own.key, &[own.certificate], now)?));
        Box::pin(std::future::ready(signed.map_err(DeviceTrouble::Failed)))
    }
}
