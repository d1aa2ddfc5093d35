//! What was asked for on the command line.

use anyhow::{Result, bail};

/// How the client is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build, large to load: for the edit loop.
    Dev,
    /// Soon there, larger to load: it is not optimised. For a first look at the demo (decision 42).
    Quick,
    /// Small to load: what is served to people.
    Release,
}

impl Mode {
    /// The cargo profile of this mode.
    pub fn profile(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Quick => "wasm-quick",
            Self::Release => "wasm-release",
        }
    }

    /// The folder under the target which cargo uses for that profile.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Quick => "wasm-quick",
            Self::Release => "wasm-release",
        }
    }

    /// What the compiler makes of `app`, in cargo's words; nothing: what its manifest says. Being a library as well as a program is a
    /// third of the work of a first look.
    pub fn crate_types(self) -> &'static [&'static str] {
        match self {
            Self::Quick => &["--crate-type", "cdylib"],
            Self::Dev | Self::Release => &[],
        }
    }

    /// Our name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Quick => "quick",
            Self::Release => "release",
        }
    }

    /// A site made in one of these modes is as good.
    pub fn served_by(self) -> &'static [Mode] {
        match self {
            Self::Dev => &[Self::Dev],
            Self::Quick => &[Self::Quick, Self::Release],
            Self::Release => &[Self::Release],
        }
    }

    /// Brotli quality (0–11): the best for people, a quick one for the edit loop.
    pub fn brotli_quality(self) -> u32 {
        match self {
            Self::Dev | Self::Quick => 4,
            Self::Release => 11,
        }
    }
}

/// The words after `cargo bundle`.
#[derive(Debug)]
pub struct Order {
    /// `--dev`, `--quick` or `--release` (the default).
    pub mode: Mode,
    budget: bool,
}

impl Order {
    /// Reads the words; an unknown one is an error that names the known ones.
    pub fn from_words(words: impl Iterator<Item = String>) -> Result<Self> {
        let mut order = Self { mode: Mode::Release, budget: false };
        for word in words {
            match word.as_str() {
                "--dev" => order.mode = Mode::Dev,
                "--quick" => order.mode = Mode::Quick,
                "--release" => order.mode = Mode::Release,
                "--budget" => order.budget = true,
                other => bail!("unknown word {other}; known: --dev, --quick, --release (default), --budget"),
            }
        }
        if order.budget && order.mode != Mode::Release {
            bail!("--budget measures what people load: it needs --release");
        }
        Ok(order)
    }

    /// Whether the size of the client decides the outcome.
    pub fn checks_budget(&self) -> bool {
        self.budget
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(words: &[&str]) -> Result<Order> {
        Order::from_words(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn people_get_the_small_build_unless_told_otherwise() {
        assert_eq!(order(&[]).map(|o| o.mode).ok(), Some(Mode::Release));
        assert_eq!(order(&["--dev"]).map(|o| o.mode).ok(), Some(Mode::Dev));
    }

    #[test]
    fn an_unknown_word_is_named() {
        let message = order(&["--fast"]).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(message.contains("--fast") && message.contains("--dev"), "{message}");
    }

    #[test]
    fn the_budget_is_never_measured_on_the_loop_build() {
        assert!(order(&["--dev", "--budget"]).is_err());
        assert!(order(&["--quick", "--budget"]).is_err());
        assert!(order(&["--budget"]).is_ok_and(|o| o.checks_budget()));
    }
}
