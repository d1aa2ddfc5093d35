use indicatif::{ProgressBar, ProgressStyle};

/// A bar for long work; without a terminal a line now and then.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar that says what is done.
    pub fn new(what: &'static str) -> Progress {
        let bar = ProgressBar::new(0).with_message(what);
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} · {elapsed}, {eta} left");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Progress(bar)
    }

    /// So many are done of so many.
    pub fn tell(&self, done: u64, of: u64) {
        let before = self.0.position();
        self.0.set_length(of);
        self.0.set_position(done);
        let tenth = (of / 10).max(1);
        if self.0.is_hidden() && done / tenth > before / tenth {
            eprintln!("{} {done}/{of}", self.0.message());
        }
    }

    /// All is done.
    pub fn done(self) {
        self.0.finish_and_clear();
    }
}
