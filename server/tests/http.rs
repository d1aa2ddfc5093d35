//! The server as browsers and programs see it: through its router, and where a port is needed through a real one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod http {
    mod account;
    mod bombs;
    mod browser;
    mod deliveries;
    mod environment;
    mod eservice_jsonld;
    mod eservices;
    mod exchange;
    mod faults;
    mod feed;
    mod free;
    mod gateway;
    mod guessed;
    mod killed;
    mod kiosk;
    mod letter_form;
    mod letters;
    mod live;
    mod multipart;
    mod notices;
    mod open_data;
    mod pages;
    mod program;
    mod queue;
    mod recordings;
    mod registry;
    mod regulations;
    mod report_form;
    mod restart;
    mod rights;
    mod sealed;
    mod security;
    mod sign_in;
    mod signature;
    mod site;
    mod smtp;
    mod upload;
    mod words_form;
}
