//! The way of a version, as one table: buttons are shown and steps guarded by the same rows.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

kinds! {
    /// Where a version stands.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Stage {
        /// Being written.
        #[default]
        Draft = "draft",
        /// With the other bodies (R9.2).
        Agreement = "agreement",
        /// In public discussion (R9.7).
        Discussion = "discussion",
        /// Approved and open to everybody (R9.8).
        InForce = "in_force",
        /// A later version is in force.
        Superseded = "superseded",
    }
}

impl Stage {
    /// Whether everybody may read it (R9.7, R9.8).
    pub fn is_public(self) -> bool {
        matches!(self, Stage::Discussion | Stage::InForce | Stage::Superseded)
    }

    /// Whether it is still on its way to approval.
    pub fn is_open(self) -> bool {
        matches!(self, Stage::Draft | Stage::Agreement | Stage::Discussion)
    }
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Writing the draft.
    Edit,
    /// Asking the other bodies for their agreement (R9.2).
    Submit,
    /// Agreeing, or objecting with reasons (R9.2).
    Decide,
    /// Putting it to public discussion (R9.7).
    Publish,
    /// Taking it back into the draft; it is agreed and discussed anew.
    Recall,
    /// Saying something in the discussion (R9.7).
    Comment,
    /// Answering that, and deciding what is shown.
    Answer,
    /// Approving it with a signature (R9.2).
    Approve,
    /// Beginning the next version.
    Revise,
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 9] =
        [Step::Edit, Step::Submit, Step::Decide, Step::Publish, Step::Recall, Step::Comment, Step::Answer, Step::Approve, Step::Revise];
}

/// Who may take a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Staff of the body that provides the service.
    Provider,
    /// Its head.
    Head,
    /// Staff of another body that is asked for its agreement.
    Other,
    /// Anybody who is signed in.
    Reader,
}

/// What must be so besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Nothing,
    /// Nothing is missing, and somebody is to be asked.
    OthersToAsk,
    /// Nothing is missing, and nobody is to be asked.
    NobodyToAsk,
    /// Everybody who was asked has agreed.
    AllAgreed,
    /// The time of the discussion is over.
    TimeOver,
    /// No other version is on its way.
    NoneOpen,
}

/// What the needs are held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Faults of the text.
    pub faults: usize,
    /// Connected bodies that take part (1.5).
    pub others: usize,
    /// Those of them that have agreed to this version.
    pub agreed: usize,
    /// The time of the discussion is over.
    pub time_over: bool,
    /// Another version is on its way.
    pub another_open: bool,
}

struct Row {
    step: Step,
    who: Who,
    from: &'static [Stage],
    to: Option<Stage>,
    needs: Needs,
}

const fn row(step: Step, who: Who, from: &'static [Stage], to: Option<Stage>, needs: Needs) -> Row {
    Row { step, who, from, to, needs }
}

use Stage::{Agreement, Discussion, Draft, InForce};

#[rustfmt::skip]
const TABLE: &[Row] = &[
    row(Step::Edit,    Who::Provider, &[Draft],                 None,             Needs::Nothing),
    row(Step::Submit,  Who::Provider, &[Draft],                 Some(Agreement),  Needs::OthersToAsk),
    row(Step::Publish, Who::Provider, &[Draft],                 Some(Discussion), Needs::NobodyToAsk),
    row(Step::Decide,  Who::Other,    &[Agreement],             None,             Needs::Nothing),
    row(Step::Publish, Who::Provider, &[Agreement],             Some(Discussion), Needs::AllAgreed),
    row(Step::Recall,  Who::Provider, &[Agreement, Discussion], Some(Draft),      Needs::Nothing),
    row(Step::Comment, Who::Reader,   &[Discussion],            None,             Needs::Nothing),
    row(Step::Answer,  Who::Provider, &[Discussion],            None,             Needs::Nothing),
    row(Step::Approve, Who::Head,     &[Discussion],            Some(InForce),    Needs::TimeOver),
    row(Step::Revise,  Who::Provider, &[InForce],               None,             Needs::NoneOpen),
];

/// The stage after the step, the same one where it doesn't change.
///
/// # Errors
/// `NotNow` in another stage, `NotYours` for others (`NotTheHead` where the head alone may), and what is still needed.
pub fn may(step: Step, stage: Stage, who: &[Who], facts: &Facts) -> Result<Stage, Refusal> {
    let here = |row: &&Row| row.step == step && row.from.contains(&stage);
    let row = TABLE.iter().find(here).ok_or(Refusal::form(Code::NotNow))?;
    if !who.contains(&row.who) {
        return Err(Refusal::form(if row.who == Who::Head { Code::NotTheHead } else { Code::NotYours }));
    }
    unmet(row.needs, facts).map_or(Ok(row.to.unwrap_or(stage)), |code| Err(Refusal::form(code)))
}

/// The steps that these may take here, whether or not everything they need is there: what is missing is told beside the button.
pub fn buttons(stage: Stage, who: &[Who], facts: &Facts) -> Vec<Step> {
    let shown = |row: &&Row| {
        let asks = match row.needs {
            Needs::OthersToAsk => facts.others > 0,
            Needs::NobodyToAsk => facts.others == 0,
            _ => true,
        };
        asks && row.from.contains(&stage) && who.contains(&row.who)
    };
    TABLE.iter().filter(shown).map(|row| row.step).collect()
}

fn unmet(needs: Needs, facts: &Facts) -> Option<Code> {
    let incomplete = (facts.faults > 0).then_some(Code::Unfilled);
    match needs {
        Needs::Nothing => None,
        Needs::OthersToAsk => incomplete.or((facts.others == 0).then_some(Code::NobodyToAsk)),
        Needs::NobodyToAsk => incomplete.or((facts.others > 0).then_some(Code::NotAgreed)),
        Needs::AllAgreed => (facts.agreed < facts.others).then_some(Code::NotAgreed),
        Needs::TimeOver => (!facts.time_over).then_some(Code::StillDiscussed),
        Needs::NoneOpen => facts.another_open.then_some(Code::AlreadyDone),
    }
}
