//! What the person at the terminal sees.

use std::time::Instant;

/// Prints each step with the seconds since the start.
pub struct Progress(Instant);

impl Progress {
    /// Starts the clock.
    pub fn begin() -> Self {
        Self(Instant::now())
    }

    /// Says what is about to take long.
    pub fn starting(&self, what: &str) {
        println!("   {:>6.1} s  {what} …", self.seconds());
    }

    /// Says what was made.
    pub fn step(&self, what: &str, detail: impl AsRef<str>) {
        println!("   {:>6.1} s  {what}: {}", self.seconds(), detail.as_ref());
    }

    /// The closing line.
    pub fn done(&self, what: &str) {
        println!("   {:>6.1} s  {what}.", self.seconds());
    }

    fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}
