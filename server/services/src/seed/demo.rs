//! The demo: persons for every role and about 2,000 appeals of the last 90 days, made through the use cases themselves, in the
//! order in which they would have happened. The same on every machine for the same day.

pub mod persons;

mod asides;
mod cases;
mod cast;
mod desk;
mod eservices;
mod hall;
mod happenings;
mod house;
mod kiosk;
mod letters;
mod office;
mod orders;
mod panel;
mod pictures;
mod register;
mod scenes;
mod words;

use crate::{Error, Portal};
use bytes::Bytes;
use cast::Cast;
use happenings::Happening;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::sync::Arc;

/// How many appeals the demo has unless told otherwise.
pub const APPEALS: u32 = 2_000;

/// From how many appeals on one of them comes by telephone.
const BY_PHONE_FROM: u32 = 10;

/// What the demo has printed: made by who can print, before it is loaded.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The application form of the queue's regulation, a PDF; without it the regulation has no form attached.
    pub queue_form: Bytes,
}

/// Fills an empty database with the demo. `progress(done, of)` is called now and then.
///
/// # Errors
/// Whatever a use case answers; the demo stops at the first error.
pub async fn load(portal: &Arc<Portal>, count: u32, printed: &Printed, progress: impl Fn(u64, u64)) -> Result<(), Error> {
    let words = words::Words::read()?;
    let mut random = StdRng::seed_from_u64(2_026);
    let cast = Cast::gather(portal, &words).await?;
    house::settle(portal).await?;
    kiosk::settle(portal).await?;
    // The last one is written at the telephone 108.
    let by_phone = u32::from(count >= BY_PHONE_FROM && cast.call.is_some());
    let cases = cases::plan(portal, &words, &mut random, count - by_phone)?;
    let mut calendar = happenings::plan(portal, &cases, &mut random);
    let of = calendar.len() as u64;
    let mut scene = scenes::Scene::new(portal, &words, &cast, random);
    let mut done = 0;
    while let Some(next) = calendar.pop() {
        let (Happening { at, what }, case) = (next.0, next.0.what.case());
        if at > portal.now() {
            break;
        }
        scene.play(at, what, &cases[case]).await?;
        done += 1;
        if done % 50 == 0 {
            progress(done, of);
        }
    }
    office::play(portal, &words, &cast).await?;
    desk::play(portal, &words, &cast, by_phone > 0).await?;
    panel::play(portal, &cast).await?;
    register::play(portal, &cast).await?;
    orders::play(portal, &words, &mut StdRng::seed_from_u64(2_027)).await?;
    house::share_out(portal).await?;
    hall::play(portal).await?;
    letters::play(portal, &words, &cast).await?;
    eservices::plant(portal, printed).await?;
    eservices::discuss(portal, &words, &cast).await?;
    eservices::judge(portal, &words, &cast).await?;
    progress(of, of);
    Ok(())
}

/// Signs the named demo persons in once, so that their roles exist, and plants the register of e-services, without any appeals.
///
/// # Errors
/// Whatever a use case answers.
pub async fn load_persons(portal: &Arc<Portal>, printed: &Printed) -> Result<(), Error> {
    Cast::gather(portal, &words::Words::read()?).await?;
    house::settle(portal).await?;
    kiosk::settle(portal).await?;
    eservices::plant(portal, printed).await
}

#[cfg(test)]
mod tests;
