//! The design system: components on native elements, one file each. No server calls (except the layout's own "who am I"),
//! no browser calls (those are in [`crate::device`]), no sentences (those are in `locales/`).

pub mod badge;
pub mod bars;
pub mod button;
pub mod card;
pub mod chips;
pub mod choice;
pub mod clause;
pub mod clock;
pub mod complaint;
pub mod consent;
#[cfg(test)]
mod contrast;
pub mod dialog;
pub mod empty;
pub mod error;
pub mod error_summary;
pub mod eservice;
pub mod facts;
pub mod field;
pub mod icon;
pub mod layout;
pub mod notice;
pub mod number;
pub mod page_head;
pub mod pager;
pub mod photo;
pub mod player;
pub mod reasons;
pub mod sending;
pub mod served;
pub mod settings;
pub mod skeleton;
pub mod stars;
pub mod status;
pub mod table;
pub mod text_area;
pub mod text_input;
pub mod timeline;
pub mod toast;

pub use badge::{AssignmentBadge, GroupBadge, StatusBadge};
pub use bars::{Bar, Bars};
pub use button::{Button, LinkButton, Look};
pub use card::{AppealCard, words_of};
pub use chips::{Chip, ChipButton, Chips, Tabs};
pub use choice::{Checkbox, Choice, Radios, Select};
pub use clock::{ClockLabel, ClockShort, Day, Moment};
pub use complaint::{Complaints, ReviewPart, about_name, outcome_name};
pub use consent::{ConsentAsk, StorageAsk};
pub use dialog::Dialog;
pub use empty::EmptyState;
pub use error::{ErrorView, InlineError, bring_sentences, error_sentence};
pub use error_summary::{ErrorSummary, bar_sentence, error_in_words, error_of, field_name, refusal_sentence};
pub use facts::{Fact, Facts};
pub use field::{Field, Parts};
pub use icon::{Glyph, Icon};
pub use notice::{Notice, Tone};
pub use number::Number;
pub use page_head::PageHead;
pub use pager::More;
pub use photo::PhotoGrid;
pub use player::Players;
pub use reasons::Reasons;
pub use sending::{by_script, done, empty_sent, empty_taken, wrong};
pub use served::{served_list, served_part};
pub use settings::{MapSettings, Settings, settings};
pub use skeleton::Skeleton;
pub use stars::Stars;
pub use status::{
    assignment_name, ground_name, group_name, reason_name, role_name, state_name, status_name, step_name, unconsidered_ground_name,
    what_name, what_sentence,
};
pub use table::DataTable;
pub use text_area::TextArea;
pub use text_input::TextInput;
pub use timeline::Timeline;
pub use toast::{Toasts, use_toasts};
