//! Short sounds that say a key was pressed, something went well or not.

/// What is to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A key.
    Key,
    /// It went well.
    Good,
    /// It did not.
    Bad,
}

/// Makes a sound; silent where there is no loudspeaker, or before anything was touched.
pub fn play(tone: Tone) {
    #[cfg(feature = "hydrate")]
    {
        let (pitch, seconds) = match tone {
            Tone::Key => (880.0, 0.06),
            Tone::Good => (1_320.0, 0.25),
            Tone::Bad => (220.0, 0.35),
        };
        let _ = browser::beep(pitch, seconds);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = tone;
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::RefCell;
    use wasm_bindgen::JsValue;
    use web_sys::AudioContext;

    const LOUD: f32 = 0.15;

    thread_local! {
        // A browser lets a page have a few only.
        static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
    }

    pub fn beep(pitch: f32, seconds: f64) -> Result<(), JsValue> {
        let context = match CONTEXT.with_borrow(Clone::clone) {
            Some(context) => context,
            None => AudioContext::new()?,
        };
        CONTEXT.set(Some(context.clone()));
        let (tone, volume) = (context.create_oscillator()?, context.create_gain()?);
        tone.frequency().set_value(pitch);
        volume.gain().set_value(LOUD);
        tone.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&context.destination())?;
        tone.start()?;
        tone.stop_with_when(context.current_time() + seconds)
    }
}
