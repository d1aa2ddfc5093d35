//! The rows of the table; the measurements of `domain` and `store` print theirs in the same form.

/// What was measured, the figures, the goal and whether it is met.
pub fn row(what: &str, figures: &str, goal: Option<(&str, bool)>) {
    let goal = goal.map(|(goal, met)| format!("goal {goal}: {}", if met { "met" } else { "MISSED" }));
    println!("{what:<54} {figures:<46} {}", goal.unwrap_or_default());
}

/// Times of many questions in milliseconds: the median, and the one that one in a hundred is slower than.
pub struct Times(Vec<f64>);

impl Times {
    pub fn of(mut times: Vec<f64>) -> Times {
        times.sort_by(f64::total_cmp);
        Times(times)
    }

    pub fn p50(&self) -> f64 {
        self.at(50)
    }

    pub fn p99(&self) -> f64 {
        self.at(99)
    }

    fn at(&self, hundredth: usize) -> f64 {
        self.0.get((self.0.len().max(1) - 1) * hundredth / 100).copied().unwrap_or_default()
    }
}
