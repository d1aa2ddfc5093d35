//! Where the person is. The browser asks for consent at the moment of need, never before.

use crate::tr;
use domain::geo::Point;

/// A place found by the device.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    /// The place.
    pub point: Point,
    /// Radius in metres within which it is right.
    pub accuracy_m: f64,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationProblem {
    /// The person said no.
    Denied,
    /// The device doesn't know.
    Unavailable,
    /// It took too long.
    Timeout,
}

/// What happened and which other way there is.
pub fn problem_sentence(problem: LocationProblem) -> &'static str {
    match problem {
        LocationProblem::Denied => tr!(ui.locate_denied),
        LocationProblem::Unavailable => tr!(ui.locate_unavailable),
        LocationProblem::Timeout => tr!(ui.locate_timeout),
    }
}

/// Asks the device for the place; up to 15 seconds.
///
/// # Errors
/// [`LocationProblem`]; on the server always [`LocationProblem::Unavailable`].
pub async fn locate() -> Result<Fix, LocationProblem> {
    #[cfg(feature = "hydrate")]
    {
        browser::locate().await
    }
    #[cfg(not(feature = "hydrate"))]
    Err(LocationProblem::Unavailable)
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{Fix, LocationProblem};
    use domain::geo::Point;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    const LONGEST_MS: u32 = 15_000;

    pub async fn locate() -> Result<Fix, LocationProblem> {
        let device = leptos::prelude::window().navigator().geolocation().map_err(|_| LocationProblem::Unavailable)?;
        let options = web_sys::PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_timeout(LONGEST_MS);
        let answer = js_sys::Promise::new(&mut |found, failed| {
            let asked = device.get_current_position_with_error_callback_and_options(&found, Some(&failed), &options);
            if let Err(error) = asked {
                let _ = failed.call1(&JsValue::NULL, &error);
            }
        });
        let position = JsFuture::from(answer).await.map_err(problem)?;
        let coords = position.unchecked_into::<web_sys::Position>().coords();
        let point = Point::new(coords.latitude(), coords.longitude()).ok_or(LocationProblem::Unavailable)?;
        Ok(Fix { point, accuracy_m: coords.accuracy() })
    }

    /// Codes of the Geolocation API: 1 denied, 2 unavailable, 3 timeout.
    fn problem(error: JsValue) -> LocationProblem {
        let code = js_sys::Reflect::get(&error, &"code".into()).ok().and_then(|code| code.as_f64());
        match code {
            Some(1.0) => LocationProblem::Denied,
            Some(3.0) => LocationProblem::Timeout,
            _ => LocationProblem::Unavailable,
        }
    }
}
