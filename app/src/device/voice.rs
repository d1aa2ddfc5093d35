//! The voice of a hall: a chime made by the device, then words spoken by it. Browsers stay silent until somebody has touched the page once,
//! unless they were started for a display.

use domain::lang::Lang;
use leptos::prelude::*;

/// Says these sentences one after another, each after a chime, each twice.
pub fn call_out(lang: Lang, sentences: Vec<String>) {
    #[cfg(feature = "hydrate")]
    browser::call_out(lang, sentences);
    #[cfg(not(feature = "hydrate"))]
    let _ = (lang, sentences);
}

/// Whether the browser lets the page be heard: false on the server, and until it was allowed.
pub fn use_voice() -> (Signal<bool>, Callback<()>) {
    let heard = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    Effect::new(move || heard.set(browser::allowed()));
    let allow = Callback::new(move |()| {
        #[cfg(feature = "hydrate")]
        browser::allow(heard);
        #[cfg(not(feature = "hydrate"))]
        heard.set(false);
    });
    (heard.into(), allow)
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::lang::Lang;
    use domain::queue::speech;
    use leptos::prelude::*;
    use std::cell::RefCell;
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{AudioContext, AudioContextState, SpeechSynthesisUtterance, SpeechSynthesisVoice};

    /// The tones of the chime: frequency in hertz, and when it begins, seconds.
    const TONES: [(f32, f64); 3] = [(784.0, 0.0), (659.0, 0.28), (523.0, 0.56)];
    const TONE_S: f64 = 0.9;
    const LOUD: f32 = 0.35;
    const CHIME: Duration = Duration::from_millis(1_300);

    thread_local! {
        // One for the life of the page: browsers allow only a few.
        static SOUND: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
    }

    fn sound() -> Option<AudioContext> {
        SOUND.with_borrow_mut(|kept| {
            if kept.is_none() {
                *kept = AudioContext::new().ok();
            }
            kept.clone()
        })
    }

    pub fn allowed() -> bool {
        sound().is_some_and(|sound| sound.state() == AudioContextState::Running)
    }

    pub fn allow(heard: RwSignal<bool>) {
        let Some(resumed) = sound().and_then(|sound| sound.resume().ok()) else { return };
        spawn_local(async move {
            let _ = JsFuture::from(resumed).await;
            heard.try_set(allowed());
            if allowed() {
                chime();
            }
        });
    }

    pub fn call_out(lang: Lang, sentences: Vec<String>) {
        if sentences.is_empty() {
            return;
        }
        chime();
        set_timeout(
            move || {
                for sentence in sentences {
                    // Twice, as in every hall.
                    say(lang, &sentence);
                    say(lang, &sentence);
                }
            },
            CHIME,
        );
    }

    fn chime() {
        let Some(sound) = sound() else { return };
        for (frequency, begins) in TONES {
            let _ = tone(&sound, frequency, sound.current_time() + begins);
        }
    }

    fn tone(sound: &AudioContext, frequency: f32, at: f64) -> Result<(), wasm_bindgen::JsValue> {
        let (tone, volume) = (sound.create_oscillator()?, sound.create_gain()?);
        tone.frequency().set_value(frequency);
        volume.gain().set_value_at_time(LOUD, at)?;
        volume.gain().exponential_ramp_to_value_at_time(0.001, at + TONE_S)?;
        tone.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&sound.destination())?;
        tone.start_with_when(at)?;
        // What has ended is let go by the browser.
        tone.stop_with_when(at + TONE_S)
    }

    /// A voice of the language; for Azerbaijani a Turkish one where there is none, which reads its letters nearly as they sound. Without
    /// either the chime has to do.
    fn say(lang: Lang, sentence: &str) {
        let Ok(synthesis) = window().speech_synthesis() else { return };
        let voices: Vec<SpeechSynthesisVoice> = synthesis.get_voices().iter().filter_map(|voice| voice.dyn_into().ok()).collect();
        let of = |tag: &str| voices.iter().find(|voice| voice.lang().to_lowercase().starts_with(tag)).cloned();
        let (voice, words) = match (of(lang.tag()), lang) {
            (Some(voice), _) => (voice, sentence.to_owned()),
            (None, Lang::Az) => match of("tr") {
                Some(voice) => (voice, speech::for_turkish(sentence)),
                None => return,
            },
            (None, _) => return,
        };
        let Ok(spoken) = SpeechSynthesisUtterance::new_with_text(&words) else { return };
        spoken.set_lang(&voice.lang());
        spoken.set_voice(Some(&voice));
        spoken.set_rate(0.9);
        synthesis.speak(&spoken);
    }
}
