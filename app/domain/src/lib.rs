//! The rules of müraciət: the law's deadlines, the working calendar, the lifecycle of an appeal, numbers, forms.
//!
//! Pure: no input or output, no clock, no randomness; every function takes what it needs, `now` included, so the
//! browser and the server decide alike. It never contains SQL, HTTP or HTML. Begin reading at [`lifecycle`].

#[macro_use]
mod words;

pub mod account;
pub mod alert;
pub mod announcement;
pub mod appeal;
pub mod archive;
pub mod calendar;
pub mod complaint;
pub mod correspondence;
pub mod deadline;
pub mod desk;
pub mod eservice;
pub mod exchange;
pub mod fold;
pub mod geo;
pub mod help;
pub mod house;
pub mod ids;
pub mod incident;
pub mod kept_words;
pub mod lang;
pub mod lifecycle;
pub mod live;
pub mod map;
pub mod media;
pub mod notice;
pub mod number;
pub mod official;
pub mod open_data;
pub mod operator;
pub mod panel;
pub mod phone;
pub mod privacy;
pub mod procedure;
pub mod queue;
pub mod refusal;
pub mod registry;
pub mod regulation;
pub mod reports;
pub mod rights;
pub mod role;
pub mod routing;
pub mod signature;
pub mod statistics;
pub mod template;
pub mod terms;
pub mod time;
